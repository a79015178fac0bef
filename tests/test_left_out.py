"""Who was left out: readers of other languages, helpers, who finds an error, who takes the site."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.page import Page, in_order, links_in, read_page, text_of
from tests.sites import change, fixture, rebuild
from webapp.cli import data as data_commands
from webapp.desk.commands import translations as translations_commands
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import HEADERS, TLS, App
from webapp.settings import ROOT
from webapp.words.formats import group_phone

DATA = fixture().data
NAMES = {"ln": ("ltr", "Lingála"), "fa-AF": ("rtl", "دری"), "km": ("ltr", "ខ្មែរ")}  # by CLDR
PHRASES = [f"“{name} interpreter, please.”" for name in ("Lingala", "Dari", "Khmer")]
FIRST = [DATA.services[key].phones[0].number for key in DATA.site.first]
NOBODY = (
    "Nobody has called some of these numbers yet to check them. We found them in published sources."
)
TELL = "Is something wrong here? Tell us, in any language:"
MAIL = "Do not write about yourself. A copy of your e-mail stays on this device."
ANOTHER = "If a number does not work, you can ask this line for another:"
WAYS = ("corrections", "corrections_phone", "corrections_post")
MOST_WORDS, STRIPS = 700, 8


def each(path: str, app: App | None = None) -> Iterator[Page]:
    """Yield a page of the made-up site in every language."""
    app = app or fixture()
    return (read_page(app, f"/{code}/{path}") for code in app.locales)


def with_site(**answers: object) -> App:
    """Return the made-up site with other answers of `site.yaml`."""
    return rebuild(data=change(DATA, {"site": answers}))


# Other languages


@pytest.mark.promise("S14", "W15")
@pytest.mark.parametrize("path", ["", "languages/"])
def test_one_link_names_other_languages_each_marked_as_what_it_is(path: str) -> None:
    for page in each(path):
        [link] = [a for a in page.all("a") if links_in(a) == [f"/{page.locale.code}/other/"]]
        names = [e for e in in_order(link) if e.attrs.get("lang")]
        found = {e.attrs["lang"]: (e.attrs["dir"], text_of(e)) for e in names}
        assert found == NAMES


@pytest.mark.promise("S14")
def test_the_page_in_all_languages_names_the_others_too() -> None:
    html = write_in_all_languages(rebuild(), "start")
    assert all(f'lang="{tag}"' in html for tag in NAMES)
    assert 'href="/en/other/"' in html


@pytest.mark.promise("S14")
def test_the_menu_of_languages_leads_on_who_finds_none() -> None:
    for page in each("safety/"):
        *_, last = page.all(".languages a")
        assert links_in(last) == [f"/{page.locale.code}/other/"]
        assert text_of(last) == page.said("Not your language?", None)


@pytest.mark.promise("S14")
def test_a_reader_of_another_language_finds_a_number_and_what_to_say_and_no_promise() -> None:
    for page in each("other/"):
        assert page.links("main .button")[0] == DATA.services["coast"].phones[0].href
        counted = page.texts(".card")[0].partition(page.said("A source says:", None))[2]
        assert "200" in counted
        assert page.texts(".phrase") == PHRASES
        assert {(e.attrs["lang"], e.attrs["dir"]) for e in page.all(".phrase")} == {("en", "ltr")}
        own = {e.attrs["lang"]: (e.attrs["dir"], text_of(e)) for e in page.all("h3 bdi")}
        assert own == NAMES
        unknown = "We do not know if there is an interpreter for each of these languages. Ask."
        assert page.said(unknown) in page.main
        [keys] = page.texts(".say")  # of a menu with Khmer: none asks for the page's language
        assert re.findall(r"\d", keys) == ["2", "6"]
        assert len(page.links("section .card[id] .button")) == 2 * len(PHRASES)


@pytest.mark.promise("W15")
def test_a_language_whose_name_would_be_a_guess_is_refused(data_copy: Path) -> None:
    edit(data_copy, "[ln, fa-AF, km]", "[ln, kmb]")
    run(data_copy, "accept", "--by", "AB", typed="2075550111\ny\n")
    line = (
        (data_copy / "site.yaml")
        .read_text("utf-8")
        .splitlines()
        .index("other_languages: [ln, kmb]")
    )
    said = f"data/site.yaml:{line + 1}: CLDR does not know what 'kmb' calls itself; take it out"
    assert said in run(data_copy, "check").output


# Helpers


@pytest.mark.promise("S15")
def test_a_situation_splits_into_pages_that_are_not_on_the_start_page() -> None:
    for page in each("go/2/"):
        code = page.locale.code
        assert page.links(".situations") == [f"/{code}/go/4/", f"/{code}/go/5/"]
        assert page.said_by("door4.label", "It is about a boat") in page.texts(".situations")[0]
        assert f"/{code}/about/#listed" in page.links("main")
        assert f"/{code}/go/4/" not in page.links(".folds")
    for page in each(""):
        assert page.links(".situations li") == [f"/{page.locale.code}/go/{n}/" for n in (1, 2, 3)]
    for page in each("go/4/"):
        _, after = page.main.split(group_phone(FIRST[1]), 1)
        for words in DATA.situations["4"].know:
            assert page.said_by("door4.know", words) in after
        assert page.all(".situations") == []  # one that names another part links it as any other
        assert f"/{page.locale.code}/go/5/" in page.links(".folds")


# Poster


@pytest.mark.promise("T19")
def test_a_poster_has_strips_that_tell_nothing_but_numbers_and_what_to_say() -> None:
    labels = [(f"{key}.short", DATA.services[key].short) for key in DATA.site.first]
    for page in each("card/wall/"):
        strips = page.all(".strips > div")
        assert len(strips) == STRIPS
        for strip in strips:
            assert all(group_phone(number) in text_of(strip) for number in FIRST)
            says = [e for e in in_order(strip) if e.attrs.get("class") == "say"]
            assert len(says) == (0 if page.locale.code == "en" else 2)
            assert not any(page.said_by(*label) in text_of(strip) for label in labels)


@pytest.mark.promise("T19")
def test_a_poster_says_nothing_unfinished_but_that_it_is_a_trial_copy() -> None:
    trial = "This is a trial copy. Nobody runs it for the public yet."
    for app, is_trial in ((fixture(), False), (with_site(operator=""), True)):
        for page in each("card/wall/", app):
            assert page.said(NOBODY, None) not in page.main
            assert (page.said(trial, None) in page.main) == is_trial
        assert all(page.said(NOBODY, None) in page.main for page in each("card/", app))


# A wrong number


@pytest.mark.promise("F12", "H5", "N11")
@pytest.mark.parametrize("way", [*WAYS, ""])
def test_whom_to_tell_is_said_as_it_is_set_and_who_gives_another_number(way: str) -> None:
    written = {each_way: getattr(DATA.site, each_way) for each_way in WAYS}
    shown = written | {"corrections_phone": group_phone(written["corrections_phone"])}
    nothing = {each_way: type(DATA.site).model_fields[each_way].default for each_way in WAYS}
    app = with_site(
        **nothing | {each_way: written[each_way] for each_way in WAYS if each_way == way}
    )
    number = group_phone(DATA.referral.phones[0].number)
    for page in each("safety/", app):
        [box] = page.texts("#corrections")
        assert [each_way for each_way in WAYS if shown[each_way] in box] == [way] * bool(way)
        assert (page.said(TELL, None) in box) == bool(way)
        assert (page.said(MAIL) in box) == (way == "corrections")
        assert f"{page.said(ANOTHER)} {DATA.referral.name} {number}" in box
        assert app.data.site.is_trial_copy == (not way)


@pytest.mark.promise("N2")
def test_accept_asks_once_more_for_the_number_that_readers_may_call(data_copy: Path) -> None:
    edit(data_copy, "555-0111", "555-0112")
    assert run(data_copy, "accept", "--by", "AB", typed="2075550111\ny\n").exit_code == 1
    said = run(data_copy, "accept", "--by", "AB", typed="2075550112\ny\n").output
    assert "For errors on this site: type the number from your phone" in said


def test_the_guide_of_editors_is_one_link_from_about_or_named() -> None:
    for page in each("about/"):
        assert DATA.site.editors_guide in page.links("main")
        assert "docs/editors.md" not in page.main
    for page in each("about/", with_site(editors_guide=None)):
        assert "docs/editors.md" in page.main


# Handing over


@pytest.mark.promise("H17")
def test_the_headers_for_hosts_without_a_shell_are_those_of_the_site() -> None:
    text = (ROOT / "deploy/_headers").read_text("utf-8")
    pages, tables = text.split("/tables/*\n")
    assert dict(re.findall(r"^  ([\w-]+): (.+)$", pages, re.MULTILINE)) == {**HEADERS, **TLS}
    assert "/*\n" in pages
    assert "  Content-Type: text/plain; charset=utf-8\n" in tables  # else it is saved on the device


def test_the_first_week_is_one_page_whose_commands_there_are() -> None:
    text = (ROOT / "docs/first-week.md").read_text("utf-8")
    assert len(text.split()) <= MOST_WORDS
    groups = {"data": data_commands, "translations": translations_commands}
    commands = re.findall(r"\bflask (\w+) (\w+)", text)
    assert {group for group, _ in commands} == groups.keys()
    assert [name for group, name in commands if name not in groups[group].commands] == []
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"\bmake(?: -C \S+)? ([a-z]+)$", text, re.MULTILINE)
    assert targets
    assert [target for target in targets if f"\n{target}:" not in makefile] == []


def run(folder: Path, *args: str, typed: str = "") -> Result:
    env = {"SITE_DATA": str(folder), "SITE_TRANSLATIONS": str(ROOT / "translations")}
    return CliRunner().invoke(data_commands, args, input=typed, env=env)


def edit(folder: Path, old: str, new: str) -> None:
    text = (folder / "site.yaml").read_text("utf-8")
    assert text.count(old) == 1
    (folder / "site.yaml").write_text(text.replace(old, new), "utf-8")
