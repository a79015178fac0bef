"""What must hold between answers and between records: who is shown can help, and nothing harms.

What one value must be by itself is its type (`fields.py`); what nobody may change unseen is locked.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from urllib.parse import urlsplit

from webapp.facts.data import Data
from webapp.facts.models import Figure, Law, Situation, Statement
from webapp.facts.services import Service
from webapp.facts.wording import find_free, placeholders_in
from webapp.problems import Problem
from webapp.text_files import name_of, read_text
from webapp.yamlfile import Loc

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WORDS = re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")
_KNOWN_AS_FREE = {"free", "free call", "varies"}
_GAP = r"[\s().+-]{0,3}"
_LOCAL = "+1207"  # numbers of this state are known without their area code too
_NO_CODE_BEFORE = r"(?<!\d[\s().-])(?<!\d\) )"
_READ, _PASSED_OVER = {".yaml", ".csv", ".json"}, {"never_published.yaml"}
# Whether a rule is broken, in which field, what is wrong, what to type.
type Rule = tuple[object, str | Loc, str, str]


def check_rules(data: Data) -> Iterator[Problem]:
    """Yield everything that does not agree."""
    rules = {
        **{key: _check_service(service, data) for key, service in data.services.items()},
        **{f"law {key}": _check_law(law, data) for key, law in data.laws.items()},
        **{f"situation {key}": _check_situation(s, data) for key, s in data.situations.items()},
        **{f"figure {key}": _check_figure(figure) for key, figure in data.figures.items()},
        **{f"statement {key}": _check_parts(each) for key, each in data.statements.items()},
        "site.yaml": _check_site(data),
    }
    for record, checked in rules.items():
        for is_broken, field, what, fix in checked:
            if is_broken:
                yield data.report(record, (field,) if isinstance(field, str) else field, what, fix)
    yield from _check_links(data)
    yield from _check_never_published(data)


def _check_service(service: Service, data: Data) -> Iterator[Rule]:
    """Yield what may contradict another answer of a service."""
    yield (
        not service.reporting and not service.reporting_laws,
        "reporting",
        "`reporting` has no answer",
        "type what it may have to report, or `reporting_laws:`, or `reporting: unknown`",
    )
    for key in service.reporting_laws:
        yield (
            data.laws[key].topic != "reporting",
            "reporting_laws",
            f"{key!r} is no law on who must report",
            "name one whose `topic:` is `reporting`",
        )
    left_out = {"ask", "no"} & {service.for_whom.get("women"), service.for_whom.get("men")}
    yield (
        service.for_whom.get("everybody") == "yes" and left_out,
        "for_whom",
        "it is for everybody, and not for women or not for men",
        "type `ask` or `no` for `everybody`",
    )
    yield from _check_helpers(service.through, "through", data)
    yield from _check_helpers(service.instead, "instead", data)
    yield from _check_closed(service) if service.status == "closed" else _check_open(service, data)
    met = set[str]()
    for at, channel in service.placed_channels:
        yield (
            channel.href in met,
            at,
            f"{channel.number or 'this chat'!r} is here twice as {channel.type}",
            "mend one of them, or take it out",
        )
        met.add(channel.href)
    texts = _texts_of(service)
    yield from _check_placeholders(texts, service.facts, "add it and its number under `facts:`")
    for loc, text in texts:
        for found in find_free(text):
            yield (
                service.cost not in _KNOWN_AS_FREE and loc[-1] not in {"reporting", "status_note"},
                loc,
                f"{found!r} is here, and `cost:` says {service.cost}",
                "take it out, or if a source says so, type `cost: free` or `cost: free call`",
            )


def _check_open(service: Service, data: Data) -> Iterator[Rule]:
    ways = (service.channels, service.through, service.instead, service.url, service.url_as_text)
    yield (
        not any(ways),
        "status",
        f"nobody can reach {service.id!r}",
        "give `phones:`, `chats:`, `through:`, `instead:` or `url:`",
    )
    yield (
        not service.needs and service.id != data.site.relay,
        "needs",
        f"no answer finds {service.id!r}",
        "name a need, as `needs: [talk]`",
    )
    yield (
        service.status != "active" and not service.status_note,
        "status",
        "a status that is not active needs its reason",
        "type `status_note:` and a sentence",
    )
    yield (
        service.status == "unknown" and (service.url or not service.last_sign),
        "status",
        "nobody knows whether this service is at work",
        "type `last_sign:` and when it was last at work, and `url_as_text:` for `url:`",
    )
    yield (
        service.closed_on or (service.instead and (service.channels or service.through)),
        "status",
        "`closed_on` or `instead` is here, and the service is open",
        "type `status: closed`, or remove it",
    )


def _check_closed(service: Service) -> Iterator[Rule]:
    yield (
        not service.closed_on or not service.instead,
        "status",
        "nothing says since when it is closed, or where to go instead",
        "type `closed_on:` and the day, and `instead:` with services that can help",
    )
    for field in ("phones", "chats", "url"):
        what = f"a closed service still has `{field}`"
        yield getattr(service, field), field, what, "take this out"


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
) -> Iterator[Rule]:
    for loc, text in texts:
        for name in sorted(placeholders_in(text)):
            yield name not in facts, loc, f"%({name})s stands for no fact", fix


def _check_helpers(
    keys: Iterable[str], field: str, data: Data, *more: str, is_short: bool = False
) -> Iterator[Rule]:
    """Yield who may be closed or the police, or have no short words where readers need them."""
    for service in (data.services[key] for key in keys):
        is_closed = service.status == "closed"
        is_authority = service.is_police or service.authority in more
        yield is_closed, field, f"{service.id!r} is here and is closed", "name another service"
        yield (
            is_authority and not is_closed,
            field,
            f"{service.id!r} is an authority ({service.authority}), and no helper",
            "name a service that helps",
        )
        yield (
            is_short and not (service.short or is_closed or is_authority),
            field,
            f"{service.id!r} is here and has no short words",
            "type `short:` in its file",
        )


def _check_law(law: Law, data: Data) -> Iterator[Rule]:
    yield (
        law.topic == "reporting" and law.needs_lawyer == "hide",
        "needs_lawyer",
        "a duty to report is never hidden",
        "type `needs_lawyer: notice`",
    )
    yield (
        not law.sources and law.needs_lawyer == "no",
        "sources",
        "`sources` is empty",
        "name where this was read, or type `needs_lawyer: notice`",
    )
    texts = [(("plain", n), sentence) for n, sentence in enumerate(law.plain)]
    fix = "add it and a year under `facts:`, or write %(adult)s for the age"
    yield from _check_placeholders(texts, {*data.facts, *law.facts}, fix)
    yield from _check_helpers(law.services, "services", data)


def _check_situation(situation: Situation, data: Data) -> Iterator[Rule]:
    """Yield what a situation may not say, and where it may lead to nobody who answers."""
    texts: list[tuple[Loc, str]] = [
        (("label",), situation.label),
        (("heading",), situation.heading),
        *((("know", n), text) for n, text in enumerate(situation.know)),
    ]
    fix = "write %(adult)s for the age in site.yaml, or leave the number out"
    yield from _check_placeholders(texts, data.facts, fix)
    for key in filter(None, (situation.first_law, *situation.open_laws, *situation.laws)):
        what = f"{key!r} is hidden until a lawyer has read it"
        is_hidden = data.laws[key].needs_lawyer == "hide"
        yield is_hidden, "laws", what, "take it out, or name another"
    yield from _check_helpers(situation.services, "services", data, is_short=True)
    shown = [data.services[key] for key in situation.services]
    yield (
        shown and not shown[0].phones,
        "services",
        f"{''.join(situation.services[:1])!r} is first and has no number",
        "put a service with a phone first",
    )
    yield (
        not any(channel.hours.always for service in shown for channel in service.channels),
        "services",
        "nobody here answers day and night",
        "name a line whose `hours:` are `always`",
    )


def _check_figure(figure: Figure) -> Iterator[Rule]:
    """Yield a number that there may not be, and each that may not be in its own quote."""
    numbers = {field: getattr(figure, field) for field in ("value", "low", "high")}
    given = [field for field, number in numbers.items() if number is not None]
    is_empty_cell = figure.cell and figure.value is None
    yield (
        is_empty_cell,
        "cell",
        f"there is no number in the cell {figure.cell!r}",
        "type table, row and column, as `hotline 2013 contacts`",
    )
    yield (
        not is_empty_cell and given not in (["value"], ["low", "high"]),
        (),
        "it has too many numbers" if given else "it has no number",
        "type `value:`, or `low:` and `high:`",
    )
    stated = {*_list_numbers(figure.quote)}
    for field in given:
        yield (
            figure.quote and not figure.not_in_quote and numbers[field] not in stated,
            field,
            f"{numbers[field]} is not in its own quote",
            "mend one of them, or type `not_in_quote:` and why",
        )


def _list_numbers(quote: str) -> Iterator[Decimal]:
    for number in _NUMBER.findall(quote):
        yield Decimal(number.replace(",", ""))
        yield from map(Decimal, number.split(","))  # a row of a table as it stands
    words = re.findall(r"[a-z]+", quote.lower())
    yield from (Decimal(n) for n, word in enumerate(_WORDS) if word in words)


def _check_parts(statement: Statement) -> Iterator[Rule]:
    for name, part in statement.parts.items():
        what = f"{part!r} is not in its own quote"
        yield part not in statement.quote, ("parts", name), what, "mend one of them"


def _check_site(data: Data) -> Iterator[Rule]:
    """Yield where pages may show nobody, or who cannot help."""
    site, emergency = data.site, data.emergency
    for field in ("home", "card"):
        yield from _check_helpers(getattr(site, field), field, data, "state", is_short=True)
    for field in ("relay", "referral", "civil_lawyer", "immigration_lawyer"):
        yield from _check_helpers([getattr(site, field)], field, data, "state")
    yield (
        emergency.status == "closed" or emergency.authority == "immigration",
        "emergency",
        f"{emergency.id!r} is closed, or the immigration police",
        "name the emergency number",
    )
    called = [("home", key) for key in site.on_every_page]
    called += [(field, getattr(site, field)) for field in ("emergency", "relay", "referral")]
    for field, key in called:
        yield (
            not data.services[key].voice,
            field,
            f"{key!r} has no number to call",
            "name a service with a phone that has `voice:`",
        )
    for key in site.on_every_page:
        voice = data.services[key].voice
        yield (
            voice and not voice.hours.always,
            "home",
            f"{key!r} does not answer day and night, as the start page says of its first two",
            "name a line whose hours are `always`",
        )
    for field, need in (("immigration_lawyer", "papers"), ("civil_lawyer", "legal")):
        lawyer = data.services[getattr(site, field)]
        yield (
            need not in lawyer.needs,
            field,
            f"{lawyer.id!r} is here, and its `needs` have no {need}",
            "name a service with lawyers",
        )


def _check_links(data: Data) -> Iterator[Problem]:
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


def _check_never_published(data: Data) -> Iterator[Problem]:
    """Yield each place in the folder, remarks too, with a number that stays off."""
    refused = [(entry, _find_forms(entry.number)) for entry in data.never_published]
    for path in sorted(data.folder.rglob("*")):
        is_read = path.suffix in _READ and path.name not in _PASSED_OVER
        text = read_text(path, data.folder) if is_read else ""
        for entry, forms in refused:
            for found in forms.finditer(text):
                what = f"{entry.number} stays off since {entry.date} ({entry.reason})"
                line = text.count("\n", 0, found.start()) + 1
                fix = "take it out; never_published.yaml knows why"
                yield Problem(name_of(path, data.folder), line, what, fix)


def _find_forms(number: str) -> re.Pattern[str]:
    """Return every way to write a number, with its area code or, in this state, without."""
    digits = number.removeprefix("+1")
    is_code = digits == number
    forms = [digits if is_code else rf"(?:\+?1[\s.-]?)?\(?{_GAP.join(digits)}"]
    if number.startswith(_LOCAL):
        forms.append(_NO_CODE_BEFORE + _GAP.join(digits[3:]))
    return re.compile(rf"(?<!\d)(?=[\d(+])(?:{'|'.join(forms)})(?!\d)", re.ASCII)
