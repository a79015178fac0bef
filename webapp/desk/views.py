"""The desk: the site on this machine, where a click on a sentence opens it to be changed.

What is shown is read from the catalogs on disk, again when they have changed. What is saved goes
into what is there at that moment, and only where nobody else has changed the same sentence.
"""

import hmac
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from gettext import c2py
from http import HTTPStatus
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from click import ClickException
from flask import Response, abort, g, redirect, render_template, request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from webapp import build_app
from webapp.desk.checks import GLOSSARY, RULES, Finding, Rules, findings_of
from webapp.desk.extract import refresh, start_catalog, write_catalog
from webapp.desk.marks import MarkedTranslator, MarkedWords, Sentences, id_of, strip_marks
from webapp.facts.load import load
from webapp.pages.site import App
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.text_files import BusyError, lock_folder, name_of, put_text
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
_COUNTS, _SAMPLES = range(200), 4
type Edit = Callable[[Message], str]  # changes a message, or returns why not


@dataclass(frozen=True)
class Sentence:
    """What the desk shows of one message; `fields` are its texts, each with counts it is for."""

    id: str
    english: tuple[str, ...]
    fields: list[tuple[str, str]]
    findings: list[Finding]
    state: str
    is_safety: bool
    note: str
    place: str
    reviewers: list[str]
    seal: str

    def order(self) -> tuple[int, bool]:
        """Return what a list is sorted by: the worst first, and first what a life can hang on."""
        return [*STATES].index(self.state), not self.is_safety


class Language:
    """One language, as its files on disk are."""

    rules: Rules

    def __init__(
        self, folder: Path, locale: SiteLocale, template: Catalog, sentences: Sentences
    ) -> None:
        """Begin without translations, then read the files."""
        self.folder, self.locale, self.path = folder, locale, catalogs.catalog_path(folder, locale)
        self.template, self.sentences = template, sentences
        self.problems: tuple[Problem, ...] = ()
        self._seen = list[object]()
        self._findings: dict[object, list[Finding]] = {}
        self.catalog = start_catalog(locale)
        refresh(self.catalog, template)
        self.translator = MarkedTranslator(self._mark_words())
        self.follow()

    def _mark_words(self) -> MarkedWords:
        words = catalogs.Words(self.catalog, self.locale, self.template)
        return MarkedWords(words, self.sentences)

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
            if seen[1:] != self._seen[1:]:
                self.rules, self._findings = Rules(self.folder, self.locale), {}
            self.catalog = self._read()
        except ProblemsFoundError as error:
            self.problems, self._seen = error.problems, []
        else:
            self.problems, self._seen = (), seen
            self.translator.words = self._mark_words()

    def _read(self) -> Catalog:
        if not self.path.resolve().is_relative_to(self.folder.resolve()):
            what = "it is a link that leads outside"
            problem = Problem(name_of(self.path, self.folder), 1, what, "put the file itself here")
            raise ProblemsFoundError([problem])
        catalog = catalogs.read_catalog(self.folder, self.locale)
        if any(catalog.get(m.id, m.context) is None for m in catalogs.messages_of(self.template)):
            refresh(catalog, self.template)
        return catalog

    def find(self, ident: str, catalog: Catalog | None = None) -> Message:
        """Return the message of an id, as it is now or in another catalog."""
        context, english = self.sentences.by_id.get(ident) or abort(HTTPStatus.NOT_FOUND)
        looked = self.catalog if catalog is None else catalog
        return looked.get(english, context) or abort(HTTPStatus.NOT_FOUND)

    def show(self, message: Message) -> Sentence:
        """Return what the desk shows of a message; no words are judged twice."""
        texts, counts = reviews.texts_of(message), [""]
        if message.pluralizable:
            choose = c2py(self.catalog.plural_expr)
            forms = [
                [n for n in _COUNTS if choose(n) == f] for f in range(self.catalog.num_plurals)
            ]
            counts = [
                ", ".join(map(str, form[:_SAMPLES])) + " …" * (len(form) > _SAMPLES)
                for form in forms
            ]
        words = (message.context, message.id, texts, *message.user_comments, message.fuzzy)
        if words not in self._findings:
            self._findings[words] = findings_of(message, self.catalog, self.rules)
        found = self._findings[words]
        ours = "reviewed" if reviews.is_reviewed(message) else "draft"
        return Sentence(
            id=id_of(catalogs.key_of(message)),
            english=reviews.sources_of(message),
            fields=[(texts[n] if n < len(texts) else "", each) for n, each in enumerate(counts)],
            findings=found,
            state=found[0][0] if found else ours,
            is_safety=reviews.is_safety_critical(message.context),
            note=" ".join(message.auto_comments),
            place=f"{name_of(self.path, self.folder)}:{message.lineno or 1}",
            reviewers=reviews.reviewers_of(message),
            seal=reviews.seal_of(message),
        )

    def rank(self) -> list[Sentence]:
        """Return all sentences, the worst first."""
        found = [self.show(self.find(ident)) for ident in self.sentences.by_id]
        return sorted(found, key=Sentence.order)

    def write(self, ident: str, seal: str, edit: Edit) -> tuple[HTTPStatus, str]:
        """Change a message in its file, unless its words are no longer those of the seal.

        Raises ProblemsFoundError where the file cannot be read or written.
        """
        try:
            with lock_folder(self.folder):
                raw, catalog = self.path.read_bytes(), self._read()
                message = self.find(ident, catalog)
                if reviews.seal_of(message) != seal:
                    why = "somebody changed it meanwhile. Save once more to put yours in its place."
                    return HTTPStatus.CONFLICT, f"Not saved: {why}"
                if refusal := edit(message):
                    return HTTPStatus.UNPROCESSABLE_ENTITY, f"Not saved: {refusal}"
                text = write_catalog(catalog)
                if self.path.read_bytes() != raw:
                    return HTTPStatus.CONFLICT, "Not saved: its file was changing. Save once more."
                put_text(self.path, text)
        except (BusyError, OSError) as error:
            name, what = name_of(self.path, self.folder), f"it cannot be written ({error})"
            raise ProblemsFoundError([Problem(name, 1, what, "then save once more")]) from error
        is_doubtful = self.show(message).state == "warning"
        doubt = " Readers see it: look at what the checks say." if is_doubtful else ""
        return HTTPStatus.OK, f"Saved.{doubt}"


class Desk:
    """The pages of the desk, and what it adds to those of the site."""

    def __init__(self, app: App, languages: dict[str, Language], sentences: Sentences) -> None:
        """Add the addresses below `/desk/`, and what is done before and after each request."""
        self.app, self.languages, self.sentences = app, languages, sentences
        self.token = secrets.token_urlsafe()
        self.shown: dict[str, dict[str, bool]] = {}  # by page, what `Sentences.place` found there
        rules = [rule.rule.removeprefix("/<language:lang>") for rule in app.url_map.iter_rules()]
        self.pages = [path for path in rules if path.endswith("/") and "<" not in path]
        self.pages += [f"/go/{number}/" for number in app.data.situations]
        self.pages += [f"/resources/{service.slug}/" for service in app.data.services.values()]
        self.pages += ["/nothing/"]  # the page for what is not there
        one = "/desk/<code>/<ident>"
        views: dict[str, Callable[..., str | AnyResponse]] = {
            "/desk/": self.overview,
            "/desk/static/<name>": self.static_file,
            "/desk/<code>/": self.listing,
            "/desk/<code>/next": self.following,
            one: self.sentence,
            f"{one}/page": self.page,
        }
        for rule, view in views.items():
            app.add_url_rule(rule, f"desk.{view.__name__}", view)
        change = f"{one}/<any(check, save, review):act>"
        app.add_url_rule(change, "desk.change", self.change, methods=["POST"])
        app.before_request(self.begin)
        app.after_request_funcs[None].insert(0, self.finish)  # the first there is called last
        app.register_error_handler(ProblemsFoundError, self.explain)

    def begin(self) -> None:
        """Refuse a change that no page of the desk asks for, and read what has changed."""
        token = request.form.get("token", "") if request.method == "POST" else self.token
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            abort(HTTPStatus.FORBIDDEN)
        for language in self.languages.values():
            language.follow()
        code = request.path.removeprefix("/desk").lstrip("/").partition("/")[0]
        if code in self.languages and (problems := self.languages[code].problems):
            raise ProblemsFoundError(problems)

    def explain(self, error: ProblemsFoundError) -> tuple[str, int]:
        """Name each line that keeps a file from being read or written."""
        return _render("broken", problems=error.problems), HTTPStatus.INTERNAL_SERVER_ERROR

    def finish(self, response: Response) -> Response:
        """Put elements in place of marks, and the desk beside a page of the site."""
        if response.mimetype != "text/html":
            return response
        html, found = self.sentences.place(response.get_data(as_text=True))
        language = self.languages.get(g.locale.code)
        if found and language and not language.problems and not request.path.startswith("/desk/"):
            here = {ident: language.find(ident) for ident in found}
            texts = {i: reviews.texts_of(m)[0] or reviews.sources_of(m)[0] for i, m in here.items()}
            panel = _render("panel", locale=language.locale, found=found, texts=texts)
            html = html.replace("</body>", f"{panel}</body>")
            self.shown[request.path.removeprefix(f"/{language.locale.code}")] = found
        response.set_data(html)
        return response

    def static_file(self, name: str) -> Response:
        """Return the script or the style."""
        return send_from_directory(Path(__file__).with_name("static"), name)

    def overview(self) -> str:
        """Show the languages, and what is left in each."""
        counts = {
            language: Counter(() if language.problems else (one.state for one in language.rank()))
            for language in self.languages.values()
        }
        return _render("overview", counts=counts)

    def listing(self, code: str) -> str:
        """Show the sentences of a language that have some words in English or translation."""
        words, language = request.args.get("q", "").strip(), self._language(code)
        found = [
            one
            for one in language.rank()
            if fold(words) in fold("\n".join((*one.english, *(text for text, _ in one.fields))))
        ]
        return _render("list", locale=language.locale, words=words, found=found)

    def following(self, code: str) -> AnyResponse:
        """Lead to the sentence behind another in the list, as it was when that was opened."""
        after, was = request.args.get("after", ""), request.args.get("was", "")
        listed = self._language(code).rank()
        if was in STATES:
            listed = [replace(one, state=was) if one.id == after else one for one in listed]
        listed.sort(key=Sentence.order)
        place = [one.id for one in listed].index(after) if after in self.sentences.by_id else -1
        for one in (*listed[place + 1 :], *listed[: max(place, 0)]):
            if one.state != "reviewed":
                return redirect(self._find_page(code, one.id, request.args.get("page", "")))
        return redirect(f"/desk/{code}/")

    def page(self, code: str, ident: str) -> AnyResponse:
        """Lead to a page that shows a sentence."""
        self._language(code).find(ident)
        return redirect(self._find_page(code, ident))

    def _find_page(self, code: str, ident: str, here: str = "") -> str:
        """Return where a sentence can be clicked, if possible on the page that is open."""
        here = here.removeprefix(f"/{code}")
        pages = [here, *self.pages] if here in self.shown else self.pages
        for page in pages:
            if page not in self.shown:
                self.app.test_client().get(f"/{code}{page}", base_url="http://localhost")
            if self.shown.setdefault(page, {}).get(ident):
                return f"/{code}{page}#desk={ident}"
        hidden = [f"/{code}{page}#desk={ident}" for page in pages if ident in self.shown[page]]
        return hidden[0] if hidden else f"/desk/{code}/{ident}"

    def sentence(self, code: str, ident: str, said: str = "", typed: Message | None = None) -> str:
        """Show a sentence to be changed, with words that were typed and not saved."""
        language = self._language(code)
        now = language.show(language.find(ident))
        others = [other for other in self.languages.values() if other is not language]
        return _render(
            "sentence",
            locale=language.locale,
            now=now,
            sentence=language.show(typed) if typed else now,
            others=[(each.locale, reviews.texts_of(each.find(ident))) for each in others],
            said=said,
            was=request.values.get("was", now.state),
            token=self.token,
        )

    def change(self, code: str, ident: str, act: str) -> str | tuple[str, int]:
        """Judge words that are being typed, save them, or write down who finds them right."""
        language = self._language(code)

        def put(message: Message) -> str:
            forms = [text.replace("\r\n", "\n") for text in request.form.getlist("text")]
            if len(forms) != len(language.show(message).fields):
                abort(HTTPStatus.BAD_REQUEST)
            reviews.write_texts(message, forms)
            return "it is faulty." if language.show(message).state == "error" else ""

        def review(message: Message) -> str:
            name, before = " ".join(request.form["name"].split()), reviews.reviewers_of(message)
            if not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME:
                return "type your name or initials, 40 letters at most."
            if language.show(message).state in {"error", "missing"}:
                return "mend the sentence first."
            reviews.put_seals(message, name)
            is_new = len(reviews.reviewers_of(message)) > len(before)
            return "" if is_new else f"{name} has read it before, now somebody else must."

        typed = language.find(ident).clone()
        if act == "check":
            put(typed)
            return _render("findings", findings=language.show(typed).findings)
        edit = put if act == "save" else review
        status, said = language.write(ident, request.form["seal"], edit)
        language.follow()
        if status == HTTPStatus.OK or act == "review":
            return self.sentence(code, ident, said), status
        put(typed)
        return self.sentence(code, ident, said, typed), status

    def _language(self, code: str) -> Language:
        return self.languages.get(code) or abort(HTTPStatus.NOT_FOUND)


def _render(name: str, **context: object) -> str:
    """Fill a template of the desk; a character that is like a mark does not get through."""
    return strip_marks(render_template(f"desk/{name}.html", states=STATES, **context))


def create_desk(settings: Settings) -> App:
    """Return the site with the desk in it; raises ProblemsFoundError for all but a catalog."""
    folder, template = settings.translations, catalogs.read_template(settings.translations)
    sentences = Sentences(map(catalogs.key_of, catalogs.messages_of(template)))
    locales = read_languages(folder, published=False)
    words = catalogs.Words(Catalog(locale=SOURCE.code), locales.pop(SOURCE.code), template)
    languages = {
        code: Language(folder, locale, template, sentences) for code, locale in locales.items()
    }
    marked = {code: language.translator for code, language in languages.items()}
    translators = {SOURCE.code: catalogs.Translator(words), **marked}
    data = load(settings.data, settings.date_today())
    app = App(replace(settings, hosts=_HOSTS), data, translators)
    app.headers |= _HEADERS
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    policies = app.assets["policies"].items()
    app.assets["policies"] = {page: p.replace("-src", "-src 'self'") for page, p in policies}
    # Three presses of Shift, as who types may make them, must not lead away.
    app.assets["leave_script"] = ""
    Desk(build_app(app), languages, sentences)
    return app


def create_app() -> App:
    """Return the desk for Flask, which prints each problem with its line, or the setting."""
    try:
        return create_desk(read_settings())
    except (ProblemsFoundError, SettingsError) as error:
        raise ClickException(str(error)) from error
