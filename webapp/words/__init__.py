"""Translations: languages, catalogs, reviews, and formatting of names and phone numbers."""
