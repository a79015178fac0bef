"""From the English to the catalogs: an extractor for Babel, and how a catalog is updated."""

import io
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po
from jinja2 import TemplateSyntaxError

from webapp.problems import Problem, ProblemsFoundError
from webapp.words.catalogs import (
    TEMPLATE,
    UPDATE,
    key_of,
    messages_of,
    parse_catalog,
    plural_forms_of,
    read_catalog,
)
from webapp.words.languages import SOURCE, SiteLocale
from webapp.words.reviews import is_safety_critical, put_seals, sources_of, write_texts
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
# Where prose is in a record: the end of the context of its messages; a note for translators.
_SERVICE = {
    "short": ("short", "On the home page and on the card: a few words for its English name"),
    "status_note": ("status_note", "What is not sure about this service today"),
    "description": ("description", "What it does"),
    "eligibility": ("eligibility", "Whom it helps"),
    "reporting": ("reporting", "What it may have to report, and to whom"),
    "where_note": ("service_areas", "Where it helps"),
    "phones description": ("phones", "About one phone number"),
    "phones interpreter_note": ("phones", "How to get an interpreter there"),
    "phones call_back": ("call_back", "What follows when somebody else answers"),
    "chats description": ("chats", "About one chat"),
    "chats call_back": ("call_back", "What follows when somebody else answers"),
}
_DANGER = ("danger", "What to do in danger at this moment")
_POLICE = _SERVICE | {"description": _DANGER, "phones description": _DANGER}
_LAW = {
    "brief": ("law", "The same in one line, before a number"),
    "plain": ("law", "What it says, in plain words"),
}
_SITUATION = {
    "label": ("label", "On the start page, in a small box: who should open this page"),
    "heading": ("heading", "The heading of a page for one situation; it speaks to the reader"),
    "know": ("know", "What one must know before a call"),
}
_KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "lazy_gettext": None,
    "lazy_pgettext": ((1, "c"), 2),
    "mark_plural": (1, 2),
}


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
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Yield the prose of a file of `data/`: of services, laws and situations, never a fact.

    The context of a message is the name of the record and its field, such as `door1.know`.
    """
    text = file.read()
    refuse_reuse(text)
    document = _Loader(text).get_single_data()
    for service in document.get("services", ()):
        fields = _POLICE if service.get("authority") == "police" else _SERVICE
        yield from _extract_record(service, service["id"], fields, service["name"])
    for key, record in document.items() if "services" not in document else ():
        if "plain" in record:
            claim = f"Never claim, in any words: {record.get('must_not_claim', '')}"
            yield from _extract_record(record, key, _LAW, record["citation"], claim)
        else:
            yield from _extract_record(record, f"door{key}", _SITUATION, f"Situation {key}")


def _extract_record(
    record: object, key: str, fields: Mapping[str, tuple[str, str]], about: str, *more: str
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    for path, (name, note) in fields.items():
        for text in _find_texts(record, *path.split()):
            if text and text != "unknown":
                yield text.line, "pgettext", (f"{key}.{name}", text), [f"{about}. {note}", *more]


def _find_texts(found: object, *path: str) -> Iterator[_Text]:
    """Yield the texts at a place of a record, and of each part of a list on the way."""
    if isinstance(found, list):
        for each in found:
            yield from _find_texts(each, *path)
    elif path and isinstance(found, dict):
        yield from _find_texts(found.get(path[0]), *path[1:])
    elif not path and isinstance(found, _Text):
        yield found


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
        keywords=_KEYWORDS,
        comment_tags=("TRANSLATORS:",),
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
    now, before = ({(m.context, sources_of(m)): m for m in each} for each in (english, known))
    changed = now.keys() ^ before.keys()
    if changed:
        first = next(message for key, message in (now | before).items() if key in changed)
        file, line = (*first.locations, (f"translations/{TEMPLATE}", 1))[0]
        what = f"{len(changed)} messages are not those of the site, first {sources_of(first)[0]!r}"
        yield Problem(file, line or 1, what, f"type `{UPDATE}`")


def read_current(folder: Path, locale: SiteLocale, english: Catalog) -> Catalog:
    """Read a catalog; raises ProblemsFoundError too where it has not the messages of the site."""
    catalog = read_catalog(folder, locale)
    if problems := [*find_stale(messages_of(english), messages_of(catalog))]:
        raise ProblemsFoundError(problems)
    return catalog


def start_catalog(locale: SiteLocale) -> Catalog:
    """Return an empty catalog with the header of a language."""
    header = _HEADER.format(locale.gettext_code, plural_forms_of(locale))
    return parse_catalog(header, locale)


def refresh(catalog: Catalog, template: Catalog) -> None:
    """Bring the messages of a template into a catalog; nothing is guessed, nothing is lost.

    A message that comes back brings the translation that was kept for it. Reviews without a seal
    are sealed, and those of other words go.
    """
    wanted = {(message.context, message.id) for message in messages_of(template)}
    for key, kept in list(catalog.obsolete.items()):
        if (kept.context, kept.id) in wanted and catalog.get(kept.id, kept.context) is None:
            catalog[kept.id] = kept
            del catalog.obsolete[key]
    guessed = {key_of(message) for message in catalog if message.fuzzy}
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    for message in messages_of(catalog):
        if message.fuzzy and key_of(message) not in guessed:
            # The English became a plural, or ceased to be one: Babel would guess the forms.
            write_texts(message, [""] * catalog.num_plurals)
        put_seals(message)


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
