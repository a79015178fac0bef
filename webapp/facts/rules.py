"""What must hold between answers and between records: who is shown can help, and nothing harms.

What one value must be by itself is its type (`fields.py`); what nobody may change unseen is locked.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from webapp.facts.models import Figure, Law, RefusedNumber, Situation, Statement
from webapp.facts.services import Service
from webapp.facts.wording import find_free, placeholders_in
from webapp.problems import Problem
from webapp.text_files import name_of, read_text
from webapp.yamlfile import Loc

if TYPE_CHECKING:
    from webapp.facts.load import Data

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WORDS = re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")
_KNOWN_AS_FREE = {"free", "free call", "varies"}
_GAP = r"[\s().+-]{0,3}"
_LOCAL = "+1207"  # numbers of this state are known without their area code too
_NO_CODE_BEFORE = r"(?<!\d[\s().-])(?<!\d\) )"
_READ, _PASSED_OVER = {".yaml", ".csv", ".json"}, {"never_published.yaml"}
type Fault = tuple[Loc, str, str]  # where in its record, what is wrong, what to type


def check_rules(data: "Data") -> Iterator[Problem]:
    """Yield everything that does not agree."""
    faults = {
        **{key: _check_service(service, data) for key, service in data.services.items()},
        **{f"law {key}": _check_law(law, data) for key, law in data.laws.items()},
        **{f"situation {key}": _check_situation(s, data) for key, s in data.situations.items()},
        **{f"figure {key}": _check_figure(figure) for key, figure in data.figures.items()},
        **{f"statement {key}": _check_parts(said) for key, said in data.statements.items()},
        "site.yaml": _check_site(data),
    }
    for record, found in faults.items():
        for loc, what, fix in found:
            yield data.report(record, loc, what, fix)
    yield from _check_links(data)
    yield from _check_never_published(data)


def _check_service(service: Service, data: "Data") -> Iterator[Fault]:
    """Yield what contradicts another answer of a service."""
    if not service.reporting and not service.reporting_laws:
        fix = "type what it may have to report, or `reporting_laws:`, or `reporting: unknown`"
        yield ("reporting",), "`reporting` has no answer", fix
    for key in service.reporting_laws:
        if data.laws[key].topic != "reporting":
            what = f"{key!r} is no law on who must report"
            yield ("reporting_laws",), what, "name one whose `topic:` is `reporting`"
    if service.for_whom.get("everybody") == "yes" and {"ask", "no"} & {
        service.for_whom.get("women"),
        service.for_whom.get("men"),
    }:
        what = "it is for everybody, and not for women or not for men"
        yield ("for_whom",), what, "type `ask` or `no` for `everybody`"
    yield from _check_helpers(service.through, ("through",), data)
    yield from _check_helpers(service.instead, ("instead",), data)
    yield from _check_closed(service) if service.status == "closed" else _check_open(service, data)
    met = set[str]()
    for at, channel in service.placed_channels:
        if channel.href in met:
            what = f"{channel.number or 'this chat'!r} is here twice as {channel.type}"
            yield at, what, "mend one of them, or take it out"
        met.add(channel.href)
        if channel.newest_source and channel.newest_source not in channel.sources:
            what = f"{channel.newest_source!r} is the newest source, and no `sources:` names it"
            yield (*at, "newest_source"), what, "add it to the `sources:` above"
    texts = _texts_of(service)
    yield from _check_placeholders(texts, service.facts, "add it and its number under `facts:`")
    for loc, text in texts if service.cost not in _KNOWN_AS_FREE else ():
        for found in find_free(text) if loc[-1] not in {"reporting", "status_note"} else ():
            what = f"{found!r} stands here, and `cost:` says {service.cost}"
            fix = "take it out, or if a source says so, type `cost: free` or `cost: free call`"
            yield loc, what, fix


def _check_open(service: Service, data: "Data") -> Iterator[Fault]:
    ways = (service.channels, service.through, service.instead, service.url, service.url_as_text)
    if not any(ways):
        fix = "give `phones:`, `chats:`, `through:`, `instead:` or `url:`"
        yield ("status",), f"nobody can reach {service.id!r}", fix
    if not service.needs and service.id != data.site.relay:
        yield ("needs",), f"no answer finds {service.id!r}", "name a need, as `needs: [talk]`"
    if service.status != "active" and not service.status_note:
        what = "a status that is not active needs its reason"
        yield ("status",), what, "type `status_note:` and a sentence"
    if service.status == "unknown" and (service.url or not service.last_sign):
        fix = "type `last_sign:` and when it was last at work, and `url_as_text:` for `url:`"
        yield ("status",), "nobody knows whether this service is at work", fix
    if service.closed_on or (service.instead and (service.channels or service.through)):
        what = "`closed_on` or `instead` stands here, and the service is open"
        yield ("status",), what, "type `status: closed`, or remove it"


def _check_closed(service: Service) -> Iterator[Fault]:
    if not service.closed_on or not service.instead:
        fix = "type `closed_on:` and the day, and `instead:` with services that can help"
        yield ("status",), "nothing says since when it is closed, or where to go instead", fix
    for field in ("phones", "chats", "url"):
        if getattr(service, field):
            yield (field,), f"a closed service still has `{field}`", "take this out"


def _texts_of(service: Service) -> list[tuple[Loc, str]]:
    """Return every text of a service that a page prints, and where it is."""
    fields = ("short", "description", "eligibility", "status_note", "reporting", "where_note")
    texts: list[tuple[Loc, str]] = [((field,), getattr(service, field)) for field in fields]
    for loc, channel in service.placed_channels:
        texts.append(((*loc, "description"), channel.description))
        texts.append(((*loc, "call_back"), channel.call_back))
    return texts


def _check_placeholders(
    texts: Iterable[tuple[Loc, str]], facts: Collection[str], fix: str
) -> Iterator[Fault]:
    for loc, text in texts:
        for name in sorted(placeholders_in(text).difference(facts)):
            yield loc, f"%({name})s stands for no fact", fix


def _check_helpers(
    keys: Iterable[str], loc: Loc, data: "Data", *more: str, is_short: bool = False
) -> Iterator[Fault]:
    """Yield who is closed, or is the police, or has no short words where readers need them."""
    for service in (data.services[key] for key in keys):
        if service.status == "closed":
            yield loc, f"{service.id!r} stands here and is closed", "name another service"
        elif service.authority in {"police", "immigration", *more}:
            what = f"{service.id!r} is an authority ({service.authority}), and no helper"
            yield loc, what, "name a service that helps"
        elif is_short and not service.short:
            what = f"{service.id!r} stands here and has no short words"
            yield loc, what, "type `short:` in its file"


def _check_law(law: Law, data: "Data") -> Iterator[Fault]:
    if law.topic == "reporting" and law.needs_lawyer == "hide":
        yield ("needs_lawyer",), "a duty to report is never hidden", "type `needs_lawyer: notice`"
    if not law.sources and law.needs_lawyer == "no":
        fix = "name where this was read, or type `needs_lawyer: notice`"
        yield ("sources",), "`sources` is empty", fix
    texts = [(("plain", n), sentence) for n, sentence in enumerate(law.plain)]
    fix = "add it and a year under `facts:`, or write %(adult)s for the age"
    yield from _check_placeholders(texts, {*data.facts, *law.facts}, fix)
    yield from _check_helpers(law.services, ("services",), data)


def _check_situation(situation: Situation, data: "Data") -> Iterator[Fault]:
    """Yield what a situation may not say, and where it leads to nobody who answers."""
    texts: list[tuple[Loc, str]] = [
        (("label",), situation.label),
        (("heading",), situation.heading),
    ]
    texts += [(("know", n), text) for n, text in enumerate(situation.know)]
    fix = "write %(adult)s for the age in site.yaml, or leave the number out"
    yield from _check_placeholders(texts, data.facts, fix)
    for key in filter(None, (situation.first_law, *situation.open_laws, *situation.laws)):
        if data.laws[key].needs_lawyer == "hide":
            what = f"{key!r} is hidden until a lawyer has read it"
            yield ("laws",), what, "take it out, or name another"
    at: Loc = ("services",)
    shown = [data.services[key] for key in situation.services]
    yield from _check_helpers(situation.services, at, data, is_short=True)
    if shown and not shown[0].phones:
        what = f"{shown[0].id!r} stands first and has no number"
        yield at, what, "put a service with a phone first"
    if not any(channel.hours.always for service in shown for channel in service.channels):
        fix = "name a line whose `hours:` are `always`"
        yield at, "nobody here answers day and night", fix


def _check_figure(figure: Figure) -> Iterator[Fault]:
    """Yield a number that there is not, and one that is not in its own quote."""
    numbers = {field: getattr(figure, field) for field in ("value", "low", "high")}
    given = [field for field, number in numbers.items() if number is not None]
    if given not in (["value"], ["low", "high"]):
        what = "it has too many numbers" if given else "it has no number"
        yield (), what, "type `value:`, or `low:` and `high:`"
    stated = {*_list_numbers(figure.quote)}
    for field in given if figure.quote and not figure.not_in_quote else ():
        if numbers[field] not in stated:
            what = f"{numbers[field]} does not stand in its own quote"
            yield (field,), what, "mend one of them, or type `not_in_quote:` and why"


def _list_numbers(quote: str) -> Iterator[Decimal]:
    for number in _NUMBER.findall(quote):
        yield Decimal(number.replace(",", ""))
        yield from map(Decimal, number.split(","))  # a row of a table as it stands
    words = re.findall(r"[a-z]+", quote.lower())
    yield from (Decimal(n) for n, word in enumerate(_WORDS) if word in words)


def _check_parts(said: Statement) -> Iterator[Fault]:
    for name, part in said.parts.items():
        if part not in said.quote:
            what = f"{part!r} does not stand in its own quote"
            yield ("parts", name), what, "mend one of them"


def _check_site(data: "Data") -> Iterator[Fault]:
    """Yield where pages would show nobody, or who cannot help."""
    site = data.site
    for field in ("home", "card"):
        keys: list[str] = getattr(site, field)
        yield from _check_helpers(keys, (field,), data, "state", is_short=True)
    for field in ("relay", "referral", "civil_lawyer", "immigration_lawyer"):
        yield from _check_helpers([getattr(site, field)], (field,), data, "state")
    if data.emergency.status == "closed" or data.emergency.authority == "immigration":
        what = f"{site.emergency!r} is closed, or the immigration police"
        yield ("emergency",), what, "name the emergency number"
    alone = {field: getattr(site, field) for field in ("emergency", "relay", "referral")}
    for field, named in (*(("home", first) for first in site.first), *alone.items()):
        if not data.services[named].voice:
            what = f"{named!r} has no number to call"
            yield (field,), what, "name a service with a phone that has `voice:`"
    for field, need in (("immigration_lawyer", "papers"), ("civil_lawyer", "legal")):
        key: str = getattr(site, field)
        if need not in data.services[key].needs:
            what = f"{key!r} stands here, and its `needs` have no {need}"
            yield (field,), what, "name a service with lawyers"


def _check_links(data: "Data") -> Iterator[Problem]:
    """Yield each link to a site that is text elsewhere, since somebody else may own it."""
    unclear, links = set[str](), list[tuple[str, Loc, str]]()
    for key, source in data.sources.items():
        if source.is_web_page:
            links.append(("sources.yaml", (key, "address"), source.address))
    for key, service in data.services.items():
        links += [(key, ("url",), service.url)] if service.url else []
        links += [(key, ("chats", n, "url"), chat.url) for n, chat in enumerate(service.chats)]
        parts = urlsplit(service.url_as_text)
        if service.status == "unknown" or (parts.scheme == "https" and not parts.path.strip("/")):
            unclear.add(_host_of(service.url_as_text))
    for record, loc, url in links:
        if _host_of(url) in unclear:
            what = f"{_host_of(url)} stands as text in the listing of its service"
            fix = "write it as `url_as_text:`, in sources.yaml without https:// and why as `note:`"
            yield data.report(record, loc, what, fix)


def _host_of(address: str) -> str:
    """Return the host of an address, however it is written, without www."""
    bare = address if "//" in address else f"//{address}"
    return (urlsplit(bare).hostname or "").removeprefix("www.")


def _check_never_published(data: "Data") -> Iterator[Problem]:
    """Yield each place in the folder, remarks too, with a number that stays off."""
    entries, forms = dict[str, RefusedNumber](), list[str]()
    for entry in data.never_published:
        digits = entry.number.removeprefix("+1")
        entries[digits] = entry
        is_code = digits == entry.number
        forms.append(digits if is_code else rf"(?:\+?1[\s.-]?)?\(?{_GAP.join(digits)}")
        if entry.number.startswith(_LOCAL):
            entries[digits[3:]] = entry
            forms.append(_NO_CODE_BEFORE + _GAP.join(digits[3:]))
    refused = re.compile(rf"(?<!\d)(?=[\d(+])(?:{'|'.join(forms) or '(?!)'})(?!\d)", re.ASCII)
    for path in sorted(data.folder.rglob("*")):
        is_read = path.suffix in _READ and path.name not in _PASSED_OVER
        text = read_text(path, data.folder)[0] if is_read else None
        for found in refused.finditer(text or ""):
            entry = entries[re.sub(r"\D", "", found[0])[-10:]]
            what = f"{entry.number} stays off since {entry.date} ({entry.reason})"
            line = (text or "")[: found.start()].count("\n") + 1
            fix = "take it out; never_published.yaml knows why"
            yield Problem(name_of(path, data.folder), line, what, fix)
