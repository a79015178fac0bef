"""The desk of translators: checks, commands, and pages where sentences are changed."""
