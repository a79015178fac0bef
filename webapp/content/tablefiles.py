"""Tables as files for others: names of sources in place of our ids, and in each row its limits."""

import csv
import io
from collections.abc import Mapping

from webapp.content.figures import Series, Source

NAMED = ("source", "source_date", "source_address", "limits")


def write_table(series: Series, sources: Mapping[str, Source]) -> str:
    """Return a table as CSV text that can be understood without this site.

    The limits are those of its descriptor; they stand in each row, so that no row goes without.
    """
    kept = [one for one in series.fields if one != "source"]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow((*kept, *NAMED))
    for row in series.rows:
        source = sources.get(str(row.get("source")))
        named = (
            (f"{source.publisher}: {source.title}", source.dated_as, source.address)
            if source
            else ("", "", "")
        )
        table.writerow((*(row[one] for one in kept), *named, series.limits))
    return text.getvalue()
