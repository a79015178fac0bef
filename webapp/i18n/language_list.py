"""The table of languages: which are published, in which order, and which are in the making.

`translations/languages.yaml` lists those that readers see. Any other folder with a
`language.yaml` is a language in the making: it has no page and no link, and cannot keep the
site from starting, but every command knows it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from webapp.i18n.language_files import NAME, read_language
from webapp.i18n.locales import CODE, SOURCE, SiteLocale
from webapp.problems import Problem
from webapp.textfiles import name_of
from webapp.yamlfile import read_document

LIST = "languages.yaml"
CATALOGS = "LC_MESSAGES"


@dataclass(frozen=True)
class Table:
    """What a folder of translations says of its languages.

    `lines` are the codes that the list publishes and where they stand in it, `faults` what is
    wrong with the list itself. `refused` and `refused_in_making` are languages whose own file
    has faults, with these.
    """

    lines: Mapping[str, int]
    published: Mapping[str, SiteLocale]
    making: Mapping[str, SiteLocale]
    faults: tuple[Problem, ...]
    refused: Mapping[str, tuple[Problem, ...]]
    refused_in_making: Mapping[str, tuple[Problem, ...]]

    @property
    def order(self) -> tuple[str, ...]:
        """Return the codes that the list publishes, in its order."""
        return tuple(self.lines)

    @property
    def own_faults(self) -> tuple[tuple[Problem, ...], ...]:
        """Return the faults of each language's own file, published or not."""
        return (*self.refused.values(), *self.refused_in_making.values())

    @cached_property
    def locales(self) -> dict[str, SiteLocale]:
        """Return the languages that readers see, English first."""
        return {SOURCE.code: SOURCE, **self.published}

    @cached_property
    def translated(self) -> tuple[SiteLocale, ...]:
        """Return all languages but English, those in the making last."""
        return (*self.published.values(), *self.making.values())


def read_table(folder: Path) -> Table:
    """Read the list and the file of each language; nothing that stands in them is an error."""
    faults: list[Problem] = []
    listed = _read_list(folder, faults)
    others = sorted(
        path.name for path in (folder.iterdir() if folder.is_dir() else ())
        if path.name not in {SOURCE.code, *listed} and CODE.fullmatch(path.name)
        and ((path / NAME).exists() or (path / CATALOGS).is_dir())
    )  # fmt: skip
    published, refused = _read_languages(folder, listed)
    making, refused_in_making = _read_languages(folder, others)
    return Table(listed, published, making, tuple(faults), refused, refused_in_making)


def _read_languages(
    folder: Path, codes: Iterable[str]
) -> tuple[dict[str, SiteLocale], dict[str, tuple[Problem, ...]]]:
    found: dict[str, SiteLocale] = {}
    refused: dict[str, tuple[Problem, ...]] = {}
    for code in codes:
        faults: list[Problem] = []
        locale = read_language(folder, code, faults)
        if locale is None:
            refused[code] = tuple(faults)
        else:
            found[code] = locale
    return found, refused


def _read_list(folder: Path, faults: list[Problem]) -> dict[str, int]:
    path = folder / LIST
    document = read_document(path, folder, faults)
    if document is None:
        return {}
    name = name_of(path, folder)
    values = document.values
    listed = values.get("published") if isinstance(values, dict) else None
    if not isinstance(listed, list) or (isinstance(values, dict) and set(values) != {"published"}):
        do = "type `published:` and below it `  - so`, a line a language"
        faults.append(Problem(name, 1, "the file holds not just a list `published`", do))
        return {}
    codes: dict[str, int] = {}
    for index, code in enumerate(listed):
        line = document.line_of(("published", index))
        if not isinstance(code, str) or not CODE.fullmatch(code):
            do = "type the name of its folder, such as so"
            faults.append(Problem(name, line, f"{code!r} is no code of a language", do))
        elif code == SOURCE.code:
            faults.append(Problem(name, line, "English is always there", "delete this line"))
        elif code in codes:
            faults.append(
                Problem(name, line, f"{code!r} stands here twice", "delete one of the two")
            )
        else:
            codes[code] = line
    return codes
