"""Who wrote a sentence, as far as its file and this workshop know: others should review it."""

from webapp.i18n.reviews import fold_name
from workshop.preview.sentences import Sentence

type _Text = tuple[str, str, tuple[str, ...]]


class Authors:
    """Remembers what was saved here without a name, for as long as the workshop runs."""

    def __init__(self) -> None:
        """Begin with nobody at work."""
        self._unsigned: set[_Text] = set()

    def choose_author(self, sentence: Sentence, texts: tuple[str, ...], name: str) -> str:
        """Return whom a save names as the author; an unchanged text has none."""
        is_written = texts != sentence.texts or sentence.is_guessed or self.is_unsigned(sentence)
        return name if is_written else ""

    def note_save(self, sentence: Sentence, texts: tuple[str, ...], name: str) -> None:
        """Remember that a text was saved without a name, or no longer."""
        text = _text_of(sentence, texts)
        self._unsigned.discard(text)
        if not name and (texts != sentence.texts or sentence.is_guessed):
            self._unsigned.add(text)

    def is_unsigned(self, sentence: Sentence) -> bool:
        """Whether its text was saved here without a name."""
        return _text_of(sentence, sentence.texts) in self._unsigned

    def is_own(self, sentence: Sentence, name: str) -> bool:
        """Whether who works here under a name wrote a sentence, as far as anybody knows."""
        if sentence.author:
            return fold_name(sentence.author) == fold_name(name)
        return self.is_unsigned(sentence)


def _text_of(sentence: Sentence, texts: tuple[str, ...]) -> _Text:
    return sentence.locale.code, sentence.key.short, texts
