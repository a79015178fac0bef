"""A language is what its own file says; a fault in it is one clear line and one language less."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.content.damaging import (
    Damage,
    append,
    fill_with,
    put_folder,
    put_loop,
    remove,
    swap,
    swap_bytes,
)
from tests.i18n.small import make_small_catalogs
from tests.i18n.spoken import SPOKEN, TABLE
from webapp.i18n import catalogs
from webapp.i18n.locales import SOURCE, read_registry
from webapp.problems import ProblemsFoundError
from workshop.commands.translations import translations

SO, AR, ES, LIST = "so/language.yaml", "ar/language.yaml", "es/language.yaml", "languages.yaml"
_PLURALS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 :"
DAMAGES = (
    Damage("gone", SO, remove, "the file is missing", "translations add so"),
    Damage("empty", SO, fill_with(b""), "the file is empty", "last commit"),
    Damage("folder", SO, put_folder, "a folder stands where a file should be", "move it away"),
    Damage("loop", SO, put_loop, "cannot read it", "permissions"),
    Damage("Latin-1", SO, swap_bytes(b"Soomaali", b"S\xf6maali"), "not UTF-8", "save it as UTF-8"),
    Damage("no fields", SO, fill_with(b"- Soomaali\n"), "should be fields", "as `name: value`"),
    Damage("not YAML", SO, swap("direction: ltr", "direction: ]ltr"), "not readable", "indents"),
    Damage("no autonym", SO, swap("autonym: Soomaali\n", ""), "`autonym` has no answer", "type"),
    Damage("autonym empty", SO, swap("autonym: Soomaali", "autonym:"), "has no answer", "type"),
    Damage(
        "autonym is a list", SO, swap("autonym: Soomaali", "autonym: [a]"), "on one line", "words"
    ),
    Damage(
        "autonym turned",
        SO,
        swap("autonym: Soomaali", 'autonym: "\\u202eSo"'),
        "holds an invisible character",
        "delete it",
    ),
    Damage("autonym long", SO, swap("autonym: Soomaali", f"autonym: {'x' * 61}"), "too long", "60"),
    Damage("direction", SO, swap("direction: ltr", "direction: left"), "'left'", "ltr or rtl"),
    Damage(
        "formats", SO, swap("formats: so ", "formats: xx_SO "), "CLDR knows no 'xx_SO'", "pt_BR"
    ),
    Damage("unknown field", SO, append("published: yes\n"), "`published` is no field", "spelling"),
    Damage("twice", SO, append("autonym: Somali\n"), "stands here twice", "keep one"),
    Damage("date", SO, swap("d MMMM y", "d MMMM"), "lacks day, month or year", "d MMMM y"),
    Damage(
        "eleven months",
        ES,
        append(f"months: [{', '.join('abcdefghijk')}]\n"),
        "has 11 names",
        "type twelve",
    ),
    Damage(
        "no such hour",
        ES,
        append("times_of_day: {0: habeennimo, 24: subaxnimo}\n"),
        "an hour that is none",
        "from 0 to 23",
    ),
    Damage("no first hour", ES, append("times_of_day: {5: subaxnimo}\n"), "no hour 0", "is 0"),
    Damage("names are a list", SO, swap("  ln: Lingala", "  - Lingala"), "", ""),
    Damage("pattern", ES, swap("before: h?", "before: (h?"), "is no pattern", "a plain word"),
    Damage("pattern of all", ES, swap("|y(?![aeiouáéíóú])", "|y?"), "in every text", "plain"),
    Damage(
        "titles no list",
        SO,
        swap("not_in_titles:\n", "not_in_titles: galmo\nx:\n"),
        "should be a list",
        "one, another",
    ),
    Damage("address as thanks", SO, swap("thanks: []", "thanks: [a@b.so]"), "is no name", "name"),
    Damage("forms in words", AR, swap(_PLURALS, "nplurals=six; plural=(n==0 ? 0 :"), "", ""),
    Damage("too few forms", AR, swap("nplurals=6", "nplurals=5"), "not as many forms", "nplurals"),
    Damage("too many forms", AR, swap("nplurals=6", "nplurals=7"), "not as many forms", "nplurals"),
    Damage("forms by nothing", AR, swap("n%100>=11", "n%0>=11"), "`plural_forms`: ", "nplurals=2"),
    Damage("forms that run", AR, swap("(n==0 ?", "(open(n) ?"), "plural_forms", "type"),
    Damage("half a turn", ES, swap("  becomes: e\n", "", at="and:"), "has no answer", "becomes:"),
    Damage("list gone", LIST, remove, "the file is missing", "last commit"),
    Damage("list of nothing", LIST, fill_with(b"fr\n"), "holds not just a list", "published:"),
    Damage("list and more", LIST, append("draft: [fr]\n"), "", ""),
    Damage("no such folder", LIST, append("  - sw\n"), "", ""),
    Damage("no such language", LIST, append("  - zz\n"), "", ""),
    Damage("no code", LIST, append("  - Français\n"), "is no code of a language", "as pt"),
    Damage("path", LIST, append("  - ../so\n"), "is no code of a language", "as pt"),
    Damage("English", LIST, append("  - en\n"), "English is always there", "delete this line"),
    Damage("listed twice", LIST, append("  - so\n"), "stands here twice", "delete one"),
)


def told_of(folder: Path, *asked: str) -> str:
    """Return what `check` says, having made sure that it fails in lines."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    result = CliRunner().invoke(translations, ["check", *asked], env=env)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    return result.stderr


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_told_and_makes_no_site(small: Path, damage: Damage) -> None:
    begins = damage.inflict(small)
    answer = told_of(small, *(code for code in SPOKEN if damage.file.startswith(f"{code}/")))
    if damage.what:
        assert damage.is_reported(begins, answer), f"{begins}{damage.what}\n{answer}"
    assert answer.startswith(f"{small.name}/")
    with pytest.raises(ProblemsFoundError):
        catalogs.load(small)


def test_the_file_of_a_listed_language_must_be_there(small: Path) -> None:
    append("  - sw\n")(small / LIST)
    assert "translations/sw/language.yaml:1: error: the file is missing; run `" in told_of(small)
    assert "translations add sw`" in told_of(small)


def test_a_folder_is_named_by_a_code_that_stands_for_a_language(small: Path) -> None:
    append("  - zz\n")(small / LIST)
    text = "translations/zz/language.yaml:1: error: 'zz' stands for no language in ISO 639; look"
    assert text in told_of(small)


def test_the_list_gives_the_order_and_english_comes_first(small: Path) -> None:
    (small / LIST).write_text("published: [ar, fr]\n", "utf-8")
    assert list(catalogs.load(small)) == ["en", "ar", "fr"]
    assert list(read_registry(small).unpublished) == ["es", "pt", "so"]


def test_a_language_that_is_not_listed_cannot_break_anything(small: Path) -> None:
    (small / LIST).write_text("published: [fr]\n", "utf-8")
    (small / "so/LC_MESSAGES/messages.po").write_text("nonsense", "utf-8")
    (small / SO).write_text("nonsense", "utf-8")
    (small / "es/LC_MESSAGES/directory.po").unlink()
    assert list(catalogs.load(small)) == ["en", "fr"]


def test_without_any_other_language_the_site_is_english(small: Path) -> None:
    (small / LIST).write_text("published: []\n", "utf-8")
    assert list(catalogs.load(small)) == ["en"]


def test_samples_and_forms_come_from_cldr() -> None:
    assert not TABLE.problems
    assert not TABLE.refused
    assert [SPOKEN[code].plural_samples for code in ("en", "fr", "ar")] == [
        (1, 2),
        (1, 2),
        (0, 1, 2, 3, 11, 100),
    ]
    assert SPOKEN["fr"].plural_forms == "nplurals=2; plural=(n > 1);"
    assert SPOKEN["en"] is SOURCE


def test_names_are_thanked_as_they_are_written(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations")
    swap("thanks: []", "thanks: [Amina A., 'يوسف']")(folder / SO)
    assert read_registry(folder).published["so"].thanks == ("Amina A.", "يوسف")
