"""The list with more services than there are: what it would weigh, and what building it costs.

The services are made up from those of now: other ids, numbers and names, and the words of all of
them in another order, since the same words again would cost nothing on the wire.
"""

import time
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from random import Random

from webapp.app import build_app
from webapp.content.services import Service
from webapp.site.build import build
from webapp.site.rendering import Site

LIST = "/en/resources/"
_TIMES = (1, 2, 3, 5, 10)


@dataclass(frozen=True)
class Weight:
    """A list of so many services: bytes with headers, and seconds to build."""

    services: int
    brotli: int
    gzip: int
    plain: int
    seconds: float


def weigh(site: Site) -> Iterator[Weight]:
    """Build the English list of a site with its services, and with several times as many."""
    for times in _TIMES:
        more = _multiply(site, times)
        app = build_app(more)
        build(app, "/en/")  # what is loaded at the first page counts nowhere
        began = time.process_time()
        built = build(app, LIST)
        spent = time.process_time() - began
        head = {
            encoding: sum(map(len, _lines(built.headers_for(encoding))))
            for encoding in ("br", "gzip")
        }
        yield Weight(
            len(more.content.services),
            len(built.brotli) + head["br"],
            len(built.gzip) + head["gzip"],
            built.length,
            spent,
        )


def _lines(headers: dict[str, str]) -> Iterator[str]:
    return (f"{name}: {value}\r\n" for name, value in headers.items())


def _multiply(site: Site, times: int) -> Site:
    content, chance = site.content, Random(1)
    words = [
        word
        for service in content.services.values()
        for word in service.description.split()
        if "%" not in word  # a fact of one service
    ]
    services, runs = dict(content.services), dict(content.organization_by_service)
    for turn in range(1, times):
        for key, service in content.services.items():
            made = _make_up(service, f"{key}-{turn}", words, chance)
            services[made.id], runs[made.id] = made, content.organization_by_service[key]
    return replace(site, content=replace(content, services=services, organization_by_service=runs))


def _make_up(service: Service, identifier: str, words: list[str], chance: Random) -> Service:
    def say(text: str) -> str:
        return " ".join(chance.choices(words, k=len(text.split()))) + "."

    phones = tuple(
        _twin(phone, number=f"+1207{chance.randrange(2000000, 10000000)}")
        for phone in service.phones
    )
    return _twin(
        service,
        id=identifier,
        name=say(service.name).title(),
        description=say(service.description),
        eligibility=say(service.eligibility),
        phones=phones,
    )


def _twin[Record](record: Record, **changes: object) -> Record:
    """Return a record with other answers, which nobody checks."""
    twin = copy(record)
    for name, value in changes.items():
        object.__setattr__(twin, name, value)
    return twin
