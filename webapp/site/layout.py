"""What is around every page: the way out, the languages, the lines to call, the notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from webapp.content.featured import Records
from webapp.content.loading import Content
from webapp.settings import Settings
from webapp.site.addresses import page_address, same_page
from webapp.site.assets import Assets
from webapp.site.briefs import HotlineView, view_hotline
from webapp.site.copy.pages import page_title, site_name
from webapp.site.pages import FOOTER, MAIN, TOP
from webapp.site.service_views import LinkView, link_to, link_to_emergency
from webapp.words.catalogs import Translator
from webapp.words.formats import write_date
from webapp.words.languages import SiteLocale


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
class Layout:
    """Everything that a layout needs, finished."""

    locale: SiteLocale
    title: Markup
    is_inner: bool
    leave_to: str
    leave_script: Markup
    languages: tuple[LanguageLink, ...]
    home: str
    top_nav: tuple[PageLink, ...]
    nav: tuple[PageLink, ...]
    footer_nav: tuple[PageLink, ...]
    hotlines: tuple[HotlineView, ...]
    emergency: LinkView
    referral: LinkView
    is_draft: bool
    is_trial_copy: bool
    languages_href: str
    corrections: str
    host_records: bool
    made: str
    style: Markup
    scripts: tuple[Markup, ...]


# Who stands here may be lost: all languages are in sight, and what the way out opens.
_ENTRANCES = ("home", "languages", "error")


def build_layout(
    *,
    content: Content,
    t: Translator,
    settings: Settings,
    assets: Assets,
    locales: Iterable[SiteLocale],
    page: str,
    title: Markup,
    path: str,
    day: date,
) -> Layout:
    """Build the layout of one page in one locale."""
    code = t.locale.code
    site = site_name(t)
    services, featured = content.services, content.featured
    scripts = (assets.find,) if page == "resources" else ()
    return Layout(
        locale=t.locale,
        title=Markup("{} · {}").format(title, site) if title else site,
        is_inner=page not in _ENTRANCES,
        leave_to=settings.leave_to,
        leave_script=assets.leave,
        languages=tuple(
            LanguageLink(
                autonym=locale.autonym,
                code=locale.code,
                lang=locale.code,
                direction=locale.direction,
                href=same_page(path, locale.code),
                is_current=locale.code == code,
            )
            for locale in locales
        ),
        home=page_address(code, "home"),
        top_nav=_build_nav(t, page, TOP),
        nav=_build_nav(t, page, MAIN),
        footer_nav=_build_nav(t, page, FOOTER),
        hotlines=tuple(
            view_hotline(services[service_id], content, t) for service_id in featured.first
        ),
        emergency=link_to_emergency(content, t),
        referral=link_to(services[featured.referral], content, t),
        is_draft=t.coverage.is_draft,
        is_trial_copy=featured.is_trial_copy,
        languages_href=page_address(code, "languages"),
        corrections=featured.corrections,
        host_records=featured.records is Records.HOST,
        made=write_date(day, t),
        style=assets.style_of(page),
        scripts=scripts,
    )


def _build_nav(t: Translator, current: str, pages: tuple[str, ...]) -> tuple[PageLink, ...]:
    return tuple(
        PageLink(page_title(page, t), page_address(t.locale.code, page), page == current)
        for page in pages
    )
