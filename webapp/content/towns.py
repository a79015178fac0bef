"""Which towns lie in which county, so that the name of a town leads to who helps there."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.content.field_types import Identifier, PlaceName
from webapp.content.figures import STRICT
from webapp.content.references import IdIndex
from webapp.problems import Checked, Problem
from webapp.yamlfile import Document, read_document, validate


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Towns:
    """The names of towns by county; a name may be in two counties."""

    source: Identifier
    counties: Mapping[Identifier, tuple[PlaceName, ...]] = field(default_factory=dict)


_TOWNS = TypeAdapter(Towns)


def read_towns(data: Path, known_ids: IdIndex) -> Checked[Towns | None]:
    """Read `towns.yaml`, where there is one."""
    path = data / "towns.yaml"
    document, problems = read_document(path, data) if path.exists() else (None, ())
    if document is None:
        return None, problems
    towns, problems = validate(_TOWNS, document)
    return towns, problems if towns is None else tuple(_check(towns, document, known_ids))


def _check(towns: Towns, document: Document, known_ids: IdIndex) -> Iterator[Problem]:
    if not known_ids.has("sources", towns.source):
        yield Problem(
            document.name,
            document.line_of(("source",)),
            f"{towns.source!r} is not defined",
            "define it in sources.yaml",
        )
    for county, names in towns.counties.items():
        if not known_ids.has("counties", county):
            line = document.line_of(("counties", county))
            yield Problem(
                document.name,
                line,
                f"{county!r} is not defined",
                "type the id of a county of places.yaml",
            )
        for index, name in enumerate(names):
            if name in names[:index]:
                line = document.line_of(("counties", county, index))
                yield Problem(document.name, line, f"{name!r} stands here twice", "delete one")
