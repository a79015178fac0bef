"""What the site must never say, and what it must always say, in every language."""

import re

import pytest

from tests.client import WORDS, PageClient
from tests.routes import all_paths
from tests.running import APP, CONTENT
from webapp.languages.locales import LOCALES

# Nobody here can promise these; a negated sentence must find other words.
NEVER_SAID = re.compile(
    r"you are safe|completely safe|guarantee|100% (?:safe|anonymous)|cover your tracks"
    r"|untraceable|strictly confidential|totally anonymous|prostitut|modern-day slave|voiceless",
    re.IGNORECASE,
)
NEVER_ALONE = re.compile(r"\b(confidential|anonymous|anonymously)\b", re.IGNORECASE)


@pytest.mark.parametrize("path", [p for p in all_paths(APP, CONTENT) if p.startswith("/en/")])
def test_no_page_promises_what_nobody_can_keep(pages: PageClient, path: str) -> None:
    said = pages.page(path).main
    if not path.startswith("/en/sources/"):
        assert not NEVER_SAID.search(said)
        assert not NEVER_ALONE.search(said.replace("Maine Address Confidentiality Program", ""))


@pytest.mark.parametrize("locale", LOCALES)
def test_advice_on_history_carries_both_warnings(pages: PageClient, locale: str) -> None:
    page = pages.page(f"/{locale}/safety/")
    words = WORDS[locale]
    for warning in (
        "An empty list can make somebody suspicious.",
        "If there is a spying program on the device, it may still see everything.",
    ):
        assert str(words.pgettext("safety", warning)) in page.main


@pytest.mark.parametrize("locale", LOCALES)
def test_hotline_counts_never_stand_without_their_limits(pages: PageClient, locale: str) -> None:
    words = WORDS[locale]
    limit = str(words.gettext("These are contacts to one hotline. "
                              "They do not show how many people are trafficked."))  # fmt: skip
    page = pages.page(f"/{locale}/numbers/")
    for section in page.all("main section"):
        said = " ".join(section.to_text().split())
        if section.attrs["aria-labelledby"] in {"hotline", "themselves", "then"}:
            assert limit in said
