"""Views of the desk, and the panel that it adds to each page of the site.

Catalogs are read again when their files have changed. A change is saved into the current file,
unless somebody else has changed the same sentence since its page was shown.
"""

from collections import defaultdict
from difflib import ndiff
from typing import NamedTuple

from babel.messages.catalog import Message
from flask import Blueprint, Response, abort, g, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp.desk.app import current_app
from webapp.desk.catalog_file import CatalogFile, RefusedError
from webapp.desk.marks import replace_marks
from webapp.problems import ProblemsFoundError, explain
from webapp.words.catalogs import message_key
from webapp.words.reviews import (
    english_texts,
    is_safety_critical,
    list_reviewers,
    review_seal,
    seal_reviews,
    set_translation,
    translated_texts,
    usable_texts,
)
from webapp.words.validation import Finding, list_kept, normalize

_STATE_LABELS = {
    "fuzzy": "Needs work",
    "error": "Faulty",
    "missing": "Missing",
    "blocked": "Not shown to readers",
    "warning": "Probably wrong",
    "draft": "Not reviewed",
    "reviewed": "Reviewed",
}

_FILTERS = {
    "page": "The first page of a new language",
    "safety": "Safety sentences",
    "fuzzy": "Needs work: the English changed",
    "second": "Waiting for a second reviewer",
}

desk = Blueprint("desk", __name__, url_prefix="/desk", static_folder="static")


class Sentence(NamedTuple):
    """A message as the templates of the desk show it."""

    number: int
    english: tuple[str, ...]
    translation: tuple[str, ...]
    notes: list[str]
    is_safety_critical: bool
    place: str


@desk.before_app_request
def check_token() -> None:
    """Refuse a change that does not come from a page of the desk."""
    if request.method == "POST" and request.form.get("token") != current_app.token:
        abort(403)


@desk.before_app_request
def reload_catalogs() -> None:
    """Read the catalogs that have changed, and set `g.catalog_file` to that of the page."""
    for code, catalog_file in current_app.catalog_files.items():
        catalog_file.reload()
        if current_app.translators[code] is not catalog_file.translator:
            current_app.translators[code] = catalog_file.translator
            if code in current_app.single_pages:
                catalog_file.translator.limit_coverage(current_app.single_pages[code])
    current_app.set_locale(g.locale.code)
    code = (request.view_args or {}).pop("code", g.locale.code)
    g.catalog_file = current_app.catalog_files.get(code)


@desk.app_errorhandler(ProblemsFoundError)
@desk.app_errorhandler(OSError)
def show_problems(error: Exception) -> tuple[str, int]:
    """Show why a file cannot be read or written."""
    problems = explain(error).splitlines()
    return render_template("desk/broken.html", problems=problems), 500


@desk.after_app_request
def add_panel(response: Response) -> Response:
    """Replace the marks of a page, and add the panel to a page of the site."""
    if request.blueprint == "desk" or response.mimetype != "text/html":
        return response
    html, numbers = replace_marks(response.get_data(as_text=True))
    if numbers and g.get("catalog_file"):
        panel = render_template("desk/panel.html", sentences=[*map(_describe, numbers)])
        html = html.replace("</body>", f"{panel}</body>")
    response.set_data(html)
    return response


@desk.get("/")
def overview() -> str:
    """Show the languages."""
    return render_template("desk/overview.html", catalog_files=current_app.catalog_files.values())


@desk.get("/<code:code>/")
def list_sentences() -> str:
    """Show the sentences of a language by their state, those of its only page first.

    `q` searches English and translation; `show` is one of the filters.
    """
    typed = request.args.get("q", "").strip()
    shown = request.args.get("show", "")
    query = normalize(typed)
    rows = defaultdict[str, list[tuple[Sentence, list[Finding]]]](list)
    for number in _order_messages():
        message = g.catalog_file.messages[number]
        texts = english_texts(message) + translated_texts(message)
        if query in normalize("\n".join(texts)) and _is_shown(message, shown):
            state, problems = g.catalog_file.check(message)
            rows[state].append((_describe(number), problems))
    return render_template(
        "desk/list.html",
        query=typed,
        shown=shown,
        filters=_FILTERS,
        rows=rows,
        total=sum(map(len, rows.values())),
        state_labels=_STATE_LABELS,
    )


def _order_messages() -> list[int]:
    """Return the numbers of the messages, those of the only page of the language first."""
    messages = g.catalog_file.messages
    return sorted(range(len(messages)), key=lambda number: not _is_shown(messages[number], "page"))


def _is_shown(message: Message, name: str) -> bool:
    """Whether a filter shows a message; without a filter, all are shown."""
    match name:
        case "page":
            page_messages = current_app.single_pages.get(g.catalog_file.locale.code, ())
            return message_key(message) in page_messages
        case "safety":
            return is_safety_critical(message.context)
        case "fuzzy":
            return message.fuzzy
        case "second":
            return is_safety_critical(message.context) and len(list_reviewers(message)) == 1
    return True


@desk.get("/<code:code>/next")
def redirect_to_next() -> AnyResponse:
    """Redirect to the next sentence that is not reviewed, from the start again after the end.

    If all are reviewed, redirect to the list.
    """
    numbers = _order_messages()
    after = request.args.get("after", -1, int)
    first = numbers.index(after) + 1 if after in numbers else 0
    waiting = (
        number
        for number in numbers[first:] + numbers[:first]
        if g.catalog_file.check(g.catalog_file.messages[number])[0] != "reviewed"
    )
    return redirect(f"/desk/{g.catalog_file.locale.code}/{next(waiting, '')}")


@desk.get("/<code:code>/<int:number>")
def show_sentence(number: int, notice: str = "", unsaved: Message | None = None) -> str:
    """Show one sentence with the form that changes it; `unsaved` is what was refused.

    Saving it once more also replaces a text that is reviewed.
    """
    catalog_file: CatalogFile = g.catalog_file
    if number >= len(catalog_file.messages):
        abort(404)
    saved = catalog_file.messages[number]
    typed = unsaved or saved
    state, problems = catalog_file.checks.check(typed)
    # Each word of the old and the new English, after "-" (only old), "+" (only new) or a space.
    changes = list[str]()
    if saved.previous_id:
        old, new = saved.previous_id[-1].split(), english_texts(saved)[-1].split()
        changes = [line for line in ndiff(old, new) if line[0] != "?"]
    fields = zip(
        catalog_file.list_counts(saved),
        translated_texts(saved),
        translated_texts(typed),
        strict=True,
    )
    others = [
        (other.locale, " / ".join(translated_texts(other.messages[number])))
        for other in current_app.catalog_files.values()
        if other is not catalog_file
    ]
    return render_template(
        "desk/sentence.html",
        state_labels=_STATE_LABELS,
        sentence=_describe(number),
        saved_state=catalog_file.check(saved)[0],
        changes=changes,
        earlier=catalog_file.list_earlier_texts(saved),
        kept=list_kept(saved),
        terms=[term for term in catalog_file.checks.glossary if term.is_in(english_texts(saved))],
        fields=fields,
        is_unsaved=unsaved is not None,
        state=state,
        problems=problems,
        reviewers=list_reviewers(saved),
        others=others,
        token=current_app.token,
        seal=review_seal(saved),
        notice=notice,
    )


def _describe(number: int) -> Sentence:
    message = g.catalog_file.messages[number]
    return Sentence(
        number=number,
        english=english_texts(message),
        translation=translated_texts(message),
        notes=message.auto_comments,
        is_safety_critical=is_safety_critical(message.context),
        place=f"{g.catalog_file.display_path}:{message.lineno or 1}",
    )


@desk.post("/<code:code>/<int:number>/check")
def check(number: int) -> str:
    """Show what the checks find in the texts that are being typed."""
    state, problems = g.catalog_file.checks.check(_read_typed(number))
    return render_template(
        "desk/findings.html", state=state, problems=problems, state_labels=_STATE_LABELS
    )


@desk.post("/<code:code>/<int:number>/save")
def save(number: int) -> str:
    """Save the texts that were typed; refuse a text with an error."""
    texts = translated_texts(_read_typed(number))
    with g.catalog_file.change(number, request.form["seal"]) as message:
        reviewers = list_reviewers(message)
        if len(reviewers) > 1 and request.form.get("replaces") != request.form["seal"]:
            raise RefusedError(
                f"{' and '.join(reviewers)} found the text in the file right. Save once more to"
                " replace it; then they must read it again."
            )
        set_translation(message, texts)
        state, problems = g.catalog_file.checks.check(message)
        if state == "error":
            raise RefusedError(f"{problems[0].what}.")
    return show_sentence(number, "Saved.")


@desk.post("/<code:code>/<int:number>/review")
def review(number: int) -> str:
    """Save that somebody has read a sentence and says that it is right."""
    # Pasted names may have invisible marks, which would make two names of one.
    visible = [sign for sign in request.form["name"] if sign.isprintable() or sign.isspace()]
    name = " ".join("".join(visible).split())
    with g.catalog_file.change(number, request.form["seal"]) as message:
        if not name:
            raise RefusedError("type your name or initials.")
        state, problems = g.catalog_file.checks.check(message)
        if state in {"error", "fuzzy", "missing"}:
            raise RefusedError(f"{problems[0].what}. Save it, then say that it is right.")
        seal_reviews(message, name)
    return show_sentence(number, "Saved.")


@desk.errorhandler(RefusedError)
def show_refused(reason: RefusedError) -> tuple[str, int]:
    """Show the sentence as it is in the file, with the texts that were typed."""
    g.catalog_file.reload()
    number = (request.view_args or {})["number"]
    typed = _read_typed(number) if "text" in request.form else None
    return show_sentence(number, f"Not saved: {reason}", typed), 409


def _read_typed(number: int) -> Message:
    """Return a copy of a message with the texts of the form."""
    typed: Message = g.catalog_file.messages[number].clone()
    texts = [text.replace("\r\n", "\n") for text in request.form.getlist("text")]
    if len(texts) != len(translated_texts(typed)):
        abort(400)
    set_translation(typed, texts)
    return typed


@desk.get("/<code:code>/print")
def print_sentences() -> str:
    """Show the translated safety-critical sentences for reviewers who sign on paper."""
    sentences = [
        _describe(number)
        for number, message in enumerate(g.catalog_file.messages)
        if is_safety_critical(message.context) and usable_texts(message)
    ]
    return render_template("desk/print.html", sentences=sentences)
