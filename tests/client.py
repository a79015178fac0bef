"""A client that holds every page to the rules of the house: to test a page, ask for it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from http import HTTPStatus
from urllib.parse import urlsplit

from justhtml import Element, JustHTML, Text

from tests.markup import find_faults, find_unclosed_html
from tests.page import Page, in_order, links_in, locale_around, text_of, texts_of
from tests.routes import showing_paths
from webapp.facts.directory import options
from webapp.facts.models import slug
from webapp.pages.assets import read_assets
from webapp.pages.site import App
from webapp.words.formats import group_phone
from webapp.words.languages import SOURCE

PHONE = re.compile(r"(?<![\d-])(?:1-)?\d{3}[-.\s]\d{3}[-.\s]\d{4}(?!\d)", re.ASCII)
WHATSAPP = "wa.me"
LEAVE = read_assets()["leave_script"]
ICE_NUMBERS = ("8663472423", "8774474847")
SLUG = re.compile(r"[a-z]\d{4}", re.ASCII)
# A heading that counts, as "Anywhere in Maine: 4", may be before the name of an organization.
STREET = re.compile(r"(?<!: )\b\d+ [A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\b")
# Before you add a word: would you mind if somebody who watches you read it in your history?
NEUTRAL = (
    "resources towns asking numbers safety card sources languages about accessibility tables page"
    " ways chosen go two wall plain any unsure recent cite near corrections voice text whatsapp"
    " chat 24"
)


class PageClient:
    """Asks a site for pages and fails on the first rule that one breaks; remembers each page."""

    def __init__(self, app: App, parsed: Iterable[str] = ()) -> None:
        """Take the registry of numbers from the facts of the site.

        The slow parser of the standard reads errors and what is named to be `parsed`.
        """
        self.app = app
        self.client = app.test_client()
        self.parsed = frozenset(parsed)
        phones = (phone for service in app.data.services.values() for phone in service.phones)
        self.numbers = {phone.number for phone in phones}
        self.shown = set(map(group_phone, self.numbers))
        self.known = {"", *NEUTRAL.split(), *app.locales, *app.data.counties, *app.data.situations}
        self.known |= {*options(app.data, "language")}
        self._pages: dict[tuple[str, int], Page] = {}

    def page(self, path: str, status: int = 200) -> Page:
        """Return a page after checking every rule; a page that was checked is not asked again.

        A service may be asked for by its id, in place of the slug in its address.
        """
        parent, _, name = path.rstrip("/").rpartition("/")
        if parent.endswith("/resources") and name in self.app.data.services:
            path = f"{parent}/{slug(name)}/"
        if (path, status) not in self._pages:
            self._pages[path, status] = self._check(path, status)
        return self._pages[path, status]

    def each(self, path: str, status: int = 200) -> Iterator[Page]:
        """Yield a page in every language."""
        for code in self.app.locales:
            yield self.page(f"/{code}/{path}", status)

    def _check(self, path: str, status: int) -> Page:
        response = self.client.get(path)
        assert response.status_code == status, f"{path}: {response.status}"
        page = Page(path, JustHTML(response.text, sanitize=False), response, self.app)
        if path in self.parsed or status != HTTPStatus.OK:
            assert not list(find_unclosed_html(page)), path
        for rule in RULES:
            rule(page)
        self.check_numbers(page)
        self.check_addresses(page)
        return page

    def check_numbers(self, page: Page) -> None:
        """Every number that looks like a phone's, and every link that calls, is in the registry."""
        for link in page.all("a"):
            href = str(link.attrs.get("href", ""))
            scheme, _, number = href.partition(":")
            if scheme in {"tel", "sms"}:
                assert number in self.numbers, f"{page.path}: {scheme}:{number}"
            if urlsplit(href).hostname == WHATSAPP:
                assert f"+{urlsplit(href).path[1:]}" in self.numbers, f"{page.path}: {href}"
        for printed in page.all(".tel"):
            if printed.name == "bdi":
                assert text_of(printed) in self.shown, f"{page.path}: {text_of(printed)}"
                assert printed.attrs["dir"] == "ltr"
                assert printed.attrs["translate"] == "no"
        for text in texts_of(page.root.root):
            for found in PHONE.findall(text.data or ""):
                parent = text.parent
                assert isinstance(parent, Element)
                assert "tel" in str(parent.attrs.get("class", "")), f"{page.path}: bare {found}"
                assert found in self.shown, f"{page.path}: {found}"

    def check_addresses(self, page: Page) -> None:
        """Each part of an address of ours, and each place in a page, is a slug or a neutral word.

        The history keeps them: they tell no age, papers, work, partner, orientation, faith or
        need. Nothing is behind a question mark, so that each page can be a file.
        """
        written = [page.path] if page.response.status_code == HTTPStatus.OK else []
        written += [str(element.attrs.get("href", "")) for element in page.elements]
        for address in written:
            parts = urlsplit(address)
            if parts.scheme or not address:
                continue
            assert not parts.query, f"{page.path}: {address}"
            path = re.sub(r"\.(csv|json)$", "", parts.path)
            words = {*path.strip("/").split("/"), parts.fragment}
            telling = {word for word in words - self.known if not SLUG.fullmatch(word)}
            fix = "if nobody would mind that in their history, add it to NEUTRAL"
            assert not telling, f"{page.path}: {address} says {telling}; {fix}"


@cache
def client_of(app: App) -> PageClient:
    """Return the one client of a site.

    HTML comes from templates, and words are escaped (tests/test_catalogs.py), so as many English
    pages are parsed as show every variant.
    """
    return PageClient(app, showing_paths(app, [SOURCE.code]))


def check_language(page: Page) -> None:
    """The page says its language and direction, and links itself in all others."""
    locale, locales = page.locale, page.app.locales
    html = page.all("html")[0]
    assert (html.attrs["lang"], html.attrs["dir"]) == (locale.code, locale.direction)
    assert page.response.headers["Content-Language"] == locale.code
    [box] = page.all(".languages")
    row = [element for element in in_order(box) if element.name == "a"]
    # Errors lead to the start of each language: nothing of the address is repeated.
    is_found = page.response.status_code == HTTPStatus.OK
    rest = page.path.split("/", 2)[2] if is_found else ""
    for code, link in zip(locales, row, strict=True):
        assert (link.attrs["lang"], link.attrs["hreflang"]) == (code, code)
        assert link.attrs["href"] == f"/{code}/{rest}", page.path
    assert [a.attrs["lang"] for a in row if a.attrs.get("aria-current")] == [locale.code]
    is_said = bool(page.all(".draft"))
    assert is_said == page.words.coverage.is_draft, f"{page.path}: what the draft notice says"


def check_trial(page: Page) -> None:
    """A site that nobody has set up says so on every page, and no other does."""
    said = page.said("This is a trial copy. Nobody runs it for the public yet.", None)
    assert (said in page.text) == page.app.data.site.is_trial_copy, page.path


def check_title(page: Page) -> None:
    """The title, address and file names say nothing that a passer-by should not read."""
    for shown in (page.title, page.path):
        for word in page.locale.not_in_titles + SOURCE.not_in_titles:
            assert word not in shown.lower(), f"{page.path}: {shown!r} says {word!r}"


def check_links_out(page: Page) -> None:
    """A link that leaves says so, stays in the tab and tells the other site nothing."""
    for link in page.all("a"):
        href = str(link.attrs.get("href", ""))
        assert href, page.path
        if urlsplit(href).scheme in {"tel", "sms"} or href.startswith(("/", "#")):
            assert not href.startswith("//")
            continue
        assert href.startswith("https://"), f"{page.path}: {href}"
        assert link.attrs.get("rel") == "noreferrer noopener", f"{page.path}: {href}"
        if link.attrs.get("id") != "leave":
            leaves = page.app.translators[locale_around(link)].gettext("(leaves this site)")
            assert leaves.unescape() in text_of(link), f"{page.path}: {href} hides that it leaves"


def check_calls(page: Page) -> None:
    """Where a link calls, the page says that calls stay in the phone."""
    stays = "Calls and messages stay in the log of your phone. You can delete them there."
    if any(href.startswith(("tel:", "sms:")) for href in page.links("a")):
        assert page.said(stays) in page.text, page.path


def check_whatsapp(page: Page) -> None:
    """Where a link leads into WhatsApp, the page says beside it what that shows and keeps."""
    beside = [(links_in(element), text_of(element)) for element in page.all(".whatsapp")]
    for href in page.links("a"):
        if urlsplit(href).hostname == WHATSAPP:
            texts = [text for links, text in beside if href in links]
            assert texts, f"{page.path}: {href} stands alone"
            for warning in (
                "WhatsApp shows them your number, and perhaps your photo.",
                "It keeps the chat on your phone.",
            ):
                assert all(page.said(warning) in text for text in texts), page.path


def check_authorities(page: Page) -> None:
    """The box for danger holds the emergency number by call and by text; nothing leads to ICE.

    The tip line of ICE is the number on which immigrants are denounced. A card of police or of the
    immigration police names both lawyers.
    """
    site, emergency = page.app.data.site, page.app.data.emergency
    own = {phone.href for phone in emergency.phones}
    for box in page.all(".urgent"):
        links = {*links_in(box)} - {f"/{page.locale.code}/resources/{emergency.slug}/"}
        assert links == own, f"{page.path}: {links}"
    for href in page.links("a"):
        assert not f".{urlsplit(href).hostname}".endswith(".ice.gov"), f"{page.path}: {href}"
    digits = re.sub(r"[^\d]", "", page.text)
    for number in ICE_NUMBERS:
        assert number not in digits, page.path
    lawyers = {f"/{page.locale.code}/resources/{slug(key)}/" for key in site.lawyers}
    for box in page.all(".lawyers"):
        assert lawyers <= {*links_in(box)}, page.path


def check_streets(page: Page) -> None:
    """No English page says where a place is."""
    if page.locale is SOURCE:
        assert not (found := STREET.findall(page.main)), f"{page.path}: {found}"


def check_way_out(page: Page) -> None:
    """The first link after the skip link leaves, for the same place everywhere; so does the script.

    Nothing but policy and charset is before the script: no title may show when Back comes here.
    """
    skip, leave, *_ = page.all("a")
    assert skip.attrs["href"] == "#page"
    assert (leave.attrs["id"], leave.attrs["href"]) == ("leave", page.app.settings.leave_to)
    parts = [e for e in page.all("head")[0].children if isinstance(e, Element)]
    assert [e.name for e in parts[:3]] == ["meta", "meta", "script"], page.path
    assert parts[2].attrs == {"data-to": page.app.settings.leave_to}, page.path
    script = "".join(each.data or "" for each in parts[2].children if isinstance(each, Text))
    assert script == LEAVE, page.path


def check_markup(page: Page) -> None:
    """Nothing that a person needs to see, hear or press it is missing."""
    assert not (faults := find_faults(page)), "\n".join(faults)


RULES = (
    check_language,
    check_trial,
    check_title,
    check_links_out,
    check_calls,
    check_whatsapp,
    check_authorities,
    check_streets,
    check_way_out,
    check_markup,
)
