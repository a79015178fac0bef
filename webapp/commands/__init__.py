"""Commands of the site itself: `flask data check`, `flask site`."""
