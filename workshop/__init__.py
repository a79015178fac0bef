"""The local desk of translators and editors; it imports the site, and the site knows nothing of it.

Its doors are commands: what `flask data` and `flask translations` do beside the site's own check,
`python -m workshop` for the preview, `python -m workshop.reloading` for the site that follows.
"""
