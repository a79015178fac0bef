"""The filters: links of fixed words, in any combination, with true counts and no dead end."""

import random
import re

import pytest

from tests.client import WORDS, PageClient, text_of
from tests.running import CONTENT
from webapp.content.directory import FACETS, Choice, count, options
from webapp.languages.locales import LOCALES

DAYS = "A lawyer may need days to call back. Say that you were trafficked."


@pytest.mark.parametrize("seed", range(25))
def test_any_walk_through_the_questions_is_counted_right(pages: PageClient, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a repeatable walk
    path = f"/{chance.choice(list(LOCALES))}/resources/"
    for _ in range(len(FACETS)):
        page = pages.page(path)
        answers = [a for a in page.all(".questions li a") if a.query_one(".count [aria-hidden]")]
        assert answers
        link = chance.choice(answers)
        promised = int(re.findall(r"\d+", text_of(link.query_one(".count [aria-hidden]")))[0])  # type: ignore[arg-type]
        assert promised >= 1
        path = str(link.attrs["href"]).partition("#")[0]
        assert len(pages.page(path).all(".listing")) == promised


def test_every_answer_of_every_question_finds_somebody() -> None:
    for facet in FACETS:
        for word in options(facet, CONTENT):
            if (facet, word) != ("where", "unsure"):
                assert count(CONTENT, Choice().with_answer(facet, word)) >= 1


@pytest.mark.parametrize("locale", LOCALES)
def test_authorities_never_stand_without_a_lawyer(pages: PageClient, locale: str) -> None:
    for identifier, service in CONTENT.services.items():
        page = pages.page(f"/{locale}/resources/{identifier}/")
        lawyers = {str(a.attrs["href"]) for a in page.all(".lawyers a")}
        if service.authority in {"police", "immigration"}:
            assert f"/{locale}/resources/ilap/" in lawyers
            assert f"/{locale}/resources/ptla/" in lawyers
            assert str(WORDS[locale].pgettext("safety", DAYS)) in page.main
        else:
            assert not lawyers


def test_advocates_come_before_authorities(pages: PageClient) -> None:
    shown = [str(e.attrs["id"]) for e in pages.page("/en/resources/").all(".listing")]
    assert len(shown) == len(CONTENT.services)
    assert shown.index("hsi") > shown.index("sa-helpline")
    assert shown.index("hsi") > shown.index("nhth")
    assert shown[0] == CONTENT.featured.home[0]


def test_a_somali_reader_in_lewiston_finds_the_somali_menu(pages: PageClient) -> None:
    page = pages.page("/so/resources/?where=androscoggin&language=so&need=legal")
    assert page.all(".listing")[0].attrs["id"] == "ptla"
    assert "Soomaali" in page.main
