"""The routes: each view takes what was asked, builds one page model, and renders it."""

from http import HTTPStatus

from flask import Flask, Response, abort, g, make_response, request
from werkzeug.routing import BaseConverter

from webapp.content.directory import Choice
from webapp.languages.locales import LOCALES, locale_of_path, negotiate
from webapp.languages.wording import Wording
from webapp.site.addresses import page_address
from webapp.site.errors import redirect_within
from webapp.site.pagemodels import about, listings, numbers
from webapp.site.rendering import PageModel, Site, render


class LocaleConverter(BaseConverter):
    """A locale in an address: only what the table of locales holds."""

    regex = "|".join(LOCALES)


def init_app(app: Flask, site: Site) -> None:
    """Add all routes."""
    app.url_map.converters["site_locale"] = LocaleConverter
    content, today = site.content, site.settings.date_today

    @app.before_request
    def choose_words() -> None:
        locale = locale_of_path(request.path)
        if locale is None:
            locale = negotiate(request.headers.get("Accept-Language", ""))
        g.words = site.words[locale.code]

    def show(name: str, model: PageModel, choice: Choice | None = None) -> Response:
        query = choice.items() if choice else ()
        return render(site, words(), name, model, path=request.path, query=query)

    def words() -> Wording:
        found: Wording = g.words
        return found

    @app.get("/")
    def start() -> Response:
        response = redirect_within(page_address(words().locale.code, "home"), HTTPStatus.FOUND)
        response.vary.add("Accept-Language")
        return response

    @app.get("/<site_locale:locale>/")
    def home(locale: str) -> Response:  # noqa: ARG001 - `choose_words` reads it
        return show("home", listings.build_home(content, words(), today()))

    @app.get("/<site_locale:locale>/resources/")
    def resources(locale: str) -> Response:  # noqa: ARG001
        try:
            choice = Choice.read(request.args.to_dict(), content)
        except KeyError:
            abort(HTTPStatus.NOT_FOUND)
        model = listings.build_resources(content, words(), today(), choice)
        return show("resources", model, choice)

    @app.get("/<site_locale:locale>/resources/<identifier>/")
    def resource(locale: str, identifier: str) -> Response:  # noqa: ARG001
        if identifier not in content.services:
            abort(HTTPStatus.NOT_FOUND)
        return show("resource", listings.build_resource(content, words(), today(), identifier))

    @app.get("/<site_locale:locale>/numbers/")
    def show_numbers(locale: str) -> Response:  # noqa: ARG001
        return show("numbers", numbers.build_numbers(content, words()))

    @app.get("/<site_locale:locale>/sources/")
    def sources(locale: str) -> Response:  # noqa: ARG001
        return show("sources", about.build_sources(content, words()))

    @app.get("/<site_locale:locale>/safety/")
    def safety(locale: str) -> Response:  # noqa: ARG001
        return show("safety", about.build_safety(words()))

    @app.get("/<site_locale:locale>/accessibility/")
    def accessibility(locale: str) -> Response:  # noqa: ARG001
        return show("accessibility", about.build_accessibility(content, words()))

    @app.get("/<site_locale:locale>/languages/")
    def languages(locale: str) -> Response:  # noqa: ARG001
        return show("languages", about.build_languages(content, site.words, words()))

    @app.get("/<site_locale:locale>/card/")
    def card(locale: str) -> Response:  # noqa: ARG001
        return show("card", listings.build_card(content, words(), today()))

    @app.get("/tables/<name>.csv")
    def table(name: str) -> Response:
        if name not in content.series:
            abort(HTTPStatus.NOT_FOUND)
        response = make_response(content.series[name].text)
        response.headers["Content-Type"] = "text/csv; charset=utf-8"
        return response
