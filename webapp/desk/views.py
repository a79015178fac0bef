"""The desk: the site on this machine, where a click on a sentence opens it to be changed.

What is shown is read from the catalogs on disk, again when they have changed. What is saved goes
into what is there at that moment, and only where nobody else has changed the same sentence.
"""

import secrets
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import cast

import flask
from babel.messages.catalog import Catalog, Message
from click import ClickException
from flask import Blueprint, Response, abort, g, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp import build_app, hide_requests_from_log, one_of
from webapp.desk.checks import Checks, Finding, findings_of
from webapp.desk.marks import MarkedTranslator, place_marks, strip_marks
from webapp.facts.load import load
from webapp.pages.app import App
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, read_settings
from webapp.text_files import lock_folder, name_of, put_text
from webapp.words import catalogs, reviews
from webapp.words.entries import COUNTS, normalize
from webapp.words.extract import read_current, write_catalog
from webapp.words.languages import SOURCE, SiteLocale, read_languages

STATES = {
    "error": "Faulty",
    "missing": "Missing",
    "warning": "Probably wrong",
    "draft": "Not reviewed",
    "reviewed": "Reviewed",
}
_HEADERS = {  # those of the site, widened for the script, style and frame of the desk
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
        "connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
_CHANGED = "somebody changed it meanwhile. Save once more to put yours in its place."


class Language:
    """One language, as its catalog on disk is."""

    def __init__(self, folder: Path, locale: SiteLocale, template: Catalog) -> None:
        """Read rules and catalog; raises ProblemsFoundError."""
        self.folder, self.locale, self.template = folder, locale, template
        self.path = catalogs.catalog_path(folder, locale)
        self.name, self.checks = name_of(self.path, folder), Checks(folder, locale)
        self._seen: object = None
        self.follow()

    def follow(self) -> None:
        """Read the catalog if it has changed; raises ProblemsFoundError until it can be read."""
        stat = self.path.stat() if self.path.exists() else None
        seen = stat and (stat.st_mtime_ns, stat.st_ino)
        if seen is None or seen != self._seen:
            self.catalog = read_current(self.folder, self.locale, self.template)
            self.messages = self.list_messages(self.catalog)
            self.translator = MarkedTranslator(self.catalog, self.locale, self.template)
            self._seen = seen

    def list_messages(self, catalog: Catalog) -> list[Message]:
        """Return the messages of a catalog in the order of their numbers."""
        found = {catalogs.key_of(message): message for message in catalogs.messages_of(catalog)}
        return [found[catalogs.key_of(m)] for m in catalogs.messages_of(self.template)]

    def judge(self, message: Message) -> list[Finding]:
        """Return what is wrong with a message."""
        return findings_of(message, self.catalog, self.checks)

    def state_of(self, message: Message) -> str:
        """Return which of the states a message is in."""
        ours = "reviewed" if reviews.is_reviewed(message) else "draft"
        return next((state for state, _, _ in self.judge(message)), ours)

    def counts_of(self, message: Message) -> list[int | None]:
        """Return the first count that each of the forms of a message is for."""
        if not message.pluralizable:
            return [None]
        choose = catalogs.choose_form(self.catalog.plural_expr)
        first = {choose(count): count for count in reversed(COUNTS)}
        return [first.get(form) for form in range(self.catalog.num_plurals)]

    def write(self, edit: Callable[[Catalog], str]) -> str:
        """Change the catalog in its file; returns why not, as `edit` does."""
        with lock_folder(self.folder):
            raw = self.path.read_bytes()
            catalog = read_current(self.folder, self.locale, self.template)
            if refusal := edit(catalog):
                return refusal
            text = write_catalog(catalog)
            if self.path.read_bytes() != raw:
                return _CHANGED
            put_text(self.path, text)
        return ""


class Desk(App):
    """The site with the desk in it."""

    def __init__(self, settings: Settings) -> None:
        """Read everything; raises ProblemsFoundError."""
        folder, template = settings.translations, catalogs.read_template(settings.translations)
        self.languages = {
            code: Language(folder, locale, template)
            for code, locale in read_languages(folder, published=False).items()
            if locale is not SOURCE
        }
        english = catalogs.Translator(Catalog(locale=SOURCE.code), SOURCE, template)
        marked = {code: language.translator for code, language in self.languages.items()}
        data = load(settings.data, settings.date_today())
        super().__init__(settings, data, {SOURCE.code: english, **marked})
        self.headers |= _HEADERS
        self.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]  # no page of others asks it
        policies = self.assets["policies"].items()
        self.assets["policies"] = {page: p.replace("-src", "-src 'self'") for page, p in policies}
        # Three presses of Shift, as who types may make them, must not lead away.
        self.assets["leave_script"] = ""
        self.token = secrets.token_urlsafe()


current_app = cast("Desk", flask.current_app)
desk = Blueprint("desk", __name__, url_prefix="/desk", static_folder="static")


@desk.before_app_request
def check_token_and_reload() -> None:
    """Refuse a change that no page of the desk asks for, and read what has changed."""
    if request.method == "POST" and request.form.get("token") != current_app.token:
        abort(HTTPStatus.FORBIDDEN)
    for code, language in current_app.languages.items():
        language.follow()
        current_app.translators[code] = language.translator
    current_app.speak(g.locale.code)
    other = None if request.blueprint == "desk" else g.locale.code
    g.language = current_app.languages.get((request.view_args or {}).pop("code", other))


@desk.app_errorhandler(ProblemsFoundError)
@desk.app_errorhandler(OSError)
def explain(error: Exception) -> tuple[str, int]:
    """Name each line that keeps a file from being read, or why it cannot be written."""
    problems = getattr(error, "problems", [error])
    return _render("broken", problems=problems), HTTPStatus.INTERNAL_SERVER_ERROR


@desk.after_app_request
def add_panel(response: Response) -> Response:
    """Put elements in place of marks, and the desk beside a page of the site."""
    if response.mimetype != "text/html":
        return response
    html, found = place_marks(response.get_data(as_text=True))
    if found and g.get("language") and request.blueprint != "desk":
        html = html.replace("</body>", f"{_render('panel', found=found)}</body>")
    response.set_data(html)
    return response


@desk.get("/")
def overview() -> str:
    """Show the languages."""
    return _render("overview")


@desk.get("/<code:code>/")
def list_sentences() -> str:
    """Show the sentences of a language that have some words in English or translation."""
    words = request.args.get("q", "").strip()
    found: dict[str, dict[int, Message]] = {state: {} for state in STATES}
    for number, message in enumerate(g.language.messages):
        texts = "\n".join(reviews.sources_of(message) + reviews.texts_of(message))
        if normalize(words) in normalize(texts):
            found[g.language.state_of(message)][number] = message
    return _render("list", words=words, found=found)


@desk.get("/<code:code>/next")
def lead_to_next() -> AnyResponse:
    """Lead to the next sentence that nobody has found right, round the list; else to the list."""
    language: Language = g.language
    after = request.args.get("after", -1, int)
    numbers = range(len(language.messages))
    for number in sorted(numbers, key=lambda number: number <= after):
        if language.state_of(language.messages[number]) != "reviewed":
            return redirect(f"/desk/{language.locale.code}/{number}")
    return redirect(f"/desk/{language.locale.code}/")


@desk.get("/<code:code>/<int:number>")
def sentence(number: int, notice: str = "", typed: Message | None = None) -> str:
    """Show a sentence to be changed, with words that were typed and not saved."""
    now = _find(number)
    return _render("sentence", number=number, now=now, typed=typed or now, notice=notice)


def _find(number: int) -> Message:
    messages: list[Message] = g.language.messages
    return messages[number] if number < len(messages) else abort(HTTPStatus.NOT_FOUND)


@desk.post("/<code:code>/<int:number>/<any(check, save, review):act>")
def change(number: int, act: str) -> str | tuple[str, int]:
    """Judge words that are being typed, save them, or write down who finds them right."""
    language: Language = g.language
    typed = _find(number).clone()
    if act != "review":
        _put_texts(typed)
    if act == "check":
        return _render("findings", findings=language.judge(typed))

    def edit(catalog: Catalog) -> str:
        message = language.list_messages(catalog)[number]
        if reviews.review_seal(message) != request.form["seal"]:
            return _CHANGED
        return _put_texts(message) if act == "save" else _put_review(message)

    refusal = language.write(edit)
    language.follow()
    if not refusal:
        return sentence(number, "Saved.")
    unsaved = typed if act == "save" else None
    return sentence(number, f"Not saved: {refusal}", unsaved), HTTPStatus.CONFLICT


def _put_texts(message: Message) -> str:
    forms = [text.replace("\r\n", "\n") for text in request.form.getlist("text")]
    if len(forms) != len(g.language.counts_of(message)):
        abort(HTTPStatus.BAD_REQUEST)
    reviews.write_texts(message, forms)
    return "it is faulty." if g.language.state_of(message) == "error" else ""


def _put_review(message: Message) -> str:
    name = " ".join(request.form["name"].split())
    if not name or not name.isprintable():
        return "type your name or initials."
    reviews.put_seals(message, name)
    return ""


@desk.get("/<code:code>/print")
def show_paper() -> str:
    """Show the safety sentences for a reader to sign on paper, under the numbers of the list."""
    found = {
        number: message
        for number, message in enumerate(g.language.messages)
        if reviews.is_safety_critical(message.context) and catalogs.forms_of(message)
    }
    return _render("print", found=found)


def _render(name: str, **context: object) -> str:
    """Fill a template of the desk; a character that is like a mark does not get through."""
    return strip_marks(render_template(f"desk/{name}.html", **context))


def create_app(settings: Settings | None = None) -> Desk:
    """Return the site with the desk in it; Flask prints what keeps it from starting."""
    hide_requests_from_log()
    try:
        app = Desk(settings or read_settings())
    except ProblemsFoundError as error:
        raise ClickException(str(error)) from error
    app.url_map.converters["code"] = one_of(app.languages)
    app.register_blueprint(desk)  # first, so that its `add_panel` is called last
    build_app(app)
    app.jinja_env.globals |= {"desk": app, "reviews": reviews, "states": STATES}
    return app
