"""The domains that translators work on: those of the site, and the words of the workshop itself.

The site reads none of the workshop's: it runs where this folder is deleted.
"""

from webapp.i18n.catalogs import DOMAINS

WORKSHOP = "workshop"
EVERY_DOMAIN = (*DOMAINS, WORKSHOP)
