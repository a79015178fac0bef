"""The catalogs under the tools of others: `make peers`. No part of the site."""
