"""The page of sources: by kind and year, with how far to trust each, and no link that misleads."""

from tests.client import PageClient
from tests.page import in_order, text_of
from tests.sites import RunningSite
from webapp.content.figures import SourceKind
from webapp.content.slugs import slug_of
from webapp.site.copy.figures import reliability_label, source_kind_label


def test_every_source_is_below_its_kind_and_its_year(site: RunningSite, pages: PageClient) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/sources/")
        place: dict[str, tuple[str, str]] = {}
        kind = year = ""
        for element in in_order(page.all("main")[0]):
            if element.name == "h2":
                kind = text_of(element)
            elif element.name == "h3":
                year = text_of(element)
            elif element.name == "li" and element.attrs.get("tabindex"):
                place[str(element.attrs["id"])] = (kind, year)
        no_date = page.words.gettext("No date").unescape()
        assert place == {
            slug_of(key): (
                source_kind_label(source.kind, page.words).unescape(),
                str(source.dated.end.year) if source.dated else no_date,
            )
            for key, source in site.content.sources.items()
        }


def test_kinds_are_in_one_order_and_years_from_the_newest(pages: PageClient) -> None:
    page = pages.page("/en/sources/")
    sections = page.all("main section")[1:]
    kinds = [
        kind
        for kind in SourceKind
        if any(source.kind is kind for source in page.site.content.sources.values())
    ]
    ids = [str(element.attrs["aria-labelledby"]) for element in sections]
    assert ids == [kind.value.replace(" ", "-") for kind in kinds]
    for section in sections:
        years = [text_of(element) for element in in_order(section) if element.name == "h3"]
        dated = [year for year in years if year.isdecimal()]
        assert years == [*sorted(dated, reverse=True), *(["No date"] if "No date" in years else [])]


def test_what_reading_means_is_said_and_how_reliable_each_source_is(pages: PageClient) -> None:
    page = pages.page("/en/sources/")
    assert "Of many pages we saw only the beginning." in page.main
    for key, source in page.site.content.sources.items():
        text = text_of(page.all(f"#{slug_of(key)}")[0])
        assert text.endswith(reliability_label(source.reliability, page.words).unescape())
