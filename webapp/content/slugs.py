"""Slugs: what is in an address in place of an id, so that a history tells of nothing.

A list of telling words is never whole, and a name can be looked up. So no word of the data that
could tell who reads or why is in any address: each is written as a letter and four digits.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256

from webapp.content.services import Organization
from webapp.problems import Problem
from webapp.yamlfile import Document

_Location = tuple[str, str, int]

_LETTERS = "bcdfghjkmnpqrstvwxz"
_NUMBERS = 10_000


@cache
def slug_of(identifier: str) -> str:
    """Return the slug of an id: always the same one, without a table that somebody must keep."""
    number = int.from_bytes(sha256(identifier.encode()).digest()[:8])
    letter, digits = divmod(number % (len(_LETTERS) * _NUMBERS), _NUMBERS)
    return f"{_LETTERS[letter]}{digits:04}"


def read_slug(written: str, identifiers: Iterable[str]) -> str:
    """Return the id of a slug; raises KeyError where it is that of none."""
    for identifier in identifiers:
        if written == slug_of(identifier):
            return identifier
    raise KeyError(written)


def check_slugs(
    organizations: Mapping[str, Organization],
    sources: Iterable[str],
    tables: Iterable[str],
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each id whose address leads to the record of an earlier one."""
    services: list[_Location] = []
    for kind, organization in organizations.items():
        document = documents[kind]
        for index, service in enumerate(organization.services):
            line = document.line_of(("services", index, "id"))
            services.append((service.id, document.name, line))
    yield from _check_apart(services)
    if "sources" in documents:
        document = documents["sources"]
        yield from _check_apart(
            (identifier, document.name, document.line_of((identifier,))) for identifier in sources
        )
    yield from _check_apart(
        (identifier, "data/series/datapackage.json", 1) for identifier in tables
    )


def _check_apart(locations: Iterable[_Location]) -> Iterator[Problem]:
    known: dict[str, str] = {}
    for identifier, file, line in locations:
        other = known.setdefault(slug_of(identifier), identifier)
        if other != identifier:
            what = f"{identifier!r} and {other!r} would have the same address"
            yield Problem(file, line, what, f"type another id in place of {identifier!r}")
