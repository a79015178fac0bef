"""Rules between fields and between records; the types in `fields.py` check single values."""

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from functools import singledispatch
from urllib.parse import urlsplit

from webapp.facts.data import Data
from webapp.facts.models import Figure, Law, Record, Site, Situation, Source, Statement
from webapp.facts.phone_numbers import find_number, use_ascii_digits
from webapp.facts.services import Organization, Service
from webapp.facts.wording import find_duration, find_free, placeholders_in
from webapp.problems import Problem
from webapp.text_files import display_path, read_text
from webapp.yamlfile import Loc

_NUMBER_WORDS = re.findall(
    r"\w+", "zero one two three four five six seven eight nine ten eleven twelve"
)
# Readers may repeat an example to the police, so it says what can be, never what is.
_JUDGMENT = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ ){0,2}?(?:trafficking|trafficked|crimes?|illegal)\b"
)
_FREE_COSTS = {"free", "free call", "varies"}  # costs with which a text may say "free"
# The field that breaks a rule (or its path in the record), what is wrong, and what to type.
type Violation = tuple[str | Loc, str, str]


def check_rules(data: Data) -> Iterator[Problem]:
    """Yield a problem for each broken rule."""
    unknown_owners = set(_find_unknown_owners(data))
    for name, (record, _, _) in data.entries.items():
        violations = [*_check_links(record, unknown_owners), *_check_record(record, data)]
        for field, what, fix in violations:
            loc = (field,) if isinstance(field, str) else field
            yield data.make_problem(name, loc, what, fix)
    yield from _check_shared_numbers(data)
    yield from _check_never_published(data)


@singledispatch
def _check_record(_record: object, _data: Data) -> Iterator[Violation]:
    """Yield what is wrong with a record; the functions below that are registered do so."""
    return iter(())


@_check_record.register
def _check_service(service: Service, data: Data) -> Iterator[Violation]:
    """Yield fields of a service that contradict each other, or that other records rule out."""
    if not service.reporting and not service.reporting_laws:
        fix = "type what it may have to report, or `reporting_laws:`, or `reporting: unknown`"
        yield "reporting", "`reporting` is empty", fix
    yield from _check_visible(service.reporting_laws, "reporting_laws", data)
    yield from _check_visible(service.laws, "laws", data)
    limits = {"ask", "no"} & {service.for_whom.get("women"), service.for_whom.get("men")}
    if service.for_whom.get("everybody") == "yes" and limits:
        what = "it is for everybody, but not for women or not for men"
        yield "for_whom", what, "type `ask` or `no` for `everybody`"
    yield from _check_helpers(service.through, "through", data)
    yield from _check_helpers(service.instead, "instead", data)
    if (service.status == "closed") != bool(service.closed_on):
        yield "status", "`status: closed` and `closed_on:` belong together", "type both or neither"
    if "nation" in service.where and not data.places.nations:
        fix = "type counties, or add `nations:` to places.yaml"
        yield "where", "places.yaml names no nations", fix
    if service.closed_on and (service.channels or service.url):
        what = "a closed service still has a number, a chat or a website"
        yield "status", what, "remove `phones:`, `chats:` and `url:`"
    if not service.needs and service.id != data.site.relay:
        what = f"{service.id!r} is not in any group of the list"
        yield "needs", what, "name a need, as `needs: [talk]`"
    yield from _check_placeholders(service, service.facts)
    if service.cost not in _FREE_COSTS:
        yield from _check_cost(service)


def _check_cost(service: Service) -> Iterator[Violation]:
    """Yield the texts that say "free", for a service whose `cost` does not."""
    for loc, record in ((), service), *service.channels_with_loc:
        for field, value in record:
            if not isinstance(value, str) or field == "reporting":  # it may say what others offer
                continue
            for words in find_free(value):
                what = f"the text says {words!r}, but `cost:` says {service.cost}"
                fix = "remove it, or if a source says so, type `cost: free` or `cost: free call`"
                yield (*loc, field), what, fix


def _check_placeholders(record: Record, names: Collection[str]) -> Iterator[Violation]:
    """Yield the placeholders of a record that are not among some names."""
    for name in placeholders_in(str(record.model_dump())) - set(names):
        known = ", ".join(names) or "no name"
        fix = f"in a service or a law, type `{name}:` under `facts:`; else write {known}"
        yield (), f"%({name})s has no value", fix


def _check_helpers(
    keys: Iterable[str],
    field: str,
    data: Data,
    *,
    forbids_state: bool = False,
    needs_short: bool = False,
) -> Iterator[Violation]:
    """Yield services that are closed, are an authority, or lack `short:` for a short list.

    Police and immigration are always forbidden, other authorities only if `forbids_state`.
    """
    for key in keys:
        service = data.services[key]
        if service.status == "closed":
            yield field, f"{service.id!r} is closed", "name another service"
        elif service.is_police or (forbids_state and service.authority == "state"):
            what = f"{service.id!r} is an authority ({service.authority})"
            yield field, what, "name a service that is not"
        elif needs_short and not service.short:
            yield field, f"{service.id!r} has no `short:`", "type it in its file"


def _check_visible(laws: Iterable[str], field: str, data: Data) -> Iterator[Violation]:
    """Yield laws that pages do not show before a lawyer has read them."""
    for key in laws:
        if not data.may_show_law(key):
            what = f"{key!r} is hidden until a lawyer has read it"
            yield field, what, "remove it, or name another"


@_check_record.register
def _check_law(law: Law, data: Data) -> Iterator[Violation]:
    """Yield placeholders without a value, durations without a reason, and wrong services."""
    yield from _check_placeholders(law, {*data.common_values, *law.facts})
    sentences: dict[Loc, str] = {("plain", n): text for n, text in enumerate(law.plain)}
    sentences["brief",] = law.brief
    durations = {loc: words for loc, text in sentences.items() if (words := find_duration(text))}
    if not law.duration_reason:
        for loc, duration in durations.items():
            what = f"{duration!r} names a time, which the legislature can change"
            fix = "leave it out, or type `duration_reason:` and what would mislead without it"
            yield loc, what, fix
    elif not durations:
        yield "duration_reason", "no sentence names a time", "remove `duration_reason:`"
    if law.topic == "example" and (judgment := _JUDGMENT.search(" ".join(law.plain))):
        yield "plain", f"{judgment[0]!r} judges what happened", "write `can be`"
    yield from _check_helpers(law.services, "services", data)


@_check_record.register
def _check_situation(situation: Situation, data: Data) -> Iterator[Violation]:
    """Yield what would leave readers of a situation without help."""
    yield from _check_placeholders(situation, data.common_values)
    laws = [
        situation.first_law,
        situation.second_law,
        situation.reporting_law,
        *situation.open_laws,
        *situation.laws,
        *(example.law for example in situation.examples),
    ]
    yield from _check_visible(filter(None, laws), "laws", data)
    yield from _check_helpers(situation.services, "services", data, needs_short=True)
    helpers = [example.service for example in situation.examples]
    yield from _check_helpers(filter(None, helpers), "examples", data)
    services = [data.services[key] for key in situation.services]
    if situation.pair and len(services) == 1:
        yield "pair", "`pair: yes` needs two services", "name another one, or remove `pair:`"
    if not services[0].phones:
        what = f"{services[0].id!r} is first and has no number"
        yield "services", what, "put a service with a phone first"
    if not any(channel.hours.always for service in services for channel in service.channels):
        what = "none of these services answers day and night"
        yield "services", what, "name a line whose `hours:` are `always`"


@_check_record.register
def _check_figure(figure: Figure, _data: Data) -> Iterator[Violation]:
    """Yield a figure without a number, and numbers that are not in its quote."""
    numbers = figure.model_dump(include={"value", "low", "high"}, exclude_none=True)
    if list(numbers) not in (["value"], ["low", "high"]):
        fix = "type `value:`, or `low:` and `high:`, or `cell:`, as `hotline 2013 contacts`"
        yield "cell", "it has no number, or too many", fix
    if not figure.quote or figure.not_in_quote:
        return
    quoted = set(_list_numbers(figure.quote))
    for field, number in numbers.items():
        if number not in quoted:
            what = f"{number} is not in its quote"
            yield field, what, "correct one of them, or type `not_in_quote:` and why"


def _list_numbers(quote: str) -> Iterator[Decimal]:
    """Yield the numbers in a quote, written in digits or as a word."""
    for number in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", quote):
        yield Decimal(number.replace(",", ""))
    words = re.findall(r"[a-z]+", quote.lower())
    for value, word in enumerate(_NUMBER_WORDS):
        if word in words:
            yield Decimal(value)


@_check_record.register
def _check_statement(statement: Statement, _data: Data) -> Iterator[Violation]:
    """Yield parts that are not in the quote."""
    for name, part in statement.parts.items():
        if part not in statement.quote:
            yield ("parts", name), f"{part!r} is not in the quote", "correct one of them"


@_check_record.register
def _check_site(site: Site, data: Data) -> Iterator[Violation]:
    """Yield services that cannot have the role that `site.yaml` gives them."""
    for field in ("home", "card"):
        yield from _check_helpers(
            getattr(site, field), field, data, forbids_state=True, needs_short=True
        )
    for field in ("relay", "referral", "civil_lawyer", "immigration_lawyer"):
        yield from _check_helpers([getattr(site, field)], field, data, forbids_state=True)
    for key in site.card:
        if not data.services[key].phones:
            yield "card", f"{key!r} has no number to print", "name a service with `phones:`"
    for service in data.home_services[:2]:
        yield from _check_voice(service, "home")
    for field in ("emergency", "relay", "referral"):
        yield from _check_voice(data.services[getattr(site, field)], field)
    for field, need in (("immigration_lawyer", "papers"), ("civil_lawyer", "legal")):
        lawyer = data.services[getattr(site, field)]
        if need not in lawyer.needs:
            what = f"`needs` of {lawyer.id!r} does not have {need}"
            yield field, what, "name a service with lawyers"


def _check_voice(service: Service, field: str) -> Iterator[Violation]:
    """Yield what is wrong with the number of a service that `site.yaml` names to call."""
    if not service.voice:
        what = f"{service.id!r} has no number to call"
        yield field, what, "name a service with a phone that has `voice:`"
    elif field == "emergency" and not all(
        channel.is_three_digit_code for channel in service.channels
    ):
        what = f"{service.id!r} has a number that is not a short code"
        yield field, what, "name the service to call in danger, with numbers as 911 only"
    elif field == "home" and not service.voice.hours.always:
        what = f"{service.id!r} does not answer day and night, as the first two must"
        yield field, what, "name a line whose hours are `always`"


def _check_links(record: object, unknown_owners: Iterable[str]) -> Iterator[Violation]:
    """Yield the links of a record to websites whose owner is unknown."""
    links = dict[Loc, str]()
    if isinstance(record, Source) and record.is_web_page:
        links["address",] = record.address
    if isinstance(record, Service):
        links["url",] = record.url or ""
        for n, chat in enumerate(record.chats):
            links["chats", n, "url"] = chat.url
    fix = "use `url_as_text:`; in sources.yaml drop https:// and say why in `note:`"
    for loc, url in links.items():
        for website in unknown_owners:
            if f"{_normalize_url(url)}/".startswith(f"{website}/"):
                yield loc, f"nobody knows who owns {website} now", fix


def _find_unknown_owners(data: Data) -> Iterator[str]:
    """Yield websites whose owner is unknown: of services of unknown status, or old addresses.

    An address counts as its whole host, unless the host belongs to a government or to another
    service: then for the page and those below it.
    """
    trusted_hosts = {
        _normalize_url(service.url).partition("/")[0]
        for service in data.services.values()
        if service.url and service.status != "unknown"
    }
    for service in data.services.values():
        urls = [service.url_as_text, service.url if service.status == "unknown" else ""]
        for page in map(_normalize_url, filter(None, urls)):
            host = page.partition("/")[0]
            is_trusted = host in trusted_hosts or host.endswith(".gov")
            yield page if is_trusted else host


def _normalize_url(address: str) -> str:
    """Return the host and path of an address, as `example.org/about`, without `www.`."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path}".rstrip("/")


def _check_shared_numbers(data: Data) -> Iterator[Problem]:
    """Yield each number that another organization has too, as after a file was copied."""
    organizations = dict[str, Organization]()
    for service in data.services.values():
        for loc, channel in service.channels_with_loc:
            first = organizations.setdefault(channel.number, service.organization)
            if channel.number and first is not service.organization:
                what = f"{first.name} has the number {channel.number} too"
                fix = (
                    "correct the wrong one; if they share a line, delete it here, and name the"
                    " service that answers under `through:`"
                )
                yield data.make_problem(service.id, loc, what, fix)


def _check_never_published(data: Data) -> Iterator[Problem]:
    """Yield a problem for each forbidden number in a file of the folder, comments included."""
    for path in data.folder.rglob("*"):
        name = display_path(path, data.folder)
        if not path.is_file() or "/." in name or path.name == "never_published.yaml":
            continue  # hidden files too
        text = use_ascii_digits(read_text(path, data.folder))
        for entry in data.never_published:
            for position in find_number(entry.number, text):
                yield Problem(
                    name,
                    text.count("\n", 0, position) + 1,
                    f"{entry.number} must not be published ({entry.date}: {entry.reason})",
                    "remove it; see never_published.yaml",
                )
