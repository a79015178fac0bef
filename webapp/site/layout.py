"""What stands around every page: the way out, the languages, the lines to call, the notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Records
from webapp.i18n.locales import SiteLocale
from webapp.i18n.translator import Translator
from webapp.settings import Settings
from webapp.site.addresses import page_address, same_page
from webapp.site.assets import Assets
from webapp.site.formatting import write_date
from webapp.site.hotlines import LineView, view_line
from webapp.site.service_views import LinkView, link_to, link_to_emergency


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    autonym: str
    code: str
    lang: str
    direction: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class PageLink:
    """A way to another page of the site."""

    label: Markup
    href: str
    is_current: bool


@dataclass(frozen=True)
class Frame:
    """Everything that a layout needs, finished."""

    locale: SiteLocale
    title: Markup
    leave_to: str
    leave_script: Markup
    languages: tuple[LanguageLink, ...]
    home: str
    menu: tuple[PageLink, ...]
    ways: tuple[PageLink, ...]
    small_ways: tuple[PageLink, ...]
    lines: tuple[LineView, ...]
    emergency: LinkView
    referral: LinkView
    is_draft: bool
    english_instead_of: str
    languages_href: str
    corrections: str
    host_records: bool
    made: str
    style: Markup
    scripts: tuple[Markup, ...]


_LINES_IN_FRAME = 2


def build_frame(  # noqa: PLR0913 - the parts of a page, named
    *,
    content: Content,
    words: Translator,
    english: Translator,
    settings: Settings,
    assets: Assets,
    locales: Iterable[SiteLocale],
    page: str,
    title: Markup,
    path: str,
    day: date,
) -> Frame:
    """Build the frame of one page in one locale."""
    code = words.locale.code
    site = words.gettext("Local Data & Resources")
    services, featured = content.services, content.featured
    scripts = (assets.find,) if page == "resources" else ()
    return Frame(
        locale=words.locale,
        title=Markup("{} · {}").format(title, site) if title else site,
        leave_to=settings.leave_to,
        leave_script=assets.leave,
        languages=tuple(
            LanguageLink(
                autonym=one.autonym,
                code=one.code,
                lang=one.lang,
                direction=one.direction,
                href=same_page(path, one.code),
                is_current=one.code == code,
            )
            for one in locales
        ),
        home=page_address(code, "home"),
        menu=_ways(words, page, ("resources", "safety")),
        ways=_ways(words, page, ("home", "resources", "asking", "numbers", "safety", "card")),
        small_ways=_ways(words, page, ("sources", "languages", "accessibility")),
        lines=tuple(
            view_line(services[one], content, words, english)
            for one in featured.home[:_LINES_IN_FRAME]
        ),
        emergency=link_to_emergency(content, words),
        referral=link_to(services[featured.referral], content, words),
        is_draft=words.coverage.is_draft,
        english_instead_of=words.locale.autonym if words.locale.is_degraded else "",
        languages_href=page_address(code, "languages"),
        corrections=featured.corrections,
        host_records=featured.records is Records.HOST,
        made=write_date(day, words),
        style=assets.style_of(page),
        scripts=scripts,
    )


def page_title(page: str, words: Translator) -> Markup:
    """Return the fixed, neutral label of a page: what a tab and a history show."""
    return {
        "home": words.pgettext("page", "Start"),
        "resources": words.pgettext("page", "Who can help"),
        "towns": words.pgettext("page", "Towns"),
        # TRANSLATORS: a page of rights; the label says no more, as it stays in the history
        "asking": words.pgettext("page", "What you can ask for"),
        "numbers": words.pgettext("page", "What is known"),
        "safety": words.pgettext("page", "This device"),
        "card": words.pgettext("page", "Card"),
        "sources": words.pgettext("page", "Sources"),
        "languages": words.pgettext("page", "Languages"),
        "accessibility": words.pgettext("page", "Accessibility"),
    }[page]


def _ways(words: Translator, current: str, pages: tuple[str, ...]) -> tuple[PageLink, ...]:
    return tuple(
        PageLink(page_title(page, words), page_address(words.locale.code, page), page == current)
        for page in pages
    )
