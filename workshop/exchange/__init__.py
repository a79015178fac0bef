"""Sentences out to the tools and spreadsheets of others, and back in through the checks."""
