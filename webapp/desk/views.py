"""The desk: the site on this machine, where a click on a sentence opens it to be changed.

What is shown is read from the catalogs on disk, again when they have changed. What is saved goes
into what is there at that moment, and only where nobody else has changed the same sentence.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import cast

import flask
from babel.messages.catalog import Catalog, Message
from click import ClickException
from flask import Blueprint, Response, abort, g, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp import build_app, one_of
from webapp.desk.checks import RULES, Finding, Rules, findings_of
from webapp.desk.marks import MarkedTranslator, Sentences, strip_marks
from webapp.facts.load import load
from webapp.pages.app import App
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import Settings, read_settings
from webapp.text_files import lock_folder, name_of, put_text
from webapp.words import catalogs, reviews
from webapp.words.entries import COUNTS, normalize
from webapp.words.extract import read_current, start_catalog, write_catalog
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
_LARGEST_BODY, _LONGEST_NAME = 65_536, 40
_CHANGED = "Not saved: somebody changed it meanwhile. Save once more to put yours in its place."
_SAMPLES = 4
type Messages = dict[str, Message]  # by their ids
type Edit = Callable[[Message], str]  # changes a message, or returns why not


class Language:
    """One language, as its catalog on disk is."""

    def __init__(
        self, folder: Path, locale: SiteLocale, template: Catalog, sentences: Sentences
    ) -> None:
        """Begin without translations, then read the catalog."""
        self.folder, self.locale, self.path = folder, locale, catalogs.catalog_path(folder, locale)
        self.name = name_of(self.path, folder)
        self.template, self.sentences, self.rules = template, sentences, Rules(folder, locale)
        self.problems: tuple[Problem, ...] = ()
        self._seen: object = None
        self._findings: dict[object, list[Finding]] = {}
        self._use(start_catalog(locale))
        self.follow()

    def _use(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.translator = MarkedTranslator(catalog, self.locale, self.template, self.sentences)

    @property
    def has_rules(self) -> bool:
        """Whether the checks know how this language says no, must and the like."""
        return (self.folder / self.locale.code / RULES).is_file()

    def follow(self) -> None:
        """Read the catalog if it has changed; while it has problems, the last one is kept."""
        stat = self.path.stat() if self.path.exists() else None
        seen = stat and (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        if seen is None or seen != self._seen:
            try:
                self._use(self._read_catalog())
            except ProblemsFoundError as error:
                self.problems, self._seen = error.problems, None
            else:
                self.problems, self._seen = (), seen

    def _read_catalog(self) -> Catalog:
        return read_current(self.folder, self.locale, self.template)

    def find(self, ident: str, catalog: Catalog | None = None) -> Message:
        """Return the message of an id, as it is now or in another catalog."""
        context, english = self.sentences.by_id.get(ident) or abort(HTTPStatus.NOT_FOUND)
        looked = self.catalog if catalog is None else catalog
        return looked.get(english, context) or abort(HTTPStatus.NOT_FOUND)

    def judge(self, message: Message) -> list[Finding]:
        """Return what is wrong with a message; no words are judged twice."""
        words = (reviews.review_seal(message), message.fuzzy, *message.user_comments)
        if words not in self._findings:
            self._findings[words] = findings_of(message, self.catalog, self.rules)
        return self._findings[words]

    def state_of(self, message: Message) -> str:
        """Return which of the states a message is in."""
        ours = "reviewed" if reviews.is_reviewed(message) else "draft"
        return next((state for state, _, _ in self.judge(message)), ours)

    def counts_of(self, message: Message) -> list[str]:
        """Return for which counts each of the forms of a message is."""
        if not message.pluralizable:
            return [""]
        choose, forms = catalogs.choose_form(self.catalog.plural_expr), self.catalog.num_plurals
        found = [[str(n) for n in COUNTS if choose(n) == form] for form in range(forms)]
        return [", ".join(each[:_SAMPLES]) + (" …" if each[_SAMPLES:] else "") for each in found]

    def rank(self) -> Messages:
        """Return all messages by their ids, the worst first, and first what a life can hang on."""

        def rank_one(message: Message) -> tuple[int, bool]:
            is_safety = reviews.is_safety_critical(message.context)
            return [*STATES].index(self.state_of(message)), not is_safety

        found = {ident: self.find(ident) for ident in self.sentences.ids}
        return dict(sorted(found.items(), key=lambda row: rank_one(row[1])))

    def find_next(self, after: str) -> str | None:
        """Return the id of the worst other sentence; of those as bad, of the next in the site."""
        ids = self.sentences.ids
        start = ids.index(after) + 1 if after in ids else 0
        states = {ident: self.state_of(self.find(ident)) for ident in ids[start:] + ids[:start]}
        found = (ident for state in STATES for ident in states if states[ident] == state)
        return next((i for i in found if i != after and states[i] != "reviewed"), None)

    def write(self, ident: str, seal: str, edit: Edit) -> tuple[HTTPStatus, str]:
        """Change a message in its file, unless its words are no longer those of the seal."""
        with lock_folder(self.folder):
            raw, catalog = self.path.read_bytes(), self._read_catalog()
            message = self.find(ident, catalog)
            if reviews.review_seal(message) == seal:
                if refusal := edit(message):
                    return HTTPStatus.UNPROCESSABLE_ENTITY, f"Not saved: {refusal}"
                text = write_catalog(catalog)
                if self.path.read_bytes() == raw:
                    put_text(self.path, text)
                    return HTTPStatus.OK, "Saved."
        return HTTPStatus.CONFLICT, _CHANGED


class Desk(App):
    """The site with the desk in it."""

    pages: Sequence[str] = ()

    def __init__(self, settings: Settings) -> None:
        """Read everything; raises ProblemsFoundError for all but a catalog."""
        folder, template = settings.translations, catalogs.read_template(settings.translations)
        self.sentences = Sentences(map(catalogs.key_of, catalogs.messages_of(template)))
        self.languages = {
            code: Language(folder, locale, template, self.sentences)
            for code, locale in read_languages(folder, published=False).items()
            if locale is not SOURCE
        }
        english = catalogs.Translator(Catalog(locale=SOURCE.code), SOURCE, template)
        marked = {code: language.translator for code, language in self.languages.items()}
        data = load(settings.data, settings.date_today())
        super().__init__(settings, data, {SOURCE.code: english, **marked})
        self.headers |= _HEADERS
        self.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
        self.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]  # no page of others asks it
        policies = self.assets["policies"].items()
        self.assets["policies"] = {page: p.replace("-src", "-src 'self'") for page, p in policies}
        # Three presses of Shift, as who types may make them, must not lead away.
        self.assets["leave_script"] = ""
        self.token = secrets.token_urlsafe()
        self.shown: dict[str, list[str]] = {}  # by page, the ids of what it says


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
    if g.language and g.language.problems:
        raise ProblemsFoundError(g.language.problems)


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
    html, found = current_app.sentences.place(response.get_data(as_text=True))
    if found and g.get("language") and request.blueprint != "desk":
        html = html.replace("</body>", f"{_render('panel', found=found)}</body>")
        current_app.shown[request.path.removeprefix(f"/{g.language.locale.code}")] = found
    response.set_data(html)
    return response


@desk.get("/")
def overview() -> str:
    """Show the languages, and what is left in each."""
    counts = {
        language: Counter(map(language.state_of, catalogs.messages_of(language.catalog)))
        for language in current_app.languages.values()
    }
    return _render("overview", counts=counts)


@desk.get("/<code:code>/")
def list_sentences() -> str:
    """Show the sentences of a language that have some words in English or translation."""
    words, found = request.args.get("q", "").strip(), defaultdict[str, Messages](dict)
    for ident, message in g.language.rank().items():
        texts = "\n".join(reviews.sources_of(message) + reviews.texts_of(message))
        if normalize(words) in normalize(texts):
            found[g.language.state_of(message)][ident] = message
    return _render("list", words=words, found=found)


@desk.get("/<code:code>/next")
def lead_to_next() -> AnyResponse:
    """Lead to the sentence that should be looked at after another."""
    ident = g.language.find_next(request.args.get("after", ""))
    return redirect(_find_page(ident) if ident else f"/desk/{g.language.locale.code}/")


@desk.get("/<code:code>/<ident>/page")
def lead_to_page(ident: str) -> AnyResponse:
    """Lead to a page that shows a sentence."""
    g.language.find(ident)
    return redirect(_find_page(ident))


def _find_page(ident: str) -> str:
    """Return where a sentence can be clicked, if possible on the page that is open."""
    code, shown = g.language.locale.code, current_app.shown
    here = request.args.get("page", "").removeprefix(f"/{code}")
    for path in (*([here] if here in shown else []), *current_app.pages):
        if path not in shown:
            current_app.test_client().get(f"/{code}{path}")
        if ident in shown.setdefault(path, []):
            return f"/{code}{path}#desk={ident}"
    return f"/desk/{code}/{ident}"


@desk.get("/<code:code>/<ident>")
def sentence(ident: str, notice: str = "", typed: Message | None = None) -> str:
    """Show a sentence to be changed, with words that were typed and not saved."""
    now = g.language.find(ident)
    return _render("sentence", ident=ident, now=now, typed=typed or now, notice=notice)


@desk.post("/<code:code>/<ident>/<any(check, save, review):act>")
def change(ident: str, act: str) -> str | tuple[str, int]:
    """Judge words that are being typed, save them, or write down who finds them right."""
    language: Language = g.language
    typed = language.find(ident).clone()
    if act != "review":
        _put_texts(typed)
    if act == "check":
        return _render("findings", findings=language.judge(typed))
    edit = _put_texts if act == "save" else _put_review
    status, notice = language.write(ident, request.form["seal"], edit)
    language.follow()
    is_kept = status == HTTPStatus.OK or act == "review"
    return sentence(ident, notice, None if is_kept else typed), status


def _put_texts(message: Message) -> str:
    forms = [text.replace("\r\n", "\n") for text in request.form.getlist("text")]
    if len(forms) != len(g.language.counts_of(message)):
        abort(HTTPStatus.BAD_REQUEST)
    reviews.write_texts(message, forms)
    return "it is faulty." if g.language.state_of(message) == "error" else ""


def _put_review(message: Message) -> str:
    name = " ".join(request.form["name"].split())
    if not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME:
        return "type your name or initials, 40 letters at most."
    if g.language.state_of(message) in {"error", "missing"}:
        return "mend the sentence first."
    if name.casefold() in map(str.casefold, reviews.reviewers_of(message)):
        return f"{name} has read it before, now somebody else must."
    reviews.put_seals(message, name)
    return ""


def _render(name: str, **context: object) -> str:
    """Fill a template of the desk; a character that is like a mark does not get through."""
    return strip_marks(render_template(f"desk/{name}.html", **context))


def create_app(settings: Settings | None = None) -> Desk:
    """Return the site with the desk in it, whatever a catalog is like; Flask prints all else."""
    try:
        app = Desk(settings or read_settings())
    except ProblemsFoundError as error:
        raise ClickException(str(error)) from error
    app.url_map.converters["code"] = one_of(app.languages)
    app.register_blueprint(desk)  # first, so that its `add_panel` is called last
    build_app(app)
    app.jinja_env.globals |= {"desk": app, "reviews": reviews, "states": STATES}
    paths = (rule.rule.partition("/<language:lang>")[2] for rule in app.url_map.iter_rules())
    app.pages = [
        *(path for path in paths if path.endswith("/") and "<" not in path),
        *(f"/go/{number}/" for number in app.data.situations),
        *(f"/resources/{service.slug}/" for service in app.data.services.values()),
        "/nothing/",  # the page for what is not there
    ]
    return app
