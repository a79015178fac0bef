"""What visitors get: the pages, what stands in for one, and the folder that nginx serves."""
