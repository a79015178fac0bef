"""The pages in all languages, files that need no app to serve them.

The server before the app shows one for requests that it refuses and while the app is down. Whoever
serves the pages as a folder shows one at `/` and one for what is not there.
"""

from dataclasses import dataclass
from enum import Enum

from flask import Flask
from markupsafe import Markup

from webapp.content.featured import Records
from webapp.content.loading import Content
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.translator import Translator
from webapp.settings import LEAVE_TO
from webapp.site.addresses import page_address
from webapp.site.pagemodels.errors import build_error
from webapp.site.rendering import Site
from webapp.site.service_views import LinkView, link_to, link_to_emergency

_LINES = 2


class FallbackKind(Enum):
    """Why a page speaks all languages: the status that it goes with."""

    START = 200
    MISSING = 404
    FAULT = 500


@dataclass(frozen=True)
class FallbackSection:
    """What the page says in one language."""

    locale: SiteLocale
    home: str
    leave: Markup
    heading: Markup
    text: Markup
    talk: Markup
    danger: Markup
    emergency: LinkView
    call: Markup
    text_to: Markup
    faster: Markup
    stays: Markup
    recorded: Markup
    draft: Markup


@dataclass(frozen=True)
class FallbackPage:
    """The finished page."""

    title: Markup
    is_start: bool
    leave_to: str
    weather: Markup
    two_more: Markup
    one_more: Markup
    skip: Markup
    way_out: Markup
    language: Markup
    sections: tuple[FallbackSection, ...]
    hotlines: tuple[LinkView, ...]
    style: Markup
    script: Markup


def write_fallback_page(app: Flask, site: Site, kind: FallbackKind = FallbackKind.FAULT) -> str:
    """Return the page as HTML; its style and script are those that the policy names."""
    template = app.jinja_env.get_template("layout/last_resort.html")
    return template.render(page=_build_fallback_page(site, kind)) + "\n"


def _build_fallback_page(site: Site, kind: FallbackKind) -> FallbackPage:
    services, featured = site.content.services, site.content.featured
    english = site.translators[SOURCE.code]
    return FallbackPage(
        title=english.gettext("Local Data & Resources"),
        is_start=kind is FallbackKind.START,
        leave_to=LEAVE_TO,
        weather=english.pgettext("safety", "A weather page opens"),
        two_more=english.gettext("Press Shift two more times to leave this site."),
        one_more=english.gettext("Press Shift one more time to leave this site."),
        skip=english.gettext("Skip to the page"),
        way_out=english.gettext("Way out"),
        language=english.gettext("Language"),
        sections=tuple(
            _build_section(t, site.content, kind)
            for t in site.translators.values()
            if not t.locale.is_degraded
        ),
        hotlines=tuple(
            link_to(services[service_id], site.content, english)
            for service_id in featured.home[:_LINES]
        ),
        style=site.assets.style,
        script=site.assets.leave,
    )


def _build_section(t: Translator, content: Content, kind: FallbackKind) -> FallbackSection:
    error = build_error(kind.value, t)
    draft = t.gettext(
        "This translation is a draft. People have not yet reviewed all of it, "
        "and it may hold errors."
    )
    recorded = t.pgettext(
        "safety",
        "This site sets no cookies. "
        "The company that serves these pages may keep a record of your visit.",
    )
    return FallbackSection(
        locale=t.locale,
        home=page_address(t.locale.code, "home"),
        leave=t.pgettext("safety", "Leave this site now"),
        heading=error.heading,
        text=error.text,
        talk=t.gettext("Talk to someone now, day or night"),
        danger=t.pgettext(
            "safety", "If you are in danger at this moment and it feels safe to call:"
        ),
        emergency=link_to_emergency(content, t),
        call=t.pgettext("action", "Call"),
        text_to=t.pgettext("action", "Text"),
        faster=t.pgettext("safety", "A call is faster than a text."),
        stays=t.pgettext(
            "safety", "Calls and messages stay in the log of your phone. You can delete them there."
        ),
        recorded=recorded if content.featured.records is Records.HOST else Markup(),
        draft=draft if t.coverage.is_draft else Markup(),
    )
