"""Languages are detected by their small words."""

import pytest
from babel.messages.catalog import Message

from tests.i18n.spoken import ORTHOGRAPHIES, SPOKEN, WRITTEN
from workshop.checks import check_message
from workshop.checks.language_detection import detect_language

ENGLISH = "Something that the site says to the people who read it."
SENTENCES = {
    "en": (
        "You can ask for an interpreter at no cost",
        "They do not share what you tell them with the police.",
        "This page was translated by people who care",
    ),
    "fr": (
        "Vous pouvez demander un interprète sans payer",
        "La ligne est ouverte tous les jours",
        "Elle n’a pas besoin de votre nom",
    ),
    "es": (
        "Puede pedir un intérprete sin pagar nada",
        "La línea está abierta todos los días",
        "No comparten lo que usted les cuenta con la policía",
    ),
    "pt": (
        "Você pode pedir um intérprete sem pagar nada",
        "A linha está aberta todos os dias, e não há custo",
        "Eles não contam à polícia o que você diz",
    ),
    "so": (
        "Waxaad codsan kartaa turjumaan lacag la'aan ah",
        "Khadku wuu furan yahay maalin kasta oo dadka ayaa ka jawaaba",
        "Ma aha in aad magacaaga sheegto haddii aadan rabin",
    ),
    "sw": (
        "Unaweza kuomba mkalimani bila malipo katika lugha yako",
        "Simu hii ni ya siri na watu wote wanaweza kupiga",
        "Hawatawaambia polisi habari zako kama hutaki, lakini wewe unaweza",
    ),
    "fi": (
        "Voit pyytää tulkkia ja se on ilmaista",
        "He eivät kerro poliisille mitä sinä sanot, jos et halua",
        "Tämä sivu on käännetty, mutta ei tarkistettu",
    ),
}


@pytest.mark.parametrize("code", ["fr", "es", "so"])
@pytest.mark.parametrize("tongue", SENTENCES)
def test_sentence_is_named_where_it_is_no_sentence_of_the_language(code: str, tongue: str) -> None:
    for sentence in SENTENCES[tongue]:
        message = Message(ENGLISH, sentence)
        names = {finding.check for finding in check_message(message, SPOKEN[code], WRITTEN)}
        assert bool(names & {"wrong-language", "partly-english"}) is (code != tongue), sentence


@pytest.mark.parametrize("tongue", SENTENCES)
def test_language_is_guessed_by_its_name(tongue: str) -> None:
    expected = "so" if tongue != "so" else "fr"
    for sentence in SENTENCES[tongue]:
        found = detect_language(
            sentence.lower().replace(",", "").replace(".", "").split(), expected, ORTHOGRAPHIES
        )
        assert found is not None, sentence
        assert found[0] == tongue, (sentence, found)


@pytest.mark.parametrize(
    "sentence",
    [
        "شما می‌توانید بدون پرداخت هزینه از مترجم کمک بگیرید",
        "آپ کسی بھی وقت اس نمبر پر کال کر سکتے ہیں",
    ],
)
def test_persian_and_urdu_are_no_arabic(sentence: str) -> None:
    message = Message(ENGLISH, sentence)
    names = {finding.check for finding in check_message(message, SPOKEN["ar"], WRITTEN)}
    assert names & {"wrong-language", "other-letters"}


@pytest.mark.parametrize("words", [[], ["maine"], ["la", "preble"], ["chat"], ["a", "b"]])
def test_few_words_are_no_language(words: list[str]) -> None:
    assert detect_language(words, "so", ORTHOGRAPHIES) is None
    assert detect_language(words, "fr", ORTHOGRAPHIES) is None
