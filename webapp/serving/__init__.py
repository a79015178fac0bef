"""How the site is served: gunicorn's settings, its own answers, its log, and the editors' server.

There is no access log: nothing of a visitor is written but the route on which a page failed.
"""
