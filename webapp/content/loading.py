"""Reads all of `data/` at start and answers with everything, or with every fault at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from webapp.content.documents import Document, read_document
from webapp.content.model import (
    County,
    Featured,
    Figure,
    Organization,
    Series,
    Service,
    Source,
    Statement,
)
from webapp.content.references import find_broken_references
from webapp.content.tables import read_series
from webapp.content.validation import validate
from webapp.faults import Fault, FaultsFoundError, name_of

_SOURCE = TypeAdapter(Source)
_FIGURE = TypeAdapter(Figure)
_STATEMENT = TypeAdapter(Statement)
_COUNTY = TypeAdapter(County)
_ORGANIZATION = TypeAdapter(Organization)
_FEATURED = TypeAdapter(Featured)


@dataclass(frozen=True)
class Content:
    """Everything that the pages may say, frozen."""

    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    statements: Mapping[str, Statement]
    counties: Mapping[str, County]
    series: Mapping[str, Series]
    organizations: tuple[Organization, ...]
    services: Mapping[str, Service]
    runs: Mapping[str, Organization]
    featured: Featured


def load(data: Path) -> Content:
    """Read and check the folder `data`.

    Raises FaultsFoundError with every fault when anything is wrong: a damaged file never serves
    a page.
    """
    faults: list[Fault] = []
    documents: dict[str, Document] = {}
    sources = _load_mapping("sources", _SOURCE, data, documents, faults)
    figures = _load_mapping("figures", _FIGURE, data, documents, faults)
    statements = _load_mapping("statements", _STATEMENT, data, documents, faults)
    counties = _load_mapping("counties", _COUNTY, data, documents, faults)
    organizations = _load_organizations(data, documents, faults)
    featured = _load_featured(data, documents, faults)
    series = read_series(data / "series", data, faults)
    if not faults:
        assert featured is not None  # noqa: S101 - without it there would be a fault
        content = Content(
            sources=sources,
            figures=figures,
            statements=statements,
            counties=counties,
            series=series,
            organizations=tuple(organizations),
            services={s.id: s for o in organizations for s in o.services},
            runs={s.id: o for o in organizations for s in o.services},
            featured=featured,
        )
        faults = list(find_broken_references(content, documents))
        if not faults:
            return content
    raise FaultsFoundError(faults)


def _load_mapping[Record](
    name: str,
    shape: TypeAdapter[Record],
    data: Path,
    documents: dict[str, Document],
    faults: list[Fault],
) -> Mapping[str, Record]:
    document = read_document(data / f"{name}.yaml", data, faults)
    if document is None:
        return {}
    documents[name] = document
    if not isinstance(document.values, dict):
        faults.append(Fault(document.name, 1, "no records here", "write `id:` and its fields"))
        return {}
    found = {key: validate(shape, document, faults, (key,)) for key in document.values}
    return {key: record for key, record in found.items() if record is not None}


def _load_organizations(
    data: Path, documents: dict[str, Document], faults: list[Fault]
) -> list[Organization]:
    folder = data / "organizations"
    found = []
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not paths:
        faults.append(
            Fault(name_of(folder, data), 1, "there is no organization", "add a file for each")
        )
    for path in paths:
        document = read_document(path, data, faults)
        if document is None:
            continue
        organization = validate(_ORGANIZATION, document, faults)
        if organization is None:
            continue
        documents[f"organizations/{organization.id}"] = document
        if organization.id != path.stem:
            what = f"`id` is {organization.id!r} and the file is named {path.stem!r}"
            line = document.line_of(("id",))
            faults.append(Fault(document.name, line, what, f"type `id: {path.stem}`"))
        found.append(organization)
    return found


def _load_featured(
    data: Path, documents: dict[str, Document], faults: list[Fault]
) -> Featured | None:
    document = read_document(data / "site.yaml", data, faults)
    if document is None:
        return None
    documents["featured"] = document
    return validate(_FEATURED, document, faults)
