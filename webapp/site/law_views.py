"""A law as a page shows it: its sentences, where it is, how old that is, who has read them."""

from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.laws import ADULT, NeedsLawyer
from webapp.content.loading import Content
from webapp.i18n.translator import Translator
from webapp.site.addresses import source_address
from webapp.site.copy.figures import write_period


@dataclass(frozen=True)
class LawView:
    """One law in the reader's words; while `needs_notice`, no lawyer has read them.

    A law that is hidden has no words; one whose sources have no date has an empty `newest`.
    """

    id: str
    sentences: tuple[Markup, ...]
    citation: str
    newest: Markup
    href: str
    needs_notice: bool


def is_shown(identifier: str, content: Content) -> bool:
    """Whether a page may say what a law says: a lawyer has read it, or it may be said before."""
    is_hidden = content.laws[identifier].needs_lawyer is NeedsLawyer.HIDE
    return not is_hidden or identifier in content.reviewed_laws


def view_law(identifier: str, content: Content, t: Translator) -> LawView:
    """Put a law into the reader's words; who asks for a hidden one gets no word of it."""
    law = content.laws[identifier]
    facts = {name: str(year) for name, year in law.facts.items()}
    facts[ADULT] = str(content.featured.adult_age)
    sentences = law.plain if is_shown(identifier, content) else ()
    return LawView(
        id=identifier,
        sentences=tuple(
            t.translate_data(f"{identifier}.law", sentence, facts) for sentence in sentences
        ),
        citation=law.citation,
        newest=_date_newest(law.sources, content, t),
        href=source_address(t.locale.code, law.sources[0]) if law.sources else "",
        needs_notice=(
            law.needs_lawyer is not NeedsLawyer.NO and identifier not in content.reviewed_laws
        ),
    )


def _date_newest(sources: tuple[str, ...], content: Content, t: Translator) -> Markup:
    """Date the newest source; a law may have none before a lawyer has read it."""
    dated = [period for source_id in sources if (period := content.sources[source_id].dated)]
    return write_period(max(dated, key=lambda period: period.end), t) if dated else Markup()
