"""Finds where each message is, by making every page of the site and looking."""

import gettext
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from html.parser import HTMLParser

from werkzeug.exceptions import default_exceptions

from webapp.app import build_app
from webapp.content import loading
from webapp.content.featured import Funding, Records
from webapp.content.loading import Content
from webapp.content.service_filters import FACETS, Filters, options
from webapp.content.services import AssuredBy, Phone, TriState
from webapp.i18n.catalogs import DOMAINS, Translation
from webapp.i18n.locales import SOURCE
from webapp.i18n.reviews import Coverage
from webapp.settings import Settings
from webapp.site.addresses import (
    DOORS,
    door_address,
    list_address,
    page_address,
    service_address,
)
from webapp.site.assets import read_assets
from webapp.site.errors import render_error
from webapp.site.fallback_page import write_fallback_page
from webapp.site.rendering import Site
from webapp.site.story import read_story
from workshop.catalogs.keys import Key
from workshop.catalogs.marked import MarkedTranslator, MessageNumbers
from workshop.catalogs.marks import MARK, number_of

_KINDS = {
    "title": "the label of a tab, which stays in the history: neutral words only",
    "h1": "the heading of a page",
    "h2": "a heading",
    "h3": "a heading",
    "summary": "a heading that opens and closes",
    "a": "a link",
    "button": "a button",
    "label": "the name of a field",
    "caption": "the name of a table",
    "figcaption": "words under a chart or a quote",
    "th": "the heading of a row or a column",
    "td": "a cell of a table",
    "dt": "a name in a list of facts",
    "dd": "a fact in a list",
    "li": "an item of a list",
    "p": "a sentence in a paragraph",
    "text": "a word in a chart: keep it short",
}
ATTRIBUTE = "not seen: screen readers say it"
_PART = "a part that goes into another sentence"
_LONG = timedelta(days=3650)
_VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "path", "rect", "line", "circle", "use"}


@dataclass(frozen=True)
class Occurrence:
    """One spot where a message is: the address of the page, as what, and if in its own part."""

    address: str
    kind: str
    is_main: bool = False


def find_occurrences(settings: Settings) -> Mapping[Key, tuple[Occurrence, ...]]:
    """Return where each message of the site is shown, in the order of the pages.

    Raises ProblemsFoundError for problems in `data/`; no catalog is read. The pages are made once
    and again only when a file of theirs has changed.
    """
    pages = Settings(data=settings.data, templates=settings.templates)
    return _find_occurrences(pages, settings.date_today(), _stamp(settings))


def _stamp(settings: Settings) -> tuple[tuple[str, int], ...]:
    files = (path for folder in (settings.data, settings.templates) for path in folder.rglob("*"))
    return tuple(sorted((str(path), path.lstat().st_mtime_ns) for path in files))


@lru_cache(maxsize=2)
def _find_occurrences(
    settings: Settings,
    _today: date,
    _stamp: tuple[tuple[str, int], ...],
) -> Mapping[Key, tuple[Occurrence, ...]]:
    message_numbers = MessageNumbers()
    found: dict[Key, dict[Occurrence, None]] = {}
    for address, html in make_pages(settings, message_numbers):
        finder = _Finder()
        finder.feed(html)
        for number, kind, is_main in finder.found:
            spots = found.setdefault(message_numbers.key(number), {})
            spots[Occurrence(address, kind, is_main)] = None
    return {key: tuple(occurrences) for key, occurrences in found.items()}


def make_pages(settings: Settings, message_numbers: MessageNumbers) -> Iterator[tuple[str, str]]:
    """Yield (address without locale, English page with its marks) of all that can be shown.

    A second round shows what pages rarely say: that somebody called, that a number is in doubt,
    that a lawyer has read a law.
    """
    page_facts = read_story(settings.templates)
    content = loading.load(settings.data, settings.date_today(), page_facts=page_facts)
    for facts, today in ((content, None), (_age(content), settings.date_today() + _LONG)):
        site = _build_site(
            facts, replace(settings, testing=True, today=today, hosts=()), message_numbers
        )
        yield from _make_pages(site)


def _build_site(content: Content, settings: Settings, message_numbers: MessageNumbers) -> Site:
    """Put English in place of every language, one in each state that a language can be in."""
    domains = dict.fromkeys(DOMAINS, gettext.NullTranslations())
    draft, reviewed = Coverage(1, 1, 0), Coverage(1, 1, 1, 1, 1, date(2001, 1, 1))
    thanked = replace(SOURCE, code="qaa", thanks=("A", "B"))
    states = (
        (SOURCE, draft),
        (thanked, reviewed),
        (replace(SOURCE, code="qab"), draft),
    )
    translators = {
        locale.code: MarkedTranslator(Translation(locale, domains, coverage), message_numbers)
        for locale, coverage in states
    }
    return Site(content, translators, settings, read_assets())


def _age(content: Content) -> Content:
    """Return facts that make pages say what they rarely say: some called, some in doubt.

    A lawyer has read every law, so that none is hidden.
    """
    called = {"assured_date": date(2001, 1, 1), "assured_by": AssuredBy.CALLED}
    services = {
        key: _twin(service, phones=tuple(map(_doubt, service.phones)))
        if index % 2
        else _twin(service, **called)
        for index, (key, service) in enumerate(content.services.items())
    }
    featured = _twin(
        content.featured,
        corrections="help@example.org",
        operator="A",
        money=tuple(Funding),
        independent=TriState.YES,
        records=Records.HOST,
        accessibility=replace(content.featured.accessibility, people_run=date(2001, 1, 1)),
    )
    laws = frozenset(content.laws)
    return replace(content, services=services, featured=featured, reviewed_laws=laws)


def _doubt(phone: Phone) -> Phone:
    """Return a number that a source is against."""
    return _twin(phone, contradicted_by=(phone.newest_source,))


def _twin[Record](record: Record, **changes: object) -> Record:
    """Return a record with other answers, without asking again whether they are sound."""
    twin = copy(record)
    for name, value in changes.items():
        object.__setattr__(twin, name, value)  # frozen, and nobody else has seen it
    return twin


def _make_pages(site: Site) -> Iterator[tuple[str, str]]:
    code = SOURCE.code
    app = build_app(site)
    client = app.test_client()
    chosen = [
        list_address(code, Filters(**{facet: options(facet, site.content)[0]})) for facet in FACETS
    ]
    home = page_address(code, "home")
    addresses = [
        ("/" + path.removeprefix(home), path)
        for rule in app.url_map.iter_rules()
        if rule.arguments == {"locale"}
        for path in [rule.rule.replace("/<site_locale:locale>/", home)]
    ]
    addresses += [("/resources/", path) for path in chosen]
    # Translators see the id, which leads on to the page, and not the slug.
    addresses += [
        (f"/resources/{service_id}/", service_address(code, service_id))
        for service_id in site.content.services
    ]
    addresses += [(f"/{DOORS}{door}/", door_address(code, door)) for door in site.content.doors]
    for place, address in addresses:
        yield place, client.get(address).get_data(as_text=True)
    with app.test_request_context(home):
        t = site.translators[code]
        t.as_default()
        for status in sorted(default_exceptions):
            html = render_error(site, t, status).get_data(as_text=True)
            yield f"(error {status})", html
    yield "(site is down)", write_fallback_page(app, site)


class _Finder(HTMLParser):
    """Notes every mark of a page and what it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str, bool]] = []
        self._around: list[str] = []
        self._open = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the marks in attributes, and where the following text is."""
        for _name, value in attrs:
            self._note(value or "", ATTRIBUTE)
        if tag not in _VOID:
            self._around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever was left open inside it."""
        if tag in self._around:
            while self._around.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Note the marks in text."""
        kind = next((_KINDS[tag] for tag in reversed(self._around) if tag in _KINDS), "words")
        self._note(data, kind)

    def _note(self, text: str, kind: str) -> None:
        for match in MARK.finditer(text):
            number = number_of(match)
            if number is None:
                self._open -= 1
            else:
                self.found.append((number, _PART if self._open else kind, "main" in self._around))
                self._open += 1
