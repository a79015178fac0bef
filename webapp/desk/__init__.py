"""The desk of translators: checks, extraction, commands, and pages where sentences are changed."""
