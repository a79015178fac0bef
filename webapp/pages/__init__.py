"""What visitors get: the pages, error pages, and the folder that nginx serves."""
