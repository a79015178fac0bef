"""The pages that show listings: home, all listings with their questions, one listing, the card."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content import directory
from webapp.content.directory import Choice
from webapp.content.loading import Content
from webapp.content.slugs import slug_of
from webapp.languages.locales import language_name
from webapp.languages.wording import Wording
from webapp.site import labels
from webapp.site.addresses import page_address
from webapp.site.ages import say_called
from webapp.site.formats import begin
from webapp.site.frame import page_title
from webapp.site.listings import ListingView, link_to, view_listing
from webapp.site.maps import Map, draw_map


@dataclass(frozen=True)
class Home:
    """What a person can do now, and the ways into the rest."""

    title: Markup
    lines: tuple[ListingView, ...]
    emergency: ListingView
    adult_age: str
    relay: str
    called: Markup
    own_language: str
    own_language_href: str
    own_language_count: int
    resources: str
    asking: str
    numbers: str
    safety: str
    card: str


@dataclass(frozen=True)
class Answer:
    """One answer to a question: a link, and how many listings it leads to."""

    label: Markup
    href: str
    count: int
    is_chosen: bool
    is_name: bool


@dataclass(frozen=True)
class Question:
    """One of the plain questions above the listings."""

    facet: str
    chosen: Markup
    chosen_is_name: bool
    drop: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Resources:
    """All listings that fit the reader's answers."""

    title: Markup
    count: Markup
    is_narrowed: bool
    everything: str
    questions: tuple[Question, ...]
    map: Map | None
    called: Markup
    listings: tuple[ListingView, ...]


@dataclass(frozen=True)
class Resource:
    """One listing by itself; `asking` leads to the rights that this service helps with."""

    title: Markup
    listing: ListingView
    asking: str
    called: Markup
    map: Map | None
    resources: str


def build_home(content: Content, words: Wording) -> Home:
    """Build the home page."""
    code = words.locale.code
    services, featured = content.services, content.featured
    own = Choice(language=code)
    return Home(
        title=page_title("home", words),
        lines=tuple(view_listing(services[one], content, words) for one in featured.home),
        emergency=view_listing(services[featured.emergency], content, words),
        adult_age=str(featured.adult_age),
        relay=link_to(services[featured.relay], content, words).number,
        called=say_called((services[one] for one in featured.home), words),
        own_language=language_name(code, words.locale),
        own_language_href=page_address(code, "resources", own.items()),
        own_language_count=directory.count(content, own),
        resources=page_address(code, "resources"),
        asking=page_address(code, "asking"),
        numbers=page_address(code, "numbers"),
        safety=page_address(code, "safety"),
        card=page_address(code, "card"),
    )


def build_resources(
    content: Content,
    words: Wording,
    choice: Choice,
    languages: Sequence[str] = (),
) -> Resources:
    """Build the page of listings for a choice; the languages of the site are offered first."""
    found = directory.find(content, choice)
    return Resources(
        title=page_title("resources", words),
        count=words.ngettext("%(num)s listing", "%(num)s listings", len(found)),
        is_narrowed=any(True for _ in choice.items()),
        everything=page_address(words.locale.code, "resources"),
        questions=tuple(
            _ask(facet, content, words, choice, languages) for facet in directory.FACETS
        ),
        map=draw_map([choice.where] if choice.where else [], content),
        called=say_called(found, words),
        listings=tuple(view_listing(one, content, words) for one in found),
    )


def build_resource(content: Content, words: Wording, identifier: str) -> Resource:
    """Build the page of one listing; raises KeyError when there is none of that id."""
    listing = view_listing(content.services[identifier], content, words)
    is_helper = any(identifier in law.services for law in content.laws.values())
    return Resource(
        title=Markup("{} {}").format(page_title("resources", words), slug_of(identifier)),
        listing=listing,
        asking=page_address(words.locale.code, "asking") if is_helper else "",
        called=say_called([content.services[identifier]], words),
        map=draw_map(content.services[identifier].service_areas.counties, content),
        resources=page_address(words.locale.code, "resources"),
    )


def _ask(
    facet: str, content: Content, words: Wording, choice: Choice, languages: Sequence[str]
) -> Question:
    current = getattr(choice, facet)
    answers = []
    for word in _in_reading_order(facet, content, words, languages):
        narrowed = choice.with_answer(facet, word)
        number = directory.count(content, narrowed)
        if number or word == current:
            answers.append(
                Answer(
                    label=_label(facet, word, content, words),
                    href=page_address(words.locale.code, "resources", narrowed.items()),
                    count=number,
                    is_chosen=word == current,
                    is_name=_is_name(word, content),
                )
            )
    dropped = choice.with_answer(facet, None)
    return Question(
        facet=facet,
        chosen=_label(facet, current, content, words) if current else Markup(),
        chosen_is_name=_is_name(current, content),
        drop=page_address(words.locale.code, "resources", dropped.items()),
        answers=tuple(answers),
    )


def _is_name(word: str | None, content: Content) -> bool:
    return word in content.counties


def _in_reading_order(
    facet: str, content: Content, words: Wording, languages: Sequence[str]
) -> tuple[str, ...]:
    offered = directory.options(facet, content)
    if facet != "language":
        return offered
    order = [words.locale.code, *languages]
    ours = [tag for tag in dict.fromkeys(order) if tag in offered]
    return (*ours, *(tag for tag in offered if tag not in ours))


def _label(facet: str, word: str, content: Content, words: Wording) -> Markup:
    match facet:
        case "where":
            names = {key: county.name for key, county in content.counties.items()}
            return labels.place_label(word, names, words)
        case "need":
            return labels.need_label(word, words)
        case "language":
            return begin(language_name(word, words.locale))
        case "by":
            return labels.medium_label(word, words)
        case _:
            return words.gettext("Day and night")
