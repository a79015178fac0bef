"""Checks that what points somewhere points at something, and that answers agree."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from webapp.content import narrative
from webapp.content.documents import Document, Loc
from webapp.content.fieldtypes import placeholders_in
from webapp.content.model import Channel, Coverage, Medium, Service, Status
from webapp.faults import Fault

if TYPE_CHECKING:
    from webapp.content.loading import Content

MAINE_COUNTIES = 16


def find_broken_references(
    content: "Content", documents: Mapping[str, Document]
) -> Iterator[Fault]:
    """Yield a fault for every id that nothing defines and every answer that contradicts another."""
    yield from _check_figures(content, documents)
    yield from _check_counties(content, documents["counties"])
    seen: dict[str, str] = {}
    for organization in content.organizations:
        document = documents[f"organizations/{organization.id}"]
        for index, service in enumerate(organization.services):
            at: Loc = ("services", index)
            if service.id in seen:
                what = f"the id {service.id!r} is used in {seen[service.id]} too"
                yield Fault(document.name, document.line_of((*at, "id")), what, "choose another id")
            seen[service.id] = document.name
            yield from _check_service(content, service, document, at)
    yield from _check_featured(content, documents["featured"])


def _check_figures(content: "Content", documents: Mapping[str, Document]) -> Iterator[Fault]:
    document = documents["figures"]
    for key, figure in content.figures.items():
        if figure.source not in content.sources:
            yield _unknown(document, (key, "source"), figure.source, "sources.yaml")
        is_range = figure.low is not None and figure.high is not None
        if (figure.value is None) != is_range:
            line = document.line_of((key,))
            yield Fault(document.name, line, f"{key!r} has no number",
                        "type `value:`, or `low:` and `high:`")  # fmt: skip
    for wanted, defined, file in (
        (narrative.FIGURES, content.figures, document.name),
        (narrative.STATEMENTS, content.statements, documents["statements"].name),
        (narrative.SERIES, content.series, "data/series/datapackage.json"),
    ):
        for name in wanted:
            if name not in defined:
                yield Fault(
                    file, 1, f"a page shows {name!r}, which is not defined", "bring it back"
                )
    for key, statement in content.statements.items():
        if statement.source not in content.sources:
            yield _unknown(
                documents["statements"], (key, "source"), statement.source, "sources.yaml"
            )


def _check_counties(content: "Content", document: Document) -> Iterator[Fault]:
    if len(content.counties) != MAINE_COUNTIES:
        what = f"there are {len(content.counties)} counties, and Maine has {MAINE_COUNTIES}"
        yield Fault(document.name, 1, what, "bring back the missing one or remove the extra one")
    for key, county in content.counties.items():
        if county.population_source not in content.sources:
            loc = (key, "population_source")
            yield _unknown(document, loc, county.population_source, "sources.yaml")


def _check_service(
    content: "Content", service: Service, document: Document, at: Loc
) -> Iterator[Fault]:
    for source in service.sources:
        if source not in content.sources:
            yield _unknown(document, (*at, "sources"), source, "sources.yaml")
    for county in service.area.counties:
        if county not in content.counties:
            yield _unknown(document, (*at, "area", "counties"), county, "counties.yaml")
    if (service.area.coverage is Coverage.COUNTIES) != bool(service.area.counties):
        line = document.line_of((*at, "area"))
        yield Fault(document.name, line, "coverage and list of counties do not agree",
                    "name counties with `coverage: counties`, and only there")  # fmt: skip
    for other in service.through:
        if other not in content.services:
            yield _unknown(document, (*at, "through"), other, "a file of organizations/")
    if not (service.channels or service.through or service.website or service.website_as_text):
        line = document.line_of(at)
        yield Fault(document.name, line, f"nobody can reach {service.id!r}",
                    "give a channel, `through:` or `website:`")  # fmt: skip
    if not service.needs:
        line = document.line_of((*at, "needs"))
        yield Fault(document.name, line, "`needs` is empty", "name at least one need")
    if service.status is not Status.ACTIVE and not service.status_note:
        line = document.line_of((*at, "status"))
        yield Fault(document.name, line, "a status that is not active needs its reason",
                    "type `status_note:` and a sentence")  # fmt: skip
    for name, words in _words_of(service):
        for wanted in placeholders_in(words) - set(service.facts):
            line = document.line_of((*at, name))
            yield Fault(document.name, line, f"%({wanted})s stands for no fact",
                        f"add `{wanted}:` under `facts:`")  # fmt: skip
    for index, channel in enumerate(service.channels):
        yield from _check_channel(content, channel, document, (*at, "channels", index))


def _words_of(service: Service) -> Iterator[tuple[str, str]]:
    yield "short", service.short
    yield "summary", service.summary
    yield "serves", service.serves
    yield "status_note", service.status_note
    yield "reporting", service.reporting
    yield "area", service.area.note
    for channel in service.channels:
        yield "channels", channel.note


def _check_channel(
    content: "Content", channel: Channel, document: Document, at: Loc
) -> Iterator[Fault]:
    line = document.line_of(at)
    if channel.by is Medium.CHAT and channel.address is None:
        yield Fault(document.name, line, "a chat has no address", "type `address: https://...`")
    if channel.by is not Medium.CHAT and channel.number is None:
        yield Fault(document.name, line, "this channel has no number", 'type `number: "+1..."`')
    for opening in channel.hours.openings:
        if opening.closes <= opening.opens or not opening.days:
            hours_line = document.line_of((*at, "hours"))
            yield Fault(document.name, hours_line, "these hours end before they begin",
                        "name days, opens and a later closes")  # fmt: skip
    for source in channel.sources:
        if source not in content.sources:
            yield _unknown(document, (*at, "sources"), source, "sources.yaml")


def _check_featured(content: "Content", document: Document) -> Iterator[Fault]:
    featured = content.featured
    for key, ids in (
        ("home", featured.home),
        ("card", featured.card),
        ("emergency", (featured.emergency,)),
        ("civil_lawyer", (featured.civil_lawyer,)),
        ("immigration_lawyer", (featured.immigration_lawyer,)),
    ):
        for one in ids:
            if one not in content.services:
                yield _unknown(document, (key,), one, "a file of organizations/")

    for one in (*featured.home, *featured.card):
        if one in content.services and not content.services[one].short:
            what = f"{one!r} stands on the home page or the card and has no short words"
            line = document.line_of(("home",))
            yield Fault(document.name, line, what, "type `short:` in its file")


def _unknown(document: Document, loc: Loc, written: str, where: str) -> Fault:
    return Fault(
        document.name, document.line_of(loc), f"{written!r} is not defined", f"define it in {where}"
    )
