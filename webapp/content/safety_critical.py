"""The safety-critical facts, as the data gives them now, each with its file and line.

What each service is, for whom, where, at what cost, under what duty to report, and how, when and
in which languages it is reached; what laws say and whether a lawyer must read it; what doors say,
and whom they list in what order; what `site.yaml` says of lawyers, age and records of visits; the
hosts of sources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from webapp.content.doors import Door
from webapp.content.laws import Law
from webapp.content.phone_verification import use_of
from webapp.content.records import Records
from webapp.content.services import LanguageAccess, Phone, Schedule, Service
from webapp.yamlfile import Document, Loc

SITE, HOSTS = "this site", "hosts of sources"
_SETTINGS = (
    "adult_age",
    "emergency",
    "relay",
    "civil_lawyer",
    "immigration_lawyer",
    "corrections",
    "records",
    "operator",
    "independent",
)


Answer = tuple[str, str, Loc, bool]
"""Question, answer, place below its record, and whether the answer is prose."""


@dataclass(frozen=True)
class CriticalFact:
    """One fact: of whom, to which question, with its file and line.

    Of `is_prose` a turn of the meaning counts; any other is compared letter by letter.
    """

    owner: str
    name: str
    question: str
    text: str
    file: str
    line: int
    is_prose: bool = False


def find_critical_facts(records: Records) -> Iterator[CriticalFact]:
    """Yield all safety-critical facts, those of one owner together."""
    documents, featured = records.documents, records.featured

    def make(
        owner: str, name: str, answer: Answer, document: Document, at: Loc = ()
    ) -> CriticalFact:
        question, text, loc, is_prose = answer
        line = document.line_of((*at, *loc))
        return CriticalFact(owner, name, question, text, document.name, line, is_prose)

    for kind, organization in records.organizations.items():
        for index, service in enumerate(organization.services):
            for answer in _find_in_service(service):
                at: Loc = ("services", index)
                yield make(service.id, service.name, answer, documents[kind], at)
    for key, law in records.laws.items():
        for answer in _find_in_law(law):
            yield make(f"law {key}", f"the law {key!r}", answer, documents["laws"], (key,))
    for key, door in records.doors.items():
        for answer in _find_in_door(door):
            yield make(f"door {key}", f"door {key}", answer, documents["doors"], (key,))
    for key in _SETTINGS if featured else ():
        if text := str(getattr(featured, key)):
            yield make(SITE, SITE, (f"setting {key}", text, (key,), False), documents["site"])
    for key, source in records.sources.items():
        host = urlsplit(source.address).hostname if source.is_web_page else None
        if host:
            answer = host, key, (key, "address"), False
            yield make(HOSTS, key, answer, documents["sources"])


def _find_in_service(service: Service) -> Iterator[Answer]:
    yield "cost", str(service.cost), ("cost",), False
    yield "authority", str(service.authority), ("authority",), False
    yield "duty to report", service.reporting, ("reporting",), True
    if service.reporting_laws:
        bound = ", ".join(service.reporting_laws)
        yield "laws on reporting", bound, ("reporting_laws",), False
    yield "eligibility", service.eligibility, ("eligibility",), True
    yield "description", service.description, ("description",), True
    if service.short:
        yield "short description", service.short, ("short",), True
    areas = service.service_areas
    where = ", ".join(areas.counties) or str(areas.extent)
    yield "service area", where, ("service_areas",), False
    if service.for_whom:
        served = ", ".join(f"{whom}: {served}" for whom, served in service.for_whom.items())
        yield "people served", served, ("for_whom",), False
    for name, fact in service.facts.items():
        yield f"fact {name!r}", str(fact), ("facts", name), False
    for question, key in (("web address", "url"), ("web address as text", "url_as_text")):
        if address := getattr(service, key):
            yield question, address, (key,), False
    for n, chat in enumerate(service.chats):
        yield f"address of chat {n + 1}", chat.url, ("chats", n, "url"), False
    for loc, channel in service.places():
        name = _name_of(channel, service) if isinstance(channel, Phone) else f"chat {loc[1] + 1}"
        hours, languages = _format_hours(channel.schedules), _format_languages(channel.languages)
        yield f"hours of {name}", hours, (*loc, "schedules"), False
        yield f"languages of {name}", languages, (*loc, "languages"), False
        if isinstance(channel, Phone) and channel.call_back:
            yield f"calls back of {name}", channel.call_back, (*loc, "call_back"), True
        if isinstance(channel, Phone) and channel.send:
            words = ", ".join(channel.send)
            yield f"words to send to {name}", words, (*loc, "send"), False


def _find_in_law(law: Law) -> Iterator[Answer]:
    yield "need of a lawyer", str(law.needs_lawyer), ("needs_lawyer",), False
    yield "meaning", " ".join(law.plain), ("plain",), True
    for name, year in law.facts.items():
        yield f"fact {name!r}", str(year), ("facts",), False


def _find_in_door(door: Door) -> Iterator[Answer]:
    yield "what to know", " ".join(door.know), ("know",), True
    yield "services", ", ".join(door.services), ("services",), False
    if door.first_law:
        yield "law that stands first", door.first_law, ("first_law",), False
    if door.open_laws:
        yield "open laws", ", ".join(door.open_laws), ("open_laws",), False
    if door.laws:
        yield "laws", ", ".join(door.laws), ("laws",), False


def _name_of(phone: Phone, service: Service) -> str:
    """Return a number by its use, so that it may change; by itself where several have that use."""
    use = use_of(phone)
    is_only = sum(use_of(phone) == use for phone in service.phones) == 1
    return f"the number for {use}" if is_only else f"{phone.number} for {use}"


def _format_hours(schedule: Schedule) -> str:
    if schedule.always:
        return "always"
    openings = [
        f"{' '.join(opening.byday)} {opening.opens_at:%H:%M} to {opening.closes_at:%H:%M}"
        for opening in schedule.openings
    ]
    return "; ".join(openings) or "unknown"


def _format_languages(access: LanguageAccess) -> str:
    menu = [f"{tag} (menu: {keys})" for tag, keys in access.menu.items()]
    keys = f" ({access.interpreter_keys})" if access.interpreter_keys else ""
    languages = ", ".join([*access.direct, *menu]) or "unknown"
    return f"{languages}; interpreter: {access.interpreter}{keys}"
