"""`flask translations`: what translators and editors do with the catalogs in a terminal."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import babel
import click
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

from webapp.desk.checks import RULES, Rules, check
from webapp.desk.extract import extract, find_stale, refresh, start_catalog, write_catalog
from webapp.desk.sheets import take_packet, take_sheet, write_packet, write_sheet
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, SettingsError, read_settings
from webapp.text_files import lock_folder, name_of, put_text
from webapp.words.catalogs import (
    TEMPLATE,
    UPDATE,
    catalog_path,
    find_scant,
    forms_of,
    key_of,
    messages_of,
    read_catalog,
    read_template,
)
from webapp.words.languages import FILE, LIST, SOURCE, SiteLocale, language_name, read_languages
from webapp.words.reviews import Coverage, is_reviewed, is_safety_critical, measure, reviewers_of

_LEVELS = ("error", "missing", "warning", "unread")
_NEW_LANGUAGE = """\
# {english}. Its words are in LC_MESSAGES/messages.po.
autonym: {autonym}
direction: {direction}
formats: {formats}  # the CLDR locale that writes numbers and dates, such as pt_BR
plural_forms: '{plural_forms}'

# What no title may say: somebody may look over the reader's shoulder.
not_in_titles: []

# What no translation may say, and the English that it means: trafficking is not smuggling.
never: {{}}

# Translators and reviewers who want to be named on the page of languages.
thanks: []
"""
_NEW_STYLE = """\
# {english} ({autonym}): how it should sound

- How the reader is spoken to, and why:
- Human trafficking is called, and is never called:
- Words that were hard to choose:
"""
type Row = tuple[str, bool, int, str]  # level, whether no life hangs on it, line, what is wrong


class _Group(click.Group):
    """Ends a command with each problem on its line, and no traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (ProblemsFoundError, SettingsError) as error:
            click.echo(str(error), err=True)
            sys.exit(1)


@click.group(cls=_Group)
def translations() -> None:
    """Check the translations, and see what is left to do."""


def _choose(code: str | None) -> Iterator[tuple[SiteLocale, Path]]:
    """Yield a language by its code, or all but English, with the folder of the catalogs."""
    folder = read_settings().translations
    known = read_languages(folder, published=False)
    del known[SOURCE.code]
    if code is not None and code not in known:
        sys.exit(f"{code!r} is no language of {folder.name}/; type one of {', '.join(known)}")
    for locale in known.values():
        if code in {None, locale.code}:
            yield locale, folder


def _choose_one(code: str) -> tuple[SiteLocale, Path]:
    return next(_choose(code))


@translations.command("check")
@click.argument("code", required=False)
def check_all(code: str | None) -> None:
    """Name all that is wrong in the catalogs; fails for errors alone, never for a warning."""
    folder, english = read_settings().translations, extract(ROOT)
    stale = [*find_stale(messages_of(english), messages_of(read_template(folder)))]
    published, has_failed = read_languages(folder), bool(stale)
    for problem in sorted(stale):
        click.echo(str(problem))
    for locale, _ in _choose(code):
        try:
            catalog = read_catalog(folder, locale)
            _check_whole(catalog, catalog_path(folder, locale), folder, english)
            rows = list(_list(catalog, folder, locale))
        except ProblemsFoundError as error:
            click.echo(str(error))
            has_failed = True
            continue
        levels = [level for level, *_ in rows]
        for level, *_, text in rows:
            if level in {"error", "warning"}:
                click.echo(text)
        if not (folder / locale.code / RULES).is_file():
            click.echo(f"{locale.code} has no {RULES}: nothing looks for a lost 'not' or 'must'")
        done = _measure(catalog)
        scant = [*find_scant({locale.code: done} if locale.code in published else {})]
        for problem in scant:
            click.echo(str(problem))
        click.echo(
            f"{locale.code}: {done.translated} of {done.messages} translated, {done.reviewed}"
            f" reviewed; {done.safety_reviewed} of {done.safety} safety sentences reviewed by two;"
            f" {levels.count('warning')} warnings"
        )
        has_failed |= bool(scant) or "error" in levels
    sys.exit(has_failed)


def _check_whole(catalog: Catalog, path: Path, folder: Path, english: Catalog) -> None:
    """Raise ProblemsFoundError where a catalog is not what the English asks for."""
    known, wanted = ({key_of(m) for m in messages_of(each)} for each in (catalog, english))
    if known != wanted:
        what = "its messages are not those that the site has now"
        raise ProblemsFoundError([Problem(name_of(path, folder), 1, what, f"run `{UPDATE}`")])


def _list(catalog: Catalog, folder: Path, locale: SiteLocale) -> Iterator[Row]:
    """Yield all that is left in a language: what the checks find, then what too few have read."""
    found = list(check(catalog, Rules(folder, locale)))
    named = {message.lineno for message, *_ in found}
    unread = (m for m in messages_of(catalog) if not is_reviewed(m) and m.lineno not in named)
    found += [(message, "unread", "unread", "not enough people have read it") for message in unread]
    for message, level, name, what in found:
        line, is_safety = message.lineno or 1, is_safety_critical(message.context)
        place = f"{name_of(catalog_path(folder, locale), folder)}:{line}"
        text = f"{place}: {level}: {key_of(message)[1][:50]!r}: {what} ({name})"
        yield level, not is_safety, line, text


def _measure(catalog: Catalog) -> Coverage:
    return measure(catalog, filter(forms_of, messages_of(catalog)))


@translations.command()
@click.argument("code")
def todo(code: str) -> None:
    """List what is left in a language: wrong, missing, probably wrong, unread; safety first."""
    locale, folder = _choose_one(code)
    rows = list(_list(read_catalog(folder, locale), folder, locale))
    for _, is_other, _, text in sorted(rows, key=lambda row: (_LEVELS.index(row[0]), *row[1:3])):
        click.echo(text if is_other else f"{text} (a life can hang on it)")
    click.echo(f"{len(rows)} left" if rows else "nothing is left")


@translations.command()
def update() -> None:
    """Bring the English of templates and data/ into every catalog, and seal new reviews.

    A new message is empty. What the site no longer says is kept at the end of the file, behind
    `#~`, and comes back with its message. A review of other words goes.
    """
    template, problems = extract(ROOT), list[Problem]()
    folder = read_settings().translations
    with lock_folder(folder):
        put_text(folder / TEMPLATE, write_catalog(template))
        for locale, _ in _choose(None):
            path = catalog_path(folder, locale)
            try:
                is_new = not path.exists()
                catalog = start_catalog(locale) if is_new else read_catalog(folder, locale)
            except ProblemsFoundError as error:
                problems += error.problems
                continue
            refresh(catalog, template)
            put_text(path, write_catalog(catalog))
            done = _measure(catalog)
            waiting = done.messages - done.translated
            click.echo(f"{locale.code}: {waiting} wait for a translation")
    if problems:
        raise ProblemsFoundError(problems)


@translations.command()
@click.argument("code")
def add(code: str) -> None:
    """Begin a language, such as `add sw`: all its files but the words, with what CLDR knows.

    It has no page and no link until it is written into translations/languages.yaml.
    """
    if not re.fullmatch("[a-z]{2,3}", code) or code == SOURCE.code:
        sys.exit(f"{code!r} is no code of a new language; type two or three letters, as sw")
    folder = read_settings().translations
    try:
        cldr = babel.Locale.parse(code)
    except babel.UnknownLocaleError:
        cldr = babel.Locale.parse(SOURCE.formats)
        click.echo(f"CLDR does not know {code}: mend each field of {code}/{FILE}")
    about = {
        "english": language_name(code, SOURCE),
        "autonym": cldr.languages.get(code, code).capitalize(),
        "direction": cldr.text_direction,
        "formats": cldr,
        "plural_forms": get_plural(cldr).plural_forms,
    }
    style = folder / code / "style.md"
    for path, text in {
        folder / code / FILE: _NEW_LANGUAGE.format(**about),
        style: _NEW_STYLE.format(**about),
    }.items():
        is_there = path.exists()
        if not is_there:
            put_text(path, text)
        click.echo(f"{'is there already' if is_there else 'written'}: {path}")
    click.echo(
        f"Next: look over {code}/{FILE}, run `{UPDATE}`, translate, give the glossary a column "
        f"{code}, copy fr/checks.yaml and say there how the language says each word; then put "
        f"{code} into {LIST}, and three times into deploy/pages.conf "
        "(docs/translators.md)"
    )


@translations.command()
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def packet(code: str, file: Path) -> None:
    """Write the sentences that a life can hang on into FILE, a page to print, read and sign."""
    locale, folder = _choose_one(code)
    put_text(file, write_packet(read_catalog(folder, locale), locale, read_settings()))
    click.echo(f"written: {file}; keep it: `review {code} {file} --by NAME` enters what was signed")


@translations.command()
@click.argument("code")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", "name", required=True, help="Name or initials of the reader; it is public.")
@click.option("--without", type=int, multiple=True, help="The number of a sentence not right.")
def review(code: str, file: Path, name: str, without: tuple[int, ...]) -> None:
    """Enter what a reader signed on the printed page FILE, which `packet` wrote."""
    locale, folder = _choose_one(code)
    if not name.strip():
        sys.exit("a review needs a name; type --by and initials")
    with lock_folder(folder):
        catalog = read_catalog(folder, locale)
        before = _count_reviews(catalog)
        try:
            changed = take_packet(_read(file), catalog, locale, name, frozenset(without))
        except ValueError as error:
            sys.exit(f"{file}: {error}; nothing was entered")
        put_text(catalog_path(folder, locale), write_catalog(catalog))
    if changed:
        numbers = ", ".join(map(str, changed))
        click.echo(f"not entered, as their words have changed since: {numbers}; print them anew")
    entered = _count_reviews(catalog) - before
    click.echo(f"{entered} entered for {name}, left out: {len(without)}")


def _count_reviews(catalog: Catalog) -> int:
    return sum(len(reviewers_of(message)) for message in messages_of(catalog))


@translations.command()
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--take", is_flag=True, help="Take what has changed in FILE into the catalog.")
def sheet(code: str, file: Path, *, take: bool) -> None:
    """Write the whole catalog into FILE as CSV for a spreadsheet, or take it back from there."""
    locale, folder = _choose_one(code)
    if not take:
        put_text(file, "\ufeff" + write_sheet(read_catalog(folder, locale)))
        click.echo(f"written: {file}")
        return
    with lock_folder(folder):
        catalog = read_catalog(folder, locale)
        before = {key_of(message): message.string for message in messages_of(catalog)}
        try:
            refused = list(take_sheet(_read(file), catalog, locale))
        except ValueError as error:
            sys.exit(f"{file}:1: {error}; write the sheet anew and copy your words into it")
        taken = sum(before[key_of(m)] != m.string for m in messages_of(catalog))
        if taken:
            put_text(catalog_path(folder, locale), write_catalog(catalog))
    for line, why in refused:
        click.echo(f"{file}:{line}: not taken: {why}")
    click.echo(f"{code}: {taken} sentences taken, {len(refused)} rows not; run `check {code}`")


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        sys.exit(f"{file}:1: it is not UTF-8 text; save it as CSV UTF-8")
