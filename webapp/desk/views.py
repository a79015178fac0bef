"""The desk: the site on this machine, where a click on a sentence opens it to be changed.

What is shown is read from the catalogs on disk, again when they have changed. What is saved goes
into what is there at that moment, and only where nobody else has changed the same sentence.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import cast

import flask
from babel.messages.catalog import Catalog, Message
from click import ClickException
from flask import Blueprint, Response, abort, g, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp import build_app, one_of
from webapp.desk.checks import GLOSSARY, RULES, Finding, Rules, findings_of
from webapp.desk.extract import refresh, start_catalog, write_catalog
from webapp.desk.marks import MarkedTranslator, Sentences, strip_marks
from webapp.facts.load import load
from webapp.pages.site import App
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.text_files import lock_folder, name_of, put_text
from webapp.words import catalogs, reviews
from webapp.words.faults import fold
from webapp.words.languages import SOURCE, SiteLocale, read_languages

STATES = {
    "error": "Faulty",
    "missing": "Missing",
    "warning": "Probably wrong",
    "draft": "Not reviewed",
    "reviewed": "Reviewed",
}
_HOSTS = ("127.0.0.1", "localhost")
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
_COUNTS, _SAMPLES = range(200), 4
type Messages = dict[str, Message]  # by their ids
type Edit = Callable[[Message], str]  # changes a message, or returns why not


class Language:
    """One language, as its files on disk are."""

    rules: Rules

    def __init__(
        self, folder: Path, locale: SiteLocale, template: Catalog, sentences: Sentences
    ) -> None:
        """Begin without translations, then read the files."""
        self.folder, self.locale, self.path = folder, locale, catalogs.catalog_path(folder, locale)
        self.name = name_of(self.path, folder)
        self.template, self.sentences = template, sentences
        self.problems: tuple[Problem, ...] = ()
        self._seen = list[object]()
        self._findings: dict[object, list[Finding]] = {}
        self.catalog = start_catalog(locale)
        refresh(self.catalog, template)
        words = catalogs.Words(self.catalog, locale, template)
        self.translator = MarkedTranslator(words, sentences)
        self.follow()

    @property
    def has_rules(self) -> bool:
        """Whether the checks know how this language says no, must and the like."""
        return (self.folder / self.locale.code / RULES).is_file()

    def follow(self) -> None:
        """Read what has changed since the last look; while a file has problems, nothing changes."""
        rules = (RULES, GLOSSARY, f"{self.locale.code}/{RULES}")
        stats = [p.exists() and p.stat() for p in (self.path, *map(self.folder.joinpath, rules))]
        seen: list[object] = [s and (s.st_mtime_ns, s.st_ino, s.st_size) for s in stats]
        if seen == self._seen:
            return
        try:
            self.rules, self.catalog = Rules(self.folder, self.locale), self._read()
        except ProblemsFoundError as error:
            self.problems, self._seen = error.problems, []
        else:
            self.problems, self._seen = (), seen
            self.translator.words = catalogs.Words(self.catalog, self.locale, self.template)

    def _read(self) -> Catalog:
        catalog = catalogs.read_catalog(self.folder, self.locale)
        if any(catalog.get(m.id, m.context) is None for m in catalogs.messages_of(self.template)):
            refresh(catalog, self.template)
        return catalog

    def find(self, ident: str, catalog: Catalog | None = None) -> Message:
        """Return the message of an id, as it is now or in another catalog."""
        context, english = self.sentences.by_id.get(ident) or abort(HTTPStatus.NOT_FOUND)
        looked = self.catalog if catalog is None else catalog
        return looked.get(english, context) or abort(HTTPStatus.NOT_FOUND)

    def judge(self, message: Message) -> list[Finding]:
        """Return what is wrong with a message; no words are judged twice by the same rules."""
        own = (reviews.seal_of(message), message.fuzzy, *message.user_comments)
        words = (*self._seen[1:], *own)
        if words not in self._findings:
            self._findings[words] = findings_of(message, self.catalog, self.rules)
        return self._findings[words]

    def state_of(self, message: Message) -> str:
        """Return which of the states a message is in."""
        ours = "reviewed" if reviews.is_reviewed(message) else "draft"
        return next((level for level, _, _ in self.judge(message)), ours)

    def counts_of(self, message: Message) -> list[str]:
        """Return for which counts each of the forms of a message is."""
        if not message.pluralizable:
            return [""]
        forms: list[list[str]] = [[] for _ in range(self.catalog.num_plurals)]
        for count in _COUNTS:
            forms[catalogs.choose_form(self.catalog.plural_expr)(count)].append(str(count))
        return [", ".join(form[:_SAMPLES]) + " …" * (len(form) > _SAMPLES) for form in forms]

    def order(self, message: Message, state: str = "") -> tuple[int, bool, int]:
        """Return what a list is sorted by: the worst first, and first what a life can hang on."""
        is_safety = reviews.is_safety_critical(message.context)
        number = self.sentences.numbers[catalogs.key_of(message)]
        return [*STATES].index(state or self.state_of(message)), not is_safety, number

    def rank(self) -> Messages:
        """Return all messages by their ids, the worst first."""
        found = {ident: self.find(ident) for ident in self.sentences.by_id}
        return dict(sorted(found.items(), key=lambda each: self.order(each[1])))

    def write(self, ident: str, seal: str, edit: Edit) -> tuple[HTTPStatus, str]:
        """Change a message in its file, unless its words are no longer those of the seal.

        Raises ProblemsFoundError where the file cannot be read or written.
        """
        try:
            with lock_folder(self.folder):
                raw, catalog = self.path.read_bytes(), self._read()
                message = self.find(ident, catalog)
                if reviews.seal_of(message) != seal:
                    return HTTPStatus.CONFLICT, _CHANGED
                if refusal := edit(message):
                    return HTTPStatus.UNPROCESSABLE_ENTITY, f"Not saved: {refusal}"
                text = write_catalog(catalog)
                if self.path.read_bytes() != raw:
                    return HTTPStatus.CONFLICT, _CHANGED
                put_text(self.path, text)
        except OSError as error:
            what = f"it cannot be written ({error})"
            problem = Problem(self.name, 1, what, "then save once more")
            raise ProblemsFoundError([problem]) from error
        return HTTPStatus.OK, "Saved."


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
        english = catalogs.Words(Catalog(locale=SOURCE.code), SOURCE, template)
        marked = {code: language.translator for code, language in self.languages.items()}
        translators = {SOURCE.code: catalogs.Translator(english), **marked}
        data = load(settings.data, settings.date_today())
        super().__init__(replace(settings, hosts=_HOSTS), data, translators)
        self.headers |= _HEADERS
        self.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
        policies = self.assets["policies"].items()
        self.assets["policies"] = {page: p.replace("-src", "-src 'self'") for page, p in policies}
        # Three presses of Shift, as who types may make them, must not lead away.
        self.assets["leave_script"] = ""
        self.token = secrets.token_urlsafe()
        self.shown: dict[str, list[str]] = {}  # by page, the ids of what it says


current_app = cast("Desk", flask.current_app)
desk = Blueprint("desk", __name__, url_prefix="/desk", static_folder="static")


@desk.before_app_request
def begin() -> None:
    """Refuse a change that no page of the desk asks for, and read what has changed."""
    if request.method == "POST" and request.form.get("token") != current_app.token:
        abort(HTTPStatus.FORBIDDEN)
    for language in current_app.languages.values():
        language.follow()
    other = None if request.blueprint == "desk" else g.locale.code
    g.language = current_app.languages.get((request.view_args or {}).pop("code", other))
    if g.language and g.language.problems:
        raise ProblemsFoundError(g.language.problems)


@desk.app_errorhandler(ProblemsFoundError)
def explain(error: ProblemsFoundError) -> tuple[str, int]:
    """Name each line that keeps a file from being read or written."""
    return _render("broken", problems=error.problems), HTTPStatus.INTERNAL_SERVER_ERROR


@desk.after_app_request
def finish(response: Response) -> Response:
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
        language: Counter(
            () if language.problems else map(language.state_of, language.rank().values())
        )
        for language in current_app.languages.values()
    }
    return _render("overview", counts=counts)


@desk.get("/<code:code>/")
def listing() -> str:
    """Show the sentences of a language that have some words in English or translation."""
    words, found = request.args.get("q", "").strip(), defaultdict[str, Messages](dict)
    for ident, message in g.language.rank().items():
        texts = "\n".join(reviews.sources_of(message) + reviews.texts_of(message))
        if fold(words) in fold(texts):
            found[g.language.state_of(message)][ident] = message
    return _render("list", words=words, found=found)


@desk.get("/<code:code>/next")
def following() -> AnyResponse:
    """Lead to the sentence behind another in the list, as it was when that was opened."""
    after, was, language = request.args.get("after", ""), request.args.get("was", ""), g.language
    found = [
        ident
        for ident, message in language.rank().items()
        if ident != after and language.state_of(message) != "reviewed"
    ]
    if after in current_app.sentences.by_id:
        order = language.order(language.find(after), was if was in STATES else "")
        found.sort(key=lambda ident: language.order(language.find(ident)) < order)
    return redirect(_find_page(found[0]) if found else f"/desk/{language.locale.code}/")


@desk.get("/<code:code>/<ident>/page")
def page(ident: str) -> AnyResponse:
    """Lead to a page that shows a sentence."""
    g.language.find(ident)
    return redirect(_find_page(ident))


def _find_page(ident: str) -> str:
    """Return where a sentence can be clicked, if possible on the page that is open."""
    code, shown = g.language.locale.code, current_app.shown
    here = request.args.get("page", "").removeprefix(f"/{code}")
    for path in (*([here] if here in shown else []), *current_app.pages):
        if path not in shown:
            current_app.test_client().get(f"/{code}{path}", base_url=current_app.base_url)
        if ident in shown.setdefault(path, []):
            return f"/{code}{path}#desk={ident}"
    return f"/desk/{code}/{ident}"


@desk.get("/<code:code>/<ident>")
def sentence(ident: str, said: str = "", typed: Message | None = None) -> str:
    """Show a sentence to be changed, with words that were typed and not saved."""
    now = g.language.find(ident)
    was = request.values.get("was", g.language.state_of(now))
    return _render("sentence", ident=ident, now=now, typed=typed or now, said=said, was=was)


@desk.post("/<code:code>/<ident>/<any(check, save, review):act>")
def change(ident: str, act: str) -> str | tuple[str, int]:
    """Judge words that are being typed, save them, or write down who finds them right."""
    language: Language = g.language

    def put(message: Message) -> str:
        forms = [text.replace("\r\n", "\n") for text in request.form.getlist("text")]
        if len(forms) != len(language.counts_of(message)):
            abort(HTTPStatus.BAD_REQUEST)
        reviews.write_texts(message, forms)
        return "it is faulty." if language.state_of(message) == "error" else ""

    def review(message: Message) -> str:
        name = " ".join(request.form["name"].split())
        if not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME:
            return "type your name or initials, 40 letters at most."
        if language.state_of(message) in {"error", "missing"}:
            return "mend the sentence first."
        if name.casefold() in map(str.casefold, reviews.reviewers_of(message)):
            return f"{name} has read it before, now somebody else must."
        reviews.put_seals(message, name)
        return ""

    typed = language.find(ident).clone()
    if act != "review":
        put(typed)
    if act == "check":
        return _render("findings", findings=language.judge(typed))
    status, said = language.write(ident, request.form["seal"], put if act == "save" else review)
    language.follow()
    is_kept = status == HTTPStatus.OK or act == "review"
    return sentence(ident, said, None if is_kept else typed), status


def _render(name: str, **context: object) -> str:
    """Fill a template of the desk; a character that is like a mark does not get through."""
    return strip_marks(render_template(f"desk/{name}.html", **context))


def create_desk(settings: Settings) -> Desk:
    """Return the site with the desk in it; raises ProblemsFoundError for all but a catalog."""
    app = Desk(settings)
    app.url_map.converters["code"] = one_of(app.languages)
    app.register_blueprint(desk)  # first, so that its `finish` is called last
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


def create_app() -> Desk:
    """Return the desk for Flask, which prints each problem with its line, or the setting."""
    try:
        return create_desk(read_settings())
    except (ProblemsFoundError, SettingsError) as error:
        raise ClickException(str(error)) from error
