"""Words that promise what nobody can keep, in what a page says of who helps.

Somebody may stake a life on "safe", "always" or "free". A sentence that denies, asks or sets a
condition ("ask if it is confidential") promises nothing.
"""

import re
from collections.abc import Iterator

from webapp.content.services import Cost, Organization, Service
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc

_CERTAIN = re.compile(
    r"""\b(?:will|\w+['’]ll|always|every[ ]time|at[ ]all[ ]times|whatever[ ]happens
    |guarantee\w*|promise\w*|ensure\w*|assure\w*|certainly|surely|definitely|completely|totally
    |risk-free|untraceable)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAFE = re.compile(
    r"""\b(?:safe|safely|in[ ]safety|secure|securely|protects?[ ]you|protected
    |confidential\w*|anonym\w*|secret|secrecy|privacy|discreet\w*
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


def _find(words: re.Pattern[str], excuse: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the words of each clause before which nothing there excuses them."""
    for clause in _CLAUSE.split(text):
        found = words.search(clause)
        if found and not excuse.search(clause[: found.start()]):
            yield found[0]


def find_promises(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text promises, and what to type."""
    for words, excuse in ((_CERTAIN, _DENIED), (_SAFE, _OPEN), (_NEVER, _ASKED)):
        for found in _find(words, excuse, text):
            what = f"{found!r} promises what nobody can keep"
            yield what, "say it without, or write what the reader can ask"


def _find_free(text: str, cost: Cost) -> Iterator[tuple[str, str]]:
    """Yield where a text says that all is free, and `cost:` does not."""
    for found in _find(_FREE, _OPEN, text) if cost not in _KNOWN_AS_FREE else ():
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
