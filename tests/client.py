"""A client that holds every page to the rules of the site: to test a page, ask for it.

Each rule begins with the promise of docs/safety.md or docs/accessibility.md that it holds.
"""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import brotli
from justhtml import Element, JustHTML, Text

from tests import markup
from tests.page import Page, around, classes_of, links_in, nodes_of, text_of, texts_of
from tests.sites import fixture
from webapp.facts.directory import facet_values
from webapp.facts.models import slug
from webapp.pages.app import App
from webapp.pages.assets import read_assets
from webapp.words.formats import group_phone
from webapp.words.languages import SOURCE

PHONE = re.compile(r"(?<![\d-])(?:1-)?\d{3}[-.\s]\d{3}[-.\s]\d{4}(?!\d)", re.ASCII)
WHATSAPP = "wa.me"
ICE_NUMBERS = ("8663472423", "8774474847")
# A heading that counts, as "Anywhere in Maine: 4", may be before the name of an organization.
STREET = re.compile(r"(?<!: )\b\d+ [A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\b")
# Before you add a word: would you mind if somebody who watches you read it in your history?
NEUTRAL = (
    "resources towns asking numbers safety card sources languages about accessibility tables page"
    " ways chosen go two wall plain any unsure recent cite near corrections voice text whatsapp"
    " chat 24 other listed find data calls"
)
# Pages where somebody looks for a number, and the list of services, by their routes.
WITH_NUMBERS = {"pages.home", "pages.situation", "pages.resource", "pages.resources"}
LIST = "pages.resources"
MOST_WORDS, MOST_LINKS = 80, 30  # English words before the first number; links of the start page
MOST_BYTES, MOST_PACKED = 92_160, 16_384  # of the list in any language


class PageClient:
    """Asks a site for pages and fails on the first rule that one breaks; remembers each page."""

    def __init__(self, app: App) -> None:
        """Take the registry of numbers from the facts of the site."""
        self.app = app
        phones = (phone for service in app.data.services.values() for phone in service.phones)
        own = app.data.site.corrections_phone
        self.numbers = {phone.number for phone in phones} | ({own} if own else set())
        self.shown = set(map(group_phone, self.numbers))
        self.known = {"", *NEUTRAL.split(), *app.locales, *app.data.counties, *app.data.situations}
        self.known |= {*facet_values(app.data)["language"], *app.data.site.other_languages}
        self._ask = cache(self._check)

    def page(self, path: str, status: int = 200) -> Page:
        """Return a page after checking every rule; a page that was checked is not asked again.

        A service may be asked for by its id, in place of the slug in its address.
        """
        parent, _, name = path.rstrip("/").rpartition("/")
        if parent.endswith("/resources") and name in self.app.data.services:
            path = f"{parent}/{slug(name)}/"
        return self._ask(path, status)

    def each(self, path: str, status: int = 200) -> Iterator[Page]:
        """Yield a page in every language."""
        for code in self.app.locales:
            yield self.page(f"/{code}/{path}", status)

    def _check(self, path: str, status: int) -> Page:
        response = self.app.test_client().get(path)
        assert response.status_code == status, f"{path}: {response.status}"
        page = Page(path, JustHTML(response.text, sanitize=False), response, self.app)
        # HTML comes from templates, whose every part the made-up site shows; words are escaped.
        if page.locale is SOURCE and self.app is fixture():
            assert not list(markup.find_unclosed_html(page)), path
        for rule in RULES:
            rule(page)
        self.check_numbers(page)
        self.check_addresses(page)
        return page

    def check_numbers(self, page: Page) -> None:
        """N1: what looks like a phone number, and every link that calls, is in the registry."""
        for href in page.links("a"):
            scheme, _, number = href.partition(":")
            if scheme in {"tel", "sms"}:
                assert number in self.numbers, f"{page.path}: {scheme}:{number}"
            if urlsplit(href).hostname == WHATSAPP:
                assert f"+{urlsplit(href).path[1:]}" in self.numbers, f"{page.path}: {href}"
        for printed in page.all("bdi.tel"):
            assert text_of(printed) in self.shown, f"{page.path}: {text_of(printed)}"
            assert (printed.attrs["dir"], printed.attrs["translate"]) == ("ltr", "no")
        for text in texts_of(page.root.root):
            for found in PHONE.findall(text.data or ""):
                assert "tel" in classes_of(next(around(text))), f"{page.path}: {found}"
                assert found in self.shown, f"{page.path}: {found}"

    def check_addresses(self, page: Page) -> None:
        """T2, T4, T8: each part of an address, and each place in a page, is a slug or neutral word.

        The history keeps them: they tell no age, papers, work, partner, orientation, faith or
        need. Nothing is behind a question mark, so that each page can be a file.
        """
        written = [page.path] if page.response.status_code == 200 else []
        for address in (*written, *(str(each.attrs.get("href", "")) for each in page.elements)):
            parts = urlsplit(address)
            if not parts.scheme:
                assert not parts.query, f"{page.path}: {address}"
                words = {*re.sub(r"\.(csv|json)$", "", parts.path).split("/"), parts.fragment}
                telling = {w for w in words - self.known if not re.fullmatch("[a-z][0-9]{4}", w)}
                fix = "if nobody would mind that in their history, add it to NEUTRAL"
                assert not telling, f"{page.path}: {address} says {telling}; {fix}"


client_of = cache(PageClient)  # the one client of a site


def route_of(page: Page) -> str:
    """Return the name of the route that answered, and nothing for an address that is no page."""
    is_page = page.response.status_code == 200
    return str(page.app.url_map.bind("").match(page.path)[0]) if is_page else ""


def check_language(page: Page) -> None:
    """A2: the page says its language, direction and state, and links itself in all others."""
    code = page.locale.code
    html = page.all("html")[0]
    assert (html.attrs["lang"], html.attrs["dir"]) == (code, page.locale.direction)
    assert page.response.headers["Content-Language"] == code
    # Errors lead to the start of each language: nothing of the address is repeated.
    is_found = page.response.status_code == 200
    rest = page.path.split("/", 2)[2] if is_found else ""
    row = [link.attrs for link in page.all(".languages a[hreflang]")]
    found = [(link["lang"], link["hreflang"], link["href"]) for link in row]
    assert found == [(each, each, f"/{each}/{rest}") for each in page.app.locales], page.path
    assert [link["lang"] for link in row if link.get("aria-current")] == [code]
    assert bool(page.all(".draft")) == page.words.coverage.is_draft, page.path


def check_trial(page: Page) -> None:
    """F12: a site that nobody has set up says so on every page, and no other does."""
    notice = page.translate("This is a trial copy. Nobody runs it for the public yet.", None)
    assert (notice in page.text) == bool(page.app.data.site.unset), page.path


def check_title(page: Page) -> None:
    """T1, T2: the title, address and file names say nothing that a passer-by should not read."""
    shown = f"{page.title} {page.path}".lower()
    telling = [each for each in page.locale.not_in_titles + SOURCE.not_in_titles if each in shown]
    assert not telling, f"{shown} says {telling}"


def check_links_out(page: Page) -> None:
    """T14: a link that leaves says so, stays in the tab and tells the other site nothing."""
    for link in page.all("a"):
        href = str(link.attrs.get("href", ""))
        assert href, page.path
        if re.match(r"tel:|sms:|#|/(?!/)", href):
            continue
        assert href.startswith("https://"), f"{page.path}: {href}"
        assert link.attrs.get("rel") == "noreferrer noopener", f"{page.path}: {href}"
        lang = next(str(each.attrs["lang"]) for each in around(link) if each.attrs.get("lang"))
        leaves = page.app.translators[lang].gettext("(leaves this site)").unescape()
        assert link.attrs.get("id") == "leave" or leaves in text_of(link), f"{page.path}: {href}"


def check_calls(page: Page) -> None:
    """T15: where a link calls, the page says that calls stay in the phone."""
    stays = "Calls and messages stay in the log of your phone. You can delete them there."
    if any(href.startswith(("tel:", "sms:")) for href in page.links("a")):
        assert page.translate(stays, "safety") in page.text, page.path


def check_history(page: Page) -> None:
    """T6: a page in one language says that the browser keeps a list of the pages visited."""
    keeps = "Your browser keeps a list of the pages you visit."
    assert not page.all("#corrections") or page.translate(keeps, "safety") in page.text, page.path


def check_whatsapp(page: Page) -> None:
    """T16: where a link leads into WhatsApp, the page says beside it what that shows and keeps."""
    for link in page.all("a"):
        if urlsplit(str(link.attrs["href"])).hostname == WHATSAPP:
            beside = " ".join(text_of(e) for e in around(link) if "card" in classes_of(e))
            for warning in (
                "WhatsApp shows them your number, and perhaps your photo.",
                "It keeps the chat on your phone.",
            ):
                assert page.translate(warning, "safety") in beside, page.path


def check_authorities(page: Page) -> None:
    """P3, P6: the box for danger holds the emergency number, call and text; nothing leads to ICE.

    The tip line of ICE is the number on which immigrants are denounced. A card of police or of the
    immigration police names both lawyers.
    """
    site, emergency = page.app.data.site, page.app.data.emergency
    home = f"/{page.locale.code}/resources"
    for box in page.all(".urgent"):
        links = {*links_in(box)} - {f"{home}/{emergency.slug}/"}
        assert links == {phone.href for phone in emergency.phones}, f"{page.path}: {links}"
    for box in page.all(".lawyers"):
        lawyers = {f"{home}/{slug(key)}/" for key in (site.immigration_lawyer, site.civil_lawyer)}
        assert lawyers <= {*links_in(box)}, page.path
    digits = re.sub(r"[^\d]", "", page.text)
    assert not any(number in digits for number in ICE_NUMBERS), page.path
    assert not any(re.match(r"https?://([^/]*\.)?ice\.gov\b", h) for h in page.links("a")), (
        page.path
    )


def check_streets(page: Page) -> None:
    """F11: no English page says where a place is."""
    if page.locale is SOURCE:
        assert not (found := STREET.findall(page.main)), f"{page.path}: {found}"


def check_way_out(page: Page) -> None:
    """L2, L17: the first link after the skip link leaves, to one place everywhere; so the script.

    Nothing but policy and charset is before the script: no title may show when Back comes here.
    """
    leave_to = "https://www.weather.gov/"
    skip, leave, *_ = page.all("a")
    found = skip.attrs["href"], leave.attrs["id"], leave.attrs["href"]
    assert found == ("#page", "leave", leave_to), page.path
    head = [each for each in page.all("head")[0].children if isinstance(each, Element)]
    assert [each.name for each in head[:3]] == ["meta", "meta", "script"], page.path
    assert head[2].attrs == {"data-to": leave_to}, page.path
    assert head[2].to_text() == leave_script(), page.path


@cache
def leave_script() -> str:
    """Return the script that leaves; reading it takes as long as parsing a page."""
    return str(read_assets()["leave_script"])


def is_heard(text: Text) -> bool:
    """Whether a screen reader on a phone reads a text without a press: nothing folded or hidden."""
    inner = ""
    for each in around(text):
        is_folded = each.name == "details" and "open" not in each.attrs and inner != "summary"
        if is_folded or each.attrs.get("aria-hidden") == "true" or "broad" in classes_of(each):
            return False
        inner = each.name
    return True


def check_first_number(page: Page) -> None:
    """S16: who listens hears few words before the first number, where somebody looks for one."""
    if page.locale is not SOURCE or route_of(page) not in WITH_NUMBERS:
        return
    words = list[str]()
    for node in nodes_of(page.all("body")[0]):
        if isinstance(node, Text) and is_heard(node):
            words += re.findall(r"\w\S*", node.data or "")
        elif isinstance(node, Element) and "button" in classes_of(node):
            break
    assert len(words) <= MOST_WORDS, f"{page.path}: {len(words)} words before the first number"


def check_length(page: Page) -> None:
    """S16: the start page leads to few places, and the list loads over a bad line."""
    route = route_of(page)
    if route == "pages.home":
        languages = f"/{page.locale.code}/other/#"
        links = [href for href in page.links("main a") if not href.startswith(languages)]
        assert len(links) <= MOST_LINKS, page.path
    if route == LIST:
        plain, packed = len(page.response.data), len(brotli.compress(page.response.data, quality=9))
        assert plain <= MOST_BYTES, (
            f"{page.path}: {plain} bytes: say less of each service in the list"
        )
        assert packed <= MOST_PACKED, f"{page.path}: {packed} bytes packed"


def check_markup(page: Page) -> None:
    """A1, A2, T8, T13: nothing that a person needs to see, hear or press it is missing."""
    faults = [f"{page.path}: {found}" for rule in markup.RULES for found in rule(page)]
    assert not faults, "\n".join(faults)


RULES = (
    check_language,
    check_trial,
    check_title,
    check_links_out,
    check_calls,
    check_history,
    check_whatsapp,
    check_authorities,
    check_streets,
    check_way_out,
    check_first_number,
    check_length,
    check_markup,
)
