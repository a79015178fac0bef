"""The checks of translations: each kind of fault is named, and what is right has no finding."""

import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from webapp.desk.checks import RULES, WARNINGS, Rules, check, findings_of
from webapp.problems import ProblemsFoundError
from webapp.words.languages import SiteLocale, read_languages

FOLDER = Path(__file__).parent.parent / "translations"
LANGUAGES = read_languages(FOLDER)
RULES_OF = {code: Rules(FOLDER, LANGUAGES[code]) for code in ("fr", "es", "so", "ar")}
PLURAL = ("%(n)s letter", "%(n)s letters")


def names(code: str, english: str | tuple[str, str], text: str | tuple[str, ...]) -> set[str]:
    """Return the names of what is found in one message of a language."""
    catalog, message = Catalog(locale=code), Message(english, text, context="safety")
    return {name for _, name, _ in findings_of(message, catalog, RULES_OF[code])}


@pytest.mark.parametrize(
    ("code", "english", "text", "name"),
    [
        ("fr", "You cannot lose it.", "Vous pouvez le perdre.", "negation-lost"),
        ("ar", "They answer calls.", "لا يردون على المكالمات.", "negation-added"),
        ("fr", "You may write.", "Vous devez écrire.", "meaning-contrary"),
        ("es", "You do not have to go.", "Usted tiene que ir.", "meaning-contrary"),
        ("fr", "They may come.", "Ces personnes viendront.", "meaning-lost"),
        ("fr", "Eat before you go.", "Mangez après votre départ.", "meaning-contrary"),
        ("fr", "Leave this site now", "Restez sur ce site", "meaning-contrary"),
        ("so", "A weather page opens", "Boggan ku sii joog", "meaning-contrary"),
        ("ar", "Leave this site now", "ابقَ هنا الآن", "meaning-contrary"),
        ("es", "A lawyer can help.", "La policía puede ayudar.", "meaning-contrary"),
        ("fr", "Its help costs nothing.", "Son aide est payante.", "meaning-contrary"),
        ("es", "If you are under %(age)s", "Si tiene más de %(age)s años", "meaning-contrary"),
        ("fr", "Doctor before lawyer.", "Avocat avant médecin.", "meaning-turned"),
        ("fr", "Write to Oak Tree.", "Écrivez à Preble.", "name"),
        ("fr", "Eat, or drink.", "Mangez.", "meaning-lost"),
        ("es", "Sit down. Write your name.", "Siéntese.", "clause"),
        ("fr", "They listen.", "Ces personnes gardent le secret.", "meaning-added"),
        ("es", "Write three letters.", "Escriba dos letras.", "number"),
        ("fr", "A survivor sings.", "Une personne rescapée chante.", "term"),
        ("so", "Ask an advocate.", "Weydii an advocate.", "english"),
        ("fr", "Wait for the bus here.", "Wait for the bus here.", "copied"),
        ("fr", PLURAL, ("%(n)s lettres", "%(n)s lettre"), "plural"),
        ("fr", "From %(a)s to %(b)s", "De %(b)s à %(a)s", "order"),
        ("es", "Is it wrong?", "Está mal?", "slip"),
        ("ar", "Is it wrong?", "هل هذا خطأ?", "slip"),
        ("fr", "You can write.", "Tu peux écrire.", "slip"),
        ("fr", "Trafficking is a crime.", "Le trafic est un crime.", "never"),
    ],
)
def test_a_fault_is_named(code: str, english: str, text: str, name: str) -> None:
    assert name in names(code, english, text)
    assert name in {*WARNINGS.split("|"), "never"}


@pytest.mark.parametrize(
    ("code", "english", "text"),
    [
        ("fr", "You do not have to go.", "Rien ne vous oblige à y aller."),
        ("fr", "Trafficking is not smuggling.", "La traite n’est pas le trafic de migrants."),
        ("es", "No lawyer has read it.", "No lo ha leído ningún abogado ni ninguna abogada."),
        ("es", "If you are under %(age)s", "Si no ha cumplido %(age)s años"),
        ("so", "You cannot ask for it.", "Suurtagal ma aha inaad codsato."),
        ("so", "A weather page opens", "Waxaa furmaya bog cimilada ah"),
        ("ar", "The call costs nothing.", "لا تكلفك المكالمة شيئًا."),
        ("ar", "Leave this site now", "اخرج من هذا الموقع الآن"),
        ("fr", PLURAL, ("%(n)s lettre", "%(n)s lettres")),
    ],
)
def test_what_is_right_has_no_finding(code: str, english: str, text: str) -> None:
    assert names(code, english, text) == set()


def test_an_excuse_with_a_reason_holds_for_its_finding_alone() -> None:
    catalog = Catalog(locale="fr")
    message = Message("You cannot find the bus:", "Vous voyez the bus :")
    for comment, left in {
        "ok: english": {"english", "negation-lost", "excuse"},
        "ok: englisch it is the title of a song": {"english", "negation-lost", "excuse"},
        "ok: english it is the title of a song": {"negation-lost"},
    }.items():
        message.user_comments = [comment]
        assert {name for _, name, _ in findings_of(message, catalog, RULES_OF["fr"])} == left


def test_what_waits_is_missing_and_two_sentences_do_not_say_the_same() -> None:
    catalog = Catalog(locale="fr")
    for english in ("The red house has a green door.", "Some birds sing in winter too."):
        catalog.add(english, "La maison rouge a une porte verte.")
    catalog.add("Later", "")
    found = {name for _, _, name, _ in check(catalog, RULES_OF["fr"])}
    assert {"missing", "same"} <= found


def test_a_language_without_rules_is_checked_for_what_holds_for_all(tmp_path: Path) -> None:
    shutil.copy(FOLDER / RULES, tmp_path)
    rules = Rules(tmp_path, SiteLocale(autonym="Deutsch", direction="ltr", formats="de", code="de"))
    message = Message("You cannot go.", "Sie können  gehen.")
    assert [n for _, n, _ in findings_of(message, Catalog(locale="de"), rules)] == ["slip"]


@pytest.mark.parametrize(
    ("slip", "line"),
    [
        ("short: much", 3),
        ("meanings:\n  mist: doit", 4),
        ("slips:\n  '(': mend it", 4),
        ("a: b", 3),
    ],
)
def test_a_slip_in_the_rules_is_named_with_its_line(tmp_path: Path, slip: str, line: int) -> None:
    shutil.copy(FOLDER / RULES, tmp_path)
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / RULES).write_text(f"# French\n\n{slip}\n", "utf-8")
    with pytest.raises(ProblemsFoundError, match=rf"/fr/{RULES}:{line}: "):
        Rules(tmp_path, LANGUAGES["fr"])
