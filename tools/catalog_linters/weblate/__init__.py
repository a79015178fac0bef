"""A Weblate of our own, thrown away afterwards, that takes the catalogs in: `make weblate`."""
