"""Every way to damage a catalog ends in one clear line and in no site."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.content.damaging import Damage
from tests.i18n.damaged_catalogs import AR, BROKEN_CATALOGS, BROKEN_MESSAGES, FR, say
from tests.i18n.spoken import SPOKEN
from tests.sites import FIXTURE, FIXTURE_DAY
from webapp.app import create_app
from webapp.i18n import catalogs
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings
from workshop.commands.translations import translations

DAMAGES = (*BROKEN_CATALOGS, *BROKEN_MESSAGES)
LINE = re.compile(r"translations/[\w./-]+:[1-9]\d*: [^\n]+; [^\n]+")


def answer_to(folder: Path, *asked: str) -> str:
    """Return what the command says of damaged catalogs, having checked that it fails well."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    result = CliRunner().invoke(translations, ["check", *asked], env=env)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    for line in result.stderr.splitlines():
        assert LINE.fullmatch(line), line
    return result.stderr


def test_sound_catalogs_are_sound(small: Path) -> None:
    assert list(catalogs.load(small)) == list(SPOKEN)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_told_with_file_and_line(small: Path, damage: Damage) -> None:
    begins = damage.inflict(small)
    answer = answer_to(small, *(code for code in SPOKEN if damage.file.startswith(f"{code}/")))
    assert damage.is_reported(begins, answer), f"{begins}{damage.what}; {damage.fix}\n{answer}"
    with pytest.raises(ProblemsFoundError):
        catalogs.load(small)


def test_damaged_catalogs_make_no_app(small: Path) -> None:
    say("<b>")(small / FR)
    settings = Settings(data=FIXTURE / "data", translations=small, testing=True, today=FIXTURE_DAY)
    with pytest.raises(ProblemsFoundError, match="holds markup"):
        create_app(settings)


def test_damages_of_several_catalogs_are_told_at_once(small: Path) -> None:
    chosen = [
        Damage("markup", FR, say("<b>"), "holds markup", "plain text"),
        Damage("markup", AR, say("<b>"), "holds markup", "plain text"),
        Damage("digit", "so/LC_MESSAGES/messages.po", say("9"), "holds a digit", "leave numbers"),
        Damage("empty", "es/LC_MESSAGES/messages.po", say(""), "is not translated", "type"),
    ]
    begins = [damage.inflict(small) for damage in chosen]
    answer = answer_to(small)
    assert all(d.is_reported(b, answer) for d, b in zip(chosen, begins, strict=True)), answer
    assert len(answer.splitlines()) == len(chosen)


@pytest.mark.parametrize("words", ["L’issue", "مخرج", "\u2066out\u2069", "a\u200cb"])
def test_right_words_are_not_refused(small: Path, words: str) -> None:
    say(words)(small / FR)
    assert catalogs.load(small)["fr"].domains["messages"].gettext("Way out") == words


def test_form_for_one_may_say_its_number_in_a_word(small: Path) -> None:
    path = small / AR
    text = path.read_text("utf-8")
    path.write_text(text.replace("[[ⓒ%(num)s", "[[ⓒ"), "utf-8")
    words = catalogs.load(small)["ar"].domains["directory"]
    assert "%" not in words.ngettext("%(num)s call", "%(num)s calls", 2)
