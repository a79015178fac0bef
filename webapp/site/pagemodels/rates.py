"""What the page of numbers says of rates: that of the state, and of whom it does not differ."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from webapp.content.figures import Series, Unit
from webapp.content.loading import Content
from webapp.i18n.translator import Translator
from webapp.site.copy.figures import count_phrase, write_period
from webapp.site.formatting import join, name_of_place, write_number
from webapp.site.pagemodels.tables import spread_of


@dataclass(frozen=True)
class RatesView:
    """The rate of the state as a phrase, that of the whole country as a number, and their time.

    `alike` are the neighbors whose range overlaps that of the state: nobody may rank them.
    """

    period: Markup
    state: Markup
    country: str
    alike: Markup


def view_rates(table: Series, content: Content, t: Translator) -> RatesView:
    """Put the rates into the reader's words."""
    ours, theirs = (
        next(Decimal(str(row["rate"])) for row in table.rows_named(name).values())
        for name in (content.featured.state, content.featured.country_row)
    )
    number = write_number(ours, t)
    return RatesView(
        period=write_period(table.period, t),
        state=count_phrase(number, ours, Unit.CASES_PER_100000, t),
        country=write_number(theirs, t),
        alike=join([name_of_place(state) for state in _find_alike(table, content)], t, "or"),
    )


def _find_alike(table: Series, content: Content) -> list[str]:
    """Return the other states whose range overlaps that of ours."""
    spreads = {str(row["state"]): found for row in table.rows if (found := spread_of(row))}
    ours = spreads.pop(content.featured.state, None)
    if ours is None:
        return []
    return [name for name, (low, high) in spreads.items() if low <= ours[1] and high >= ours[0]]
