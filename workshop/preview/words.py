"""What the workshop says that no template can: names of states and levels, and its script."""

from collections.abc import Mapping

from markupsafe import Markup

from webapp.i18n.checks import Level
from webapp.i18n.locales import SOURCE
from webapp.i18n.translator import Translator, plain
from workshop.catalogs.domains import WORKSHOP
from workshop.checks import CHECKS
from workshop.preview.linting import UNTRANSLATED, State

Names = Mapping[str, Markup]


def name_shows(t: Translator) -> Names:
    """Return the names of states, and of the lists that show several of them."""
    return {
        # TRANSLATORS: the sentences that are faulty, missing, probably wrong or not reviewed
        "left": t.gettext("What is left"),
        State.FAULTY: t.gettext("Faulty"),
        State.MISSING: t.gettext("Missing"),
        State.WARNED: t.gettext("Probably wrong"),
        State.UNREVIEWED: t.gettext("Not reviewed"),
        State.REVIEWED: t.gettext("Reviewed"),
        # TRANSLATORS: all sentences of a language
        "all": t.gettext("All"),
        # TRANSLATORS: a list of the sentences that the workshop itself says
        WORKSHOP: t.gettext("Words of the workshop"),
    }


def name_levels(t: Translator) -> Names:
    """Return what stands before a finding of a check; the finding itself is in English."""
    return {
        Level.ERROR: t.gettext("Error:"),
        Level.WARNING: t.gettext("Warning:"),
        Level.HINT: t.gettext("Hint:"),
    }


def explain_check(t: Translator, check: str) -> Markup | None:
    """Return what an error means in the language of who works, if it is not English.

    What is wrong with this very sentence is beside it, in English.
    """
    if t.locale is SOURCE or check not in CHECKS:
        return None
    if check == UNTRANSLATED.check:
        return t.gettext("The translation is missing.")
    english = CHECKS[check].explanation
    words = t.gettext(english)
    return words if words != english else None


def write_script_words(t: Translator) -> dict[str, str]:
    """Return what the script says; it puts its own values where a name stands in braces."""
    close = t.gettext("Close")
    found = {
        # TRANSLATORS: %(close)s is the name of a button
        "leave": t.gettext(
            "This sentence is not saved yet. Save it, or press “%(close)s”.", close=close
        ),
        "failed": t.gettext(
            "Not saved: the workshop failed (%(status)s). Its window says why. "
            "Your words are still in the field.",
            status="{status}",
        ),
        "silent": t.gettext(
            "Not saved: the workshop does not answer; see whether it still runs. "
            "Your words are still in the field."
        ),
        "unsaved": t.gettext("Not saved. Your words are still in the field."),
        "saved": t.gettext("Saved."),
        "unsigned": t.gettext("Your review is not saved."),
        "signed": t.gettext("Your review is saved."),
        # TRANSLATORS: %(close)s is the name of a button
        "discard": t.gettext(
            "Not saved. Press “%(close)s” once more to throw your words away.", close=close
        ),
        "first": t.gettext("Save the sentence first, then say that it is right."),
        "choose": t.gettext("Choose a language first."),
        "shown": t.gettext("The page shows what you saved."),
        "gone": t.gettext("The workshop does not answer. Is it still running?"),
    }
    states = {name: words for name, words in name_shows(t).items() if name in set(State)}
    return {name: plain(words).unescape() for name, words in {**found, **states}.items()}
