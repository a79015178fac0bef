"""Tests that only `make audit` runs, before a release: they are too slow or too unreliable."""
