"""What edits change on the pages: those of the last commit beside those of the files of now."""

import difflib
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from webapp.site.build import ask, find_links, is_answer

from webapp.app import build_app
from webapp.content.loading import load
from webapp.i18n import catalogs
from webapp.i18n.translator import Translator
from webapp.settings import Settings
from webapp.site.addresses import page_address
from webapp.site.assets import read_assets
from webapp.site.rendering import Site
from webapp.site.story import read_story
from workshop.git import ask_git

_SILENT = {"script", "style"}
_INLINE = {"a", "abbr", "b", "bdi", "button", "em", "small", "span", "strong", "time"}
_NAMES = ("alt", "aria-label")
_AWAY = re.compile(r"(?![/#])")  # numbers and other sites

Pages = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class PageChange:
    """Lines that come and go alike on some pages, shown in the first language that has them."""

    pages: tuple[str, ...]
    locales: tuple[str, ...]
    lines: tuple[str, ...]


def read_pages(settings: Settings) -> Pages:
    """Return the lines that a reader meets, by page and locale, without the list for each answer.

    What nobody has accepted or verified yet is shown too; raises ProblemsFoundError for the rest.
    """
    page_facts = read_story(settings.templates)
    today = settings.date_today()
    content = load(settings.data, today, page_facts=page_facts, is_verified=False)
    found = catalogs.load(settings.translations, today=today)
    translators = {code: Translator(translation) for code, translation in found.items()}
    app = build_app(Site(content, translators, settings, read_assets()))
    queue = [page_address(code, "home") for code in translators]
    pages: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in queue:  # grows
        response = ask(app, path)
        locale, _, page = path.removeprefix("/").partition("/")
        if locale in translators and response.mimetype == "text/html":
            reader = _Lines()
            reader.feed(response.get_data(as_text=True))
            pages.setdefault(page, {})[locale] = tuple(reader.read())
        links = (link for link in find_links(response) if not is_answer(app, link))
        queue += set(links).difference(queue)
    return pages


def copy_last_commit(settings: Settings, folder: Path) -> Settings:
    """Copy data, translations and templates as last committed; raises NoHistoryError."""
    places = {"data": settings.data, "translations": settings.translations}
    places["templates"] = settings.templates
    for name, place in places.items():
        packed = ask_git(place, "archive", "--format=tar", "HEAD", ".")
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            archive.extractall(folder / name, filter="data")
    return replace(
        settings,
        data=folder / "data",
        translations=folder / "translations",
        templates=folder / "templates",
    )


def compare_pages(before: Pages, now: Pages) -> list[PageChange]:
    """Return what comes and goes, pages with the same change together; the most pages first."""
    together: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    for page in sorted(before.keys() | now.keys()):
        changed = {}
        for locale in {**now.get(page, {}), **before.get(page, {})}:
            lines = tuple(
                _diff(before.get(page, {}).get(locale, ()), now.get(page, {}).get(locale, ()))
            )
            if lines:
                changed[locale] = lines
        if changed:
            first = next(iter(changed.values()))
            together.setdefault(first, {})[page] = tuple(changed)
    changes = [
        PageChange(tuple(pages), tuple(dict.fromkeys(sum(pages.values(), ()))), lines)
        for lines, pages in together.items()
    ]
    return sorted(changes, key=lambda change: -len(change.pages))


def _diff(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield from (f"- {line}" for line in before[start:end])
            yield from (f"+ {line}" for line in now[new_start:new_end])


def _is_read(name: str, value: str) -> bool:
    return name in _NAMES or (name == "href" and _AWAY.match(value) is not None)


class _Lines(HTMLParser):
    """Keeps the text of each block of a page on a line of its own, with where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[list[str]] = [[]]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag not in _INLINE:
            self._lines.append([])
        self._lines[-1] += [f"[{value}] " for name, value in attrs if _is_read(name, value or "/")]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        if tag not in _INLINE:
            self._lines.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._lines[-1].append(data)

    def read(self) -> Iterator[str]:
        """Yield each line that says something."""
        for parts in self._lines:
            line = " ".join("".join(parts).split())
            if line:
                yield line
