"""The records of `data/`, each sound by itself, and the ids of all that somebody wrote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from webapp.content.doors import Door
from webapp.content.featured import Featured
from webapp.content.field_types import is_identifier
from webapp.content.figures import Figure, Places, Series, Source, Statement, Towns
from webapp.content.laws import Law, Reading, read_readings
from webapp.content.series import read_series
from webapp.content.services import Organization, Service
from webapp.problems import Checked, Problem, find_near, gather
from webapp.text_files import name_of
from webapp.yamlfile import Document, Loc, Shape, read_document, validate

_ORGANIZATIONS = "organizations"
_FILES = ("sources", "figures", "statements", "laws", "doors", "places", "site")
_SOURCE = TypeAdapter(Source)
_FIGURE = TypeAdapter(Figure)
_STATEMENT = TypeAdapter(Statement)
_PLACES = TypeAdapter(Places)
_TOWNS = TypeAdapter(Towns)
_LAW = TypeAdapter(Law)
_DOOR = TypeAdapter(Door)
_ORGANIZATION = TypeAdapter(Organization)
_FEATURED = TypeAdapter(Featured)
_FILE_OF = {"counties": "places"}  # of records that are a part of their file
_DEFINED_IN = {
    "counties": "places.yaml",
    "doors": "doors.yaml",
    "laws": "laws.yaml",
    "services": "a file of organizations/",
    "sources": "sources.yaml",
}


@dataclass(frozen=True)
class IdIndex:
    """All ids that are in `data/`, of sound and of unsound records alike.

    A name that is missing here belongs to a file that could not be read at all; `is_whole` says
    whether all files of organizations could.
    """

    documents: Mapping[str, Document]
    is_whole: bool

    def has(self, kind: str, identifier: str) -> bool:
        """Whether an id is written, or its file is not readable and nobody can tell."""
        is_readable = (
            self.is_whole if kind == "services" else _FILE_OF.get(kind, kind) in self.documents
        )
        return not is_readable or identifier in self.known(kind)

    def known(self, kind: str) -> frozenset[str]:
        """Return the ids of a kind, also of records that are refused."""
        if kind == "services":
            return frozenset(self.services())
        document = self.documents.get(_FILE_OF.get(kind, kind))
        values = document.values if document else None
        if kind in _FILE_OF and isinstance(values, dict):
            values = values.get(kind)
        return frozenset(values) if isinstance(values, dict) else frozenset()

    def check(self, kind: str, loc: Loc, named: str, ids: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem for each id of the `named` that a record has and nobody wrote."""
        for identifier in ids:
            if not self.has(named, identifier):
                document = self.documents[kind]
                near = find_near(identifier, self.known(named))
                fix = f"{near}define it in {_DEFINED_IN[named]}, or take it out here"
                yield document.report(loc, f"{identifier!r} is not defined", fix)

    def services(self) -> Iterator[str]:
        """Yield the ids of all services, also of those that are refused."""
        for key, document in self.documents.items():
            values = document.values
            if key.startswith("organizations/") and isinstance(values, dict):
                services = values.get("services")
                for service in services if isinstance(services, list) else ():
                    if isinstance(service, dict):
                        yield str(service.get("id"))


@dataclass(frozen=True)
class Records:
    """All records that are sound by themselves; nothing is said of how they agree.

    `organizations` are by the name of their document, `tables` the names of all series that are
    described (None: not readable).
    """

    known_ids: IdIndex
    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    statements: Mapping[str, Statement]
    laws: Mapping[str, Law]
    doors: Mapping[str, Door]
    places: Places | None
    towns: Towns | None
    featured: Featured | None
    organizations: Mapping[str, Organization]
    series: Mapping[str, Series]
    tables: frozenset[str] | None
    readings: Mapping[str, Reading]

    @property
    def documents(self) -> Mapping[str, Document]:
        """Return the files that could be read, by name without the ending."""
        return self.known_ids.documents

    @property
    def services(self) -> Mapping[str, Service]:
        """Return the services of all organizations by id."""
        return {s.id: s for o in self.organizations.values() for s in o.services}


def read_records(data: Path) -> Checked[Records]:
    """Read the folder `data`."""
    known_ids, unreadable = _read_documents(data)
    documents = known_ids.documents
    sources, in_sources = _make_each(_SOURCE, documents.get("sources"))
    figures, in_figures = _make_each(_FIGURE, documents.get("figures"))
    statements, in_statements = _make_each(_STATEMENT, documents.get("statements"))
    laws, in_laws = _make_each(_LAW, documents.get("laws"))
    doors, in_doors = _make_each(_DOOR, documents.get("doors"))
    places, in_places = _make_one(_PLACES, documents.get("places"))
    towns, in_towns = _make_one(_TOWNS, documents.get("towns"))
    featured, in_featured = _make_one(_FEATURED, documents.get("site"))
    organizations, in_organizations = _make_organizations(documents)
    (series, tables), in_series = read_series(data / "series", data)
    readings, in_readings = read_readings(data)
    records = Records(
        known_ids=known_ids,
        sources=sources,
        figures=figures,
        statements=statements,
        laws=laws,
        doors=doors,
        places=places,
        towns=towns,
        featured=featured,
        organizations=organizations,
        series=series,
        tables=tables,
        readings=readings,
    )
    in_files = (in_sources, in_figures, in_statements, in_laws, in_doors, in_places, in_towns)
    in_others = (in_featured, in_organizations, in_series, in_readings)
    every = (unreadable, *in_files, *in_others)
    return records, tuple(problem for problems in every for problem in problems)


def _read_documents(data: Path) -> Checked[IdIndex]:
    """Read the files of records; those of organizations are known by their folder and id."""
    folder = data / _ORGANIZATIONS
    beside = sorted(folder.iterdir()) if folder.is_dir() else []
    paths = {f"{_ORGANIZATIONS}/{path.stem}": path for path in beside if path.suffix == ".yaml"}
    problems = [
        Problem(
            name_of(path, data),
            1,
            "no organization is read from this file",
            f"name it {path.name.split('.')[0]}.yaml, or move it away",
        )
        for path in beside
        if path.suffix != ".yaml" and not path.name.startswith(".")
    ]
    if not paths:
        what = "there is no organization"
        problems.append(Problem(name_of(folder, data), 1, what, "add a file for each"))
    named = {name: data / f"{name}.yaml" for name in _FILES}
    if (towns := data / "towns.yaml").exists():
        named["towns"] = towns
    documents, unreadable = gather(
        {kind: read_document(path, data) for kind, path in (named | paths).items()}
    )
    return IdIndex(documents, paths.keys() <= documents.keys()), (*problems, *unreadable)


def _make_each[Record](
    shape: Shape[Record], document: Document | None
) -> Checked[Mapping[str, Record]]:
    if document is None:
        return {}, ()
    if not isinstance(document.values, dict):
        return {}, (Problem(document.name, 1, "no records here", "write `id:` and its fields"),)
    return gather({key: validate(shape, document, (key,)) for key in document.values})


def _make_one[Record](shape: Shape[Record], document: Document | None) -> Checked[Record | None]:
    return validate(shape, document) if document else (None, ())


def _make_organizations(documents: Mapping[str, Document]) -> Checked[dict[str, Organization]]:
    own = {kind: d for kind, d in documents.items() if kind.startswith(f"{_ORGANIZATIONS}/")}
    organizations, problems = gather({kind: validate(_ORGANIZATION, d) for kind, d in own.items()})
    return organizations, (*problems, *_check_names(organizations, own))


def _check_names(
    organizations: Mapping[str, Organization], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    for kind, organization in organizations.items():
        name = kind.removeprefix(f"{_ORGANIZATIONS}/")
        if organization.id != name:
            document = documents[kind]
            what = f"`id` is {organization.id!r} and the file is named {name!r}"
            fix = f"type `id: {name}`"
            if not is_identifier(name):
                fix = "rename the file: the short name in small letters, as shore-line.yaml"
            yield document.report(("id",), what, fix)
