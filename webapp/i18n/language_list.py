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
from webapp.i18n.locales import CODE, SOURCE, SiteLocale
from webapp.problems import Checked, Problem, Problems
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
    problems: Problems
    refused: Mapping[str, Problems]
    refused_unpublished: Mapping[str, Problems]

    @property
    def order(self) -> tuple[str, ...]:
        """Return the codes that the list publishes, in its order."""
        return tuple(self.lines)

    @property
    def own_problems(self) -> tuple[Problems, ...]:
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
    listed, problems = _read_list(folder)
    others = sorted(
        path.name
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.name not in {SOURCE.code, *listed}
        and CODE.fullmatch(path.name)
        and ((path / NAME).exists() or (path / CATALOGS).is_dir())
    )
    published, refused = _read_languages(folder, listed)
    making, refused_in_making = _read_languages(folder, others)
    return LocaleRegistry(listed, published, making, problems, refused, refused_in_making)


def _read_languages(
    folder: Path, codes: Iterable[str]
) -> tuple[dict[str, SiteLocale], dict[str, Problems]]:
    read = {code: read_language(folder, code) for code in codes}
    found = {code: locale for code, (locale, _) in read.items() if locale is not None}
    return found, {code: why for code, (locale, why) in read.items() if locale is None}


def _read_list(folder: Path) -> Checked[dict[str, int]]:
    path = folder / LIST
    document, unreadable = read_document(path, folder)
    if document is None:
        return {}, unreadable
    name = name_of(path, folder)
    values = document.values
    listed = values.get("published") if isinstance(values, dict) else None
    if not isinstance(listed, list) or (isinstance(values, dict) and set(values) != {"published"}):
        fix = "type `published:` and below it `  - so`, a line a language"
        return {}, (Problem(name, 1, "the file holds not just a list `published`", fix),)
    codes: dict[str, int] = {}
    problems: list[Problem] = []
    for index, code in enumerate(listed):
        line = document.line_of(("published", index))
        if not isinstance(code, str) or not CODE.fullmatch(code):
            fix = "type the name of its folder, such as so"
            problems.append(Problem(name, line, f"{code!r} is no code of a language", fix))
        elif code == SOURCE.code:
            problems.append(Problem(name, line, "English is always there", "delete this line"))
        elif code in codes:
            what = f"{code!r} stands here twice"
            problems.append(Problem(name, line, what, "delete one of the two"))
        else:
            codes[code] = line
    return codes, tuple(problems)
