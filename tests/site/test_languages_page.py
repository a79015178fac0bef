"""The page of languages says of each translation what its catalogs say."""

from copy import copy
from dataclasses import replace

from tests.client import PageClient
from tests.page import text_of
from tests.site.otherwise import otherwise
from tests.sites import PSEUDO, RunningSite
from webapp.words.catalogs import Translator


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
    assert found["en"][4:] == ["Original"]
    for code in ("so", "ar"):
        assert found[code] == [total, total, "0", f"0 of {safe}", "Draft"]
    assert found[PSEUDO] == [total, total, total, safety, "Reviewed"]


def test_only_who_wants_to_be_named_is_thanked(site: RunningSite, pages: PageClient) -> None:
    thanked = pages.page("/en/languages/").all("#thanks ~ ul li")
    assert [text_of(element) for element in thanked] == ["Pseudo: A. Tester and B. Tester"]
    nobody = copy(site.words[PSEUDO].words)
    nobody.locale = replace(nobody.locale, thanks=())
    other = PageClient(otherwise(translators={PSEUDO: Translator(nobody)}))
    assert not other.page("/en/languages/").all("#thanks")
