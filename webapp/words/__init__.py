"""What translators write: languages, catalogs, reviews, and how numbers and dates are written."""
