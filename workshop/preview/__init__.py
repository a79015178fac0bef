"""The translators' workshop: the site on one's own machine, where a click on a sentence edits it.

Nothing of the deployed site imports it; it listens on 127.0.0.1 alone.
"""
