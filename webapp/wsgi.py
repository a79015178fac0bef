"""The app for a WSGI server; problems in data or catalogs end the start with their lines."""

from webapp.serving.starting import make_site_or_end

app = make_site_or_end()
