"""`flask translations add`: everything of a new language but its words."""

from gettext import c2py
from pathlib import Path

import click

from webapp.i18n.glossary import GLOSSARY
from webapp.i18n.language_codes import find_cldr, find_lender, refuse_code
from webapp.i18n.locales import (
    LIST,
    NAME,
    SOURCE,
    SiteLocale,
    guess_language,
    language_name,
    read_language,
)
from webapp.text_files import put_text
from workshop.catalogs.sync import expected_catalogs
from workshop.checks.orthography import GENERAL, list_missing, read_orthographies
from workshop.checks.orthography import NAME as CHECKS
from workshop.commands.translations.common import end, open_folder, report

_LANGUAGE = """\
# {english}. Its words stand in LC_MESSAGES/.
autonym: {autonym}
direction: {direction}
formats: {code:<15} # the CLDR locale that writes numbers and dates, such as pt_BR
# The plural forms, by Babel's table for gettext: {plural_forms}{otherwise}
# One count for each form: {samples}. If they are wrong, type `plural_forms:` and the right ones.

# What no title, address or file name may say: somebody may look over the reader's shoulder.
not_in_titles: []

# Translators and reviewers who want to be named on the page of languages.
thanks: []
"""
_OTHERWISE = (
    "\n# CLDR divides numbers otherwise; ask somebody who speaks the language which is right."
)
_COUNTED = 200
_CHECKS = """\
# {english}: what the checks of translations know (docs/translators/README.md). No page needs it.
# Each field here is missing until you fill it in: what is missing is not looked for.
"""
_STYLE = """\
# {english} ({autonym}): how it should sound

Who works on this language writes here what the next person should know.

- How the reader is spoken to, and why:
- Where the language knows man and woman, how sentences avoid saying which:
- Human trafficking is called:
- It is never called (smuggling); write these into translations/glossary.csv too:
- Words that were hard to choose:

| English | {english} | why |
| --- | --- | --- |
"""


@click.command()
@click.argument("locale")
def add(locale: str) -> None:
    """Begin a language, such as `add sw`: all files but the words, with what CLDR knows.

    \b
    translations/sw/language.yaml   its own name, direction, plurals
    translations/sw/checks.yaml     how it is written, to fill in
    translations/sw/LC_MESSAGES/    the catalogs, empty
    docs/translators/sw.md          a sheet for its style

    What is there already stays as it is. The language has no page and no link until it is
    written into translations/languages.yaml; `status`, `todo` and `check` know it at once.
    """
    folder = open_folder()
    known = guess_language(locale)
    if locale == SOURCE.code:
        end(f"{locale!r} is always there; type the code of another language")
    if known is None:
        end("; ".join(refuse_code(locale) or ()))
    style = _style_sheet(folder, locale)
    _put_new(folder / locale / NAME, folder, _describe(_LANGUAGE, known))
    _put_new(folder / locale / CHECKS, folder, _describe(_CHECKS, known) + _list_fields())
    _put_new(style, folder, _describe(_STYLE, known))
    language, problems = read_language(folder, locale)
    if language is not None:
        catalogs, problems = expected_catalogs(folder, language)
        for expected in catalogs:
            _put_new(expected.path, folder, expected.text)
    orthographies, found = read_orthographies(folder)
    problems += tuple(problem for problem in found if Path(problem.file).parent.name == locale)
    if problems:
        report(problems)
        end("Mend these, then run the same command again.")
    click.echo(_say_what_cldr_lacks(known))
    click.echo(
        f"Left to type:\n"
        f"1. {folder.name}/{locale}/{NAME}: look it over; type the words that no "
        "title may say\n"
        f"2. {folder.name}/{locale}/{CHECKS}: missing: "
        f"{', '.join(list_missing(orthographies[locale])) or 'nothing'}\n"
        f"3. {folder.name}/{locale}/LC_MESSAGES/*.po: the words; `todo {locale}` lists them\n"
        f"4. {style.relative_to(folder.parent)}: how the language should sound\n"
        f"5. {folder.name}/{GLOSSARY}: the columns {locale} and {locale}_never: what trafficking "
        "is called, and what never\n"
        f"6. {folder.name}/{LIST}: `  - {locale}`, when docs/translators/thresholds.md allows it"
    )


def _say_what_cldr_lacks(known: SiteLocale) -> str:
    """Say what was not known and had to be taken from another language."""
    file = f"{known.code}/{NAME}"
    if find_cldr(known.code) is None:
        what = f"CLDR does not know {known.code!r}, so its name and all else are as in English"
        return f"\n{what}; mend each field of {file}.\n"
    lender = find_lender(known.cldr)
    if lender is None:
        return ""
    what = f"CLDR lacks much of {known.autonym} and has {lender.get_language_name('en')} instead"
    return f"\n{what}; type `months` and what `language_names` differ into {file}.\n"


def _style_sheet(folder: Path, code: str) -> Path:
    return folder.parent / "docs/translators" / f"{code}.md"


def _list_fields() -> str:
    """Return the fields that checks need, each with what it holds; one is there, and empty."""
    fields = dict(list_missing(GENERAL))
    negations = fields.pop("negations")
    about = "".join(f"\n# {what}\n# {name}:\n" for name, what in fields.items())
    return f"{about}\n# {negations}\nnegations: []\n"


def _describe(text: str, known: SiteLocale) -> str:
    return text.format(
        english=language_name(known.code, SOURCE),
        autonym=known.autonym,
        direction=known.direction,
        code=known.formats,
        plural_forms=known.plural_forms,
        samples=", ".join(map(str, known.plural_samples)),
        otherwise="" if _is_by_cldr(known) else _OTHERWISE,
    )


def _is_by_cldr(known: SiteLocale) -> bool:
    """Whether CLDR has the same plural forms: gettext's table is older for fa or am."""
    choose = c2py(known.plural_forms.partition("plural=")[2].rstrip(";"))
    pairs = {(choose(count), known.cldr.plural_form(count)) for count in range(_COUNTED)}
    return len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})


def _put_new(path: Path, folder: Path, text: str) -> None:
    shown = path.relative_to(folder.parent).as_posix()
    if path.exists() or path.is_symlink():
        click.echo(f"is there already: {shown}")
    else:
        put_text(path, text)
        click.echo(f"written: {shown}")
