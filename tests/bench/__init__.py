"""How dear a page is, beside nginx with the same bytes: `make bench`."""
