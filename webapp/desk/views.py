"""The desk: the site on this machine, where a click on a sentence opens it to be changed.

What is shown is read from the catalogs on disk, again when they have changed. What is saved goes
into what is there at that moment, and only where nobody else has changed the same sentence.
"""

from http import HTTPStatus

from babel.messages.catalog import Catalog, Message
from flask import Blueprint, Response, abort, g, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp.desk.app import current_app
from webapp.desk.language import CHANGED, Language
from webapp.desk.marks import place_marks, strip_marks
from webapp.problems import ProblemsFoundError
from webapp.words import catalogs, reviews
from webapp.words.entries import normalize

STATES = {
    "error": "Faulty",
    "missing": "Missing",
    "warning": "Probably wrong",
    "draft": "Not reviewed",
    "reviewed": "Reviewed",
}


desk = Blueprint("desk", __name__, url_prefix="/desk", static_folder="static")


@desk.before_app_request
def check_token_and_reload() -> None:
    """Refuse a change that no page of the desk asks for, and read what has changed."""
    if request.method == "POST" and request.form.get("token") != current_app.token:
        abort(HTTPStatus.FORBIDDEN)
    for code, language in current_app.languages.items():
        language.follow()
        current_app.translators[code] = language.translator
    current_app.set_locale(g.locale.code)
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
        texts = "\n".join(reviews.english_texts(message) + reviews.translated_texts(message))
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
            return CHANGED
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
    reviews.set_translation(message, forms)
    return "it is faulty." if g.language.state_of(message) == "error" else ""


def _put_review(message: Message) -> str:
    name = " ".join(request.form["name"].split())
    if not name or not name.isprintable():
        return "type your name or initials."
    reviews.seal_reviews(message, name)
    return ""


@desk.get("/<code:code>/print")
def show_paper() -> str:
    """Show the safety sentences for a reader to sign on paper, under the numbers of the list."""
    found = {
        number: message
        for number, message in enumerate(g.language.messages)
        if reviews.is_safety_critical(message.context) and catalogs.usable_texts(message)
    }
    return _render("print", found=found)


def _render(name: str, **context: object) -> str:
    """Fill a template of the desk; a character that is like a mark does not get through."""
    return strip_marks(render_template(f"desk/{name}.html", **context))
