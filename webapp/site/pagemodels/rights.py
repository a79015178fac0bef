"""The page of rights: what the law gives a person, by topic, and who helps with it."""

from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.laws import Topic
from webapp.content.loading import Content
from webapp.site.copy.pages import page_title, topic_heading
from webapp.site.evidence import LawView, is_shown, view_law
from webapp.site.service_views import LinkView, link_to
from webapp.words.catalogs import Translator


@dataclass(frozen=True)
class Section:
    """One topic: laws that a lawyer need not read or has read, those that wait, who helps.

    While one of its laws `is_hidden`, the page says that it is silent about something.
    """

    id: str
    heading: Markup
    laws: tuple[LawView, ...]
    unread: tuple[LawView, ...]
    is_hidden: bool
    helpers: tuple[LinkView, ...]


@dataclass(frozen=True)
class RightsPage:
    """What a person can ask for."""

    title: Markup
    adult_age: str
    sections: tuple[Section, ...]


def build_rights_page(content: Content, t: Translator) -> RightsPage:
    """Build the page of rights; what services must report and what holds for calls is elsewhere."""
    topics = {law.topic for law in content.laws.values()} - {Topic.REPORTING, Topic.CALLING}
    return RightsPage(
        title=page_title("asking", t),
        adult_age=str(content.featured.adult_age),
        sections=tuple(_build_section(topic, content, t) for topic in Topic if topic in topics),
    )


def _build_section(topic: Topic, content: Content, t: Translator) -> Section:
    found = [key for key, law in content.laws.items() if law.topic is topic]
    views = [view_law(key, content, t) for key in found if is_shown(key, content)]
    helpers = dict.fromkeys(
        service_id for key in found for service_id in content.laws[key].services
    )
    return Section(
        id=topic.value,
        heading=topic_heading(topic, content.featured.adult_age, t),
        laws=tuple(law for law in views if not law.needs_notice),
        unread=tuple(law for law in views if law.needs_notice),
        is_hidden=len(views) < len(found),
        helpers=tuple(link_to(content.services[service_id], content, t) for service_id in helpers),
    )
