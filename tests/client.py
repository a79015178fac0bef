"""A client that holds every page to the rules of the house: to test a page, ask for it."""

import re
from functools import cache
from http import HTTPStatus
from urllib.parse import urlsplit

from justhtml import Element, JustHTML, Text

from tests.markup import find_faults
from tests.markup.structure import find_unclosed_html
from tests.page import Page, in_order, locale_around, text_of, texts_of
from tests.routes import showing_paths
from tests.sites import FIXTURE, RunningSite
from webapp.content.doors import is_door_number
from webapp.content.service_filters import spoken_languages
from webapp.content.services import Medium, Service
from webapp.content.slugs import slug_of
from webapp.settings import LEAVE_TO
from webapp.site.addresses import service_address
from webapp.site.assets import hash_of, read_assets
from webapp.words.formats import group_phone
from webapp.words.languages import SOURCE

ASSETS = read_assets()
PHONE = re.compile(r"(?<![\d-])(?:1-)?\d{3}[-.\s]\d{3}[-.\s]\d{4}(?!\d)", re.ASCII)
WHATSAPP = "wa.me"
ICE_NUMBERS = ("8663472423", "8774474847")
FILE = re.compile(r"\.(csv|json)$")
SLUG = re.compile(r"[a-z]\d{4}", re.ASCII)
# Before you add a word: would you mind if somebody who watches you read it in your history?
NEUTRAL = {
    "",
    "resources",
    "towns",
    "asking",
    "numbers",
    "safety",
    "card",
    "sources",
    "languages",
    "about",
    "accessibility",
    "tables",
    "page",
    "ways",
    "chosen",
    "go",
    "two",
    "wall",
    "plain",
    "any",
    "unsure",
    "recent",
    "cite",
    "near",
    "corrections",
    "voice",
    "text",
    "whatsapp",
    "chat",
    "24",
}


class PageClient:
    """Asks a site for pages and fails on the first rule that one breaks; remembers each page."""

    def __init__(self, site: RunningSite, *, is_brief: bool = False) -> None:
        """Take the registry of numbers from the content of the site.

        HTML comes from templates, and words are escaped (tests/test_catalogs.py): the slow
        parser of the standard reads errors, and as many pages as show every variant, with
        `is_brief` in English alone.
        """
        self.site = site
        self.parsed = frozenset(showing_paths(site, [SOURCE.code] if is_brief else ()))
        self.client = site.app.test_client()
        self.numbers = {
            phone.number for service in site.content.services.values() for phone in service.phones
        }
        self.shown = {group_phone(number) for number in self.numbers}
        self._pages: dict[tuple[str, int], Page] = {}

    def page(self, path: str, status: int = 200) -> Page:
        """Return a page after checking every rule; a page that was checked is not asked again.

        A listing may be asked for by its id, in place of the slug in its address.
        """
        parent, _, name = path.rstrip("/").rpartition("/")
        if parent.endswith("/resources") and name in self.site.content.services:
            path = f"{parent}/{slug_of(name)}/"
        if (path, status) not in self._pages:
            self._pages[path, status] = self._check(path, status)
        return self._pages[path, status]

    def _check(self, path: str, status: int) -> Page:
        response = self.client.get(path)
        assert response.status_code == status, f"{path}: {response.status}"
        html = response.get_data(as_text=True)
        page = Page(path, JustHTML(html, sanitize=False), response, self.site)
        if path in self.parsed or status != HTTPStatus.OK:
            assert not list(find_unclosed_html(page)), path
        for rule in RULES:
            rule(page)
        self.check_numbers(page)
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
        for printed in page.all("bdi"):
            if "tel" in str(printed.attrs.get("class", "")):
                shown = text_of(printed)
                assert shown in self.shown, f"{page.path}: {shown}"
                assert printed.attrs.get("dir") == "ltr"
                assert printed.attrs.get("translate") == "no"
        for text in texts_of(page.root.root):
            for found in PHONE.findall(text.data or ""):
                parent = text.parent
                assert isinstance(parent, Element)
                assert "tel" in str(parent.attrs.get("class", "")), f"{page.path}: bare {found}"
                assert found in self.shown, f"{page.path}: {found}"


@cache
def client_of(site: RunningSite) -> PageClient:
    """Return the one client of a site; of the live one, which is large, the quick one."""
    return PageClient(site, is_brief=not site.settings.data.is_relative_to(FIXTURE))


def check_headers(page: Page) -> None:
    """No cookie, nothing stored, one policy."""
    headers = page.response.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "Set-Cookie" not in headers
    assert "Server" not in headers


def check_language(page: Page) -> None:
    """The page says its language and direction, and links itself in all others."""
    locale, locales = page.locale, page.site.locales
    html = page.all("html")[0]
    assert (html.attrs["lang"], html.attrs["dir"]) == (locale.code, locale.direction)
    assert page.response.headers["Content-Language"] == locale.code
    [box] = page.all(".languages")
    row = [element for element in in_order(box) if element.name == "a"]
    assert [a.attrs["lang"] for a in row] == list(locales)
    assert [a.attrs["hreflang"] for a in row] == [locale.code for locale in locales.values()]
    # Errors lead to the start of each language: nothing of the address is repeated.
    is_found = page.response.status_code == 200
    rest = page.path.split("/", 2)[2] if is_found else ""
    for link in row:
        assert link.attrs["href"] == f"/{link.attrs['lang']}/{rest}", page.path
    current = [a.attrs["lang"] for a in row if a.attrs.get("aria-current")]
    assert current == [locale.code]
    is_said = bool(page.all(".draft"))
    assert is_said == page.words.coverage.is_draft, f"{page.path}: what the draft notice says"


def check_trial(page: Page) -> None:
    """A site that nobody has set up says so on every page, and no other does."""
    said = page.words.gettext("This is a trial copy. Nobody runs it for the public yet.")
    assert (said.unescape() in page.text) == page.site.content.featured.is_trial_copy, page.path


def check_title(page: Page) -> None:
    """The title, address and file names say nothing that a passer-by should not read."""
    for shown in (page.title, page.path):
        for word in page.locale.not_in_titles + page.site.locales["en"].not_in_titles:
            assert word not in shown.lower(), f"{page.path}: {shown!r} says {word!r}"


def check_addresses(page: Page) -> None:
    """Each part of an address of ours, and each place in a page, is a slug or a neutral word.

    The history keeps them: they tell no age, papers, work, partner, orientation, faith or need.
    Nothing is behind a question mark, so that each page can be a file.
    """
    written = [page.path] if page.response.status_code == HTTPStatus.OK else []
    written += [str(element.attrs.get("href", "")) for element in page.elements]
    content = page.site.content
    known = {
        *NEUTRAL,
        *page.site.locales,
        *content.counties,
        *filter(is_door_number, content.doors),
        *spoken_languages(content),
    }
    for address in written:
        parts = urlsplit(address)
        if parts.scheme or not address:
            continue
        assert not parts.query, f"{page.path}: {address}"
        path_parts = [
            *parts.path.removesuffix(".csv").removesuffix(".json").strip("/").split("/"),
            parts.fragment,
        ]
        telling = {word for word in path_parts if word not in known and not SLUG.fullmatch(word)}
        fix = "if nobody would mind that in their history, add it to NEUTRAL"
        assert not telling, f"{page.path}: {address} says {telling}; {fix}"


def check_nothing_active(page: Page) -> None:
    """No handler, no form, no other resource; scripts only by their hash."""
    policy = page.response.headers["Content-Security-Policy"]
    for element in page.elements:
        for attribute in element.attrs:
            assert not attribute.lower().startswith("on"), f"{page.path}: {attribute}"
            assert attribute not in {"src", "srcset", "action", "ping", "autofocus"}
        assert element.name not in {
            "form",
            "img",
            "base",
            "audio",
            "video",
            "source",
        }
        assert "download" not in element.attrs
        if element.name in {"script", "style"}:
            body = "".join(t.data or "" for t in element.children if isinstance(t, Text))
            assert hash_of(body) in policy, f"{page.path}: {element.name} is not in the policy"
        if element.name == "link":
            assert element.attrs == {"rel": "icon", "href": "data:,"}
        if element.name == "meta":
            assert "property" not in element.attrs


def check_links_out(page: Page) -> None:
    """A link that leaves says so, stays in the tab and tells the other site nothing."""
    for link in page.all("a"):
        href = str(link.attrs.get("href", ""))
        assert "target" not in link.attrs
        assert href, page.path
        if urlsplit(href).scheme in {"tel", "sms"} or href.startswith(("/", "#")):
            assert not href.startswith("//")
            continue
        assert href.startswith("https://"), f"{page.path}: {href}"
        assert link.attrs.get("rel") == "noreferrer noopener", f"{page.path}: {href}"
        if link.attrs.get("id") != "leave":
            leaves = page.site.words[locale_around(link)].gettext("(leaves this site)")
            assert leaves.unescape() in text_of(link), (
                f"{page.path}: {href} does not say that it leaves"
            )


def check_calls(page: Page) -> None:
    """Where a link calls, the page says that calls stay in the phone."""
    schemes = {urlsplit(str(link.attrs["href"])).scheme for link in page.all("a")}
    stays = page.words.pgettext(
        "safety", "Calls and messages stay in the log of your phone. You can delete them there."
    )
    if schemes & {"tel", "sms"}:
        assert stays.unescape() in page.text, page.path


def check_whatsapp(page: Page) -> None:
    """Where a link leads into WhatsApp, the page says beside it what that shows and keeps."""
    for link in page.all("a"):
        if urlsplit(str(link.attrs["href"])).hostname == WHATSAPP:
            beside = next(element for element in page.all(".whatsapp") if link in in_order(element))
            for warning in (
                "WhatsApp shows them your number, and perhaps your photo.",
                "It keeps the chat on your phone.",
            ):
                assert page.words.pgettext("safety", warning).unescape() in text_of(beside), (
                    page.path
                )


def check_authorities(page: Page) -> None:
    """The box for danger holds the emergency number by call and by text; nothing leads to ICE.

    The tip line of ICE is the number on which immigrants are denounced. A card of police or of the
    immigration police names both lawyers.
    """
    featured, code = page.site.content.featured, page.locale.code
    emergency = page.site.content.services[featured.emergency]
    numbers = {f"{'sms' if p.type is Medium.TEXT else 'tel'}:{p.number}" for p in emergency.phones}
    listing = service_address(code, emergency.id)
    for box in page.all(".urgent"):
        links = {str(element.attrs["href"]) for element in in_order(box) if element.name == "a"}
        assert links - {listing} == numbers, f"{page.path}: {links}"
    for link in page.all("a"):
        host = urlsplit(str(link.attrs["href"])).hostname or ""
        assert not f".{host}".endswith(".ice.gov"), f"{page.path}: {host}"
    digits = re.sub(r"[^\d]", "", page.text)
    for number in ICE_NUMBERS:
        assert number not in digits, page.path
    lawyers = {
        service_address(code, service_id)
        for service_id in (featured.immigration_lawyer, featured.civil_lawyer)
    }
    for box in page.all(".lawyers"):
        links = {str(element.attrs["href"]) for element in in_order(box) if element.name == "a"}
        assert lawyers <= links, f"{page.path}: {links}"


def is_police(service: Service) -> bool:
    """Whether a service never is left without the lawyers."""
    return service.authority in {"police", "immigration"}


def check_way_out(page: Page) -> None:
    """The first link after the skip link leaves, for the same place everywhere; so does the script.

    Nothing but the charset is before the script: no title may show when Back comes here.
    """
    links = page.all("a")
    assert links[0].attrs["href"] == "#page"
    assert links[1].attrs["id"] == "leave"
    assert links[1].attrs["href"] == LEAVE_TO
    charset, first, *_ = [e for e in page.all("head")[0].children if isinstance(e, Element)]
    assert "charset" in charset.attrs
    assert (first.name, first.attrs) == ("script", {"data-to": LEAVE_TO}), page.path
    assert ASSETS.leave == "".join(t.data or "" for t in first.children if isinstance(t, Text))


def check_markup(page: Page) -> None:
    """Nothing that a person needs to see, hear or press it is missing."""
    assert not (faults := find_faults(page)), "\n".join(faults)


RULES = (
    check_headers,
    check_language,
    check_trial,
    check_title,
    check_addresses,
    check_nothing_active,
    check_links_out,
    check_calls,
    check_whatsapp,
    check_authorities,
    check_way_out,
    check_markup,
)
