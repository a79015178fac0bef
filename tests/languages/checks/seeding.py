"""A fault put into a small sound catalog, and the check that must name it."""

from dataclasses import dataclass
from pathlib import Path

from tests.languages.pseudo import ROOT
from webapp.languages.catalogs import DOMAINS, catalog_path
from webapp.languages.glossary import GLOSSARY
from webapp.languages.locales import LOCALES, TRANSLATED

HEADER = """\
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"
"""
_Text = str | tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One message: its English, and a translation (a tuple has plural forms)."""

    english: _Text
    said: _Text
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
    beside: Entry | None = None


def sow(folder: Path, seed: Seed, *, faulty: bool) -> Path:
    """Write a folder of catalogs with the sound message, or with the fault; return the folder."""
    folder.mkdir(parents=True)
    (folder / GLOSSARY).write_bytes((ROOT / "translations" / GLOSSARY).read_bytes())
    entries = [seed.good, *([seed.beside] if seed.beside else [])]
    template = HEADER.format(code="en", plural_forms=LOCALES["en"].plural_forms)
    empty = [Entry(one.english, _emptied(one), one.context, one.comment) for one in entries]
    for domain in DOMAINS:
        text = template + "".join(_write(one) for one in empty)
        (folder / f"{domain}.pot").write_text(text, "utf-8")
    for locale in TRANSLATED:
        if locale.code != seed.locale:
            continue
        said = Entry(
            seed.good.english,
            seed.bad if faulty and seed.bad else seed.good.said,
            seed.good.context,
            seed.good.comment,
        )
        header = HEADER.format(code=locale.code, plural_forms=locale.plural_forms)
        text = header + "".join(_write(one) for one in [said, *entries[1:]])
        for domain in DOMAINS:
            path = catalog_path(folder, locale, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            raw = text.encode("utf-8")
            if faulty and seed.swap:
                old, new = seed.swap
                assert old in raw, f"{seed.name}: the catalog does not hold {old!r}"
                raw = raw.replace(old, new, 1)
            path.write_bytes(raw)
    return folder


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
    if isinstance(entry.said, str):
        lines.append(f'msgstr "{_quote(entry.said)}"')
    else:
        lines += (f'msgstr[{n}] "{_quote(text)}"' for n, text in enumerate(entry.said))
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
