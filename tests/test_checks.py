"""The checks of translations: each kind of fault is named, and what is right has no finding."""

import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from webapp.desk.checks import RULES, Rules, check
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT
from webapp.words.languages import read_languages

FOLDER = ROOT / "translations"
LANGUAGES = read_languages(FOLDER)
RULES_OF = {code: Rules(FOLDER, LANGUAGES[code]) for code in ("fr", "es", "so", "ar")}


def names(code: str, english: str, text: str, comment: str = "") -> set[str]:
    """Return the names of what is found in one message of a language."""
    catalog = Catalog(locale=code)
    catalog.add(english, text, context="safety", user_comments=[comment])
    return {name for _, _, name, _ in check(catalog, RULES_OF[code])}


@pytest.mark.promise("W7")
@pytest.mark.parametrize(
    ("code", "english", "text", "name"),
    [
        ("fr", "You cannot lose it.", "Vous pouvez le perdre.", "negation-lost"),
        ("ar", "They answer calls.", "لا يردون على المكالمات.", "negation-added"),
        ("fr", "You may write.", "Vous devez écrire.", "meaning-contrary"),
        ("fr", "They may come.", "Ces personnes viendront.", "meaning-lost"),
        ("fr", "They listen.", "Ces personnes gardent le secret.", "meaning-added"),
        ("fr", "Doctor before lawyer.", "Avocat avant médecin.", "meaning-turned"),
        ("es", "Sit down. Write your name.", "Siéntese.", "clause"),
        ("fr", "A survivor sings.", "Une personne rescapée chante.", "term"),
        ("fr", "Write to Oak Tree.", "Écrivez à Preble.", "name"),
        ("so", "Ask an advocate.", "Weydii an advocate.", "english"),
        ("ar", "Is it wrong?", "هل هذا خطأ?", "slip"),
    ],
)
def test_a_fault_is_named(code: str, english: str, text: str, name: str) -> None:
    assert name in names(code, english, text)


@pytest.mark.parametrize(
    ("code", "english", "text"),
    [
        ("fr", "Trafficking is not smuggling.", "La traite n’est pas le trafic de migrants."),
        ("es", "No lawyer has read it.", "No lo ha leído ningún abogado ni ninguna abogada."),
        ("ar", "The call costs nothing.", "لا تكلفك المكالمة شيئًا."),
    ],
)
def test_what_is_right_has_no_finding(code: str, english: str, text: str) -> None:
    assert names(code, english, text) == set()


def test_an_excuse_with_a_reason_holds_for_its_finding_alone() -> None:
    message = ("fr", "You cannot find the bus:", "Vous voyez the bus :")
    assert names(*message, "ok: english") == {"english", "negation-lost", "excuse"}
    assert names(*message, "ok: englisch the title") == {"english", "negation-lost", "excuse"}
    assert names(*message, "ok: english it is the title of a song") == {"negation-lost"}


def test_a_slip_in_the_rules_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    shutil.copy(FOLDER / RULES, tmp_path)
    (tmp_path / "fr" / RULES).write_text("# French\n\nmeanings:\n  mist: doit\n", "utf-8")
    with pytest.raises(ProblemsFoundError, match=rf"/fr/{RULES}:4: "):
        Rules(tmp_path, LANGUAGES["fr"])
