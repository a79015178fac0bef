"""What no page may say, whoever wrote it."""

import re

from justhtml import Element

from tests.page import Page, texts_of

# Nobody here can promise these; a negated sentence must find other words.
NEVER_SAID = re.compile(
    r"you are safe|completely safe|guarantee|100% (?:safe|anonymous)|cover your tracks"
    r"|untraceable|strictly confidential|totally anonymous|prostitut|modern-day slave|voiceless"
    r"|\b(?:confidential|anonymous|anonymously)\b",
    re.IGNORECASE,
)
NOT_KNOWN_TO_REPORT = "We do not know what they must report. Ask before you give your name."
# A heading that counts, as "Anywhere in Maine: 4", may be before the name of an organization.
STREET = re.compile(r"(?<!: )\b\d+ [A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\b")


def own_words(page: Page) -> str:
    """Return what the page itself says: names, addresses and quotes of others left out."""
    texts = [text.data or "" for text in texts_of(page.root.root) if not _is_others(text.parent)]
    return " ".join(" ".join(texts).split())


def _is_others(element: object) -> bool:
    while isinstance(element, Element):
        if element.name == "blockquote" or element.attrs.get("translate") == "no":
            return True
        element = element.parent
    return False


def broken_promises(page: Page) -> list[str]:
    """Return what a page says that it must not: promises, and addresses of places."""
    return [*NEVER_SAID.findall(own_words(page)), *STREET.findall(page.main)]
