"""The pages: one blueprint below /<language>/, and one of what is no page."""

from http import HTTPStatus

from flask import Blueprint, Response, g, render_template, request, url_for
from markupsafe import Markup

from webapp.facts import directory
from webapp.facts.directory import Choice
from webapp.facts.services import Service
from webapp.pages import labels
from webapp.pages.app import current_app
from webapp.pages.claims import Claims
from webapp.words.languages import SOURCE

pages = Blueprint("pages", __name__, url_prefix="/<language:lang>")
files = Blueprint("files", __name__)
MAIN = ("home", "resources", "asking", "numbers", "safety", "card")
FOOTER = ("about", "sources", "languages", "accessibility")
# Tables are open data: other sites may read them. Nothing else is.
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
# Chromium and Firefox would save text/csv on the device instead of showing it.
TEXT = "text/plain"


@pages.url_defaults
def add_language(_endpoint: str, values: dict[str, str]) -> None:
    """Stay in the language of the page."""
    if "lang" not in values:
        values["lang"] = g.locale.code


def list_url(facet: str, value: str) -> str:
    """Return the address of the list for one answer."""
    return url_for("pages.resources", answer=Choice(facet, value).address)


def page_url(page: str) -> str:
    """Return the address of a page by its name."""
    return url_for(f"pages.{page}")


def show() -> str:
    """Show a page that needs nothing but the data."""
    page = str(request.endpoint).removeprefix("pages.")
    return render_template(f"{page}.html", page=page)


pages.add_url_rule("/", "home", show)
for name in (
    "find",
    "towns",
    "asking",
    "safety",
    "sources",
    "data",
    "languages",
    "other",
    "about",
    "accessibility",
):
    pages.add_url_rule(f"/{name}/", name, show)


@pages.route("/resources/", defaults={"answer": ""})
@pages.route("/resources/<choice:answer>/")
def resources(answer: str) -> str:
    """Show the services that fit an answer, or all."""
    data, choice = current_app.data, current_app.choices.get(answer, Choice())
    return render_template(
        "resources.html",
        page="resources",
        choice=choice,
        found=directory.find_services(data, choice),
        groups=directory.group_services(data, choice),
    )


@pages.route("/resources/<service:key>/")
def resource(key: str) -> str:
    """Show one service."""
    service = next(s for s in current_app.data.services.values() if s.slug == key)
    return render_template("resource.html", page="resource", service=service)


@pages.route("/go/<situation:number>/")
def situation(number: str) -> str:
    """Show what serves one situation."""
    return render_template(
        "situation.html",
        page="situation",
        number=number,
        situation=current_app.data.situations[number],
        writing=directory.find_text_services(current_app.data, g.locale.code)[:3],
    )


@pages.route("/card/", defaults={"kind": ""})
@pages.route("/card/<any(plain, wall):kind>/")
def card(kind: str) -> str:
    """Show numbers to print; the labels are in English too, for who hands the paper out."""
    data, code = current_app.data, g.locale.code
    lines = [(data.services[key], dict[str, Markup]()) for key in data.site.card]
    for spoken in dict.fromkeys((SOURCE.code, code)):
        with current_app.force_locale(spoken):
            for service, said in lines:
                said[spoken] = _label(service, kind, tells_hours=spoken == code)
    return render_template("card.html", page="card", kind=kind, lines=lines)


def _label(service: Service, kind: str, *, tells_hours: bool) -> Markup:
    phone = service.phones[0]
    hours = labels.hours(phone)
    if kind == "plain":  # nothing says what the number is for
        return hours
    short = labels.service_text(service.short, service, "short")
    return short if phone.hours.always or not tells_hours else Markup("{}. {}").format(short, hours)


@pages.route("/numbers/")
def numbers() -> str:
    """Show what is known: tables, with what they say."""
    return render_template("numbers.html", page="numbers", claims=Claims(current_app.data))


@files.route("/")
def start() -> Response:
    """Lead to the visitor's language; the page that Flask's `redirect` writes has no way out."""
    return Response(status=HTTPStatus.FOUND, headers={"Location": url_for("pages.home")})


@files.route("/tables/<file:name>")
def table(name: str) -> Response:
    """Give a table, or what describes tables or services to programs."""
    return Response(current_app.files[name], headers=OPEN, mimetype=TEXT)


@files.route("/built.txt")
def built() -> Response:
    """Tell a program on which day the pages were made."""
    return Response(f"{current_app.day}\n", mimetype=TEXT)
