"""What occurs nowhere in `data/`: addresses that harm, numbers that stay off, and promises.

Links lead to no agency that hunts immigrants, no copy for trials, no lapsed site.
`data/never_published.yaml` says of each number why and since when, so that nobody puts it back.
Somebody may stake a life on "safe", "always" or "free". A sentence that denies, asks or sets a
condition ("ask if it is confidential") promises nothing.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.content.field_types import AnsweredLine, Day, PhoneNumber, is_short_code
from webapp.content.figures import STRICT, Source
from webapp.content.services import Cost, Organization, Service, Status
from webapp.problems import Problem
from webapp.text_files import name_of, read_text
from webapp.yamlfile import Document, Loc, read_record

_AGENCY = "ice.gov"
_MIRRORS = "squarespace.com"
_TRIALS = {"stage", "staging", "preprod", "preview", "test", "dev"}
_CERTAIN = re.compile(
    r"""\b(?:will|\w+['’]ll|always|every[ ]time|at[ ]all[ ]times|whatever[ ]happens
    |(?:count|rely|depend)[ ]on[ ](?:it|us|them)|same[ ](?:night|day)
    |guarantee\w*|promise\w*|ensure\w*|assure\w*|certainly|surely|definitely|completely|totally
    |risk-free|untraceable)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAFE = re.compile(
    r"""\b(?:safe|safely|in[ ]safety|secure|securely|protects?[ ]you|protected
    |confidential\w*|anonym\w*|secret|secrecy|privacy|discreet\w*
    |between[ ](?:just[ ])?(?:the[ ]two[ ]of[ ])?(?:you|us)
    |(?:is|are|be|stays?|kept|remains?|strictly|fully)[ ]private)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NEVER = re.compile(
    r"""\b(?:never|won['’]t|ever|no[ ]police(?![ ]report)|no[ ](?:records?|risks?|questions)
    |(?:nobody|no[ ]one|none)[ ](?:\w+[ ])?(?:tells?|reports?|knows?|learns?|finds?|shares?)
    |(?:do|does)(?:[ ]not|n['’]t)[ ](?:tell|report|share|inform)|without[ ](?:the[ ])?police)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FREE = re.compile(
    r"""(?<!feel[ ])\b(?:toll-)?free\b(?![ ](?:from|of|time)\b)
    |\b(?:no|without|any)[ ](?:cost|charge|fee)\b|\bcosts?[ ]nothing\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKED = re.compile(r"\b(?:ask|asks|whether)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|no|nobody|without|cannot|ask|asks|whether|\w+n['’]t)\b", re.IGNORECASE
)
_OPEN = re.compile(rf"\bif\b|{_DENIED.pattern}", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;:?!] | and | but ")
_KNOWN_AS_FREE = {Cost.FREE, Cost.FREE_CALL, Cost.VARIES}


def check_links(
    organizations: Mapping[str, Organization],
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each address that readers could follow and should not."""
    unclear = {
        host_of(service.url_as_text)
        for organization in organizations.values()
        for service in organization.services
        if service.url_as_text
        and (service.status is Status.UNKNOWN or _is_whole_site(service.url_as_text))
    }
    for kind, organization in organizations.items():
        document = documents[kind]
        for index, service in enumerate(organization.services):
            for loc, url in (
                (("services", index, "url"), service.url),
                *(
                    (("services", index, "chats", n, "url"), chat.url)
                    for n, chat in enumerate(service.chats)
                ),
            ):
                what = _find_unfit(url, unclear) if url else ""
                if what:
                    yield document.report(loc, what, "write the address as `url_as_text:`")
    for key, source in sources.items():
        what = _find_unfit(source.address, unclear) if source.is_web_page else ""
        if what:
            document = documents["sources"]
            yield document.report(
                (key, "address"), what, "write the address without https://, and why as `note:`"
            )


def host_of(address: str) -> str:
    """Return the host of an address, however it is written, without www."""
    bare = address if "//" in address else f"//{address}"
    return (urlsplit(bare).hostname or "").removeprefix("www.")


def _is_whole_site(address: str) -> bool:
    """Whether an address in plain text names a whole site that might be fit for a link."""
    parts = urlsplit(address)
    return parts.scheme == "https" and parts.path.strip("/") == ""


def _find_unfit(address: str, unclear: set[str]) -> str:
    """Return why nobody should follow an address; nothing where it is fit for a link."""
    host = host_of(address)
    if host == _AGENCY or host.endswith(f".{_AGENCY}"):
        return f"{host} belongs to ICE, and no link leads there"
    if _TRIALS & set(host.split(".")):
        return f"{host} is a copy that somebody tries things on"
    if host.endswith(f".{_MIRRORS}"):
        return f"{host} is a copy of another site, or one that was given up"
    if host in unclear:
        return f"{host} stands as text in the listing of its service: it may be somebody else's now"
    return ""


NEVER = "never_published.yaml"
_WRITTEN = ("verified_numbers.yaml", "accepted.yaml")  # by commands alone
_RENEW = (
    "take it out of its organization, then type `.venv/bin/flask data verify ID --by YOU "
    "--source WHERE` for the others, or where none is left `.venv/bin/flask data accept`"
)
_READ = {".yaml", ".csv", ".json"}
_GAP = r"[\s().+-]{0,3}"
_LOCAL = "207"
_OWN_DIGITS = 7  # of a number, behind the codes that may be left out
_NO_DIGITS = re.compile(r"\D+", re.ASCII)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class NeverPublished:
    """One number that stays off, and why."""

    number: PhoneNumber
    reason: AnsweredLine
    date: Day


_KEPT_OFF = TypeAdapter(tuple[NeverPublished, ...])


def check_never_published(data: Path, *, but: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each place in a folder, remarks too, that holds a forbidden number.

    The files of `but` are passed over: who takes a number out of one must be able to.
    """
    kept_off, problems = read_record(_KEPT_OFF, data / NEVER, data)
    yield from problems
    for path in sorted(data.rglob("*")) if kept_off else ():
        if path.suffix in _READ and path.name not in {NEVER, *but}:
            text, _ = read_text(path, data)  # what cannot be read is reported by who reads it
            yield from _find(text or "", name_of(path, data), kept_off or ())


def _find(text: str, name: str, kept_off: Sequence[NeverPublished]) -> Iterator[Problem]:
    digits = _NO_DIGITS.sub("", text)
    for entry in kept_off:
        if entry.number[-_OWN_DIGITS:] not in digits:
            continue  # however it is grouped
        for found in looks_like(entry.number).finditer(text):
            line = text[: found.start()].count("\n") + 1
            what = f"{entry.number} stays off since {entry.date} ({entry.reason})"
            fix = _RENEW if name.endswith(_WRITTEN) else f"take it out; {NEVER} knows why"
            yield Problem(name, line, what, fix)


def looks_like(number: str) -> re.Pattern[str]:
    """Find a number in a text, however it is grouped; not inside a longer run of digits.

    A number of this state is found without its area code too.
    """
    if is_short_code(number):
        return re.compile(rf"(?<!\d){number}(?!\d)", re.ASCII)
    area, rest = number[2:5], _GAP.join(number[5:])
    begin = rf"(?:\+?1[\s.-]?)?\(?{_GAP.join(area)}{_GAP}"
    if area == _LOCAL:
        begin = rf"(?:{begin}|(?<!\d[\s().-])(?<!\d\) ))"
    return re.compile(rf"(?<!\d){begin}{rest}(?!\d)", re.ASCII)


def _find_words(words: re.Pattern[str], excuse: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the words of each clause before which nothing there excuses them."""
    for clause in _CLAUSE.split(text):
        found = words.search(clause)
        if found and not excuse.search(clause[: found.start()]):
            yield found[0]


def find_promises(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text promises, and what to type."""
    for words, excuse in ((_CERTAIN, _DENIED), (_SAFE, _OPEN), (_NEVER, _ASKED)):
        for found in _find_words(words, excuse, text):
            what = f"{found!r} promises what nobody can keep"
            yield what, "say it without, or write what the reader can ask"


def _find_free(text: str, cost: Cost) -> Iterator[tuple[str, str]]:
    """Yield where a text says that all is free, and `cost:` does not."""
    for found in _find_words(_FREE, _OPEN, text) if cost not in _KNOWN_AS_FREE else ():
        what = f"{found!r} stands here, and `cost:` says {cost}"
        yield what, "take it out, or if a source says so, type `cost: free` or `cost: free call`"


def texts_of(service: Service) -> Iterator[tuple[Loc, str]]:
    """Yield every text of a service that a page prints, and where it is."""
    yield ("short",), service.short
    yield ("description",), service.description
    yield ("eligibility",), service.eligibility
    yield ("status_note",), service.status_note
    yield ("reporting",), service.reporting
    yield ("service_areas", "description"), service.service_areas.description
    for n, phone in enumerate(service.phones):
        yield ("phones", n, "description"), phone.description
        yield ("phones", n, "call_back"), phone.call_back
    for n, chat in enumerate(service.chats):
        yield ("chats", n, "description"), chat.description


def check_promises(organization: Organization, document: Document) -> Iterator[Problem]:
    """Yield a problem for each promise in a text of a service; what a duty says costs nothing."""
    for index, service in enumerate(organization.services):
        for loc, text in texts_of(service):
            is_of_cost = loc[-1] not in {"reporting", "status_note"}
            free = _find_free(text, service.cost) if is_of_cost else ()
            for what, fix in (*find_promises(text), *free):
                yield document.report(("services", index, *loc), what, fix)
