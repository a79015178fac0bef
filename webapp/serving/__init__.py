"""How the site is served: gunicorn's settings, its own answers, its log, and the editors' server.

Nobody keeps an access log: a visitor's address, page and browser are written nowhere.
"""
