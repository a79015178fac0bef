"""Who was left out: readers of other languages, helpers, who finds an error, who takes the site."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.page import Page, in_order, links_in, read_page, text_of
from tests.processes import TLS
from tests.routes import each_kind
from tests.sites import change, edit, fixture, rebuild
from webapp.cli.data import data_commands
from webapp.pages.app import HEADERS, App
from webapp.pages.errors import write_in_all_languages
from webapp.settings import ROOT
from webapp.words.formats import group_phone

DATA = fixture().data
NAMES = {"ln": ("ltr", "Lingála"), "fa-AF": ("rtl", "دری"), "km": ("ltr", "ខ្មែរ")}  # by CLDR
FIRST = [group_phone(DATA.services[key].phones[0].number) for key in DATA.site.on_every_page]
NOBODY = (
    "Nobody has called some of these numbers yet to check them. We found them in published sources."
)
TRIAL = "This is a trial copy. Nobody runs it for the public yet."
NOTHING = {"corrections": "", "corrections_phone": None, "corrections_post": ""}


def each(path: str, app: App | None = None) -> Iterator[Page]:
    """Yield a page of the made-up site in every language."""
    app = app or fixture()
    return (read_page(app, f"/{code}/{path}") for code in app.locales)


def with_site(**answers: object) -> App:
    """Return the made-up site with other answers of `site.yaml`."""
    return rebuild(data=change(DATA, {"site": answers}))


@pytest.mark.promise("S14", "W15")
@pytest.mark.parametrize("path", ["languages/", "safety/"])
def test_one_link_names_other_languages_each_marked_as_what_it_is(path: str) -> None:
    for page in each(path):
        *_, link = [a for a in page.all("a") if links_in(a) == [f"/{page.locale.code}/other/"]]
        names = [e for e in in_order(link) if e.attrs.get("lang")]
        assert {e.attrs["lang"]: (e.attrs["dir"], text_of(e)) for e in names} == NAMES


@pytest.mark.promise("S14", "W15")
def test_start_page_links_each_other_language_to_its_own_words() -> None:
    for page in each(""):
        address = f"/{page.locale.code}/other/"
        words = read_page(fixture(), address)
        for tag, (direction, name) in NAMES.items():
            (link,) = [a for a in page.all("main a") if links_in(a) == [f"{address}#{tag}"]]
            (marked,) = [e for e in in_order(link) if e.attrs.get("lang") == tag]
            assert (marked.attrs["dir"], text_of(marked)) == (direction, name)
            (entry,) = words.all(f'[id="{tag}"]')
            assert name in text_of(entry)


@pytest.mark.promise("S14")
def test_words_for_a_language_name_the_line_that_knows_all_services_with_its_key() -> None:
    """The referral interprets here behind a key, and it is not the line of the head of the page."""
    phone = (
        DATA.services["harbor-text"]
        .phones[0]
        .model_copy(update={"interpreter": "yes", "interpreter_keys": "6"})
    )
    changes: dict[str, dict[str, object]] = {
        "harbor-text": {"phones": [phone]},
        "site": {"referral": "harbor-text"},
    }
    page = read_page(rebuild(data=change(DATA, changes)), "/en/other/")
    for tag in NAMES:
        (entry,) = page.all(f'[id="{tag}"]')
        text = text_of(entry)
        assert f"Call {group_phone(phone.number)} For an interpreter, press 6 and say" in text


@pytest.mark.promise("S14")
def test_pages_lead_on_who_finds_no_language() -> None:
    html = write_in_all_languages(rebuild(), "start")
    assert all(each in html for each in ('href="/en/other/"', *(f'lang="{tag}"' for tag in NAMES)))
    for page in each(""):
        *_, last = page.all(".languages a")
        assert links_in(last) == [f"/{page.locale.code}/other/"]
        assert text_of(last).endswith(f"+{len(NAMES)}")


@pytest.mark.promise("W15")
def test_a_language_whose_name_would_be_a_guess_is_refused(data_copy: Path) -> None:
    text = edit(data_copy / "site.yaml", "[ln, fa-AF, km]", "[ln, kmb]")
    line = text[: text.index("[ln, kmb]")].count("\n") + 1
    env = {"SITE_DATA": str(data_copy), "SITE_TRANSLATIONS": str(ROOT / "translations")}
    answers = ["accept", "--by", "AB"], ["check"]
    *_, output = (
        CliRunner().invoke(data_commands, each, input="2075550111\ny\n", env=env).output
        for each in answers
    )
    assert (
        f"data/site.yaml:{line}: CLDR does not know what 'kmb' calls itself; take it out" in output
    )


@pytest.mark.promise("S15")
def test_a_situation_splits_into_pages_that_are_not_on_the_start_page() -> None:
    for page in each("go/2/"):
        code = page.locale.code
        assert page.links(".situations") == [f"/{code}/go/4/", f"/{code}/go/5/"]
        assert (
            page.translate_of("situation4.label", "It is about a boat")
            in page.texts(".situations")[0]
        )
    for page in each(""):
        *shown, _ = page.links(".situations li")
        assert shown == [f"/{page.locale.code}/go/{n}/" for n in (1, 2, 3)]
    for page in each("go/4/"):
        assert f"/{page.locale.code}/go/5/" in page.links(".folds")


@pytest.mark.promise("T19")
@pytest.mark.parametrize("operator", ["Island Desk", ""])
def test_a_poster_tells_only_numbers_what_to_say_and_that_it_is_a_trial_copy(operator: str) -> None:
    for page in each("card/wall/", with_site(operator=operator)):
        assert page.translate(NOBODY, None) not in page.main
        assert (page.translate(TRIAL, None) in page.main) == (not operator)
        strips = page.all(".strips > div")
        assert len(strips) == 8
        for strip in strips:
            assert all(number in text_of(strip) for number in FIRST)
            says = [e for e in in_order(strip) if e.attrs.get("class") == "say"]
            assert len(says) == (0 if page.locale.code == "en" else 2)
            for key in DATA.site.on_every_page:
                name = page.translate_of(f"{key}.short", DATA.services[key].short)
                assert name not in text_of(strip)


@pytest.mark.promise("F12", "H5", "N11")
@pytest.mark.parametrize("way", [*NOTHING, ""])
def test_whom_to_tell_is_said_as_it_is_set_and_who_gives_another_number(way: str) -> None:
    written = {name: getattr(DATA.site, name) for name in NOTHING}
    shown = written | {"corrections_phone": group_phone(written["corrections_phone"])}
    app = with_site(**{name: written[name] if name == way else NOTHING[name] for name in NOTHING})
    assert bool(app.data.site.unset) == (not way)
    own = "Do not write about yourself. A copy of your e-mail stays on this device."
    sentences = (
        ("Is something wrong here? Tell us, in any language:", None, bool(way)),
        (own, "safety", way == "corrections"),
        ("Nobody is named yet whom you can tell of an error on this site.", None, not way),
        ("If a number does not work, you can ask this line for another:", "safety", True),
    )
    pages = [*each("safety/", app), *(read_page(app, path) for path in each_kind(app, "en"))]
    for page in pages:
        [box] = page.texts("#corrections")
        assert [name for name in NOTHING if shown[name] in box] == [way] * bool(way)
        for sentence, context, is_there in sentences:
            assert box.count(page.translate(sentence, context)) == is_there, page.path


@pytest.mark.promise("F12")
@pytest.mark.parametrize(
    "unset", [{"operator": "unknown"}, {"independent": "unknown"}, {"money": []}]
)
def test_a_site_is_a_trial_copy_until_all_is_said(unset: dict[str, object]) -> None:
    assert TRIAL in read_page(with_site(**unset), "/en/nothing-here/").text
    assert TRIAL in write_in_all_languages(with_site(**unset), "fault")


# Handing over


@pytest.mark.promise("H17")
def test_the_headers_for_hosts_without_a_shell_are_those_of_the_site() -> None:
    pages, tables = (ROOT / "deploy/_headers").read_text("utf-8").split("/tables/*\n")
    assert dict(re.findall(r"^  ([\w-]+): (.+)$", pages, re.MULTILINE)) == {**HEADERS, **TLS}
    assert "  Content-Type: text/plain; charset=utf-8\n" in tables  # else it is saved on the device
