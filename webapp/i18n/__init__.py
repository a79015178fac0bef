"""The words: locales, catalogs, checks. Knows Babel, and no page."""
