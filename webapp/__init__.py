"""Local Data & Resources: who helps people in Maine, and what is known."""

import logging
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from babel.messages.catalog import Catalog
from click import ClickException
from flask import Response, g
from flask.helpers import get_debug_flag
from flask_babel import Babel
from jinja2 import StrictUndefined
from werkzeug.routing import BaseConverter

from webapp.facts import directory, seals
from webapp.facts.data import Data
from webapp.facts.load import load, read_committed
from webapp.facts.models import slug
from webapp.pages import errors, filters, labels, search, views
from webapp.pages.app import App, current_app
from webapp.pages.assets import shorten_page
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import LEAVE_TO, ROOT, Settings, read_settings
from webapp.words.catalogs import (
    find_safety_sentences,
    messages_of,
    messages_of_pages,
    plain,
    read_template,
    read_translators,
)
from webapp.words.extract import extract, find_stale
from webapp.words.languages import SOURCE, name_language, own_name


def create_app(settings: Settings | None = None) -> App:
    """Load and check everything, then return the site as the environment sets it up.

    `flask run --debug` shows what nobody has accepted too, and logs it. Raises click's
    ClickException, which Flask prints: each problem with its line, or the setting.
    """
    hide_requests_from_log()
    try:
        return load_app(settings or read_settings())
    except ProblemsFoundError as error:
        raise ClickException(str(error)) from error


def load_app(settings: Settings, *, strict: bool = False) -> App:
    """Return the site; raises ProblemsFoundError.

    A language whose files cannot be read is left out, and logged. `strict` refuses that, a stale
    list of messages, and in debug mode too what nobody has accepted.
    """
    template = read_template(settings.translations)
    translators, left_out = read_translators(settings.translations, template)
    data = load(settings.data, settings.date_today())
    english = extract(ROOT, of_pages=True)  # messages.pot may be stale
    unaccepted = sorted(find_unaccepted(data, english, settings))
    refused = [] if get_debug_flag() and not strict else [*unaccepted]
    if strict:
        refused += find_stale(messages_of(english), messages_of_pages(template))
        refused += chain.from_iterable(left_out.values())
    if refused:
        raise ProblemsFoundError(refused)
    app = build_app(App(settings, data, translators))
    for code, problems in left_out.items():
        for problem in problems:
            app.logger.warning("%s has no pages until this is mended: %s", code, problem)
    for problem in unaccepted:
        app.logger.warning(problem)
    return app


def hide_requests_from_log() -> None:
    """Keep requests out of the log of Werkzeug's server; its own address and PIN stay."""
    logging.getLogger("werkzeug").addFilter(is_without_request)


def is_without_request(record: logging.LogRecord) -> bool:
    """Return whether a line of Werkzeug's server holds nothing of a request.

    The line of a request begins as `127.0.0.1 - - [`. An error may quote the request.
    """
    return record.levelno < logging.ERROR and " - - [" not in str(record.msg)


def find_unaccepted(data: Data, english: Catalog, settings: Settings) -> Iterator[Problem]:
    """Yield what nobody may read yet: what nobody has accepted, and names that would be guessed."""
    sentences = find_safety_sentences(english)
    yield from seals.check_seals(data, sentences, lambda: read_accepted(settings))
    for n, tag in enumerate(data.site.other_languages):
        if own_name(tag) is None:
            what = f"CLDR does not know what {tag!r} calls itself"
            fix = "take it out: a name is not guessed"
            yield data.report("site.yaml", ("other_languages", n), what, fix)


def read_accepted(settings: Settings) -> seals.Answers:
    """Return facts and safety sentences of the last commit, as far as they were accepted there."""
    committed = read_committed(settings.data, settings.date_today())
    with seals.last_commit(settings.translations) as folder:
        sentences = find_safety_sentences(read_template(folder)) if folder else ()
    return seals.find_accepted(committed, sentences) if committed else {}


def build_app(app: App) -> App:
    """Put the pages around what was loaded."""
    babel = Babel(app, locale_selector=lambda: g.get("locale", SOURCE).formats)
    babel.domain_instance = app.translators[SOURCE.code]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.filters |= filters.FILTERS | labels.FILTERS | {"plain": plain}
    app.jinja_env.globals |= labels.GLOBALS | app.assets
    app.jinja_env.globals |= {
        "FOOTER": views.FOOTER,
        "LEAVE_TO": LEAVE_TO,
        "MAIN": views.MAIN,
        "RATE_BASE": 100_000,
        "data": app.data,
        "directory": directory,
        "list_url": views.list_url,
        "locales": app.locales,
        "name_language": name_language,
        "other_languages": [*filter(None, map(own_name, app.data.site.other_languages))],
        "page_url": views.page_url,
        "say": filters.say,
        "search": search,
        "slug": slug,
        "today": app.day,
        "translators": app.translators,
    }
    app.url_map.converters |= {
        "language": one_of(app.locales),
        "service": one_of(service.slug for service in app.data.services.values()),
        "situation": one_of(app.data.situations),
        "file": one_of(app.files),
        "choice": one_of(app.choices),
    }
    app.url_value_preprocessor(app.choose_language)
    app.after_request(add_headers)
    app.register_blueprint(views.pages)
    app.register_blueprint(views.files)
    errors.init_app(app)
    return app


def one_of(words: Iterable[str]) -> type[BaseConverter]:
    """Return a part of an address that is one of these words, so no redirect leads to nothing."""

    class OneOf(BaseConverter):
        regex = "|".join(map(re.escape, words)) or "(?!)"
        part_isolating = False

    return OneOf


def add_headers(response: Response) -> Response:
    """Give every answer the headers, and a page its language."""
    for name, value in current_app.headers.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        response.data = shorten_page(response.get_data(as_text=True))
        response.headers["Content-Language"] = g.locale.code
        response.vary.add("Accept-Language")
    return response
