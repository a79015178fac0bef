"""The table of languages: which are published, in which order, and which are unpublished.

`translations/languages.yaml` lists those that readers see. Any other folder with a
`language.yaml` is a language unpublished: it has no page and no link, and cannot keep the
site from starting, but every command knows it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from webapp.i18n.language_files import NAME, read_language
from webapp.i18n.locales import CODE, SOURCE, SiteLocale, refuse_code
from webapp.problems import Problem
from webapp.text_files import name_of
from webapp.yamlfile import read_document

LIST = "languages.yaml"
CATALOGS = "LC_MESSAGES"


@dataclass(frozen=True)
class LocaleRegistry:
    """What a folder of translations says of its languages.

    `lines` are the codes that the list publishes and where they are in it, `problems` what is
    wrong with the list itself. `refused` and `refused_in_making` are languages whose own file
    has problems, with these.
    """

    lines: Mapping[str, int]
    published: Mapping[str, SiteLocale]
    unpublished: Mapping[str, SiteLocale]
    problems: tuple[Problem, ...]
    refused: Mapping[str, tuple[Problem, ...]]
    refused_unpublished: Mapping[str, tuple[Problem, ...]]

    @property
    def order(self) -> tuple[str, ...]:
        """Return the codes that the list publishes, in its order."""
        return tuple(self.lines)

    @property
    def own_problems(self) -> tuple[tuple[Problem, ...], ...]:
        """Return the problems of each language's own file, published or not."""
        return (*self.refused.values(), *self.refused_unpublished.values())

    @cached_property
    def locales(self) -> dict[str, SiteLocale]:
        """Return the languages that readers see, English first."""
        return {SOURCE.code: SOURCE, **self.published}

    @cached_property
    def translated(self) -> tuple[SiteLocale, ...]:
        """Return all languages but English, those unpublished last."""
        return (*self.published.values(), *self.unpublished.values())


def read_registry(folder: Path) -> LocaleRegistry:
    """Read the list and the file of each language; nothing that is in them is an error."""
    problems: list[Problem] = []
    listed = _read_list(folder, problems)
    others = sorted(
        path.name
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.name not in {SOURCE.code, *listed}
        and ((path / NAME).exists() or (path / CATALOGS).is_dir())
    )
    published, refused = _read_languages(folder, listed)
    making, refused_in_making = _read_languages(folder, others)
    return LocaleRegistry(listed, published, making, tuple(problems), refused, refused_in_making)


def _read_languages(
    folder: Path, codes: Iterable[str]
) -> tuple[dict[str, SiteLocale], dict[str, tuple[Problem, ...]]]:
    found: dict[str, SiteLocale] = {}
    refused: dict[str, tuple[Problem, ...]] = {}
    for code in codes:
        problems: list[Problem] = []
        locale = read_language(folder, code, problems)
        if locale is None:
            refused[code] = tuple(problems)
        else:
            found[code] = locale
    return found, refused


def _read_list(folder: Path, problems: list[Problem]) -> dict[str, int]:
    path = folder / LIST
    document = read_document(path, folder, problems)
    if document is None:
        return {}
    name = name_of(path, folder)
    values = document.values
    listed = values.get("published") if isinstance(values, dict) else None
    if not isinstance(listed, list) or (isinstance(values, dict) and set(values) != {"published"}):
        fix = "type `published:` and below it `  - so`, a line a language"
        problems.append(Problem(name, 1, "the file holds not just a list `published`", fix))
        return {}
    codes: dict[str, int] = {}
    for index, typed in enumerate(listed):
        code, line = str(typed), document.line_of(("published", index))
        why = None if CODE.fullmatch(code) else refuse_code(code)
        if why is not None:  # of a code that stands for nothing its missing file is told
            problems.append(Problem(name, line, *why))
        elif code == SOURCE.code:
            problems.append(Problem(name, line, "English is always there", "delete this line"))
        elif code in codes:
            problems.append(
                Problem(name, line, f"{code!r} stands here twice", "delete one of the two")
            )
        else:
            codes[code] = line
    return codes
