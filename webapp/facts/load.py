"""Reads and validates `data/`, and reports every problem at once."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.fields import ID_FORM, Id, SituationNumber, ValidationContext
from webapp.facts.models import (
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
    url_code,
)
from webapp.facts.rules import check_rules
from webapp.facts.services import Organization
from webapp.facts.tables import Table, fill_figure, read_tables
from webapp.problems import Problem, ProblemsFoundError, collect
from webapp.text_files import find_unexpected_files, open_last_commit
from webapp.yamlfile import Document, Loc, read_document, validate

type _IdPlace = tuple[str, Document, Loc]  # an id, and where it was written

_ORGANIZATION = TypeAdapter(Organization)
# What each file holds, by its name without `.yaml`.
_FILES: Mapping[str, TypeAdapter[Any]] = {
    "figures": TypeAdapter(dict[Id, Figure]),
    "laws": TypeAdapter(dict[Id, Law]),
    "never_published": TypeAdapter(list[RefusedNumber]),
    "places": TypeAdapter(Places),
    "seals": TypeAdapter(dict[str, Seal]),
    "site": TypeAdapter(Site),
    "situations": TypeAdapter(dict[SituationNumber, Situation]),
    "sources": TypeAdapter(dict[Id, Source]),
    "statements": TypeAdapter(dict[Id, Statement]),
    "tables": TypeAdapter(dict[Id, Table]),
    "towns": TypeAdapter(Towns),
}


def load(folder: Path, today: date) -> Data:
    """Return the facts; raises ProblemsFoundError with all problems.

    They may be unapproved: see `webapp.approval`.
    """
    data = _read_data(folder, today)
    if problems := list(check_rules(data)):
        raise ProblemsFoundError(problems)
    return data


def read_committed(folder: Path, today: date) -> Data | None:
    """Return the facts of the last commit; None if there is none, or they are not valid."""
    with open_last_commit(folder) as committed:
        try:
            return _read_data(committed, today) if committed else None
        except ProblemsFoundError:
            return None


def _read_data(folder: Path, today: date) -> Data:
    """Return all records; raises ProblemsFoundError if one of them is not valid by itself."""
    documents = _read_documents(folder)
    context = ValidationContext(today, _list_ids(documents))
    problems, records = list[Problem](), dict[str, Any]()
    for name, document in documents.items():
        with collect(problems):
            records[name] = validate(_FILES.get(name, _ORGANIZATION), document, context=context)
    problems += _check_ids(documents, records)
    table_rows = dict[str, Document]()
    if "tables" in records:
        with collect(problems):
            table_rows = read_tables(records["tables"], documents["tables"], folder, context)
    if problems:
        raise ProblemsFoundError(problems)
    locations = dict(_locate(documents, records))
    for name, document in table_rows.items():
        locations[f"rows {name}"] = (document, ())
    files = {name: records.get(name, {}) for name in _FILES}  # only seals.yaml may be missing
    for key, figure in files["figures"].items():
        files["figures"][key] = fill_figure(figure, files["tables"])
    organizations = [record for record in records.values() if isinstance(record, Organization)]
    return Data(**files, folder=folder, organizations=organizations, locations=locations)


def _read_documents(folder: Path) -> dict[str, Document]:
    """Return the YAML files, by path in the folder without `.yaml`; seals may be missing."""
    paths = {name: folder / f"{name}.yaml" for name in _FILES}
    if not paths["seals"].exists():
        del paths["seals"]
    organizations = folder / "organizations"
    for path in sorted(organizations.glob("[!.]*.yaml")):
        paths[f"organizations/{path.stem}"] = path
    problems = list(find_unexpected_files(organizations, rf"{ID_FORM}\.yaml", folder))
    documents = dict[str, Document]()
    for name, path in paths.items():
        with collect(problems):
            documents[name] = read_document(path, folder)
    if problems:
        raise ProblemsFoundError(problems)
    return documents


def _list_ids(documents: Mapping[str, Document]) -> dict[str, frozenset[str]]:
    """Return the ids by kind, of valid and invalid records alike."""
    values = {
        name: document.values if isinstance(document.values, dict) else {}
        for name, document in documents.items()
    }
    ids: dict[str, Iterable[object]] = {
        "situations": values["situations"],
        "laws": values["laws"],
        "sources": values["sources"],
        "counties": values["places"].get("counties", ()),
    }
    services = list[object]()
    for name, organization in values.items():
        if name.startswith("organizations/"):
            services += [
                service.get("id", "")
                for service in organization.get("services", ())
                if isinstance(service, dict)
            ]
    ids["services"] = services
    return {kind: frozenset(map(str, keys)) for kind, keys in ids.items()}


def _check_ids(
    documents: Mapping[str, Document],
    records: Mapping[str, Any],
) -> Iterator[Problem]:
    """Yield a problem for each id that is not unique, is reserved, or differs from its file."""
    organizations, services = list[_IdPlace](), list[_IdPlace]()
    for name, record in records.items():
        if isinstance(record, Organization):
            document = documents[name]
            organizations.append((record.id, document, ("id",)))
            for n, service in enumerate(record.services):
                services.append((service.id, document, ("services", n, "id")))
    sources = [(key, documents["sources"], (key,)) for key in records.get("sources", ())]
    for ids in (organizations, services, sources):
        yield from _find_duplicates(ids)
    for key, document, loc in organizations:
        if not document.name.endswith(f"/{key}.yaml"):
            what = f"the `id` is {key!r}, but the file has another name"
            yield document.make_problem(
                loc, what, f"change one of them; the file can be {key}.yaml"
            )
    for key, document, loc in services:
        if key == seals.MESSAGES:
            what = f"{key!r} is reserved: in seals.yaml it stands for the sentences of pages"
            yield document.make_problem(loc, what, "choose another id")


def _find_duplicates(ids: Iterable[_IdPlace]) -> Iterator[Problem]:
    """Yield a problem for each id whose url_code (in URLs) an earlier record has."""
    places = dict[str, str]()
    for key, document, loc in ids:
        place = f"{document.name}:{document.line_of(loc)}"
        first_place = places.setdefault(url_code(key), place)
        if first_place != place:
            what = f"{key!r} has the same id, or the same address, as {first_place}"
            yield document.make_problem(loc, what, "choose another id for the newer of the two")


def _locate(
    documents: Mapping[str, Document], records: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[Document, Loc]]]:
    """Yield the place of each record and file, by the name that seals.yaml uses."""
    for name, record in records.items():
        document = documents[name]
        if isinstance(record, Organization):
            yield f"organization {record.id}", (document, ())
            for n, service in enumerate(record.services):
                yield service.id, (document, ("services", n))
            continue
        yield f"{name}.yaml", (document, ())
        if name in seals.RECORD_FILES:
            for key in record:
                yield f"{name.removesuffix('s')} {key}", (document, (key,))
