"""The catalogs under the tools of others: `make peers`, `make weblate`. No part of the site."""
