"""What must hold between answers and between records: who is shown can help, and nothing harms.

What one value must be by itself is its type (`fields.py`); what nobody may change unseen is locked.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlsplit

from webapp.facts.data import Data
from webapp.facts.models import Figure, Law, Record, Situation, Statement
from webapp.facts.phone_numbers import find_number, use_ascii_digits
from webapp.facts.services import Service
from webapp.facts.wording import find_duration, find_free, placeholders_in
from webapp.problems import Problem
from webapp.text_files import display_path, read_text
from webapp.yamlfile import Loc

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WORDS = re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")
_KNOWN_AS_FREE = {"free", "free call", "varies"}
# In which field a rule is broken, what is wrong, what to type.
type Broken = tuple[str | Loc, str, str]


class _Site(NamedTuple):
    """A host without www, and the steps of a path on it; no steps are the whole host."""

    host: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        """Return it as an address without its scheme."""
        return "/".join((self.host, *self.path))


def check_rules(data: Data) -> Iterator[Problem]:
    """Yield everything that does not agree."""
    found = {
        **{key: _check_service(service, data) for key, service in data.services.items()},
        **{f"law {key}": _check_law(law, data) for key, law in data.laws.items()},
        **{f"situation {key}": _check_situation(s, data) for key, s in data.situations.items()},
        **{f"figure {key}": _check_figure(figure) for key, figure in data.figures.items()},
        **{f"statement {key}": _check_parts(each) for key, each in data.statements.items()},
        "site.yaml": _check_site(data),
    }
    for record, broken in found.items():
        for field, what, fix in broken:
            yield data.report(record, (field,) if isinstance(field, str) else field, what, fix)
    yield from _check_links(data)
    yield from _check_never_published(data)


def _check_service(service: Service, data: Data) -> Iterator[Broken]:
    """Yield what may contradict another answer of a service."""
    if not service.reporting and not service.reporting_laws:
        fix = "type what it may have to report, or `reporting_laws:`, or `reporting: unknown`"
        yield "reporting", "`reporting` has no answer", fix
    yield from _check_shown(service.reporting_laws, "reporting_laws", data)
    yield from _check_shown(service.laws, "laws", data)
    left_out = {"ask", "no"} & {service.for_whom.get("women"), service.for_whom.get("men")}
    if service.for_whom.get("everybody") == "yes" and left_out:
        what = "it is for everybody, and not for women or not for men"
        yield "for_whom", what, "type `ask` or `no` for `everybody`"
    yield from _check_helpers(service.through, "through", data)
    yield from _check_helpers(service.instead, "instead", data)
    if (service.status == "closed") != bool(service.closed_on):
        yield "status", "`status: closed` and `closed_on:` belong together", "type both, or none"
    if service.closed_on and (service.channels or service.url):
        what = "a closed service still has a number, a chat or a website"
        yield "status", what, "take out `phones:`, `chats:` and `url:`"
    if not service.needs and service.id != data.site.relay:
        yield "needs", f"no answer finds {service.id!r}", "name a need, as `needs: [talk]`"
    yield from _check_facts(service, service.facts, "add it and its number under `facts:`")
    for loc, text in _texts_of(service):
        for found in find_free(text) if service.cost not in _KNOWN_AS_FREE else ():
            what = f"{found!r} is here, and `cost:` says {service.cost}"
            fix = "take it out, or if a source says so, type `cost: free` or `cost: free call`"
            yield loc, what, fix


def _texts_of(service: Service) -> Iterator[tuple[Loc, str]]:
    """Yield each text of a service that may say what it costs, and where it is."""
    for field in ("short", "description", "eligibility", "where_note"):
        yield (field,), getattr(service, field)
    for loc, channel in service.placed_channels:
        for field in ("interpreter_note", "description", "call_back"):
            yield (*loc, field), getattr(channel, field)


def _check_facts(record: Record, facts: Collection[str], fix: str) -> Iterator[Broken]:
    """Yield each number that words ask for and nobody gave: no page could fill it in."""
    for name in sorted(placeholders_in(str(record.model_dump())) - {*facts}):
        yield (), f"%({name})s stands for no fact", fix


def _check_helpers(
    keys: Iterable[str], field: str, data: Data, *more: str, is_short: bool = False
) -> Iterator[Broken]:
    """Yield who may be closed or the police, or have no short words where readers need them."""
    for service in (data.services[key] for key in keys):
        if service.status == "closed":
            yield field, f"{service.id!r} is here and is closed", "name another service"
        elif service.is_police or service.authority in more:
            what = f"{service.id!r} is an authority ({service.authority}), and no helper"
            yield field, what, "name a service that helps"
        elif is_short and not service.short:
            what = f"{service.id!r} is here and has no short words"
            yield field, what, "type `short:` in its file"


def _check_shown(laws: Iterable[str], field: str, data: Data) -> Iterator[Broken]:
    """Yield each law that a page would leave out where readers need it."""
    for key in laws:
        if data.laws[key].needs_lawyer == "hide":
            what = f"{key!r} is hidden until a lawyer has read it"
            yield field, what, "take it out, or name another"


def _check_law(law: Law, data: Data) -> Iterator[Broken]:
    """Yield what a law may not say, and who may not be named with it."""
    fix = "add it and its number under `facts:`, or write %(adult)s for the age"
    yield from _check_facts(law, {*data.common_values, *law.facts}, fix)
    sentences: dict[Loc, str] = {("plain", n): text for n, text in enumerate(law.plain)}
    sentences["brief",] = law.brief
    durations = {loc: find_duration(text) for loc, text in sentences.items()}
    for loc, duration in durations.items():
        if duration and not law.duration_reason:
            what = f"{duration!r} names a time, which a law can change"
            fix = "say it without, or type `duration_reason:` and what misleads without it"
            yield loc, what, fix
    if law.duration_reason and not any(durations.values()):
        what = "it has a reason for a time, and no sentence names one"
        yield "duration_reason", what, "take it out"
    yield from _check_helpers(law.services, "services", data)


def _check_situation(situation: Situation, data: Data) -> Iterator[Broken]:
    """Yield what a situation may not say, and where it may lead to nobody who answers."""
    fix = "write %(adult)s for the age, %(emergency)s for the number in danger, or leave it out"
    yield from _check_facts(situation, data.common_values, fix)
    laws = filter(None, (situation.first_law, *situation.open_laws, *situation.laws))
    yield from _check_shown(laws, "laws", data)
    yield from _check_helpers(situation.services, "services", data, is_short=True)
    shown = [data.services[key] for key in situation.services]
    if shown and not shown[0].phones:
        what = f"{shown[0].id!r} is first and has no number"
        yield "services", what, "put a service with a phone first"
    if not any(channel.hours.always for service in shown for channel in service.channels):
        what = "nobody here answers day and night"
        yield "services", what, "name a line whose `hours:` are `always`"


def _check_figure(figure: Figure) -> Iterator[Broken]:
    """Yield a figure without its numbers, and each that may not be in its own quote."""
    numbers = {field: getattr(figure, field) for field in ("value", "low", "high")}
    given = [field for field, number in numbers.items() if number is not None]
    if given not in (["value"], ["low", "high"]):
        fix = "type `value:`, or `low:` and `high:`, or a cell, as `cell: hotline 2013 contacts`"
        yield "cell", "it has no number, or too many", fix
    stated = {*_list_numbers(figure.quote)}
    for field in given if figure.quote and not figure.not_in_quote else ():
        if numbers[field] not in stated:
            what = f"{numbers[field]} is not in its own quote"
            yield field, what, "mend one of them, or type `not_in_quote:` and why"


def _list_numbers(quote: str) -> Iterator[Decimal]:
    """Yield each number in a quote, in digits or as a word."""
    for number in _NUMBER.findall(quote):
        yield Decimal(number.replace(",", ""))
    words = re.findall(r"[a-z]+", quote.lower())
    yield from (Decimal(n) for n, word in enumerate(_WORDS) if word in words)


def _check_parts(statement: Statement) -> Iterator[Broken]:
    for name, part in statement.parts.items():
        if part not in statement.quote:
            yield ("parts", name), f"{part!r} is not in its own quote", "mend one of them"


def _check_site(data: Data) -> Iterator[Broken]:
    """Yield where pages may show nobody, or who cannot help."""
    site = data.site
    for field in ("home", "card"):
        yield from _check_helpers(getattr(site, field), field, data, "state", is_short=True)
    for field in ("relay", "referral", "civil_lawyer", "immigration_lawyer"):
        yield from _check_helpers([getattr(site, field)], field, data, "state")
    called = [("home", key) for key in site.on_every_page]
    called += [(field, getattr(site, field)) for field in ("emergency", "relay", "referral")]
    for field, key in called:
        voice = data.services[key].voice
        if not voice:
            what = f"{key!r} has no number to call"
            yield field, what, "name a service with a phone that has `voice:`"
        elif field == "emergency" and not all(way.is_code for way in data.emergency.channels):
            what = f"{key!r} is reached by more than a short code"
            yield field, what, "name the service to call in danger, whose numbers are as 911"
        elif field == "home" and not voice.hours.always:
            what = f"{key!r} does not answer day and night, as the start page says of its first two"
            yield field, what, "name a line whose hours are `always`"
    for field, need in (("immigration_lawyer", "papers"), ("civil_lawyer", "legal")):
        lawyer = data.services[getattr(site, field)]
        if need not in lawyer.needs:
            what = f"{lawyer.id!r} is here, and its `needs` have no {need}"
            yield field, what, "name a service with lawyers"


def _check_links(data: Data) -> Iterator[Problem]:
    """Yield each link to a site that is text elsewhere, since somebody else may own it."""
    links = list[tuple[str, Loc, str]]()
    for key, source in data.sources.items():
        if source.is_web_page:
            links.append(("sources.yaml", (key, "address"), source.address))
    for key, service in data.services.items():
        links += [(key, ("url",), service.url)] if service.url else []
        links += [(key, ("chats", n, "url"), chat.url) for n, chat in enumerate(service.chats)]
    unclear = {*_list_unclear(data)}
    fix = "write it as `url_as_text:`, in sources.yaml without https:// and why as `note:`"
    for record, loc, url in links:
        page = _read_site(url)
        for site in unclear:
            if page.host == site.host and page.path[: len(site.path)] == site.path:
                what = f"nobody knows who has {site} now"
                yield data.report(record, loc, what, fix)


def _list_unclear(data: Data) -> Iterator[_Site]:
    """Yield the sites that may have another owner: whole hosts, and pages on the host of others.

    The host of a government, or one where a service at work has its pages, is not in doubt: there
    only the pages are that a service of unknown status names, and those below them.
    """
    services = data.services.values()
    kept = {_read_site(s.url).host for s in services if s.url and s.status != "unknown"}
    for service in services:
        is_unknown = service.status == "unknown"
        for address in filter(None, (service.url if is_unknown else "", service.url_as_text)):
            site = _read_site(address)
            if is_unknown and site.host not in kept and not site.host.endswith(".gov"):
                yield site._replace(path=())
            elif is_unknown or not site.path:
                yield site


def _read_site(address: str) -> _Site:
    """Return where an address leads, however it is written."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    host = (parts.hostname or "").removeprefix("www.")
    return _Site(host, tuple(filter(None, parts.path.split("/"))))


def _check_never_published(data: Data) -> Iterator[Problem]:
    """Yield each place in the folder, remarks too, with a number that stays off."""
    for path in sorted(data.folder.rglob("*")):
        is_hidden = any(part.startswith(".") for part in path.relative_to(data.folder).parts)
        is_read = path.is_file() and not is_hidden and path.name != "never_published.yaml"
        text = use_ascii_digits(read_text(path, data.folder)) if is_read else ""
        for entry in data.never_published:
            for place in find_number(entry.number, text):
                what = f"{entry.number} stays off since {entry.date} ({entry.reason})"
                line = text.count("\n", 0, place) + 1
                fix = "take it out; never_published.yaml knows why"
                yield Problem(display_path(path, data.folder), line, what, fix)
