"""Loads `data/`: all of it, sound and as somebody accepted it, or every problem in it at once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from webapp.facts import lock
from webapp.facts.fields import Context, Id, SituationNumber
from webapp.facts.models import (
    County,
    Figure,
    Law,
    Places,
    RefusedNumber,
    Seal,
    Site,
    Situation,
    Source,
    Statement,
    Towns,
    slug,
)
from webapp.facts.rules import check_rules
from webapp.facts.services import Channel, Organization, Service
from webapp.facts.tables import Table, fill_figures, read_rows
from webapp.problems import Checked, Problem, ProblemsFoundError, gather
from webapp.text_files import find_unread
from webapp.yamlfile import Document, Loc, read_document, validate

_ORGANIZATION: TypeAdapter[Organization] = TypeAdapter(Organization)
_FILES: Mapping[str, TypeAdapter[Any]] = {
    "sources": TypeAdapter(dict[Id, Source]),
    "figures": TypeAdapter(dict[Id, Figure]),
    "statements": TypeAdapter(dict[Id, Statement]),
    "laws": TypeAdapter(dict[Id, Law]),
    "situations": TypeAdapter(dict[SituationNumber, Situation]),
    "places": TypeAdapter(Places),
    "towns": TypeAdapter(Towns),
    "site": TypeAdapter(Site),
    "never_published": TypeAdapter(list[RefusedNumber]),
    "tables": TypeAdapter(dict[Id, Table]),
    "seals": TypeAdapter(dict[str, Seal]),
}


@dataclass(frozen=True, eq=False)
class Data:
    """Everything that pages may say; `locations` knows where each record was written."""

    folder: Path
    sources: dict[str, Source]
    figures: dict[str, Figure]
    statements: dict[str, Statement]
    laws: dict[str, Law]
    situations: dict[str, Situation]
    places: Places
    towns: Towns
    site: Site
    never_published: list[RefusedNumber]
    organizations: list[Organization]
    tables: dict[str, Table]
    seals: dict[str, Seal]
    locations: Mapping[str, tuple[Document, Loc]]

    def report(self, record: str, loc: Loc, what: str, fix: str) -> Problem:
        """Return what is wrong with an answer of a record, with its line."""
        document, at = self.locations[record]
        return document.report((*at, *loc), what, fix)

    @cached_property
    def services(self) -> dict[str, Service]:
        """Return the services of all organizations by id."""
        return {service.id: service for o in self.organizations for service in o.services}

    @property
    def counties(self) -> dict[str, County]:
        """Return the counties by id."""
        return self.places.counties

    @property
    def facts(self) -> dict[str, int]:
        """Return the numbers that any sentence may name."""
        return {"adult": self.site.adult_age}

    @cached_property
    def emergency(self) -> Service:
        """Return whom to call in danger."""
        return self.services[self.site.emergency]

    @cached_property
    def referral(self) -> Service:
        """Return whom to call where nobody else answers."""
        return self.services[self.site.referral]

    def instead_of(self, service: Service, channel: Channel) -> str:
        """Return the number to call if nobody answers one that is in doubt."""
        is_clear = not service.is_doubtful(channel) or service is self.referral
        other = None if is_clear else self.referral.voice
        return other.number if other else ""

    def newest_source(self, channel: Channel) -> str:
        """Return the newest source that shows a number; the first where none has a date."""
        return channel.newest_source or self.newest(channel.sources) or channel.sources[0]

    @property
    def learners(self) -> list[str]:
        """Return the languages that most pupils speak who learn English."""
        return [row.language for row in self.tables["learners"].rows]

    def town_list(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield each letter with its towns and their counties."""
        towns = ((town, key) for key, names in self.towns.counties.items() for town in names)
        order = sorted(towns, key=lambda town: (town[0], self.counties[town[1]].name))
        for letter, found in groupby(order, key=lambda town: town[0][0]):
            yield letter, list(found)

    def laws_on(self, topic: str) -> dict[str, Law]:
        """Return the laws of a topic by id."""
        return {key: law for key, law in self.laws.items() if law.topic == topic}

    def say_law(self, key: str) -> list[str]:
        """Return the sentences of a law as an English page says them."""
        law = self.laws[key]
        return [sentence % (self.facts | law.facts) for sentence in law.plain]

    def digest_law(self, key: str) -> str:
        """Return what fits the English of a law as it is now, so that an edit voids a reading."""
        law = self.laws[key]
        words = [key, law.citation, *self.say_law(key), *filter(None, [law.brief])]
        written = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
        return sha256(written.encode()).hexdigest()[:16]

    def is_read(self, key: str) -> bool:
        """Whether a lawyer need not read a law, or has read its English as it is now."""
        law = self.laws[key]
        is_as_read = law.lawyer is not None and law.lawyer.seal == self.digest_law(key)
        return law.needs_lawyer == "no" or is_as_read

    def may_say(self, key: str) -> bool:
        """Whether pages may show a law."""
        return self.laws[key].needs_lawyer != "hide" or self.is_read(key)

    def has_unread(self, keys: Iterable[str]) -> bool:
        """Whether a lawyer must still read one of these laws."""
        return not all(map(self.is_read, keys))

    def has_hidden(self, keys: Iterable[str]) -> bool:
        """Whether one of these laws may not be shown."""
        return not all(map(self.may_say, keys))

    def sources_of(self, service: Service) -> list[str]:
        """Return the sources of a service and of the laws that bind it."""
        laws = [key for law in service.reporting_laws for key in self.laws[law].sources]
        return list(dict.fromkeys([*service.sources, *laws]))

    def newest(self, keys: Iterable[str]) -> str | None:
        """Return the newest of the sources that have a date."""
        dated = {key: found.end for key in keys if (found := self.sources[key].dated)}
        return max(dated, key=dated.__getitem__, default=None)

    def shown_since(self, channel: Channel) -> date | None:
        """Return since when a number is confirmed: by a call, or by the newest source."""
        dated = self.sources[self.newest_source(channel)].dated
        shown = dated.end.first_day if dated else None
        return channel.called.on if channel.called else shown

    def checked(self, services: Iterable[Service]) -> tuple[str, date | None] | None:
        """Return whether somebody called the numbers of a page: how, and when at the earliest."""
        numbered = [service for service in services if service.phones]
        days = [service.called_on for service in numbered]
        known = [day for day in days if day]
        if not numbered:
            return None
        if len(known) == len(days):
            return "called", min(known)
        is_any = any(phone.called for service in numbered for phone in service.phones)
        return ("some" if is_any else "nobody"), None


def load(folder: Path, today: date, *, is_sealed: bool = True) -> Data:
    """Return what may be shown; raises ProblemsFoundError with everything that is wrong.

    Only the commands that accept changes read a folder before it is sealed.
    """
    data, problems = read_data(folder, today)
    if data is None:
        raise ProblemsFoundError(problems)
    found = [*check_rules(data)]
    if is_sealed:
        found += find_unaccepted(data, today)
    if found:
        raise ProblemsFoundError(found)
    return data


def find_unaccepted(data: Data, today: date) -> Iterator[Problem]:
    """Yield what nobody has accepted yet."""
    return lock.check_seals(data, lambda: read_committed(data.folder, today))


def read_committed(folder: Path, today: date) -> Data | None:
    """Return the records of the last commit; None where git knows none that can be read."""
    with lock.last_commit(folder) as committed:
        return read_data(committed, today)[0] if committed else None


def read_data(folder: Path, today: date) -> Checked[Data | None]:
    """Read all records; None where one of them is not sound by itself."""
    documents, unreadable = _read_documents(folder)
    if unreadable:
        return None, unreadable
    context = _list_known(documents, today)
    own = {name: d for name, d in documents.items() if name.startswith("organizations/")}
    files, unfit = gather(
        {
            name: validate(_FILES[name], documents[name], context=context)
            for name in documents.keys() - own.keys()
        }
    )
    organizations, in_own = gather(
        {name: validate(_ORGANIZATION, d, context=context) for name, d in own.items()}
    )
    tables = files.get("tables", {})
    in_tables = [*read_rows(tables, documents["tables"], folder, context)] if tables else []
    if tables and "figures" in files and not in_tables:
        files["figures"], faults = fill_figures(files["figures"], tables, documents["figures"])
        in_tables += faults
    read = {*(f"{name}.yaml" for name in _FILES), "organizations", "series"}
    misnamed = (*_check_ids(organizations, documents), *find_unread(folder, read, folder))
    if problems := (*unfit, *in_own, *in_tables, *misnamed):
        return None, problems
    return Data(
        folder=folder,
        organizations=list(organizations.values()),
        locations=dict(_locate(folder, documents, organizations, files)),
        **{"seals": {}} | files,
    ), ()


def _read_documents(folder: Path) -> Checked[dict[str, Document]]:
    """Read the files that people write, by name without the ending."""
    paths = {name: folder / f"{name}.yaml" for name in _FILES}
    wanted = {name: p for name, p in paths.items() if name != "seals" or p.exists()}
    for path in sorted(folder.glob("organizations/[!.]*")):  # none is passed over for its ending
        wanted[f"organizations/{path.stem}"] = path
    return gather({name: read_document(path, folder) for name, path in wanted.items()})


def _list_known(documents: Mapping[str, Document], today: date) -> Context:
    """Collect the ids that somebody wrote, of sound and unsound records alike."""
    files = {name: d.values if isinstance(d.values, dict) else {} for name, d in documents.items()}
    kinds = ("situations", "laws", "sources")
    written: dict[str, Iterable[object]] = {kind: files[kind] for kind in kinds}
    written["counties"] = files["places"].get("counties", ())
    own = (each.get("services", ()) for name, each in files.items() if "/" in name)
    services = (service for each in own for service in each if isinstance(service, dict))
    written["services"] = [service.get("id", "") for service in services]
    written |= {kind: files["site"].get(kind, ()) for kind in ("area_codes", "short_codes")}
    return Context(today, {kind: frozenset(map(str, each)) for kind, each in written.items()})


def _check_ids(
    organizations: Mapping[str, Organization], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Yield each id that is taken."""
    ids: list[tuple[str, Document, Loc]] = [
        (service.id, documents[name], ("services", index, "id"))
        for name, organization in organizations.items()
        for index, service in enumerate(organization.services)
    ]
    sources, met = documents["sources"], dict[str, str]()
    if isinstance(sources.values, dict):
        ids += [(key, sources, (key,)) for key in sources.values]
    for key, document, loc in ids:
        here = f"{document.name}:{document.line_of(loc)}"
        other = met.setdefault(f"{slug(key)} {document is sources}", here)
        if other != here:
            what = f"{key!r} has the id, or the address, of the record in {other}"
            yield document.report(loc, what, "choose another id for the newer of the two")


def _locate(
    folder: Path,
    documents: Mapping[str, Document],
    organizations: Mapping[str, Organization],
    files: Mapping[str, Any],
) -> Iterator[tuple[str, tuple[Document, Loc]]]:
    """Yield each record by the name that the lock gives it, with where it was written."""
    for name, organization in organizations.items():
        yield f"organization {organization.id}", (documents[name], ())
        for index, service in enumerate(organization.services):
            yield service.id, (documents[name], ("services", index))
    for kind, name in lock.KINDS.items():
        for key in files[name]:
            yield f"{kind} {key}", (documents[name], (key,))
    for key, table in files["tables"].items():
        lines: dict[Loc, int] = {(n,): line for n, line in enumerate(table.lines)}
        yield f"rows {key}", (Document(f"{folder.name}/series/{key}.csv", {}, lines), ())
    for name in documents.keys() & _FILES.keys():
        yield f"{name}.yaml", (documents[name], ())
