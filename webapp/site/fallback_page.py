"""The pages in all languages, files that need no app to serve them.

The server before the app shows one for requests that it refuses and while the app is down. Whoever
serves the pages as a folder shows one at `/` and one for what is not there.
"""

from dataclasses import dataclass
from enum import Enum

from flask import Flask
from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Records
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.translator import Translator
from webapp.settings import LEAVE_TO
from webapp.site.addresses import page_address
from webapp.site.pagemodels.errors import build_error
from webapp.site.rendering import Site
from webapp.site.service_views import LinkView, link_to, link_to_emergency

_LINES = 2


class Kind(Enum):
    """Why a page speaks all languages: the status that it goes with."""

    START = 200
    MISSING = 404
    FAULT = 500


@dataclass(frozen=True)
class Tongue:
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
class LastResort:
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
    tongues: tuple[Tongue, ...]
    lines: tuple[LinkView, ...]
    style: Markup
    script: Markup


def write_last_resort(app: Flask, site: Site, kind: Kind = Kind.FAULT) -> str:
    """Return the page as HTML; its style and script are those that the policy names."""
    template = app.jinja_env.get_template("layout/last_resort.html")
    return template.render(page=_build_last_resort(site, kind)) + "\n"


def _build_last_resort(site: Site, kind: Kind) -> LastResort:
    services, featured = site.content.services, site.content.featured
    english = site.words[SOURCE.code]
    return LastResort(
        title=english.gettext("Local Data & Resources"),
        is_start=kind is Kind.START,
        leave_to=LEAVE_TO,
        weather=english.pgettext("safety", "A weather page opens"),
        two_more=english.gettext("Press Shift two more times to leave this site."),
        one_more=english.gettext("Press Shift one more time to leave this site."),
        skip=english.gettext("Skip to the page"),
        way_out=english.gettext("Way out"),
        language=english.gettext("Language"),
        tongues=tuple(
            _build_tongue(words, site.content, kind)
            for words in site.words.values()
            if not words.locale.is_degraded
        ),
        lines=tuple(
            link_to(services[one], site.content, english) for one in featured.home[:_LINES]
        ),
        style=site.assets.style,
        script=site.assets.leave,
    )


def _build_tongue(words: Translator, content: Content, kind: Kind) -> Tongue:
    said = build_error(kind.value, words)
    draft = words.gettext(
        "This translation is a draft. People have not yet reviewed all of it, "
        "and it may hold errors."
    )
    recorded = words.pgettext(
        "safety",
        "This site sets no cookies. "
        "The company that serves these pages may keep a record of your visit.",
    )
    return Tongue(
        locale=words.locale,
        home=page_address(words.locale.code, "home"),
        leave=words.pgettext("safety", "Leave this site now"),
        heading=said.heading,
        text=said.text,
        talk=words.gettext("Talk to someone now, day or night"),
        danger=words.pgettext(
            "safety", "If you are in danger at this moment and it feels safe to call:"
        ),
        emergency=link_to_emergency(content, words),
        call=words.pgettext("action", "Call"),
        text_to=words.pgettext("action", "Text"),
        faster=words.pgettext("safety", "A call is faster than a text."),
        stays=words.pgettext(
            "safety", "Calls and messages stay in the log of your phone. You can delete them there."
        ),
        recorded=recorded if content.featured.records is Records.HOST else Markup(),
        draft=draft if words.coverage.is_draft else Markup(),
    )
