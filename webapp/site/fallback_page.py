"""The pages in all languages, files that need no app to serve them.

A server of the exported folder shows one at `/`, one for what is not there and one for what it
refuses; `make run` shows the last for what escapes the app.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum

from flask import Flask, get_template_attribute
from markupsafe import Markup

from webapp.content.featured import Records
from webapp.settings import LEAVE_TO
from webapp.site.addresses import page_address
from webapp.site.copy.pages import site_name
from webapp.site.errors import kind_of
from webapp.site.rendering import Site
from webapp.site.service_views import LinkView, link_to, link_to_emergency
from webapp.words.catalogs import Translator
from webapp.words.languages import SOURCE


class FallbackKind(Enum):
    """Why a page speaks all languages: the status that it goes with."""

    START = 200
    MISSING = 404
    FAULT = 500


@dataclass(frozen=True)
class FallbackPart:
    """What the page says in one language: `leave` and `text` are finished markup."""

    code: str
    lang: str
    direction: str
    autonym: str
    href: str
    emergency: LinkView
    is_draft: bool
    leave: Markup | None = None
    text: Markup | None = None
    is_current: bool = False


@dataclass(frozen=True)
class FallbackPage:
    """The finished page."""

    title: Markup
    kind: str
    is_start: bool
    leave_to: str
    leave_script: Markup
    style: Markup
    hotlines: tuple[LinkView, ...]
    host_records: bool
    is_trial_copy: bool
    sections: tuple[FallbackPart, ...] = ()


def write_fallback_page(app: Flask, site: Site, kind: FallbackKind = FallbackKind.FAULT) -> str:
    """Return the page as HTML; its style and script are those that the policy names."""
    english = site.translators[SOURCE.code]
    page = _build_fallback_page(site, kind, english)
    sections = tuple(_say_part(app, site, page, t) for t in site.translators.values())
    page = replace(page, sections=sections)
    with _in_words_of(app, english):
        return app.jinja_env.get_template("layout/last_resort.html").render(page=page) + "\n"


def _build_fallback_page(site: Site, kind: FallbackKind, english: Translator) -> FallbackPage:
    services, featured = site.content.services, site.content.featured
    return FallbackPage(
        title=site_name(english),
        kind=kind_of(kind.value),
        is_start=kind is FallbackKind.START,
        leave_to=LEAVE_TO,
        leave_script=site.assets.leave,
        style=site.assets.style,
        hotlines=tuple(
            link_to(services[service_id], site.content, english) for service_id in featured.first
        ),
        host_records=featured.records is Records.HOST,
        is_trial_copy=featured.is_trial_copy,
    )


def _say_part(app: Flask, site: Site, page: FallbackPage, t: Translator) -> FallbackPart:
    locale = t.locale
    part = FallbackPart(
        code=locale.code,
        lang=locale.code,
        direction=locale.direction,
        autonym=locale.autonym,
        href=page_address(locale.code, "home"),
        emergency=link_to_emergency(site.content, t),
        is_draft=t.coverage.is_draft,
    )
    with _in_words_of(app, t):
        leave = get_template_attribute("parts/frame.html", "leave")()
        text = get_template_attribute("parts/last_resort.html", "section")(part, page)
    return replace(part, leave=leave, text=text)


@contextmanager
def _in_words_of(app: Flask, t: Translator) -> Iterator[None]:
    """Let templates speak a language where no request has chosen one."""
    with app.test_request_context():
        t.as_default()
        yield
