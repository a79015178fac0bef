"""Ways to damage a catalog, each with the line that `flask translations check` must print."""

from pathlib import Path

from tests.content.damaging import (
    Damage,
    Hurt,
    append,
    begin_with,
    cut_after,
    fill_with,
    put_folder,
    put_loop,
    remove,
    swap,
    swap_bytes,
)
from tests.sites import pseudo

FR = "fr/LC_MESSAGES/messages.po"
AR = "ar/LC_MESSAGES/directory.po"
WAY_OUT, ON_DAY = pseudo("Way out"), pseudo("On %(day)s in %(place)s.")
UNDER_24 = pseudo("Help for people under 24 or over 65")
_BROKEN = ("this line is broken", "open and close the text with")
_EXTRA = '\nmsgid "Way in"\nmsgstr "[[Way in]]"\n'
_MERGE = f'<<<<<<< HEAD\nmsgstr "{WAY_OUT}"\n=======\nmsgstr "Sortie"\n>>>>>>> other'
_UPDATE = "run `.venv/bin/flask translations update`"


def at_top(hurt: Hurt) -> Hurt:
    """Hurt somewhere; the line is the first, where the header begins."""

    def hurt_header(path: Path) -> int:
        hurt(path)
        return 1

    return hurt_header


def say(words: str) -> Hurt:
    """Translate "Way out" otherwise; the line is that of its msgid."""
    return swap(f'msgstr "{WAY_OUT}"', f'msgstr "{words}"', at='msgid "Way out"')


def _say_day(words: str) -> Hurt:
    return swap(ON_DAY, words, at='msgid "On %(day)s')


def _say_ages(words: str) -> Hurt:
    return swap(UNDER_24, words, at='msgid "Help for')


def _add_form(path: Path) -> int:
    append('msgstr[2] "%(num)s"\n')(path)
    return swap('msgid "%(num)s call"', 'msgid "%(num)s call"')(path)


BROKEN_CATALOGS = (
    Damage("gone", FR, remove, "the file is missing", _UPDATE),
    Damage("empty", FR, fill_with(b""), "the catalog is empty", _UPDATE),
    Damage("cut inside quotes", FR, cut_after("[[Ĥ"), *_BROKEN),
    Damage(
        "cut between messages",
        FR,
        at_top(cut_after(f'msgstr "{WAY_OUT}"\n')),
        "'%(num)s call' is missing",
        _UPDATE,
    ),
    Damage("quote not closed", FR, swap(f'msgstr "{WAY_OUT}"', f'msgstr "{WAY_OUT}'), *_BROKEN),
    Damage("quote inside", FR, swap(f'msgstr "{WAY_OUT}"', 'msgstr "a "way" out"'), *_BROKEN),
    Damage(
        "unfinished merge",
        FR,
        swap(f'msgstr "{WAY_OUT}"', _MERGE),
        "a merge was left unfinished",
        "choose one side",
    ),
    Damage("page of a website", FR, fill_with(b"<!doctype html>\n"), *_BROKEN),
    Damage(
        "Latin-1",
        FR,
        swap_bytes(WAY_OUT.encode(), b"Issue d\xe9rob\xe9e"),
        "the file is not UTF-8 text",
        "save it as UTF-8",
    ),
    Damage("byte order mark", FR, begin_with("\ufeff"), "byte order mark", "no BOM"),
    Damage("folder", FR, put_folder, "a folder stands where a file should be", "move it away"),
    Damage("link to itself", FR, put_loop, "cannot read it", "check the file's permissions"),
    Damage("fuzzy header", FR, begin_with("#, fuzzy\n"), "the header is marked fuzzy", "delete"),
    Damage(
        "wrong Language",
        FR,
        at_top(swap("Language: fr", "Language: es")),
        "the header says Language: es",
        "type Language: fr",
    ),
    Damage(
        "wrong Plural-Forms",
        FR,
        at_top(swap("(n > 1)", "(n != 1)")),
        "the header Plural-Forms is not this language's",
        "type Plural-Forms: nplurals=2;",
    ),
    Damage(
        "Babel's Arabic",
        AR,
        at_top(swap("n%100>=11 ? 4 : 5", "n%100>=11 ? 5 : 4")),
        "the header Plural-Forms is not this language's",
        "type Plural-Forms: nplurals=6;",
    ),
    Damage(
        "Plural-Forms in words",
        FR,
        swap("nplurals=2", "nplurals=two", at="#: templates"),
        "not readable",
        "Poedit",
    ),
    Damage(
        "another charset",
        FR,
        at_top(swap("charset=utf-8", "charset=iso-8859-1")),
        "charset",
        "utf-8",
    ),
    Damage(
        "no such charset", FR, at_top(swap("charset=utf-8", "charset=words")), "charset", "utf-8"
    ),
    Damage("template is gone", "messages.pot", remove, "the file is missing", _UPDATE),
)

BROKEN_MESSAGES = (
    Damage(
        "fuzzy",
        FR,
        swap('msgid "Way out"', '#, fuzzy\nmsgid "Way out"', at='msgid "Way out"'),
        "'Way out' is marked fuzzy",
        "delete the word fuzzy",
    ),
    Damage("not translated", FR, say(""), "'Way out' is not translated", "between the quotes"),
    Damage("spaces only", FR, say("   "), "'Way out' is not translated", "between the quotes"),
    Damage(
        "missing",
        FR,
        at_top(swap(f'msgid "Way out"\nmsgstr "{WAY_OUT}"\n', "")),
        "'Way out' is missing",
        _UPDATE,
    ),
    Damage(
        "safety taken off",
        FR,
        at_top(swap('msgctxt "safety"\n', "")),
        "'You can leave.' (safety) is missing",
        _UPDATE,
    ),
    Damage("not of the site", FR, append(_EXTRA), "'Way in' is no message of the site", _UPDATE),
    Damage(
        "English edited",
        FR,
        swap('msgid "Way out"', 'msgid "Way  out"'),
        "'Way  out' is no message of the site",
        _UPDATE,
    ),
    Damage(
        "stands twice",
        FR,
        append('\nmsgid "Way out"\nmsgstr "Stay here"\n'),
        "stands in line 11 too",
        "delete one of the two",
    ),
    Damage(
        "placeholder renamed",
        FR,
        _say_day("Le %(jour)s à %(place)s."),
        "has %(jour)s, which its source lacks",
        "delete %(jour)s or mend its name",
    ),
    Damage(
        "placeholder dropped",
        FR,
        _say_day("Le %(day)s."),
        "lacks %(place)s",
        "put %(place)s where it belongs",
    ),
    Damage(
        "placeholder added",
        FR,
        say("Sortie %(day)s"),
        "has %(day)s, which its source lacks",
        "delete %(day)s",
    ),
    Damage(
        "placeholder of a number",
        FR,
        _say_day("Le %(day)d à %(place)s."),
        "lacks %(day)s",
        "put %(day)s",
    ),
    Damage(
        "placeholder padded",
        FR,
        _say_day("Le %(day)99999999s à %(place)s."),
        "has a percent sign of its own",
        "write the word for percent",
    ),
    Damage("percent sign", FR, say("La moitié %"), "has a percent sign of its own", "the word"),
    Damage("markup", FR, say("<b>Sortie</b>"), "holds markup", "write plain text"),
    Damage("script", FR, say("<script>alert()</script>"), "holds markup", "write plain text"),
    Damage("entity", FR, say("Sortie&nbsp;!"), "holds markup", "write plain text"),
    Damage("template", FR, say("{{ config }}"), "holds markup", "write plain text"),
    Damage("address", FR, say("www.exemple.fr"), "holds an address", "to the page"),
    Damage("bare host", FR, say("exemple.fr/sortie"), "holds an address", "to the page"),
    Damage("script address", FR, say("javascript:alert()"), "holds an address", "to the page"),
    Damage("e-mail", FR, say("aide@exemple"), "holds an address", "to the page"),
    Damage("number of its own", FR, say("Sortie 9"), "holds a digit", "to the page"),
    Damage("Arabic-Indic digits", FR, say("Sortie ٩"), "holds a digit", "to the page"),
    Damage("full-width digits", FR, say("Sortie ９"), "holds a digit", "to the page"),
    Damage(
        "number changed",
        FR,
        _say_ages("Moins de 42 ou plus de 65"),
        "changes a number",
        "type 24, 65 as in the source",
    ),
    Damage("number dropped", FR, _say_ages("Moins de 24"), "changes a number", "type 24, 65"),
    Damage(
        "number in other digits",
        FR,
        _say_ages("Moins de ٢٤ ou plus de ٦٥"),
        "changes a number",
        "type 24, 65",
    ),
    Damage(
        "other digits beside it",
        FR,
        _say_ages("Moins de 24 ou plus de 65 (٩١١)"),
        "changes a number",
        "type 24, 65",
    ),
    Damage("turned text", FR, say("Sor\u202etie"), "the invisible character U+202E", "delete it"),
    Damage("text that ends a turn", FR, say("Sor\u202ctie"), "the invisible character U+202C", ""),
    Damage("no space", FR, say("Sor\u200btie"), "the invisible character U+200B", "delete it"),
    Damage("open isolate", FR, say("Sor\u2066tie"), "its isolates unevenly", "one U+2069"),
    Damage("isolate back to front", FR, say("Sor\u2069ti\u2066e"), "its isolates unevenly", ""),
    Damage("Cyrillic letter in a word", FR, say("Sоrtie"), "", ""),
    Damage(
        "plural form empty",
        FR,
        swap(pseudo("%(num)s calls", "ⓑ"), "", at='msgid "%(num)s call"'),
        "'%(num)s call' is not translated",
        "between the quotes",
    ),
    Damage(
        "plural form missing",
        FR,
        swap(f'msgstr[1] "{pseudo("%(num)s calls", "ⓑ")}"\n', "", at='msgid "%(num)s call"'),
        "'%(num)s call' is not translated",
        "between the quotes",
    ),
    Damage("plural form too many", FR, _add_form, "not readable", "Poedit"),
    Damage(
        "plural lost",
        FR,
        swap(
            'msgid_plural "%(num)s calls"\nmsgstr[0] "'
            + pseudo("%(num)s calls", "ⓐ")
            + '"\nmsgstr[1] "'
            + pseudo("%(num)s calls", "ⓑ"),
            'msgstr "%(num)s',
            at='msgid "%(num)s call"',
        ),
        "",
        "",
    ),
)
