"""The text of a page, line by line, for people who compare two versions of it."""

import re
from html import unescape
from http import HTTPStatus

from webapp.pages.app import App

_INLINE_TAG = re.compile(r"</?(?:a|bdi|span|strong)\b[^>]*>")
_TAG = re.compile(r"<script.*?</script>|<[^>]*>", re.DOTALL)


def read_page_text(app: App, path: str) -> list[str]:
    """Return the lines of text in the content of a page; none if the site has no such page."""
    response = app.test_client().get(path)
    if response.status_code != HTTPStatus.OK:
        return []
    content = response.text.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    lines = _TAG.sub("\n", _INLINE_TAG.sub("", content)).splitlines()
    texts = [" ".join(unescape(line).split()) for line in lines]
    return [text for text in texts if text]
