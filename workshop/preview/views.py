"""The addresses of the workshop: lists of sentences, one sentence, and what can be done to it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    redirect,
    render_template,
    request,
    send_from_directory,
)
from werkzeug.wrappers import Response as WerkzeugResponse

from webapp.i18n.locales import SOURCE, SiteLocale
from workshop.preview.authors import Authors
from workshop.preview.bodies import read_body, text_of
from workshop.preview.linting import Linter, State
from workshop.preview.reloading_catalogs import ReloadingCatalogs
from workshop.preview.saving import Conflict, Done, Refused, Saved, review, save
from workshop.preview.sentences import (
    Sentence,
    count_states,
    find_next,
    find_sentence,
    has_words,
    list_sentences,
)

PREFIX = "/workshop"
_LOOK_EVERY_SECONDS = 0.1
_WAIT_AT_MOST_SECONDS = 20.0
_LONGEST_NUMBER = 18  # more than anybody saves
_STATES: Mapping[str, str] = {
    State.FAULTY: "Faulty",
    State.MISSING: "Missing",
    State.WARNED: "Probably wrong",
    State.UNREVIEWED: "Not reviewed",
    State.REVIEWED: "Reviewed",
}
_SHOWS: Mapping[str, str] = {"left": "What is left", **_STATES, "all": "All"}


def build(live: ReloadingCatalogs, static: Path, token: str) -> Blueprint:
    """Return the routes below `/workshop`."""
    views = Views(live, static, token)
    blueprint = Blueprint("workshop", __name__, url_prefix=PREFIX, template_folder="templates")
    sentence = "/<code>/<short>"
    for rule, view, methods in (
        ("/", views.overview, ["GET"]),
        ("/changes", views.changes, ["GET"]),
        ("/static/<path:name>", views.static_file, ["GET"]),
        ("/pseudo", views.pseudo, ["POST"]),
        ("/<code>/", views.language, ["GET"]),
        ("/<code>/next", views.find_first, ["GET"]),
        (sentence, views.sentence, ["GET"]),
        (f"{sentence}/check", views.check, ["POST"]),
        (f"{sentence}/save", views.save, ["POST"]),
        (f"{sentence}/review", views.review, ["POST"]),
    ):
        blueprint.add_url_rule(rule, view.__name__, view, methods=methods)
    return blueprint


@dataclass
class Views:
    """One method a route, on the catalogs as they is on disk."""

    live: ReloadingCatalogs
    static: Path
    token: str
    authors: Authors = field(default_factory=Authors)

    def overview(self) -> str:
        """Show the languages and what is left in each."""
        states = [(locale, count_states(self.live, locale)) for locale in self.live.translated]
        return render_template(
            "workshop/overview.html",
            languages=states,
            names=_STATES,
            faults=self.live.faults,
            shared=self.live.shared,
            token=self.token,
        )

    def language(self, code: str) -> str:
        """Show the sentences of a language, the worst first."""
        locale = self._locale(code)
        show = request.args.get("show", "left")
        if show not in _SHOWS:
            abort(HTTPStatus.NOT_FOUND)
        words = request.args.get("words", "").strip()
        found = [one for one in list_sentences(self.live, locale) if has_words(one, words)]
        wanted = {"left": set(State) - {State.REVIEWED}, "all": set(State)}
        return render_template(
            "workshop/language.html",
            locale=locale,
            show=show,
            words=words,
            names=_SHOWS,
            numbers={state.value: n for state, n in count_states(self.live, locale).items()},
            faults=self.live.faults[code],
            shared=self.live.shared,
            sentences=[
                sentence
                for sentence in found
                if sentence.state in (wanted.get(show) or {State(show)})
            ],
            token=self.token,
        )

    def sentence(self, code: str, short: str) -> str:
        """Show one sentence to edit: a page of its own, or the part that the panel takes."""
        part = "part" if "part" in request.args else "page"
        sentence = self._find(code, short)
        following = find_next(self.live, sentence.locale, sentence.key) if part == "page" else None
        return render_template(
            f"workshop/sentence_{part}.html",
            sentence=sentence,
            following=following,
            token=self.token,
        )

    def find_first(self, code: str) -> WerkzeugResponse:
        """Lead to the sentence that is most in need; to the list where none is left."""
        first = list_sentences(self.live, self._locale(code))[:1]
        waiting = [one.key.short for one in first if one.state is not State.REVIEWED]
        return redirect(f"{PREFIX}/{code}/{''.join(waiting)}")

    def check(self, code: str, short: str) -> str:
        """Say what is wrong with a text that is being typed."""
        sentence = self._find(code, short)
        judge, forms = self._judge_of(sentence), self._strings()
        if len(forms) != len(sentence.forms):
            abort(HTTPStatus.BAD_REQUEST)
        verdicts = judge.check(sentence.key.context, sentence.english, forms)
        return render_template("workshop/verdicts.html", verdicts=verdicts)

    def save(self, code: str, short: str) -> tuple[str, int]:
        """Write a sentence into its catalog, or say why not."""
        sentence, seen, name = self._find(code, short), self._text("stamp"), self._name()
        judge, texts = self._judge_of(sentence), self._strings()
        author = self.authors.choose_author(sentence, texts, name)
        done = save(self.live.folder, judge, sentence.key, texts, seen, author)
        if isinstance(done, Saved):
            self.authors.note_save(sentence, texts, name)
        return self._tell(sentence, done)

    def review(self, code: str, short: str) -> tuple[str, int]:
        """Write that somebody has read a sentence and finds it right, or say why not.

        Who wrote it is asked first, and has no say where a life can hang on it.
        """
        sentence, seen, name = self._find(code, short), self._text("stamp"), self._name()
        is_sure = read_body().get("sure") is True and not sentence.is_safety_critical
        is_own = seen == sentence.stamp and self.authors.is_own(sentence, name)
        if is_own and not is_sure:
            own = render_template("workshop/own.html", sentence=sentence)
            return own, HTTPStatus.UNPROCESSABLE_ENTITY
        done = review(self.live.folder, self._judge_of(sentence), sentence.key, name, seen)
        return self._tell(sentence, done)

    def _tell(self, sentence: Sentence, done: Done) -> tuple[str, int]:
        if isinstance(done, Refused):
            verdicts = render_template("workshop/verdicts.html", verdicts=done.verdicts)
            return verdicts, HTTPStatus.UNPROCESSABLE_ENTITY
        if isinstance(done, Conflict):
            body = render_template("workshop/overtaken.html", now=done.now, sentence=sentence)
            return body, HTTPStatus.CONFLICT
        self.live.refresh()
        fresh = self._find(sentence.locale.code, sentence.key.short)
        part = render_template("workshop/sentence_part.html", sentence=fresh)
        return part, HTTPStatus.OK

    def pseudo(self) -> Response:
        """Show pseudo text in place of English and one language from right to left, or stop."""
        self.live.toggle_pseudo()
        return jsonify(version=self.live.version)

    def changes(self) -> Response:
        """Answer as soon as a catalog has changed since the version that a page shows."""
        since = request.args.get("since", "")
        end = time.monotonic() + _WAIT_AT_MOST_SECONDS
        while (version := self.live.refresh()) == _number(since) and time.monotonic() < end:
            time.sleep(_LOOK_EVERY_SECONDS)
        return jsonify(version=version)

    def static_file(self, name: str) -> Response:
        """Give the workshop's own script or style."""
        return send_from_directory(self.static, name)

    def _locale(self, code: str) -> SiteLocale:
        locale = self.live.locales.get(code, SOURCE)
        if locale is SOURCE:
            abort(HTTPStatus.NOT_FOUND)
        return locale

    def _judge_of(self, sentence: Sentence) -> Linter:
        return self.live.judges[sentence.locale.code]

    def _find(self, code: str, short: str) -> Sentence:
        sentence = find_sentence(self.live, self._locale(code), short)
        if sentence is None:
            abort(HTTPStatus.NOT_FOUND)
        return sentence

    def _text(self, name: str) -> str:
        return text_of(read_body().get(name))

    def _name(self) -> str:
        """Return the name that was typed, as it would be written into a file; it may be none."""
        return " ".join(text_of(read_body().get("name", "")).split())

    def _strings(self) -> tuple[str, ...]:
        forms = read_body().get("strings")
        if not isinstance(forms, list) or not forms:
            abort(HTTPStatus.BAD_REQUEST)
        return tuple(map(text_of, forms))


def _number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_number else -1
