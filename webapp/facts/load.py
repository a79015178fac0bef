"""Loads `data/`: all of it and sound, or every problem in it at once."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.fields import ID_FORM, Context
from webapp.facts.models import slug
from webapp.facts.rules import check_rules
from webapp.facts.services import Organization
from webapp.facts.tables import fill_figure, read_tables
from webapp.problems import Problem, ProblemsFoundError, collect
from webapp.text_files import find_unread
from webapp.yamlfile import Document, Loc, read_document, validate

_ORGANIZATION = TypeAdapter(Organization)
# Each field of Data is a file of its own, but for these three.
_FILES: Mapping[str, TypeAdapter[Any]] = {
    name: TypeAdapter(shape)
    for name, shape in get_type_hints(Data, include_extras=True).items()
    if name not in {"folder", "organizations", "locations"}
}


def load(folder: Path, today: date) -> Data:
    """Return the facts; raises ProblemsFoundError with everything that is wrong.

    They may be shown once somebody has accepted them, which `webapp.find_unaccepted` tells.
    """
    data = _read_data(folder, today)
    if problems := [*check_rules(data)]:
        raise ProblemsFoundError(problems)
    return data


def read_committed(folder: Path, today: date) -> Data | None:
    """Return the records of the last commit; None where git knows none that can be read."""
    with seals.last_commit(folder) as committed:
        try:
            return _read_data(committed, today) if committed else None
        except ProblemsFoundError:
            return None


def _read_data(folder: Path, today: date) -> Data:
    """Read all records; raises ProblemsFoundError where one of them is not sound by itself."""
    documents = _read_documents(folder)
    context = _list_known(documents, today)
    problems, records = list[Problem](), dict[str, Any]()
    for name, document in documents.items():
        with collect(problems):
            records[name] = validate(_FILES.get(name, _ORGANIZATION), document, context=context)
    problems += _check_ids(documents, records)
    rows = dict[str, Document]()
    if "tables" in records:
        with collect(problems):
            rows = read_tables(records["tables"], documents["tables"], folder, context)
    if problems:
        raise ProblemsFoundError(problems)
    for key, figure in records["figures"].items():
        records["figures"][key] = fill_figure(figure, records["tables"])
    return Data(
        folder=folder,
        organizations=[each for each in records.values() if isinstance(each, Organization)],
        locations=dict(_locate(documents, records))
        | {f"rows {name}": (document, ()) for name, document in rows.items()},
        **{"seals": {}} | {name: records[name] for name in _FILES.keys() & records.keys()},
    )


def _read_documents(folder: Path) -> dict[str, Document]:
    """Read the files that people write, by name without the ending."""
    paths = {name: folder / f"{name}.yaml" for name in _FILES}
    if not paths["seals"].exists():
        del paths["seals"]
    organizations = folder / "organizations"
    for path in sorted(organizations.glob("[!.]*.yaml")):
        paths[f"organizations/{path.stem}"] = path
    problems = [*find_unread(organizations, rf"{ID_FORM}\.yaml", folder)]
    documents = dict[str, Document]()
    for name, path in paths.items():
        with collect(problems):
            documents[name] = read_document(path, folder)
    if problems:
        raise ProblemsFoundError(problems)
    return documents


def _list_known(documents: Mapping[str, Document], today: date) -> Context:
    """Collect the ids that somebody wrote, of sound and unsound records alike."""
    files = {name: d.values if isinstance(d.values, dict) else {} for name, d in documents.items()}
    services = (s for name, each in files.items() if "/" in name for s in each.get("services", ()))
    written: Mapping[str, Iterable[object]] = {
        "situations": files["situations"],
        "laws": files["laws"],
        "sources": files["sources"],
        "counties": files["places"].get("counties", ()),
        "services": [service.get("id", "") for service in services if isinstance(service, dict)],
    }
    return Context(today, {kind: frozenset(map(str, each)) for kind, each in written.items()})


def _check_ids(documents: Mapping[str, Document], records: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield each id that another record has, or that has the address of another one.

    An organization has the id that its file is named after.
    """
    organizations = [
        (record.id, documents[name], ("id",))
        for name, record in records.items()
        if isinstance(record, Organization)
    ]
    services = [
        (service.id, documents[name], ("services", n, "id"))
        for name, record in records.items()
        if isinstance(record, Organization)
        for n, service in enumerate(record.services)
    ]
    sources = [(key, documents["sources"], (key,)) for key in records.get("sources", ())]
    for ids in (organizations, services, sources):
        taken = dict[str, str]()
        for key, document, loc in ids:
            here = f"{document.name}:{document.line_of(loc)}"
            other = taken.setdefault(slug(key), here)
            if other != here:
                what = f"{key!r} has the id, or the address, of the record in {other}"
                yield document.report(loc, what, "choose another id for the newer of the two")
    for key, document, loc in organizations:
        if not document.name.endswith(f"/{key}.yaml"):
            what = f"the `id` is {key!r}, and the file is not named after it"
            yield document.report(loc, what, f"mend one of them, as {key}.yaml")
    for key, document, loc in services:
        if key == seals.MESSAGES:
            what = f"{key!r} stands in seals.yaml for the sentences of pages"
            yield document.report(loc, what, "choose another id")


def _locate(
    documents: Mapping[str, Document], records: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[Document, Loc]]]:
    """Yield each record by the name that the lock gives it, with where it was written."""
    for name, record in records.items():
        document = documents[name]
        if isinstance(record, Organization):
            yield f"organization {record.id}", (document, ())
            for n, service in enumerate(record.services):
                yield service.id, (document, ("services", n))
        else:
            yield f"{name}.yaml", (document, ())
            for key in record if name in seals.KINDS else ():
                yield f"{name.removesuffix('s')} {key}", (document, (key,))
