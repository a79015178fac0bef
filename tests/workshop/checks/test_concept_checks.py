"""Words that a life can hang on: how lists are read, which sentence answers for which."""

from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests.i18n.spoken import ORTHOGRAPHIES, SPOKEN, WRITTEN
from webapp.i18n.locales import SiteLocale
from workshop.checks import check_message
from workshop.checks.concepts import CONCEPTS
from workshop.checks.lexicon import Lexicon
from workshop.checks.opposites import opposed_to
from workshop.checks.orthography import (
    Orthography,
    describe_fields,
    list_missing,
    read_orthographies,
)
from workshop.checks.sentence_pairs import pair_sentences
from workshop.checks.unit import StyleUnit
from workshop.checks.word_lists import find_in, first_of, holds, holds_surely, plain

NEW = SiteLocale(
    code="eo",
    autonym="Esperanto",
    direction="ltr",
    formats="eo",
    plural_forms="nplurals=2; plural=(n != 1);",
)
KNOWN = """\
meanings:
  before: antaŭ|?unue
  after: post
number_words: {3: tri}
names: {English: angl*}
"""


def names_in(code: str, english: str, text: str) -> set[str]:
    found = check_message(Message(english, text, context="safety"), SPOKEN[code], WRITTEN)
    return {finding.check for finding in found}


@pytest.mark.parametrize(
    ("words", "text", "said", "surely"),
    [
        ("avant|?d'abord", "Avant d’appeler", True, True),
        ("avant|?d'abord", "D’abord appeler", True, False),
        ("oblig*", "Vous êtes obligée", True, True),
        ("ne … pas", "Vous ne devez pas", True, True),
        ("ne … pas", "Nous ne voulons que tout ce qui ne passe", False, False),
        ("sans frais", "sans\u00a0frais", True, True),
        ("", "rien", False, False),
    ],
)
def test_lists_of_words(words: str, text: str, said: bool, surely: bool) -> None:
    assert holds(words, plain(text)) is said
    assert holds_surely(words, plain(text)) is surely


def test_prefixes_stand_before_words_of_a_language_that_joins_them() -> None:
    assert holds("شرطة", plain("وبالشرطة"), "[وفبكلس]|ال|لل")
    assert not holds("شرطة", plain("وبالشرطة"))
    assert find_in("لكِ", "القرار لكِ.", is_marked=True) == "لكِ"
    assert find_in("لكِ", "القرار لك.", is_marked=True) == ""


def test_a_fix_proposes_a_word_that_proves_something() -> None:
    assert first_of("?lacag|lacag la'aan|bilaash*") == "lacag la'aan"
    assert first_of("oblig*|doit") == "oblig…"
    assert first_of("?devoir") == "devoir"


def test_each_sentence_answers_for_itself() -> None:
    unit = StyleUnit(NEW, "", ("Call first. Then go.",), "Voku unue. Poste iru.")
    assert pair_sentences(unit) == (("Call first", "Voku unue"), (" Then go", " Poste iru"))
    joined = StyleUnit(NEW, "", ("Call first. Then go.",), "Voku unue, poste iru.")
    assert pair_sentences(joined) == (("Call first. Then go.", "Voku unue, poste iru."),)


@pytest.mark.parametrize(
    ("code", "english", "right"),
    [
        ("fr", "Ask before you give your name.", "Vous pouvez demander avant de dire votre nom."),
        ("fr", "It is free.", "C’est sans frais."),
        ("es", "You do not have to talk.", "Usted no está obligado a hablar."),
        ("pt", "Call only at night.", "Ligue apenas à noite."),
        ("so", "You do not have to decide now.", "Khasab kuguma aha inaad hadda go'aan gaarto."),
        ("ar", "Call before noon.", "يمكنك الاتصال قبل الظهر."),
        ("fr", "You decide whether to report.", "C’est vous qui décidez de signaler ou non."),
        ("es", "Say whether you want to come or not.", "Diga si quiere venir o no."),
        ("pt", "Ask if they have beds, or wait.", "Pergunte se têm camas ou não, ou espere."),
        ("ar", "You decide whether to report.", "القرار لك في الإبلاغ أو عدمه."),
        ("fr", "Grandparents can call too.", "Les grands-parents peuvent aussi appeler."),
        ("fr", "Write it down if that is safe.", "Notez-le si c’est sans danger."),
        ("es", "A boss has no right to keep them.", "Un jefe no tiene derecho a quedárselos."),
        ("es", "The door locks.", "La puerta se cierra con llave."),
        ("ar", "Nobody may take them from you.", "لا يجوز لأحد أن يأخذها منك."),
        ("ar", "A lawyer comes every Wednesday.", "يأتي محامٍ كل يوم أربعاء."),
        ("so", "A lawyer comes every Wednesday.", "Qareen ayaa yimaada arbaco kasta."),
        ("fr", "It has no logo and no name.", "La carte n’a ni logo ni nom."),
        ("so", "You did nothing.", "Wax maadan samayn."),
        ("so", "His brother drove.", "Walaalkiis ayaa waday."),
        ("so", "Two sisters help.", "Laba walaalo ah ayaa caawiya."),
        ("so", "We could not call.", "Waan wici kari weynay."),
        ("so", "It opens in November.", "Waxaa la furaa Noofembar."),
        ("es", "Coffee is on the table.", "El café está en la mesa."),
        ("es", "The boy is here.", "El niño está aquí."),
        ("ar", "A dentist helps.", "طبيب الأسنان يساعد."),
        ("es", "The hotel is near.", "El hotel está cerca."),
        ("es", "Ask if a bed is free.", "Pregunte si hay una cama libre."),
        ("es", "It is closed today.", "Hoy no abre."),
        ("fr", "A call is faster than a text.", "On répond plus vite à un appel qu’à un SMS."),
        ("fr", "Talk to someone, day or night.", "Parlez à quelqu’un, jour et nuit."),
        ("fr", "They work in Iraq.", "Ils travaillent en Irak."),
        ("pt", "They may call you back.", "Podem ligar de volta para você."),
        ("es", "If you cannot speak, you can text.", "Si no oye, puede enviar un mensaje."),
        ("so", "They chose a lawyer.", "Waxay doorteen qareen."),
        ("so", "Small rooms are on the left.", "Qolal yar yar ayaa bidixda ku yaal."),
        ("ar", "An office in Lewiston and Bangor", "مكتب في Lewiston وBangor"),
        ("es", "The office of the Attorney General", "La oficina del Fiscal General"),
        ("es", "The call costs nothing.", "La llamada es gratis."),
    ],
)
def test_right_sentences_have_no_finding(code: str, english: str, right: str) -> None:
    assert names_in(code, english, right) == set()


@pytest.mark.parametrize(
    ("code", "english", "wrong", "check"),
    [
        ("es", "Ask whether you can go.", "Pregunte si no puede ir.", "negation-added"),
        ("es", "Ask whether you can go.", "Pregunte si puede o no debe ir.", "negation-added"),
        ("es", "It is full, or not open.", "Está lleno, o abierto.", "negation-lost"),
        ("fr", "The door is open.", "La porte est fermée.", "meaning-contrary"),
        ("fr", "The house is safe.", "La maison est un danger.", "meaning-contrary"),
        ("fr", "The house is a danger.", "La maison est sûre.", "meaning-contrary"),
        ("so", "You can call.", "Walaal, waad wici kartaa.", "familiar"),
        ("ar", "Come on Wednesday.", "تعال يوم الخميس.", "meaning-contrary"),
        ("es", "A bed is free.", "Una cama es gratis.", "meaning-contrary"),
        (
            "fr",
            "Ask if a room is free.",
            "Demandez si une chambre est gratuite.",
            "meaning-contrary",
        ),
        ("so", "The bed is free.", "Sariirtu waa bilaash.", "meaning-contrary"),
        ("pt", "The help is free.", "A ajuda está livre.", "meaning-contrary"),
        ("ar", "A call is faster.", "الاتصال أبطأ.", "meaning-contrary"),
        ("so", "Wait inside.", "Dibadda ku sug.", "meaning-contrary"),
        ("fr", "It is the same number.", "C’est un autre numéro.", "meaning-contrary"),
        ("es", "You can stop now.", "No puede parar ahora.", "meaning-contrary"),
        ("fr", "You may bring a dog or a cat.", "Amenez un chien et un chat.", "meaning-contrary"),
        ("so", "Bring a form and a photo.", "Keen foom ama sawir.", "meaning-contrary"),
        ("es", "It may have to report. You can ask.", "Informa. Puede preguntar.", "meaning-lost"),
        ("es", "%(a)s of %(b)s people", "%(b)s de cada %(a)s personas", "placeholder-pair"),
        ("so", "We do not call and we do not write.", "Ma wacno, waan qornaa.", "negation-lost"),
        ("es", "She called at night.", "Usted llamó de noche.", "meaning-contrary"),
        ("es", "More calls and more texts", "Más llamadas y menos mensajes", "meaning-contrary"),
        ("fr", "We found no number.", "Ils n’ont trouvé aucun numéro.", "meaning-contrary"),
    ],
)
def test_wrong_sentences_beside_them_are_named(
    code: str, english: str, wrong: str, check: str
) -> None:
    assert check in names_in(code, english, wrong)


def test_an_apostrophe_within_a_word_begins_no_negation() -> None:
    assert "negation-lost" in names_in(
        "so", "You do not have to decide now.", "Waa inaad hadda go'aan gaarto."
    )


def check_new(folder: Path, text: str, english: str, said: str) -> set[str]:
    (folder / "eo").mkdir(parents=True)
    (folder / "eo/checks.yaml").write_text(text, "utf-8")
    lexicon = Lexicon(orthographies=read_orthographies(folder)[0])
    return {finding.check for finding in check_message(Message(english, said), NEW, lexicon)}


def test_lists_are_all_that_a_new_language_needs(tmp_path: Path) -> None:
    english = "Before three calls in English"
    assert check_new(tmp_path / "a", KNOWN, english, "Antaŭ tri vokoj en la angla") == set()
    assert check_new(tmp_path / "b", KNOWN, english, "Post kvar vokoj en la franca") == {
        "meaning-contrary",
        "number-word",
        "name-lost",
    }
    assert check_new(tmp_path / "c", "script: LATIN\n", english, "Post kvar vokoj") == set()


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("meanings: {befor: antaŭ}", "'befor' is no meaning"),
        ("meanings: {before: 'antaŭ||'}", "has an empty word"),
        ("meanings: {before: '?'}", "has an empty word"),
        ("number_words: {three: tri}", "cannot be 'three'"),
        ("shortest: 2", "less than 1"),
    ],
)
def test_a_fault_in_a_list_is_named(tmp_path: Path, line: str, what: str) -> None:
    (tmp_path / "eo").mkdir()
    (tmp_path / "eo/checks.yaml").write_text(line + "\n", "utf-8")
    found, problems = read_orthographies(tmp_path)
    assert "eo" not in found
    assert any(what in problem.what for problem in problems), [str(p) for p in problems]


def test_every_meaning_names_a_meaning_that_stands_against_it() -> None:
    for name, concept in CONCEPTS.items():
        assert opposed_to(name) < CONCEPTS.keys()
        assert concept.asks.search("") is None


def test_what_a_language_lacks_is_said() -> None:
    lacking = list_missing(Orthography(script="LATIN", meanings={"before": "antaŭ"}))
    assert "script" not in lacking
    assert "number_words" in lacking
    assert "after" in lacking["meanings"]
    assert "before" not in lacking["meanings"]
    assert all(describe_fields().values())
    assert all(list_missing(ORTHOGRAPHIES[code]) == {} for code in ("fr", "es", "pt", "so", "ar"))
