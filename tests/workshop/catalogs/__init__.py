"""Tests of `workshop/catalogs/`."""
