"""A test client that checks the rules of the whole site on every page it requests.

The docstring of each rule begins with the promises of docs/safety.md or docs/accessibility.md that
it checks.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from urllib.parse import urlsplit

import brotli
from justhtml import Element, JustHTML, Text

from tests import markup
from tests.page import (
    Page,
    ancestors,
    class_names,
    element_text,
    link_targets,
    text_nodes,
    walk,
)
from tests.routes import MISSING
from tests.sites import FunctionTranslator, change_data, fixture_app, make_app
from webapp.facts.directory import facet_values
from webapp.facts.models import url_code
from webapp.pages.app import App
from webapp.pages.assets import read_assets
from webapp.words.formats import group_phone
from webapp.words.languages import ENGLISH

PHONE = re.compile(r"(?<![\d-])(?:1-)?\d{3}[-.\s]\d{3}[-.\s]\d{4}(?!\d)", re.ASCII)
WHATSAPP = "wa.me"
ICE_NUMBERS = ("8663472423", "8774474847")
# A count of a heading, as "All of Maine: 4", may stand before the name of an organization.
STREET = re.compile(r"(?<!: )\b\d+ [A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\b")
# Before you add a word: may somebody who watches a reader see it in the reader's history?
NEUTRAL = (
    "resources towns asking numbers safety card sources languages about accessibility tables page"
    " ways chosen go two wall plain any unsure recent cite near corrections voice text whatsapp"
    " chat 24 other listed find data calls examples earlier files"
)
NOT_IN_ENGLISH_TITLES = (
    "traffick sex assault abuse violence exploit victim survivor rape youth teen child minor"
    " runaway papers immigra asylum refugee legal lawyer work wage partner lgbt lesbian"
    " transgender native tribal wabanaki church faith muslim jewish homeless shelter crisis"
    " suicide"
)
WITH_NUMBERS = re.compile(r"/[^/]+/((go|resources)/.*)?")  # paths of pages with phone numbers
LEAVE_SCRIPT = read_assets()["leave_script"]  # takes as long to read as to parse a page
MAX_WORDS, MAX_LINKS = 80, 36  # words before the first number; links of the home page
MAX_SYLLABLES = 100  # the same in Vietnamese, which puts a space after each syllable
MAX_WORDS_BEFORE_EXAMPLE, MAX_COMPRESSED_HELP_PAGE = 130, 12_288
MAX_OFFER_WORDS = 12
MAX_COMPRESSED_SINGLE_PAGE = 8_192
MAX_COMPRESSED_NUMBERS = 12_288  # the page of findings in English
MAX_BYTES, MAX_COMPRESSED_BYTES = 98_304, 17_408  # size of the list in any language


class PageClient:
    """Requests pages of a site, and fails on the first page that breaks a rule."""

    def __init__(self, app: App) -> None:
        """Collect the phone numbers and the words of addresses that pages may have."""
        self.app = app
        data = app.data
        phones = (phone for service in data.services.values() for phone in service.phones)
        self.numbers = {data.site.corrections_phone, *(phone.number for phone in phones)} - {None}
        self.grouped_numbers = {group_phone(str(number)) for number in self.numbers}
        self.words = {"", *NEUTRAL.split(), *app.locales, *data.counties, *data.situations}
        self.words |= {*facet_values(data)["language"], *data.site.other_languages}
        self._get = cache(self._get_and_check)

    def get(self, path: str) -> Page:
        """Return a page after checking every rule; later calls return the same page.

        In a path, the id of a service may replace its url_code.
        """
        parent, _, name = path.rstrip("/").rpartition("/")
        if parent.endswith("/resources") and name in self.app.data.services:
            path = f"{parent}/{url_code(name)}/"
        return self._get(path)

    def in_all_languages(self, path: str) -> Iterator[Page]:
        """Yield a page in every language."""
        for code in self.app.locales:
            yield self.get(f"/{code}/{path}")

    def _get_and_check(self, path: str) -> Page:
        response = self.app.test_client().get(path)
        page = Page(path, JustHTML(response.text, sanitize=False), response, self.app)
        try:
            assert response.status_code == (404 if path.endswith(MISSING) else 200)
            # Translations are escaped, so English shows the parse errors of all templates.
            if page.locale is ENGLISH and self.app is fixture_app():
                assert not list(markup.find_parse_errors(page))
            for rule in (*RULES, self.check_numbers, self.check_addresses):
                rule(page)
        except AssertionError as error:
            error.add_note(f"on the page {path}")
            raise
        return page

    def check_numbers(self, page: Page) -> None:
        """N1: every phone number, and every link to one, is a number of the data."""
        for href in page.links("a"):
            scheme, _, number = href.partition(":")
            if scheme in {"tel", "sms"}:
                assert number in self.numbers
            if urlsplit(href).hostname == WHATSAPP:
                assert f"+{urlsplit(href).path[1:]}" in self.numbers
        for element in page.select("bdi.tel"):
            assert element_text(element) in self.grouped_numbers
            assert (element.attrs["dir"], element.attrs["translate"]) == ("ltr", "no")
        for text in text_nodes(page.document.root):
            for number in PHONE.findall(text.data or ""):
                assert number in self.grouped_numbers
                assert "tel" in class_names(next(ancestors(text))), number

    def check_addresses(self, page: Page) -> None:
        """T2, T4, T8: each word of an address or anchor is a url_code or a neutral word.

        The browser history keeps addresses: they tell no age, papers, work, partner, orientation,
        faith or need. There are no query strings, so that each page can be a file.
        """
        addresses = [page.path] if page.response.status_code == 200 else []
        addresses += [str(element.attrs.get("href", "")) for element in page.elements]
        for address in addresses:
            parts = urlsplit(address)
            if not parts.scheme:
                assert not parts.query, address
                words = {*re.sub(r"\.(csv|json)$", "", parts.path).split("/"), parts.fragment}
                others = words - self.words
                unknown = [word for word in others if not re.fullmatch("[a-z][0-9]{4}", word)]
                fix = "if it is harmless in a reader's history, add it to NEUTRAL"
                assert not unknown, f"{address} has {unknown}; {fix}"


def client_for(changes: Mapping[str, Mapping[str, object]], **records: object) -> PageClient:
    """Return a client of the made-up site with changed data; see `change_data`.

    Somali is not translated, so that tests can read the pages in Somali.
    """
    somali = FunctionTranslator(fixture_app().locales["so"])
    data = change_data(fixture_app().data, changes, **records)
    return PageClient(make_app(data=data, translators={"so": somali}))


def check_language(page: Page) -> None:
    """A2: the page declares its language and direction, and links to itself in all languages."""
    code = page.locale.code
    html = page.select("html")[0]
    assert (html.attrs["lang"], html.attrs["dir"]) == (code, page.locale.direction)
    assert page.response.headers["Content-Language"] == code
    # Error pages link to the home pages: they repeat nothing of the address.
    is_found = page.response.status_code == 200
    rest = page.path.split("/", 2)[2] if is_found else ""
    menu = [link.attrs for link in page.select(".languages a[hreflang], .chips a[hreflang]")]
    links = [(link["lang"], link["hreflang"], link["href"]) for link in menu]
    expected = [(other, other, f"/{other}/{rest}") for other in page.app.locales]
    if code in page.app.single_pages:  # in the order that suits its readers
        assert sorted(links) == sorted(expected)
    else:
        assert links == expected
        assert [link["lang"] for link in menu if link.get("aria-current")] == [code]
    assert bool(page.select(".draft")) == page.translator.coverage.is_draft


def check_trial_notice(page: Page) -> None:
    """F12: every page of a trial copy says that it is one."""
    notice = page.translate("This is a trial copy. Nobody runs it for the public yet.")
    assert (notice in page.text) == bool(page.app.data.site.unset)


def check_title(page: Page) -> None:
    """T1, T2: title and address have no word that harms a reader whose screen others see."""
    visible = " ".join([*page.texts("title"), page.path]).lower()
    forbidden = (*page.locale.not_in_titles, *NOT_IN_ENGLISH_TITLES.split())
    assert [word for word in forbidden if word in visible] == []


def check_links_out(page: Page) -> None:
    """T14: a link to another site says so, opens in the same tab, and sends no referrer."""
    for link in page.select("a"):
        href = str(link.attrs.get("href", ""))
        assert href
        if re.match(r"tel:|sms:|#|/(?!/)", href):
            continue
        assert href.startswith("https://")
        assert link.attrs.get("rel") == "noreferrer noopener"
        languages = (element.attrs.get("lang") for element in ancestors(link))
        translator = page.app.translators[str(next(filter(None, languages)))]
        says_so = translator.gettext("(leaves this site)").unescape() in element_text(link)
        assert link.attrs.get("id") == "leave" or says_so


def check_calls(page: Page) -> None:
    """T15: a page with a link that calls says that the phone keeps a list of calls."""
    warning = "Calls and messages stay in the log of your phone. You can delete them there."
    if any(href.startswith(("tel:", "sms:")) for href in page.links("a")):
        assert page.translate(warning, "safety") in page.text


def check_history(page: Page) -> None:
    """T6: a page in one language says that the browser keeps a list of visited pages."""
    warning = page.translate("Your browser keeps a list of the pages you visit.", "safety")
    assert not page.select("#corrections") or warning in page.text


def check_whatsapp(page: Page) -> None:
    """T16: beside a link to WhatsApp stands what WhatsApp shows to others and keeps."""
    for link in page.select("a"):
        if urlsplit(str(link.attrs["href"])).hostname == WHATSAPP:
            cards = [element for element in ancestors(link) if "card" in class_names(element)]
            text = " ".join(map(element_text, cards))
            for warning in (
                "WhatsApp shows them your number, and perhaps your photo.",
                "It keeps the chat on your phone.",
            ):
                assert page.translate(warning, "safety") in text


def check_authorities(page: Page) -> None:
    """P3, P6: the danger box has the emergency number alone, and nothing leads to ICE.

    People report immigrants on the tip line of ICE. A card of police or of the immigration police
    links both lawyers.
    """
    site, emergency = page.app.data.site, page.app.data.emergency
    list_path = f"/{page.locale.code}/resources"
    for box in page.select(".urgent"):
        links = {*link_targets(box)} - {f"{list_path}/{emergency.url_code}/"}
        assert links == {phone.href for phone in emergency.phones}
    for box in page.select(".lawyers"):
        lawyers = (site.immigration_lawyer, site.civil_lawyer)
        assert {f"{list_path}/{url_code(key)}/" for key in lawyers} <= {*link_targets(box)}
    digits = re.sub(r"[^\d]", "", page.text)
    assert not any(number in digits for number in ICE_NUMBERS)
    for href in page.links("a"):
        assert not re.match(r"https?://([^/]*\.)?ice\.gov\b", href)


def check_streets(page: Page) -> None:
    """F11: no English page has the street address of a place."""
    if page.locale is ENGLISH:
        assert STREET.findall(page.main) == []


def check_way_out(page: Page) -> None:
    """L2, L17: the second link and its script leave for the same address on every page.

    Only the policy and the charset come before the script: no title may show if the reader comes
    back with the Back button.
    """
    leave_to = "https://www.weather.gov/"
    skip, leave, *_ = page.select("a")
    links = skip.attrs["href"], leave.attrs["id"], leave.attrs["href"]
    assert links == ("#page", "leave", leave_to)
    head = [node for node in page.select("head")[0].children if isinstance(node, Element)]
    assert [element.name for element in head[:3]] == ["meta", "meta", "script"]
    assert head[2].attrs == {"data-to": leave_to}
    assert head[2].to_text() == LEAVE_SCRIPT


def is_read_aloud(text: Text) -> bool:
    """Return whether a screen reader on a phone reads a text that nobody opened or unfolded."""
    inner_name = ""
    for element in ancestors(text):
        is_closed = element.name == "details" and "open" not in element.attrs
        is_hidden = element.attrs.get("aria-hidden") == "true" or "broad" in class_names(element)
        if is_hidden or (is_closed and inner_name != "summary"):
            return False
        inner_name = element.name
    return True


def count_words_before(page: Page, is_end: Callable[[Element], bool]) -> int:
    """Return how many words a screen reader reads before the first element of a kind."""
    words = list[str]()
    for node in walk(page.select("body")[0]):
        if isinstance(node, Text) and is_read_aloud(node):
            words += re.findall(r"\w\S*", node.data or "")
        elif isinstance(node, Element) and is_end(node):
            break
    return len(words)


def is_contact(element: Element) -> bool:
    """Return whether an element is a link that calls, or opens a text or a chat."""
    href = str(element.attrs.get("href", ""))
    return "button" in class_names(element) or href.startswith(("tel:", "sms:"))


def is_example(element: Element) -> bool:
    """Return whether an element is the fold of an example."""
    return "example" in class_names(element)


def check_first_number(page: Page) -> None:
    """S16, S18: few words come before the first number, and before the first English example."""
    if not WITH_NUMBERS.fullmatch(page.path):
        return
    words = count_words_before(page, is_contact)
    max_words = MAX_SYLLABLES if page.locale.code == "vi" else MAX_WORDS
    assert words <= max_words, f"{words} words before the first number"
    if page.locale is not ENGLISH:
        return
    if page.select(".example"):
        words = count_words_before(page, is_example)
        assert words <= MAX_WORDS_BEFORE_EXAMPLE, f"{words} words before the first example"
    for offer in page.texts(".offer"):
        assert len(offer.split()) <= MAX_OFFER_WORDS, offer


def check_length(page: Page) -> None:
    """S16: the home page has few links, and the list is small enough for a slow connection."""
    home = f"/{page.locale.code}/"
    if page.path == home:
        names = page.links(".chips a")  # of other languages
        assert len(page.links("main a")) - len(names) <= MAX_LINKS
    html = page.response.data
    limits = {
        f"{home}go/": MAX_COMPRESSED_HELP_PAGE,
        f"{home}resources/": MAX_COMPRESSED_BYTES,
        "/en/numbers/": MAX_COMPRESSED_NUMBERS,
    }
    for start, limit in limits.items():
        if page.path.startswith(start):
            packed = len(brotli.compress(html, quality=9))
            assert packed <= limit, f"{packed} bytes packed"
    if page.locale.code in page.app.single_pages:
        assert len(brotli.compress(html, quality=9)) <= MAX_COMPRESSED_SINGLE_PAGE
    if page.path.startswith(f"{home}resources/"):
        assert len(html) <= MAX_BYTES, f"{len(html)} bytes: shorten its entries"


def check_markup(page: Page) -> None:
    """A1, A2, T8, T13: the markup has no element or attribute that is not allowed."""
    errors = [f"{error}" for rule in markup.RULES for error in rule(page)]
    assert not errors, "\n".join(errors)


RULES = (
    check_language,
    check_trial_notice,
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
