"""The sentences of the accessibility statement that follow its record."""

from markupsafe import Markup

from webapp.content.featured import AccessibilityStatement, Shortcoming
from webapp.i18n.translator import Translator
from webapp.site.formatting import join, write_date


def say_aim(statement: AccessibilityStatement, t: Translator) -> Markup:
    """Say which standard is followed."""
    # TRANSLATORS: WCAG is the name of an international standard; AA and AAA are its levels
    return t.gettext(
        "We follow the standard WCAG %(version)s, at level %(level)s, and at level %(best)s where "
        "we can.",
        version=statement.wcag,
        level=statement.level,
        best=statement.best,
    )


def say_tests(statement: AccessibilityStatement, t: Translator) -> list[Markup]:
    """Say what programs did, with which browsers and screen readers, and when last."""
    sentences = [
        t.gettext("Programs test each kind of page in every language."),
        # TRANSLATORS: they are the programs of the sentence before, here and below
        t.gettext("They look at light and dark colors, small and large screens, and large text."),
        t.gettext("They also try the keyboard alone, and pages without scripts."),
    ]
    if statement.browsers:
        browsers = join(map(_name, statement.browsers), t)
        sentences.append(t.gettext("They use these browsers: %(browsers)s.", browsers=browsers))
    if statement.screen_readers:
        readers = join(map(_name, statement.screen_readers), t)
        # TRANSLATORS: a screen reader says aloud what is on the screen; names of programs follow
        note = t.gettext("They note what screen readers say: %(readers)s.", readers=readers)
        sentences.append(note)
    if statement.last_run:
        day = write_date(statement.last_run, t)
        sentences.append(t.gettext("The last test was on %(day)s.", day=day))
    return sentences


def say_limits(statement: AccessibilityStatement, t: Translator) -> list[Markup]:
    """Say what programs do not find, and whether people have looked."""
    if statement.people_run is None:
        people = t.gettext("People who use assistive technology have not tested this site yet.")
    else:
        people = t.gettext(
            "People who use assistive technology tested this site on %(day)s.",
            day=write_date(statement.people_run, t),
        )
    return [t.gettext("A program finds only some barriers."), people]


def say_shortcoming(shortcoming: Shortcoming, t: Translator) -> Markup:
    """Say what falls short."""
    return {
        Shortcoming.SIGN_LANGUAGE: t.gettext(
            "There is no version in sign language and none in easy pictures."
        ),
        Shortcoming.ENGLISH_SOURCES: t.gettext("Titles of sources and quotes stay in English."),
        Shortcoming.OTHER_WEBSITES: t.gettext("Websites of other organizations may have barriers."),
        Shortcoming.COVERED_LINK: t.gettext(
            "In a very small window, the link that leaves this site may cover part of another link."
        ),
    }[shortcoming]


def _name(program: str) -> Markup:
    """Return the name of a program, in its own direction and language."""
    return Markup('<bdi lang="en">{}</bdi>').format(program)
