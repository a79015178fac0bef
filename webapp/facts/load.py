"""Reads and validates `data/`, and reports every problem at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from webapp.facts.data import Data, Entry, Files
from webapp.facts.fields import ID_FORM, ValidationContext
from webapp.facts.models import Source, url_code
from webapp.facts.services import Organization, Service
from webapp.facts.tables import fill_figures, read_tables
from webapp.problems import Problem, collect_problems, refuse
from webapp.text_files import display_path, find_unexpected_files
from webapp.yamlfile import Document, read_document, validate

_FILES = Files.__annotations__  # what each file holds, by its name without `.yaml`


def read_data(folder: Path, today: date | None) -> Data:
    """Return all records; raises ProblemsFoundError if one of them is not valid by itself.

    Without `today`, it is the date in the time zone of the site.
    """
    documents = _read_documents(folder)
    context = _make_context(documents, today)
    problems = list[Problem]()
    records = dict[str, Any]()
    for name, document in documents.items():
        with collect_problems(problems):
            records[name] = validate(_FILES.get(name, Organization), document, context=context)
    problems += _check_ids(_list_entries(documents, records))
    rows = dict[str, Document]()
    if "tables" in records:
        with collect_problems(problems):
            rows = read_tables(records["tables"], documents["tables"], folder, context)
    refuse(problems)
    fill_figures(records["figures"], records["tables"])
    entries = dict(_list_entries(documents, records))
    for name, document in rows.items():
        entries[f"rows {name}"] = Entry(records["tables"][name].rows, document)
    return Data(
        **{name: records[name] for name in _FILES},
        folder=folder,
        today=context.today,
        organizations=[record for record in records.values() if isinstance(record, Organization)],
        entries=entries,
    )


def _read_documents(folder: Path) -> dict[str, Document]:
    """Return the YAML files, by path in the folder without `.yaml`; seals may be missing."""
    organizations = folder / "organizations"
    paths = [folder / f"{name}.yaml" for name in _FILES]
    paths += sorted(organizations.glob("[!.]*.yaml"))
    problems = list(find_unexpected_files(organizations, rf"{ID_FORM}\.yaml", folder))
    problems += find_unexpected_files(
        folder, rf"({'|'.join(_FILES)})\.yaml|organizations|series", folder
    )
    problems += _find_misplaced_organizations(folder)
    documents = {"seals": Document("data/seals.yaml", [], {})}
    for path in paths:
        if path.exists() or path.stem != "seals":
            with collect_problems(problems):
                name = path.relative_to(folder).with_suffix("").as_posix()
                documents[name] = read_document(path, folder)
    refuse(problems)
    return documents


def _find_misplaced_organizations(folder: Path) -> Iterator[Problem]:
    """Yield the files of organizations that were saved in a folder beside `data/`."""
    for path in sorted([*folder.parent.glob("*/*.y*ml"), *folder.parent.glob("*.y*ml")]):
        if path.parent == folder or not path.is_file():
            continue
        if re.search(rb"(?m)^id:(?s:.+)^services:", path.read_bytes()):
            what = "the file of an organization is in a folder that is not read"
            fix = "move it to data/organizations/"
            yield Problem(display_path(path, folder), 1, what, fix)


def _make_context(documents: Mapping[str, Document], today: date | None) -> ValidationContext:
    """Return what validation needs to know of the site, before `site.yaml` is validated."""
    values = documents["site"].values
    site: dict[str, Any] = values if isinstance(values, dict) else {}
    zone = site.get("time_zone")
    if zone not in available_timezones():
        zone = "UTC"  # validation reports the unknown zone
    allows_invented = site.get("invented_numbers") == "yes"
    today = today or datetime.now(ZoneInfo(zone)).date()
    return ValidationContext(today, allows_invented, _list_ids(documents))


def _list_ids(documents: Mapping[str, Document]) -> Mapping[str, frozenset[str]]:
    """Return the ids by file, of valid and invalid records alike."""
    ids = defaultdict[str, frozenset[str]](frozenset)
    for name, document in documents.items():
        match name, document.values:
            case "places", {"counties": dict(counties)}:
                ids["places.yaml"] = frozenset(counties)
            case _, {"services": list(services)}:
                ids["organizations/"] |= {
                    str(service.get("id")) for service in services if isinstance(service, dict)
                }
            case _, dict(values):
                ids[f"{name}.yaml"] = frozenset(values)
    return ids


def _list_entries(
    documents: Mapping[str, Document], records: Mapping[str, Any]
) -> Iterator[tuple[str, Entry]]:
    """Yield each record and file, by the name that seals.yaml uses."""
    for name, record in records.items():
        document = documents[name]
        if isinstance(record, Organization):
            yield f"organization {record.id}", Entry(record, document)
            for n, service in enumerate(record.services):
                yield service.id, Entry(service, document, ("services", n))
            continue
        yield f"{name}.yaml", Entry(record, document)
        if isinstance(record, dict):
            for key, value in record.items():
                yield f"{name.removesuffix('s')} {key}", Entry(value, document, (key,))


def _check_ids(entries: Iterable[tuple[str, Entry]]) -> Iterator[Problem]:
    """Yield ids whose url_code is not unique, and ids that differ from the file name."""
    places = dict[tuple[type, str], str]()
    for name, (record, document, loc) in entries:
        if not isinstance(record, Organization | Service | Source):
            continue
        key = name.rpartition(" ")[2]
        place = f"{document.name}:{document.line_of(loc)}"
        first_place = places.setdefault((type(record), url_code(key)), place)
        if first_place != place:
            yield document.make_problem(
                loc,
                f"{key!r} has the same id, or the same address, as {first_place}",
                "choose another id for the newer of the two",
            )
        if isinstance(record, Organization) and not document.name.endswith(f"/{key}.yaml"):
            yield document.make_problem(
                ("id",),
                f"the `id` is {key!r}, but the file has another name",
                f"type `id: {Path(document.name).stem}`, or correct the name of the file",
            )
