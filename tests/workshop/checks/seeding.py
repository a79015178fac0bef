"""A fault put into a small sound catalog, and the check that must name it."""

from dataclasses import dataclass, replace
from pathlib import Path

from tests.i18n.spoken import FOLDER, SPOKEN
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.glossary import GLOSSARY
from workshop.checks.orthography import find_files

HEADER = """\
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"
"""
_HOME = {"fr": "Accueil", "es": "Inicio", "pt": "Início", "so": "Bogga hore", "ar": "الرئيسية"}
_BESIDE = set(DOMAINS) - {"messages"}
_Text = str | tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One message: its English, and a translation (a tuple has plural forms)."""

    english: _Text
    translation: _Text
    context: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Seed:
    """One fault: the sound message, and what to say in its place.

    Faults of a file are bytes to put in place of others. `number` is that of the list of faults.
    """

    number: int
    name: str
    check: str
    locale: str
    good: Entry
    bad: _Text = ""
    swap: tuple[bytes, bytes] | None = None
    beside: tuple[Entry, ...] = ()


def sow(folder: Path, seed: Seed, *, faulty: bool) -> Path:
    """Write a folder of catalogs with the sound message, or with the fault; return the folder."""
    folder.mkdir(parents=True)
    (folder / GLOSSARY).write_bytes((FOLDER / GLOSSARY).read_bytes())
    entries = [seed.good, *seed.beside]
    template = HEADER.format(code="en", plural_forms=SPOKEN["en"].plural_forms)
    empty = [
        Entry(entry.english, _emptied(entry), entry.context, entry.comment) for entry in entries
    ]
    _write_file(folder / "messages.pot", template, empty)
    for domain in _BESIDE:
        _write_file(folder / f"{domain}.pot", template, [Entry("Home", "")])
    entry = replace(seed.good, translation=seed.bad) if faulty and seed.bad else seed.good
    locale = SPOKEN[seed.locale]
    own = f"{locale.code}/language.yaml"
    for path in find_files(FOLDER):
        (folder / path.parent.name).mkdir()
        (folder / path.relative_to(FOLDER)).write_bytes(path.read_bytes())
    (folder / own).write_bytes((FOLDER / own).read_bytes())
    (folder / "languages.yaml").write_text(f"published: [{locale.code}]\n", "utf-8")
    header = HEADER.format(code=locale.code, plural_forms=locale.plural_forms)
    home = Entry("Home", _HOME[locale.code])
    for domain in _BESIDE:
        _write_file(catalog_path(folder, locale, domain), header, [home])
    path = catalog_path(folder, locale, "messages")
    _write_file(path, header, [entry, *entries[1:]])
    if faulty and seed.swap:
        old, new = seed.swap
        raw = path.read_bytes()
        assert old in raw, f"{seed.name}: the catalog does not hold {old!r}"
        path.write_bytes(raw.replace(old, new, 1))
    return folder


def _write_file(path: Path, header: str, entries: list[Entry]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header + "".join(_write(entry) for entry in entries), "utf-8")


def _emptied(entry: Entry) -> _Text:
    return "" if isinstance(entry.english, str) else ("", "")


def _write(entry: Entry) -> str:
    lines = [""]
    if entry.comment:
        lines.append(f"#. {entry.comment}")
    if entry.context:
        lines.append(f'msgctxt "{_quote(entry.context)}"')
    if isinstance(entry.english, str):
        lines.append(f'msgid "{_quote(entry.english)}"')
    else:
        lines.append(f'msgid "{_quote(entry.english[0])}"')
        lines.append(f'msgid_plural "{_quote(entry.english[1])}"')
    if isinstance(entry.translation, str):
        lines.append(f'msgstr "{_quote(entry.translation)}"')
    else:
        lines += (f'msgstr[{n}] "{_quote(text)}"' for n, text in enumerate(entry.translation))
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
