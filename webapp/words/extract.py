"""From the English to the catalogs: an extractor for Babel, and how a catalog is updated."""

import io
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po
from jinja2 import TemplateSyntaxError

from webapp.problems import Problem, ProblemsFoundError
from webapp.words.catalogs import (
    TEMPLATE,
    UPDATE,
    iter_messages,
    message_key,
    parse_catalog,
    plural_forms_header,
    read_catalog,
)
from webapp.words.contexts import message_context
from webapp.words.languages import SOURCE, SiteLocale
from webapp.words.reviews import english_texts, is_safety_critical, seal_reviews, set_translation
from webapp.yamlfile import refuse_reuse

PROJECT = "Local Data & Resources"
_TYPE = r"""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""
_TEMPLATE_HEADER = rf"""
msgid ""
msgstr ""
"Project-Id-Version: {PROJECT} VERSION\n"{_TYPE}"""
_HEADER = rf"""
msgid ""
msgstr ""
"Project-Id-Version: {PROJECT}\n"
"Language: {{}}\n"
"Plural-Forms: {{}}\n"{_TYPE}"""
_SAFETY_NOTE = "A life can hang on it: say as much as the English. Two people review it."
# The fields of each kind of record that hold prose, as a path, with a note for translators.
_SERVICE_NOTES = {
    "short": "On the home page and on the card: a few words for its English name",
    "status_note": "What is not sure about this service today",
    "description": "What it does",
    "eligibility": "Whom it helps",
    "reporting": "What it may have to report, and to whom",
    "where_note": "Where it helps",
    "phones.description": "About one phone number",
    "phones.interpreter_note": "How to get an interpreter there",
    "phones.call_back": "What follows when somebody else answers",
    "chats.description": "About one chat",
    "chats.call_back": "What follows when somebody else answers",
}
_DANGER_NOTE = "What to do in danger at this moment"
_POLICE_NOTES = {"description": _DANGER_NOTE, "phones.description": _DANGER_NOTE}
_LAW_NOTES = {
    "brief": "The same in one line, before a number",
    "plain": "What it says, in plain words",
}
_SITUATION_NOTES = {
    "label": "On the start page, in a small box: who should open this page",
    "heading": "The heading of a page for one situation; it speaks to the reader",
    "know": "What one must know before a call",
}
# Line, function, arguments and comments, as Babel takes a message from an extractor.
type ExtractedMessage = tuple[int, str, tuple[str, str], list[str]]


class _Text(str):
    """A text that knows its line."""

    __slots__ = ("line",)
    line: int


class _Loader(yaml.CBaseLoader):
    """Reads every value as a text that knows its line."""

    def construct_scalar(self, node: yaml.ScalarNode) -> _Text:
        text = _Text(" ".join(node.value.split()))
        text.line = node.start_mark.line + 1
        return text


def extract_data(
    file: BinaryIO, *_keywords: object, **_options: object
) -> Iterator[ExtractedMessage]:
    """Yield the prose of a file of `data/`: of services, laws and situations, never a fact."""
    text = file.read()
    refuse_reuse(text)
    document = _Loader(text).get_single_data()
    if "services" in document:
        for service in document["services"]:
            yield from _extract_service(service)
        return
    for key, record in document.items():
        if "plain" in record:
            yield from _extract_law(key, record)
        else:
            yield from _extract_situation(key, record)


def _extract_service(service: Mapping[str, Any]) -> Iterator[ExtractedMessage]:
    is_police = service.get("authority") == "police"
    notes = _SERVICE_NOTES | (_POLICE_NOTES if is_police else {})
    for field, note in notes.items():
        context = message_context("service", service["id"], field, is_police=is_police)
        for text in _find_texts(service, field):
            yield text.line, "pgettext", (context, text), [f"{service['name']}. {note}"]


def _extract_law(key: str, law: Mapping[str, Any]) -> Iterator[ExtractedMessage]:
    claim = f"Never claim, in any words: {law.get('must_not_claim', '')}"
    for field, note in _LAW_NOTES.items():
        context = message_context("law", key, field)
        for text in _find_texts(law, field):
            yield text.line, "pgettext", (context, text), [f"{law['citation']}. {note}", claim]


def _extract_situation(key: str, situation: Mapping[str, Any]) -> Iterator[ExtractedMessage]:
    for field, note in _SITUATION_NOTES.items():
        context = message_context("situation", key, field)
        for text in _find_texts(situation, field):
            yield text.line, "pgettext", (context, text), [f"Situation {key}. {note}"]


def _find_texts(record: object, path: str) -> Iterator[_Text]:
    """Yield the texts at the path of a field, and of each item where a list is on the way."""
    field, _, rest = path.partition(".")
    if isinstance(record, list):
        for item in record:
            yield from _find_texts(item, path)
    elif field and isinstance(record, dict):
        yield from _find_texts(record.get(field), rest)
    elif not field and isinstance(record, _Text) and record not in {"", "unknown"}:
        yield record


def extract(root: Path, *, of_pages: bool = False) -> Catalog:
    """Return all English messages, as `babel.cfg` says where they are, or those of pages alone.

    Messages of pages are those of templates and code; all others come from records of `data/`.
    Raises ProblemsFoundError for a file that no words can be taken out of.
    """
    template = Catalog(project=PROJECT, fuzzy=False, charset="utf-8")
    template.header_comment = f"# {PROJECT}: all words in English.\n# Written by a program."
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    if of_pages:
        methods = [(place, method) for place, method in methods if not place.startswith("data/")]
    read = list[str]()
    found = extract_from_dir(
        root,
        methods,
        options,
        callback=lambda name, _method, _options: read.append(name),
        strip_comment_tags=True,
    )
    try:
        for name, line, message, notes, context in sorted(found, key=itemgetter(0, 1)):
            place = (Path(name).as_posix(), line)
            more = [_SAFETY_NOTE] if is_safety_critical(context) else []
            template.add(message, None, [place], auto_comments=[*notes, *more], context=context)
    except (TemplateSyntaxError, SyntaxError, yaml.YAMLError) as error:
        what = f"no words can be taken out of it ({' '.join(str(error).split())})"
        problem = Problem(read[-1], getattr(error, "lineno", 1), what, "mend what is written there")
        raise ProblemsFoundError([problem]) from error
    return template


def find_stale(english: Iterable[Message], known: Iterable[Message]) -> Iterator[Problem]:
    """Yield how many messages a list of messages or a catalog has otherwise than the site."""
    now, before = ({(m.context, english_texts(m)): m for m in each} for each in (english, known))
    changed = now.keys() ^ before.keys()
    if changed:
        first = next(message for key, message in (now | before).items() if key in changed)
        file, line = (*first.locations, (f"translations/{TEMPLATE}", 1))[0]
        what = (
            f"{len(changed)} messages are not those of the site, first {english_texts(first)[0]!r}"
        )
        yield Problem(file, line or 1, what, f"type `{UPDATE}`")


def read_current(folder: Path, locale: SiteLocale, english: Catalog) -> Catalog:
    """Read a catalog; raises ProblemsFoundError too where it has not the messages of the site."""
    catalog = read_catalog(folder, locale)
    if problems := [*find_stale(iter_messages(english), iter_messages(catalog))]:
        raise ProblemsFoundError(problems)
    return catalog


def start_catalog(locale: SiteLocale) -> Catalog:
    """Return an empty catalog with the header of a language."""
    header = _HEADER.format(locale.gettext_code, plural_forms_header(locale))
    return parse_catalog(header, locale)


def update_catalog(catalog: Catalog, template: Catalog) -> None:
    """Bring the messages of a template into a catalog; nothing is guessed, nothing is lost.

    A message that comes back brings the translation that was kept for it. Reviews without a seal
    are sealed, and those of other words go.
    """
    wanted = {(message.context, message.id) for message in iter_messages(template)}
    for key, kept in list(catalog.obsolete.items()):
        if (kept.context, kept.id) in wanted and catalog.get(kept.id, kept.context) is None:
            catalog[kept.id] = kept
            del catalog.obsolete[key]
    guessed = {message_key(message) for message in catalog if message.fuzzy}
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    for message in iter_messages(catalog):
        if message.fuzzy and message_key(message) not in guessed:
            # The English became a plural, or ceased to be one: Babel would guess the forms.
            set_translation(message, [""] * catalog.num_plurals)
        seal_reviews(message)


def write_catalog(catalog: Catalog) -> str:
    """Return a catalog as text: in its order, without dates, so that a diff shows words alone."""
    buffer = io.BytesIO()
    # Babel's header has dates and who saved it, and no plural forms of a language unknown to CLDR.
    write_po(buffer, catalog, width=0, include_lineno=False, omit_header=True)
    code, header = catalog.locale_identifier, _TEMPLATE_HEADER
    if code not in {None, SOURCE.code}:
        header = _HEADER.format(code, catalog.plural_forms)
    text = f"{catalog.header_comment}{header}\n{buffer.getvalue().decode('utf-8')}"
    return text.strip("\n") + "\n"
