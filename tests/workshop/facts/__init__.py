"""Tests of `workshop/facts/`."""
