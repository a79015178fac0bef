"""Tests that only a real browser can answer."""
