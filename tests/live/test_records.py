"""What holds for the facts whatever editors write, and no loading can refuse tonight."""

from tests.content.descriptors import faults_of
from tests.sites import live
from webapp.content.series import DESCRIPTOR
from webapp.content.services import Authority, Need

SITE = live()
LONGEST_QUOTE = 25


def test_quotes_are_short() -> None:
    quotes = {key: statement.quote for key, statement in SITE.content.statements.items()}
    quotes |= {key: figure.quote for key, figure in SITE.content.figures.items()}
    assert {key for key, quote in quotes.items() if len(quote.split()) > LONGEST_QUOTE} == set()


def test_figures_without_a_quote_say_from_what_they_are_worked_out() -> None:
    figures = SITE.content.figures.items()
    assert {key for key, figure in figures if not figure.quote and not figure.derived_from} == set()


def test_lawyers_are_no_authorities() -> None:
    featured, services = SITE.content.featured, SITE.content.services
    lawyers = [services[featured.immigration_lawyer], services[featured.civil_lawyer]]
    assert {service.authority for service in lawyers} == {Authority.NONE}
    assert Need.PAPERS in lawyers[0].needs
    assert Need.LEGAL in lawyers[1].needs


def test_the_tables_are_described_as_their_standard_asks() -> None:
    text = (SITE.settings.data / "series" / DESCRIPTOR).read_text("utf-8")
    assert faults_of(text) == []
