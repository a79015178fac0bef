"""The commands `flask data`, `flask site` and `flask translations`."""
