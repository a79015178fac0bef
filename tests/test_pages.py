"""Every page in every language keeps the rules of the house, and can be reached by links."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from babel.dates import get_day_names, get_month_names
from justhtml import Element, JustHTML

from tests import client as rules
from tests.client import PageClient, client_of
from tests.markup import find_unclosed_html
from tests.page import read_page, texts_of
from tests.routes import all_paths, page_rules, showing_paths
from tests.sites import PSEUDO, answers, fixture, rebuild, saying
from webapp.desk.extract import start_catalog
from webapp.facts.directory import options
from webapp.facts.models import slug
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import App
from webapp.words.catalogs import Translator, Words
from webapp.words.languages import language_name

SPOKEN = re.compile(r"aria-label|title|data-(label|hint|also|any|shown|two-more|one-more)")
LISTING = 'class="brief listing"'
FALLEN = "span[lang=en][dir=ltr]"


@pytest.mark.parametrize("path", all_paths(fixture()))
def test_page_keeps_the_rules(pages: PageClient, path: str) -> None:
    assert pages.page(path).main


def test_a_missing_page_keeps_them_in_the_readers_language(pages: PageClient) -> None:
    for code in pages.app.locales:
        page = pages.page(f"/{code}/nothing-here/", status=404)
        assert page.all("main > .hotlines a.act")
        assert page.all(".urgent a.act")


@pytest.mark.parametrize("kind", ["start", "missing", "fault"])
def test_a_page_in_all_languages_keeps_them(kind: str) -> None:
    app = rebuild()
    html = write_in_all_languages(app, kind)
    app.add_url_rule("/all", "all", lambda: html)
    page = read_page(app, "/all")
    assert not list(find_unclosed_html(page))
    for rule in set(rules.RULES) - {rules.check_language, rules.check_trial}:
        rule(page)
    client_of(fixture()).check_numbers(page)


LEAVING = 'rel="noreferrer noopener">x (leaves this site)</a>'
# What each rule must see on the English start page: a part more, or another in place of one.
FAULTS: Mapping[str, list[str | tuple[str, str]]] = {
    "check_numbers": ["<p>207-555-0199</p>", ("tel:+12075550100", "tel:+12075550109")],
    "check_addresses": [("/en/go/1/", "/en/go/shelter/"), ("/en/go/1/", "/en/go/1/?need=stay")],
    "check_title": [("<title>", "<title>Abuse: ")],
    "check_language": [('<html lang="en"', '<html lang="so"'), ('href="/ar/"', 'href="/so/"')],
    "check_trial": ["<p>This is a trial copy. Nobody runs it for the public yet.</p>"],
    "check_links_out": [
        '<a href="https://x.example" rel="noreferrer noopener">x</a>',
        '<a href="https://x.example">x (leaves this site)</a>',
        f'<a href="http://x.example" {LEAVING}',
    ],
    "check_calls": [("stay in the log", "vanish from the log")],
    "check_whatsapp": [f'<a href="https://wa.me/12075550107" {LEAVING}'],
    "check_authorities": [
        ('<h2 id="urgent">', '<a href="/en/card/">x</a><h2 id="urgent">'),
        ('href="sms:911"', 'href="tel:+12075550100"'),
        "<p>866 347 2423</p>",
        f'<a href="https://www.ice.gov/" {LEAVING}',
        '<div class="lawyers"></div>',
    ],
    "check_streets": ['<bdi translate="no">12 Harbor Street</bdi>'],
    "check_way_out": [
        ('id="leave"', 'id="left"'),
        ('href="https://www.weather.gov/"', 'href="https://x.example/"'),
        ("<meta charset", "<title>x</title><meta charset"),
        ('class="skip" href="#page"', 'class="skip" href="#ways"'),
    ],
    "check_markup": [
        "<form></form>",
        '<a href="/en/card/"></a>',
        "<p>يمكنك أن تتصل بهم في أي وقت</p>",
        '<p lang="ar">يمكنك</p>',
        '<p lang="x">x</p>',
        "<table><tbody><tr><td>x</td></tr></tbody></table>",
        '<div tabindex="0">x</div>',
        '<span aria-label="x">y</span>',
        "<h4>x</h4>",
        "<main></main>",
        ("<h1", '<h1 onclick="x()"'),
        ("<h1", '<h1 style="x"'),
        ("<h1", '<h1 id="ways"'),
        ('href="#corrections"', 'href="#nowhere"'),
        ('aria-label="Call 207', 'aria-label="Ring 207'),
        ("initial-scale=1", "initial-scale=1, user-scalable=no"),
    ],
}


@pytest.mark.parametrize(
    ("rule", "fault"), [(rule, fault) for rule, faults in FAULTS.items() for fault in faults]
)
def test_a_fault_is_seen_by_its_rule(
    pages: PageClient, rule: str, fault: str | tuple[str, str]
) -> None:
    old, new = fault if isinstance(fault, tuple) else ("</main>", f"{fault}</main>")
    sound, client = pages.page("/en/"), client_of(fixture())
    assert old in sound.response.text, "choose another text to damage"
    html = sound.response.text.replace(old, new, 1)
    check = getattr(client, rule, None) or getattr(rules, rule)
    with pytest.raises(AssertionError):
        check(replace(sound, root=JustHTML(html, sanitize=False)))


def test_every_page_and_table_is_reached_by_links_and_no_list_is_empty(app: App) -> None:
    """A link to nothing ends the walk with an error."""
    found = answers()
    files = {f"/tables/{slug(name)}.csv" for name in (*app.data.tables, "figures")}
    files |= {"/built.txt", f"/tables/{slug('datapackage')}.json"}
    assert files == {path for path, page in found.items() if page.mimetype != "text/html"}
    assert [p for p in found if "/any" in p and LISTING not in found[p].text] == []
    client = app.test_client()
    for path in {*all_paths(app)} - found.keys():
        assert "/any" in path, f"nothing leads to {path}"
        assert LISTING not in client.get(path).text, f"nothing leads to {path}"


def test_every_route_is_a_page_or_is_named_here(app: App) -> None:
    others = {r.rule for r in app.url_map.iter_rules()} - {r.rule for r in page_rules(app)}
    package = f"/tables/{slug('datapackage')}.json"
    assert others == {"/", "/tables/<table:key>.csv", package, "/built.txt"}


def test_titles_tell_pages_apart(app: App) -> None:
    """A narrowed list has the title of the list: it must not tell more."""
    for code in app.locales:
        titles = defaultdict(list)
        for path, page in answers().items():
            if path.startswith(f"/{code}/") and not re.search("/any/", path):
                titles[re.findall("<title>(.*?)</title>", page.text)[0]].append(path)
        assert len(titles) > len(app.data.doors)
        assert [paths for paths in titles.values() if len(paths) > 1] == []


def test_a_link_to_a_place_in_another_page_finds_it() -> None:
    english = (path for path in answers() if path.startswith("/en/"))
    html = {path: re.sub(r"\s+", " ", answers()[path].text) for path in english}
    links = {
        link for text in html.values() for link in re.findall(r'href="(/en/[^"#]*)#(.+?)"', text)
    }
    assert {path.split("/")[2] for path, _ in links} == {"numbers", "resources", "sources"}
    assert {(path, place) for path, place in links if f' id="{place}"' not in html[path]} == set()


def test_languages_are_open_where_somebody_enters_and_folded_inside(pages: PageClient) -> None:
    for code, locale in pages.app.locales.items():
        for path, status in ((f"/{code}/", 200), (f"/{code}/nothing-here/", 404)):
            assert not pages.page(path, status).all(".languages details")
        inner = pages.page(f"/{code}/safety/")
        assert inner.texts(".languages summary") == [locale.autonym]
        assert len(inner.links(".languages details")) == len(pages.app.locales)


@pytest.fixture(scope="module")
def names() -> re.Pattern[str]:
    """Return what is left without brackets: names, those of CLDR too, and levels of a standard."""
    app = fixture()
    locale = app.locales[PSEUDO]
    tags = {*options(app.data, "language"), *app.data.learners, *app.locales}
    tags |= {row.language for row in app.data.tables["languages"].rows}
    known = [
        *(language_name(tag, locale) for tag in tags),
        *get_day_names(locale=locale.cldr).values(),
        *get_month_names(locale=locale.cldr).values(),
        *("kaj", "atm", "ptm", "AA", "AAA"),
        *(name for each in app.locales.values() for name in each.thanks),
    ]
    return re.compile(
        rf"\b({'|'.join(sorted(map(re.escape, known), key=len, reverse=True))})\b", re.IGNORECASE
    )


def left_over(root: JustHTML, names: re.Pattern[str]) -> Iterator[str]:
    """Yield what a reader of the made-up language would meet in another one."""
    for text in texts_of(root.root):
        bare = names.sub(" ", re.sub(r"\[\[|\]\]", " ", text.data or ""))
        words = " ".join(word for word in bare.split() if word.isascii())  # the others are pseudo
        if re.search(r"[A-Za-z]{2,}", words) and not is_never_translated(text.parent):
            yield words
    for element in root.query("*"):
        for name, value in getattr(element, "attrs", {}).items():
            if SPOKEN.fullmatch(name) and "[[" not in str(value):
                yield f"{name}={value}"


def is_never_translated(element: object) -> bool:
    """Whether a text is in a name, a quote, a number, or the row of languages."""
    while isinstance(element, Element):
        if element.attrs.get("translate") == "no" or (
            element.name != "html" and element.attrs.get("lang")
        ):
            return True
        element = element.parent
    return False


def test_every_word_comes_from_a_catalog(pages: PageClient, names: re.Pattern[str]) -> None:
    """Where it does not, English is left over in a made-up language."""
    for path in showing_paths(pages.app, [PSEUDO]):
        page = pages.page(path, 404 if "nothing" in path else 200)
        assert [*left_over(page.root, names)] == [], path
    html = page.response.text.replace("</main>", '<p aria-label="Two words">Hard coded</p></main>')
    found = left_over(JustHTML(html, sanitize=False), names)
    assert {*found} == {"Hard coded", "aria-label=Two words"}


def test_only_the_sentence_that_fell_back_is_english() -> None:
    """A sentence that cannot be filled in, and one of the facts that waits for a translation."""
    locale, catalog = fixture().locales["so"], start_catalog(fixture().locales["so"])
    for sentence in ("Way out", "The languages of this site"):
        catalog.add(sentence, "%(nothing)s")
    faulty = Translator(Words(catalog, locale, catalog))
    page = read_page(rebuild(translators={"so": faulty}), "/so/languages/")
    assert page.all("html")[0].attrs["lang"] == "so"
    assert page.texts(f"h1 {FALLEN}") == ["The languages of this site"]
    assert page.all("nav.exit")[0].attrs["aria-label"] == "Way out"
    done, waiting, *_ = (
        door.label for door in fixture().data.doors.values() if "%" not in door.label
    )
    waits = saying(locale, lambda words: "Albaab" if words == done else words)
    page = read_page(rebuild(translators={"so": waits}), "/so/")
    assert {*page.texts(FALLEN)} & {done, waiting, "Albaab"} == {waiting}
    assert {"Albaab", waiting} <= {*page.texts(".ways-in span")}


def test_a_language_is_a_draft_until_all_of_it_is_reviewed(pages: PageClient) -> None:
    drafts = {code: t.coverage.is_draft for code, t in pages.app.translators.items()}
    assert drafts == {"en": False, "so": True, "ar": True, PSEUDO: False}
    page = pages.page("/en/languages/")
    rows = {
        row[0]: row[1:]
        for row in zip(*[iter(page.texts("tbody th bdi, tbody td"))] * 6, strict=True)
    }
    total, _, _, safety, _ = rows["English"]
    safe = safety.split()[-1]
    assert safety == f"{safe} of {safe}"
    assert rows["Soomaali"] == rows["العربية"] == (total, total, "0", f"0 of {safe}", "Draft")
    assert rows[pages.app.locales[PSEUDO].autonym] == (total, total, total, safety, "Reviewed")
    thanks = [f"{each.autonym}: " for each in pages.app.locales.values() if each.thanks]
    shown = page.texts("#thanks ~ ul li")
    assert [text.startswith(to) for text, to in zip(shown, thanks, strict=True)] == [True] * len(
        thanks
    )
    assert "Pseudo: A. Tester and B. Tester" in shown
