"""Takes sentences that come back into the catalogs: each alone, through the checks, over nobody.

A review stays where the text is the same, and is void where it changed (`i18n/reviews.py`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from babel.messages.catalog import Catalog, Message

from webapp.i18n.messages import english_of, messages_of, sources_of, strings_of
from webapp.problems import Checked, Problem, Problems
from workshop.catalogs.keys import key_of
from workshop.catalogs.signing import drop_void
from workshop.exchange.rows import Answer, count_forms, source_of
from workshop.preview.linting import Linter
from workshop.preview.saving import stamp_of

_SHOWN = 60
type Record = Callable[[Message], object]


class Outcome(StrEnum):
    """What became of a sentence; the words are those of `flask translations import`."""

    TAKEN = "taken in"
    SAME = "as they were"
    EMPTY = "left empty, and as they were"
    CONFLICT = "in conflict, and as they were: each is named above, with both texts"
    REFUSED = "refused: each is named above, with what is wrong"


@dataclass(frozen=True)
class Taken:
    """How many sentences had which outcome, what was taken in, and why something was not."""

    counts: Mapping[Outcome, int]
    names: tuple[str, ...]
    problems: Problems


def take_in(
    catalogs: Mapping[str, Catalog],
    templates: Mapping[str, Catalog],
    linter: Linter,
    answers: Iterable[Answer],
    file: str,
    *,
    is_theirs: bool = False,
    record: Record = drop_void,
) -> Taken:
    """Change the catalogs as the answers say, where they may.

    `is_theirs`: where the catalog changed meanwhile too, the file's sentence is taken. `record`
    puts in order what is written above a sentence that is taken in.
    """
    known = {
        key_of(domain, english).short: (catalogs[domain], english)
        for domain, template in templates.items()
        for english in messages_of(template)
    }
    sentences: dict[str, list[Answer]] = {}
    for answer in answers:
        sentences.setdefault(answer.id.short, []).append(answer)
    found = [
        _take(
            known,
            linter,
            sorted(forms, key=_form_of),
            file,
            is_theirs=is_theirs,
            record=record,
        )
        for forms in sentences.values()
    ]
    taken = [
        forms[0]
        for forms, (outcome, _) in zip(sentences.values(), found, strict=True)
        if outcome is Outcome.TAKEN
    ]
    problems = (problem for _, some in found for problem in some)
    counts = Counter(outcome for outcome, _ in found)
    return Taken(counts, tuple(map(_name, taken)), tuple(sorted(problems)))


type _Done = Checked[Outcome]


def _take(
    known: Mapping[str, tuple[Catalog, Message]],
    linter: Linter,
    forms: list[Answer],
    file: str,
    *,
    is_theirs: bool,
    record: Record,
) -> _Done:
    first = forms[0]
    if first.id.short not in known:
        return _conflict(file, first, *_say_gone(first, known))
    catalog, english = known[first.id.short]
    changed = next((a for a in forms if a.english != source_of(english, a.id.form)), None)
    if changed is not None:
        return _conflict(file, changed, *_say_changed(changed, source_of(english, changed.id.form)))
    wanted = count_forms(english, linter.locale)
    if [answer.id.form for answer in forms] != list(range(wanted)):
        what = f"{_name(first)} comes in {len(forms)} rows, and it has {wanted}"
        return _refuse(file, first, what, "leave one row with each id, as they were exported")
    given = tuple(answer.translation for answer in forms)
    if not all(text.strip() for text in given):
        return Outcome.EMPTY, ()
    message = catalog.get(english.id, english.context)
    now = strings_of(message) if message is not None else ("",) * wanted
    if given == now:
        return Outcome.SAME, ()
    if message is None or len(now) != wanted:
        what = f"{_name(first)} is not in the catalog as it should be"
        return _refuse(file, first, what, "run `.venv/bin/flask translations update`")
    if stamp_of(message) != first.id.stamp and not is_theirs:
        if _stamp(english, given) == first.id.stamp:
            return Outcome.SAME, ()  # changed here alone
        return _conflict(file, first, *_say_both(first, now, given))
    verdicts = linter.check(
        message.context, sources_of(message), given, tuple(message.user_comments)
    )
    errors = [verdict for verdict in verdicts if verdict.is_error]
    if errors:
        found = (Problem(file, first.line, e.what, e.fix) for e in errors)
        return Outcome.REFUSED, tuple(found)
    message.string = given if message.pluralizable else given[0]
    message.flags.discard("fuzzy")  # a person has written it
    record(message)
    return Outcome.TAKEN, ()


def _form_of(answer: Answer) -> int:
    return answer.id.form


def _stamp(english: Message, given: tuple[str, ...]) -> str:
    return stamp_of(Message(english.id, given if len(given) > 1 else given[0]))


def _say_gone(answer: Answer, known: Mapping[str, tuple[Catalog, Message]]) -> tuple[str, str]:
    texts = [english_of(english) for _, english in known.values()]
    near = get_close_matches(answer.english, texts, n=1)
    if near:
        return _say_changed(answer, near[0])
    return f"the site no longer says {answer.english!r}", "nothing is left to do for this row"


def _say_changed(answer: Answer, now: str) -> tuple[str, str]:
    what = f"the English is {now!r} now, and the file translates {answer.english!r}"
    return what, "export it anew, and translate that"


def _say_both(answer: Answer, now: tuple[str, ...], given: tuple[str, ...]) -> tuple[str, str]:
    ours, theirs = " / ".join(now), " / ".join(given)
    what = f"{_name(answer)} has changed here meanwhile: {ours!r} here, {theirs!r} in the file"
    return what, "leave it so, or type `--theirs` to take those of the file"


def _name(answer: Answer) -> str:
    return repr(answer.english[:_SHOWN])


def _conflict(file: str, answer: Answer, what: str, fix: str) -> _Done:
    return Outcome.CONFLICT, (Problem(file, answer.line, what, fix),)


def _refuse(file: str, answer: Answer, what: str, fix: str) -> _Done:
    return Outcome.REFUSED, (Problem(file, answer.line, what, fix),)
