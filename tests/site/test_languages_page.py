"""The page of languages says of each translation what its catalogs say."""

from dataclasses import replace
from datetime import timedelta

from tests.client import PageClient
from tests.page import text_of
from tests.site.otherwise import otherwise
from tests.sites import PSEUDO, REVIEWED_DAY, RunningSite, fixture_translations
from webapp.i18n import catalogs
from webapp.i18n.translator import Translator


def test_each_language_has_the_row_of_its_catalogs(pages: PageClient) -> None:
    page = pages.page("/en/languages/")
    names = [str(element.attrs["lang"]) for element in page.all("tbody th bdi")]
    cells = [text_of(cell) for cell in page.all("tbody td")]
    width = len(cells) // len(names)
    found = {name: cells[n * width : (n + 1) * width] for n, name in enumerate(names)}
    assert names == list(page.site.locales)
    total, _, _, safety = found["en"][:4]
    safe = safety.split()[-1]
    assert safety == f"{safe} of {safe}"
    for code in names[1:]:
        coverage = page.site.words[code].coverage
        assert (str(coverage.messages), str(coverage.safety)) == (total, safe)
    assert found["en"][4:] == ["–", "Original"]
    for code in ("so", "ar"):
        assert found[code] == [total, total, "0", f"0 of {safe}", "None yet", "Draft"]
    assert found[PSEUDO] == [total, total, total, safety, "April 1, 2025", "Reviewed"]


def test_only_who_wants_to_be_named_is_thanked(site: RunningSite, pages: PageClient) -> None:
    thanked = pages.page("/en/languages/").all("#thanks ~ ul li")
    assert [text_of(element) for element in thanked] == ["Pseudo: A. Tester and B. Tester"]
    t = site.words[PSEUDO]
    nobody = replace(t.translation, locale=replace(t.locale, thanks=()))
    other = PageClient(otherwise(translators={PSEUDO: Translator(nobody)}))
    assert not other.page("/en/languages/").all("#thanks")


def test_a_review_of_tomorrow_does_not_count() -> None:
    folder = fixture_translations()
    before = catalogs.load(folder, today=REVIEWED_DAY - timedelta(days=1))[PSEUDO].coverage
    assert (before.last_review, before.reviewed) == (None, 0)
    assert catalogs.load(folder, today=REVIEWED_DAY)[PSEUDO].coverage.reviewed == before.messages
