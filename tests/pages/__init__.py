"""Tests of pages: a file for each page, or for each group of similar pages."""
