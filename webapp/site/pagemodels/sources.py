"""The page of sources: by kind and year, each with how far we think that one can rely on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.figures import SourceKind
from webapp.content.loading import Content
from webapp.content.slugs import slug_of
from webapp.site.addresses import page_address
from webapp.site.copy.figures import (
    count_sources,
    reliability_label,
    source_kind_label,
    undated_label,
    write_period,
)
from webapp.site.copy.pages import page_title
from webapp.words.catalogs import Translator


@dataclass(frozen=True)
class SourceEntry:
    """One source, whole."""

    slug: str
    title: str
    publisher: str
    dated: Markup
    reliability: Markup
    address: str
    is_web_page: bool


@dataclass(frozen=True)
class SourceYear:
    """The sources of one kind and one year."""

    heading: Markup
    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class SourceSection:
    """The sources of one kind, the newest year first, those without a date last."""

    id: str
    heading: Markup
    years: tuple[SourceYear, ...]


@dataclass(frozen=True)
class Sources:
    """Every source of every fact, with the way to the files of the data."""

    title: Markup
    count: Markup
    sections: tuple[SourceSection, ...]
    files: str


def build_sources(content: Content, t: Translator) -> Sources:
    """Build the page of sources, by kind and year."""
    kinds = [
        kind
        for kind in SourceKind
        if any(source.kind is kind for source in content.sources.values())
    ]
    return Sources(
        title=page_title("sources", t),
        count=count_sources(len(content.sources), t),
        sections=tuple(_view_kind(kind, content, t) for kind in kinds),
        files=f"{page_address(t.locale.code, 'numbers')}#tables",
    )


def _view_kind(kind: SourceKind, content: Content, t: Translator) -> SourceSection:
    years: dict[int, list[str]] = {}
    for identifier, source in content.sources.items():
        if source.kind is kind:
            years.setdefault(source.dated.end.year if source.dated else 0, []).append(identifier)
    return SourceSection(
        id=kind.value.replace(" ", "-"),
        heading=source_kind_label(kind, t),
        years=tuple(
            SourceYear(
                heading=Markup.escape(str(year)) if year else undated_label(t),
                entries=tuple(
                    _view_source(source_id, content, t) for source_id in _in_order(ids, content)
                ),
            )
            for year, ids in sorted(years.items(), reverse=True)
        ),
    )


def _in_order(identifiers: Iterable[str], content: Content) -> list[str]:
    sources = content.sources
    return sorted(
        identifiers, key=lambda source_id: (sources[source_id].publisher, sources[source_id].title)
    )


def _view_source(identifier: str, content: Content, t: Translator) -> SourceEntry:
    source = content.sources[identifier]
    return SourceEntry(
        slug=slug_of(identifier),
        title=source.title,
        publisher=source.publisher,
        dated=write_period(source.dated, t),
        reliability=reliability_label(source.reliability, t),
        address=source.address,
        is_web_page=source.is_web_page,
    )
