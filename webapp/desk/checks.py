"""Warnings: a translation that probably says another thing, or is typed wrongly. Rules are data.

`translations/checks.yaml` says what is asked of every language, `translations/<code>/checks.yaml`
how a language says it. A warning fails nothing. One that is wrong is excused by a comment of the
translator above the sentence: `# ok: NAME why`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from csv import DictReader
from dataclasses import field
from functools import cache, lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.explanations import TRANSLATORS
from webapp.problems import Problem, ProblemsFoundError
from webapp.text_files import name_of
from webapp.words.catalogs import choose_form, faults_of, forms_of, messages_of
from webapp.words.faults import GAP, PLACEHOLDER, SEARCH_WORDS, fold, word_pattern
from webapp.words.languages import SiteLocale
from webapp.words.reviews import sources_of
from webapp.yamlfile import read_record

RULES, GLOSSARY = "checks.yaml", "glossary.csv"
_END = re.compile(r"(?<!\b[A-Z])[.?!؟…]+(?=[\s\"'»”’)\u2069\u202f\u00a0]|$)")
_WORD, _LATIN = re.compile(r"[^\W\d_]+"), re.compile(r"[A-Za-z]+")
_ASIDE = re.compile(r"\([^()]*\)|[“«\"][^”»\"]*[”»\"]")  # what may stay in English
_AGAIN = re.compile(r"\b(?:and|n?or|but|if|whether)\b|,(?=[^,]* or\b)")  # before another no
_NAME = re.compile(r"(?<=[a-z,:] )[A-Z][a-z]{2,}\b|\b(?!(?:ID|TV|OK|ZIP|LGBTQ)\b)[A-Z]{2,}\b")
_NAMES = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})+")
_NEAR = re.compile(rf"{PLACEHOLDER.pattern}[^\w%]{{1,3}}(?:\w{{1,6}} )?(?={PLACEHOLDER.pattern})")
_AROUND, _MARKS = " \u00a0\u202f\u2069»”\")'’", str.maketrans("؟،؛", "?,;")
_LONG, _FEW, _SHARE = 60, 2, 0.34  # a long text; how many lost words, of how many, are a clause
_NEAR_BY = 12  # letters before a word
WARNINGS = (
    "clause|copied|ending|english|meaning-added|meaning-contrary|meaning-lost|meaning-turned|name"
    "|negation-added|negation-lost|number|order|plural|same|slip|term"
)
_EXCUSE = re.compile(rf"ok: *({WARNINGS}) +\S.*", re.IGNORECASE)
Finding = tuple[str, str, str]  # error, missing or warning; its name; what is wrong, what to type
type _Found = Iterator[tuple[str, str]]
type _Spans = list[tuple[int, int]]
type _Lists = Mapping[str, str]
_STRICT, _NOTHING = ConfigDict(extra="forbid"), re.compile(r"(?!)")


@dataclass(frozen=True, config=_STRICT)
class _Meaning:
    """A meaning: the English that asks for it, and other English beside which it may be said."""

    english: re.Pattern[str]
    near: re.Pattern[str] = _NOTHING
    beside: re.Pattern[str] = _NOTHING
    firm: bool = False
    added: bool = False


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class _Common:
    """What is asked of every language; it remembers what the texts in English ask for."""

    meanings: Mapping[str, _Meaning]
    opposed: tuple[tuple[str, ...], ...]
    turned: tuple[tuple[str, ...], ...]
    no_names: str
    english: str
    slips: Mapping[re.Pattern[str], str]
    known: dict[str, Counter[str]] = field(default_factory=dict)

    def asked(self, english: str) -> Counter[str]:
        """Return how often a text in English asks for each meaning."""
        if english not in self.known and len(parts := _sentences(english)) > 1:
            self.known[english] = sum(map(self.asked, parts), Counter())
        elif english not in self.known:
            asks = ((name, _whole(meaning.english)) for name, meaning in self.meanings.items())
            self.known[english] = +Counter({name: len(p.findall(english)) for name, p in asks})
        return self.known[english]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class _Own:
    """How one language says what is asked; all of it may be left out."""

    prefixes: str = ""
    shortest: float = 0
    short: float = 0
    negations: tuple[re.Pattern[str], ...] = ()
    doubtful: tuple[re.Pattern[str], ...] = ()
    meanings: _Lists = field(default_factory=dict)
    behind: _Lists = field(default_factory=dict)
    numbers: _Lists = field(default_factory=dict)
    dates: _Lists = field(default_factory=dict)
    names: _Lists = field(default_factory=dict)
    words: _Lists = field(default_factory=dict)
    slips: Mapping[re.Pattern[str], str] = field(default_factory=dict)


def _read[Record](shape: type[Record], path: Path, folder: Path) -> Record:
    record, problems = read_record(TypeAdapter(shape), path, folder, TRANSLATORS)
    if record is None:
        raise ProblemsFoundError(problems)
    return record


@lru_cache(maxsize=2)
def _read_common(folder: Path, _changed: int) -> _Common:
    return _read(_Common, folder / RULES, folder)


@cache
def _whole(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern of whole words; an apostrophe may end one, as in n’."""
    return re.compile(rf"(?<![\w'’])(?:{pattern.pattern})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)


def _join(patterns: tuple[re.Pattern[str], ...]) -> re.Pattern[str]:
    return _whole(re.compile("|".join(pattern.pattern for pattern in patterns or [_NOTHING])))


def _sentences(text: str) -> list[str]:
    return [part for part in _END.split(text) if _WORD.search(part)]


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    """Return a text as lists of words are written; 0 is any number."""
    return re.sub(rf"(?:\d|{GAP})+", "0", fold(text))


@cache
def _cores(words: str) -> tuple[str, ...]:
    """Return a part of each of some words: a text that holds none of them is soon known."""
    parts = (re.split(r"[*…]|(?<=\w) ", word.strip(" ?*")) for word in fold(words).split("|"))
    return tuple({max(part, key=len).strip() for part in parts})


@lru_cache(maxsize=100_000)
def _find(words: str, text: str, prefixes: str = "", *, sure: bool = False) -> _Spans:
    """Return where a plain text has one of some words; `sure`: those that have no other use."""
    if not any(core in text for core in _cores(words)):
        return []
    pattern = word_pattern(words, prefixes, sure=sure and "?" in words)
    return [match.span() for match in pattern.finditer(text)]


class Rules:
    """All that is asked of one language, and how it says it."""

    def __init__(self, folder: Path, locale: SiteLocale) -> None:
        """Read the rules; raises ProblemsFoundError with the line of each slip in them."""
        changed = sum(path.stat().st_mtime_ns for path in folder.glob(RULES))
        self.common = common = _read_common(folder, changed)
        self.locale, path = locale, folder / locale.code / RULES
        self.own = own = _read(_Own, path, folder) if path.is_file() else _Own()
        if unknown := sorted({*own.meanings, *own.behind} - {*common.meanings}):
            line = path.read_text("utf-8").partition(f"\n  {unknown[0]}:")[0].count("\n") + 2
            wrong = f"{unknown[0]!r} is no meaning", f"type one of {folder.name}/{RULES}"
            raise ProblemsFoundError([Problem(name_of(path, folder), line, *wrong)])
        lines = (path.read_text("utf-8").splitlines() for path in folder.glob(GLOSSARY))
        rows = [row for each in lines for row in DictReader(each) if row["scope"] == "word"]
        terms = {row["source"]: row.get(locale.code) for row in rows}
        lists = {"number": own.numbers, "term": terms, "name": {**own.names, **own.dates}}
        self.wanted = [(k, n, w) for k, each in lists.items() for n, w in each.items() if w]
        known = {n: w for names, w in terms.items() if w for n in names.split("|")}
        self.meanings = {n: w for n, w in known.items() if n in common.meanings} | {**own.meanings}
        self.names = {*common.no_names.split(), *re.split("[| ]", "|".join(lists["name"]))}
        self.sure_no = _join(own.negations)
        self.no = _join((*own.negations, *own.doubtful))

    def find(self, name: str, text: str, *, sure: bool = True) -> _Spans:
        """Return where a plain text says a meaning; `sure`: by words that have no other use."""
        return _find(self.meanings.get(name, ""), text, self.own.prefixes, sure=sure)

    def has(self, words: str, text: str) -> bool:
        """Whether a plain text has one of some words."""
        return bool(_find(words, text, self.own.prefixes))


def _look(english: str, text: str, rules: Rules) -> _Found:
    """Yield what is probably wrong with one form of a translation."""
    source, bare = PLACEHOLDER.sub(GAP, english), PLACEHOLDER.sub(GAP, text)
    parts = _sentences(source), _sentences(bare)
    is_paired, negations = len(parts[0]) == len(parts[1]) > 1, list[tuple[str, str]]()
    for part, own in zip(*parts, strict=True) if is_paired else ((source, bare),):
        for compare in (_find_contrary, _find_turned):
            yield from compare(part, _plain(own), rules)
        negations += _find_negation(part, _plain(own), rules)
    if len({name for name, _ in negations}) < _FEW:  # else sentences only stand in another order
        yield from negations
    for find in (_find_lost, _find_words, _find_clause, _find_slips):
        yield from find(source, bare, rules)
    yield from _find_order(english, text)


def _find_negation(english: str, own: str, rules: Rules) -> _Found:
    wanted = (asked := rules.common.asked(english))["no"]
    if wanted and rules.own.negations and len(rules.no.findall(own)) < wanted:
        yield "negation-lost", "the English says no (not, never, without); say it too"
    elif not asked["near no"]:
        # What says a meaning of the English may hold a no: "not safe" for danger.
        for name in asked if not wanted else ():
            for start, end in rules.find(name, own, sure=False):
                if rules.no.search(own[start:end]):
                    own = own[:start] + "_" * (end - start) + own[end:]
        again = len(_AGAIN.findall(english)) if wanted else 0
        if len(found := rules.sure_no.findall(own)) > wanted + again:
            yield "negation-added", f"{found[-1]!r} says no, and the English does not; delete it"


def _find_contrary(english: str, own: str, rules: Rules) -> _Found:
    """Yield a meaning in whose place the translation says another one."""
    asked, rows = rules.common.asked(english), rules.common.opposed
    names = asked.keys() & rules.meanings.keys()
    for name, other in ((n, o) for row in rows for n in row if n in names for o in row if n != o):
        there, near = rules.find(other, own), _whole(rules.common.meanings[other].near)
        if not _is_denied(rules.common.meanings[name].english, english, rules):
            there = [s for s in there if not rules.no.search(own[max(0, s[0] - _NEAR_BY) : s[0]])]
        if len(there) > asked[other] and not near.search(english):
            others = {o for row in rows if other in row for o in row if o != other}
            longer = [span for o in others for span in rules.find(o, own)]
            here = [span for span in rules.find(name, own) if not _is_inside(span, there)]
            if len(here) < asked[name] and not all(_is_inside(span, longer) for span in there):
                yield "meaning-contrary", f"it says {other!r} in the place of {name!r}; mend it"


def _is_denied(asks: re.Pattern[str], english: str, rules: Rules) -> bool:
    """Whether the English has a no right before a meaning; else "not stay" may say "leave"."""
    no = _whole(rules.common.meanings["no"].english)
    starts = (match.start() for match in _whole(asks).finditer(english))
    return any(no.search(english[max(0, start - _NEAR_BY) : start]) for start in starts)


def _is_inside(span: tuple[int, int], others: _Spans) -> bool:  # as "safe" in "not safe"
    return any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in others)


def _find_turned(english: str, own: str, rules: Rules) -> _Found:
    """Yield what stands behind the word for "before" in the place of what the English has there."""
    asked, known = rules.common.asked(english), rules.common.meanings
    for anchor, words in rules.own.behind.items():
        there = _find(words, own)
        for row in rules.common.turned if asked[anchor] == len(there) == 1 else ():
            tail = _whole(known[anchor].english).split(english)[-1]
            spans = [(s[0], n) for n in row for s in rules.find(n, own[there[0][1] :])]
            wanted = [(m.start(), n) for n in row for m in _whole(known[n].english).finditer(tail)]
            found, first = (min(each, default=(0, ""))[1] for each in (spans, wanted))
            if first and found != first and asked[found]:
                yield "meaning-turned", f"it has {found!r} behind {anchor!r}; put {first!r} there"


def _find_lost(source: str, bare: str, rules: Rules) -> _Found:
    """Yield what a text does not say at all, and what it says of its own accord."""
    asked, own = rules.common.asked(source), _plain(bare)
    for name, words in rules.meanings.items():
        meaning = rules.common.meanings[name]
        if meaning.firm and name in asked and not rules.has(words, own):
            yield "meaning-lost", f"it may have lost {name!r}; say {words.partition('|')[0]}"
        is_added = meaning.added and name not in asked and rules.find(name, own)
        if is_added and not any(_whole(p).search(source) for p in (meaning.near, meaning.beside)):
            yield "meaning-added", f"it says {name!r}, and the English does not; delete it"


def _find_words(source: str, bare: str, rules: Rules) -> _Found:
    """Yield the numbers, the terms of the glossary and the names that are lost."""
    english, own = _plain(source), _plain(bare)
    for kind, asked, words in rules.wanted:
        is_asked = f" {asked}" in f" {source}" if kind == "name" else _find(asked, english)
        if is_asked and not rules.has(words, own):
            first, say = asked.partition("|")[0], words.partition("|")[0]
            yield kind, f"it has no word for {first!r}; say {say}"
    for name in _NAME.findall(source) if rules.own.names and not source.isupper() else ():
        if name not in bare and name not in rules.names:
            yield "name", f"it lacks {name!r}; type it as it is"
    for name in _NAMES.findall(source) if rules.own.names else ():
        if not any(word in bare or word in rules.names for word in name.split()):
            yield "name", f"it lacks {name!r}; type it as it is"


def _find_clause(source: str, bare: str, rules: Rules) -> _Found:
    rate, is_long, words = len(bare) / len(source), len(source) >= _LONG, rules.own.words
    joints = [len(re.findall("[,;:،؛]", t)) for t in (source, bare)]
    many, own_many = len(_sentences(source)), len(_sentences(bare)) + max(0, joints[1] - joints[0])
    if (many > 1 and own_many < many) or (is_long and rate < rules.own.shortest):
        yield "clause", "it is shorter than the English; see that nothing was left out"
    asked = [each for each in words if _find(each, _plain(source))]
    lost = [each.partition("|")[0] for each in asked if not rules.has(words[each], _plain(bare))]
    if (lost and is_long and rate < rules.own.short) or len(lost) >= max(_FEW, len(asked) * _SHARE):
        yield "clause", f"it may have left out what the English says of {', '.join(lost)}; say it"


def _find_order(english: str, text: str) -> _Found:
    before, after = _NEAR.findall(english), _NEAR.findall(text)
    is_turned = any(pair[::-1] in before and pair not in before for pair in after)
    if is_turned or len(PLACEHOLDER.findall(text)) > len(PLACEHOLDER.findall(english)):
        yield "order", "two placeholders changed places, or one is there twice; mend it"


def _find_slips(source: str, bare: str, rules: Rules) -> _Found:
    for pattern, what in (*rules.common.slips.items(), *rules.own.slips.items()):
        found = pattern.search(bare)
        if found and (pattern in rules.own.slips or not pattern.search(source)):
            yield "slip", f"{found[0][:20]!r}: {what}"
    ends = ["".join({*".?!:"} & {t.translate(_MARKS).rstrip(_AROUND)[-1:]}) for t in (source, bare)]
    if ends[0] != ends[1] and len(_WORD.findall(source)) > 1:
        yield "ending", f"it ends with {ends[1]!r}, the English with {ends[0]!r}; end it so too"
    rest, kept = _ASIDE.sub("", bare), _LATIN.findall(source)
    left = word_pattern(rules.common.english).findall(_plain(rest))
    if not _LATIN.match(rules.locale.autonym):
        small = re.findall(r"(?<![A-Za-z])[a-z]{2,}", rest)
        left = [word for word in small if word in kept or len(small) > _LONG / 10]
    if bare.strip().casefold() != source.strip().casefold():
        for word in left[:1]:
            yield "english", f"{word!r} is English; translate it"
    elif left or len(re.findall(r"\b[a-z]+", bare)) > _FEW:
        yield "copied", "it is the English; type the translation"


def findings_of(message: Message, catalog: Catalog, rules: Rules) -> list[Finding]:
    """Return what is wrong with a message, worst first; what is excused is left out."""
    if faults := faults_of(message, catalog, rules.locale):
        return [("error", *fault) for fault in faults]
    if not (forms := forms_of(message)):
        return [("missing", "missing", "it waits for a translation; type it")]
    if message.context == SEARCH_WORDS:
        return []
    sources, found = sources_of(message), dict[tuple[str, str], None]()
    one = choose_form(catalog.plural_expr)(1) if len(forms) > 1 else 0
    for number, text in enumerate(forms):
        if len(forms) == 1 or PLACEHOLDER.search(text):  # without one it says a count in words
            found |= dict.fromkeys(_look(sources[0 if number == one else -1], text, rules))
    if len(forms) == _FEW and len(forms[one]) > len(forms[1 - one]):
        found["plural", "the form for one is the longer; see that none changed places"] = None
    comments = [c.strip() for c in message.user_comments if c.strip().lower().startswith("ok:")]
    excused = {match[1].lower() for match in map(_EXCUSE.fullmatch, comments) if match}
    for comment in comments:
        if not _EXCUSE.fullmatch(comment):
            fix = f"type `# ok: NAME why`, with one of {WARNINGS.replace('|', ', ')}"
            found["excuse", f"{comment!r} excuses nothing; {fix}"] = None
    return [("warning", *each) for each in found if each[0] not in excused]


def check(catalog: Catalog, rules: Rules) -> Iterator[tuple[Message, str, str, str]]:
    """Yield each message with a finding: its level, its name, what is wrong and what to type."""
    said: dict[str, str] = {}
    for message in messages_of(catalog):
        yield from ((message, *finding) for finding in findings_of(message, catalog, rules))
        text, english = "".join(forms_of(message)[:1]), _plain(sources_of(message)[0])
        before = said.setdefault(_plain(text), english) if len(text) > _LONG / 2 else english
        words, others = {*english.split()}, {*before.split()}
        excuse = " ".join(message.user_comments)
        if 2 * len(words & others) < min(len(words), len(others)) and "ok: same " not in excuse:
            yield message, "warning", "same", f"it says the same as {before[:30]!r}; mend one"
