"""The views: a blueprint for pages below /<language>/, and one for files in no language."""

import logging
from functools import partial

from flask import Blueprint, Response, abort, g, render_template, url_for
from markupsafe import Markup

from webapp.facts import directory
from webapp.facts.directory import Choice
from webapp.facts.models import url_code
from webapp.facts.services import Service
from webapp.pages import labels, search
from webapp.pages.app import App, current_app
from webapp.pages.view_models import (
    SituationPage,
    build_service_card,
    build_topic,
    count_answers,
    find_language_hint,
    find_open_groups,
    list_situations,
    show_examples,
)
from webapp.words.languages import ENGLISH

pages = Blueprint("pages", __name__, url_prefix="/<language:lang>")
files = Blueprint("files", __name__)
TOPICS = (
    "youth", "exam", "court", "stay", "work", "money", "crime", "records", "mail", "police"
)  # fmt: skip
# Other sites may load the tables, which are open data, and nothing else.
OPEN_DATA_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# Chromium and Firefox would save text/csv on the device instead of showing it.
TEXT_MIMETYPE = "text/plain"
_log = logging.getLogger("webapp")


@pages.url_defaults
def add_language(_endpoint: str, values: dict[str, str]) -> None:
    """Keep links in the language of the page."""
    if "lang" not in values:
        values["lang"] = g.locale.code


def language_url(tag: str) -> str:
    """Return the address of the only page of a language, or its entry on the page of others."""
    if tag in current_app.single_pages:
        return url_for("single_page", lang=tag)
    return f"{url_for('pages.other')}#{tag}"


def list_url(facet: str, value: str) -> str:
    """Return the address of the list for one answer to a question."""
    return url_for("pages.resources", answer=Choice(facet, value).url_part)


def page_url(page: str) -> str:
    """Return the address of a page by its name."""
    return url_for(f"pages.{page}")


def service_url(service: Service) -> str:
    """Return the address of the page of a service."""
    return url_for("pages.resource", key=service.url_code)


def source_url(source_id: str) -> str:
    """Return the address of a source in the list of all sources."""
    return f"{url_for('pages.sources')}#{url_code(source_id)}"


def new_id() -> str:
    """Return an id that no other element of the page has."""
    g.id_count = g.get("id_count", 0) + 1
    return f"n{g.id_count}"


def render_page(page: str, **values: object) -> str:
    """Render the template of a page, and tell base.html which page it is."""
    return render_template(f"{page}.html", page=page, **values)


@pages.route("/")
def home() -> str:
    """Show the first line, the situations and the other lines."""
    data = current_app.data
    return render_page(
        "home",
        cards=[build_service_card(data, service) for service in data.home_services],
        services=data.home_services,
        happening=list_situations(data, "happens"),
        other_ways=list_situations(data, "way"),
    )


# The templates of these pages need only the globals.
for name in ("towns", "data", "about", "accessibility"):
    pages.add_url_rule(f"/{name}/", name, partial(render_page, name))


@pages.route("/find/")
def find() -> str:
    """Show the search in all services, and every question of the list."""
    data = current_app.data
    return render_page(
        "find",
        services=directory.find_services(data, Choice()),
        search_index=search.build_index(data),
        search_pages=search.list_pages(data),
        search_examples=search.list_examples(data),
        answers=_count_answers("language", "by", "hours", "whom", "need", "where"),
    )


def _count_answers(*facets: str) -> dict[str, dict[str, int]]:
    codes = [g.locale.code, *current_app.locales]
    return {facet: count_answers(current_app.data, facet, codes) for facet in facets}


@pages.route("/asking/")
def asking() -> str:
    """Show what the law says, by topic."""
    data = current_app.data
    return render_page(
        "asking",
        topics={topic: build_topic(data, topic) for topic in TOPICS if data.laws_on(topic)},
    )


@pages.route("/safety/")
def safety() -> str:
    """Show what others can see on a device or a phone bill, and which lines call back."""
    return render_page(
        "safety",
        call_backs=[
            (service, channel)
            for service in current_app.data.home_services
            for channel in service.channels
            if channel.call_back
        ],
    )


@pages.route("/sources/")
def sources() -> str:
    """Show all sources; the template groups them by kind and year."""
    return render_page(
        "sources",
        sources=sorted(
            current_app.data.sources.items(),
            key=lambda entry: (entry[1].publisher, entry[1].title),
        ),
    )


@pages.route("/languages/")
def languages() -> str:
    """Show how far each translation has come."""
    return render_page("languages", translators=current_app.translators)


@pages.route("/other/")
def other() -> str:
    """Show what to say in English, for readers of languages without a translation."""
    services = [service for service in current_app.data.home_services if service.voice]
    return render_page("other", services=services, first=_find_interpreter_line())


def single_page() -> str:
    """Show the only page of a language."""
    referral = current_app.data.referral
    first = _find_interpreter_line()
    likely = [code for code in g.locale.also_read if code in current_app.locales]
    return render_page(
        "single_page",
        services=[first] if first is referral else [first, referral],
        full_languages=[
            current_app.locales[code] for code in dict.fromkeys((*likely, *current_app.locales))
        ],
    )


def init_single_pages(app: App) -> None:
    """Register the page of each language that has only one, if all its messages are translated."""
    for code in [*app.single_pages]:
        translator = app.translators[code]
        with app.test_request_context():
            app.set_locale(code)
            single_page()
        # What it shows with the current data.
        app.single_pages[code] = {*translator.requested}
        translator.limit_coverage(app.single_pages[code])
        if translator.coverage.is_complete or app.shows_incomplete:
            app.add_url_rule(f"/{code}/", "single_page", single_page, defaults={"lang": code})
        else:
            del app.single_pages[code]
            command = f".venv/bin/flask translations check {code}"
            _log.error("%s has no page until all of it is translated: type `%s`", code, command)


def _find_interpreter_line() -> Service:
    """Return the first or second line, whichever has interpreters for more languages."""
    return max(current_app.data.home_services[:2], key=_rank_interpreter)


def _rank_interpreter(service: Service) -> int:
    return service.voice.interpreter_language_count if service.voice else -1


@pages.route("/resources/", defaults={"answer": ""})
@pages.route("/resources/<choice:answer>/")
def resources(answer: str) -> str:
    """Show the services that fit an answer, or all services."""
    data = current_app.data
    choice = current_app.choices.get(answer, Choice())
    groups = directory.group_services(data, choice)
    return render_page(
        "resources",
        choice=choice,
        services=directory.find_services(data, choice),
        groups=groups,
        open_groups=find_open_groups(groups),
        answers=_count_answers("need", "where"),
    )


@pages.route("/resources/<service:key>/")
def resource(key: str) -> str:
    """Show one service."""
    data = current_app.data
    service = next(service for service in data.services.values() if service.url_code == key)
    return render_page(
        "resource",
        service=service,
        has_law=any(service.id in law.services for law in data.laws.values()),
    )


@pages.route("/go/<situation:number>/")
def situation(number: str) -> str:
    """Show who helps in one situation, and what to know first."""
    content = SituationPage(current_app.data, number, g.locale.code)
    return render_page("situation", number=number, content=content, services=content.services)


@pages.route("/examples/")
def examples() -> str:
    """Show the examples of all situations."""
    data = current_app.data
    return render_page(
        "examples",
        examples_by_number={
            number: [*show_examples(data, situation, data.services[situation.services[0]])]
            for number, situation in data.situations.items()
            if situation.examples
        },
    )


@pages.route("/card/", defaults={"kind": ""})
@pages.route("/card/<any(plain, wall):kind>/")
def card(kind: str) -> str:
    """Show numbers to print; labels are in English too, for people who hand the paper out."""
    data = current_app.data
    code = g.locale.code
    services = [data.services[key] for key in data.site.card]
    lines = [(service, dict[str, Markup]()) for service in services]
    for label_code in dict.fromkeys((code, ENGLISH.code)):
        with current_app.force_locale(label_code):
            for service, texts in lines:
                texts[label_code] = _label(service, kind, tells_hours=label_code == code)
    has_hints = any(
        find_language_hint(service.phones[0], code, on_paper=True) for service in services
    )
    return render_page("card", kind=kind, services=services, lines=lines, has_hints=has_hints)


def _label(service: Service, kind: str, *, tells_hours: bool) -> Markup:
    phone = service.phones[0]
    hours = labels.format_hours(phone)
    if kind == "plain":  # this card must not say what a number is for
        return hours
    short = labels.translate_service_text(service.short, service, "short")
    if phone.hours.always or not tells_hours:
        return short
    return Markup("{}. {}").format(short, hours)


def figures(page: str) -> str:
    """Show a page of findings or of former claims; a site without figures has none."""
    if not current_app.data.figures:
        abort(404)
    return render_page(page)


for name in ("numbers", "earlier"):
    pages.add_url_rule(f"/{name}/", name, partial(figures, name))


@files.route("/")
def start() -> Response:
    """Redirect to the visitor's language; the body of Flask's `redirect` has no leave link."""
    return Response(status=302, headers={"Location": url_for("pages.home")})


@files.route("/tables/<file:name>")
def table(name: str) -> Response:
    """Return a table, or a file that describes tables or services to programs."""
    return Response(current_app.files[name], headers=OPEN_DATA_HEADERS, mimetype=TEXT_MIMETYPE)


@files.route("/built.txt")
def built() -> Response:
    """Return the day on which the pages were made, for programs."""
    return Response(f"{current_app.data.today}\n", mimetype=TEXT_MIMETYPE)
