"""Catalogs as files: taken out of the sources, kept in step, read as a whole, left to do."""
