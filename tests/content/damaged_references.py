"""Records of data/ that contradict another record, or another answer of their own."""

from tests.content.damaged_files import FIGURES, SHORE, SOURCES, STORY
from tests.content.damaged_records import BRIDGE, COAST, HARBOR, PLACES
from tests.content.damaging import Damage, swap

SITE = "site.yaml"
LAW = "organizations/law.yaml"
TOWNS = "towns.yaml"
_NOWHERE = ("'nowhere' is not defined", "define it in sources.yaml, or take it out here")
_NOBODY = (
    "'nobody' is not defined",
    "define it in a file of organizations/, or take it out here",
)
_OPEN = "name another service that is open, or take it out here"
_ALSO_CLOSED = "    status: closed\n    closed_on: 2025-02-01\n    instead: [old-bridge]\n"
_CHAT = "chat opens a new page.\n        sources: "
_NAMED = STORY.figures[0]
_OLD = "    closed_on: 2025-01-15\n    instead: [harbor-text, bridge]\n"
_PHONE = """\
    phones:
      - type: voice
        number: "+12075550110"
        schedules: unknown
        languages: unknown
        sources: [line]
        newest_source: line
"""

DAMAGED_REFERENCES = (
    # Ids that nothing defines, or two things.
    Damage(
        "dangling source",
        SHORE,
        swap("sources: [line, paper]", "sources: [nowhere, paper]"),
        *_NOWHERE,
    ),
    Damage(
        "dangling source of a number",
        SHORE,
        swap("sources: [line]", "sources: [nowhere]"),
        *_NOWHERE,
    ),
    Damage(
        "dangling source of a chat",
        COAST,
        swap(f"{_CHAT}[line]", f"{_CHAT}[nowhere]", at="sources: [nowhere]"),
        *_NOWHERE,
    ),
    Damage(
        "dangling source of a figure",
        FIGURES,
        swap("source: hotline", "source: nowhere"),
        *_NOWHERE,
    ),
    Damage(
        "dangling source of a statement",
        "statements.yaml",
        swap("source: seed", "source: nowhere"),
        *_NOWHERE,
    ),
    Damage(
        "dangling source of a county",
        PLACES,
        swap("population_source: census", "population_source: nowhere"),
        *_NOWHERE,
    ),
    Damage(
        "row of figures without a source",
        "series/hotline.csv",
        swap("2013,calls,80,10,,hotline", "2013,calls,80,10,,"),
        "`source` is empty, and the row has figures",
        "type the id of the source",
    ),
    Damage(
        "dangling source of a row",
        "series/hotline.csv",
        swap("2013,calls,80,10,,hotline", "2013,calls,80,10,,nowhere"),
        *_NOWHERE,
    ),
    Damage(
        "dangling newest source",
        SHORE,
        swap("newest_source: paper", "newest_source: nowhere"),
        *_NOWHERE,
    ),
    Damage(
        "dangling source against a number",
        LAW,
        swap("contradicted_by: [paper]", "contradicted_by: [nowhere]"),
        *_NOWHERE,
    ),
    Damage(
        "older source against a number",
        LAW,
        swap("newest_source: line", "newest_source: hotline", at="        contradicted_by"),
        "'paper' is older than 'hotline', the newest source",
        "take it out",
    ),
    Damage(
        "newest source that is none of the sources",
        SHORE,
        swap("newest_source: paper", "newest_source: hotline"),
        "'hotline' is the newest source here, and no `sources:` names it",
        "add it to the `sources:` above",
    ),
    Damage("dangling referral", SITE, swap("referral: shore-line", "referral: nobody"), *_NOBODY),
    Damage(
        "referral without a number",
        SITE,
        swap("referral: shore-line", "referral: papers-law"),
        "'papers-law' has no number to call",
        "a phone of the type voice",
    ),
    Damage(
        "unknown county",
        HARBOR,
        swap("counties: [northshire", "counties: [boston"),
        "'boston' is not defined",
        "define it in places.yaml, or take it out here",
    ),
    Damage(
        "unknown county of a figure",
        FIGURES,
        swap('["northshire"', '["boston"'),
        "'boston' is not defined",
        "define it in places.yaml, or take it out here",
    ),
    Damage(
        "unknown county of towns",
        TOWNS,
        swap("  midshire: [", "  boston: ["),
        "'boston' is not defined",
        "type the id of a county of places.yaml",
    ),
    Damage("dangling source of towns", TOWNS, swap("source: census", "source: nowhere"), *_NOWHERE),
    Damage(
        "town twice in a county",
        TOWNS,
        swap("Northtown, Ashbury", "Northtown, Northtown"),
        "'Northtown' stands here twice",
        "delete one",
    ),
    Damage(
        "town that is no name",
        TOWNS,
        swap("Midbridge", "Midbridge=12"),
        "'Midbridge=12' is no name of a place",
        "type letters",
    ),
    Damage("dangling through", BRIDGE, swap("through: [shore-line", "through: [nobody"), *_NOBODY),
    Damage("dangling instead", BRIDGE, swap("instead: [harbor-text", "instead: [nobody"), *_NOBODY),
    Damage(
        "reached through one that is closed",
        "organizations/agencies.yaml",
        swap("through: [shore-line]", "through: [old-bridge]"),
        "'old-bridge' is closed, and 'border' sends people there",
        _OPEN,
    ),
    Damage(
        "reached through itself",
        "organizations/agencies.yaml",
        swap("through: [shore-line]", "through: [border]"),
        "'border' names itself",
        _OPEN,
    ),
    Damage(
        "closed with itself instead",
        BRIDGE,
        swap("instead: [harbor-text", "instead: [old-bridge"),
        "'old-bridge' names itself",
        _OPEN,
    ),
    Damage(
        "closed with another that is closed instead",
        HARBOR,
        swap("    status: active\n", _ALSO_CLOSED, at="    instead: [old-bridge]"),
        "'old-bridge' is closed, and 'harbor-text' sends people there",
        _OPEN,
    ),
    Damage(
        "dangling line of the start page",
        SITE,
        swap("home: [shore-line", "home: [nobody"),
        *_NOBODY,
    ),
    Damage(
        "dangling lawyer",
        SITE,
        swap("immigration_lawyer: papers-law", "immigration_lawyer: nobody"),
        *_NOBODY,
    ),
    Damage(
        "id used twice",
        SHORE,
        swap("- id: shore-office", "- id: coast"),
        "the id 'coast' is used in data/organizations/coast.yaml too",
        "choose another id for the newer one: here, or there in line 5",
    ),
    Damage(
        "id used twice, and this is the copy",
        COAST,
        swap("- id: coast", "- id: bridge"),
        "the id 'bridge' is used in data/organizations/bridge.yaml too",
        "choose another id for the newer one: here, or there in line 5",
    ),
    Damage(
        "id used twice, and the other is the copy",
        COAST,
        swap("- id: coast", "- id: shore-line"),
        "the id 'shore-line' is used in data/organizations/shore.yaml too",
        "choose another id for the newer one: here, or there in line 6",
    ),
    Damage(
        "address used twice",
        SHORE,
        swap("- id: shore-office", "- id: coast-129921"),
        "'coast-129921' and 'coast' would have the same address",
        "type another id in place of",
    ),
    Damage(
        "address of a source used twice",
        "sources.yaml",
        swap("\nhotline:\n", "\nline-72235:\n", at="line-72235:"),
        "'line-72235' and 'line' would have the same address",
        "type another id in place of",
    ),
    Damage(
        "short code that nobody knows",
        COAST,
        swap('"233733"', '"233734"'),
        "233734",
        "add it to `short_codes:`",
    ),
    # Answers of a service that contradict each other.
    Damage(
        "counties not named",
        SHORE,
        swap("extent: statewide", "extent: counties", at="    service_areas:"),
        "list of counties do not agree",
        "name counties",
    ),
    Damage(
        "placeholder without a fact",
        COAST,
        swap("Since %(changed)s", "Since %(begun)s"),
        "%(begun)s stands for no fact",
        "add `begun:` under `facts:`",
    ),
    Damage(
        "placeholder of a phone without a fact",
        COAST,
        swap("description: Your phone", "description: In %(gone)s your phone"),
        "%(gone)s stands for no fact",
        "add `gone:`",
    ),
    Damage(
        "unclear and linked",
        SHORE,
        swap("url_as_text: http:", "url: https:"),
        "nobody knows whether this service is at work",
        "url_as_text",
    ),
    Damage(
        "unclear since when",
        SHORE,
        swap("    last_sign: 2023-03\n", "", at="status: unknown"),
        "needs its last sign",
        "type `last_sign:`",
    ),
    Damage(
        "status without its reason",
        SHORE,
        swap("status: active", "status: reduced"),
        "needs its reason",
        "type `status_note:`",
    ),
    Damage(
        "nobody can reach it",
        LAW,
        swap("    url: https://papers.example.org\n", "", at="- id: papers-law"),
        "nobody can reach 'papers-law'",
        "give `phones:`",
    ),
    Damage(
        "service without a source",
        SHORE,
        swap("sources: [line, paper]", "sources: []"),
        "`sources` is empty",
        "name where this was read",
    ),
    Damage(
        "number without a source",
        SHORE,
        swap("sources: [line]", "sources: []"),
        "`sources` is empty",
        "name where this was read",
    ),
    Damage(
        "closes before it opens",
        HARBOR,
        swap("opens_at: 08:00", "opens_at: 18:00", at="        schedules:\n          openings:"),
        "end before they begin",
        "a later closes_at",
    ),
    Damage(
        "a day named twice",
        HARBOR,
        swap("[mon, tue, wed, thu, fri]", "[mon, mon]"),
        "a day stands here twice",
        "name each day once",
    ),
    Damage(
        "assured in the future",
        SHORE,
        swap("assured_date: 2025-04-20", "assured_date: 2099-01-01"),
        "2099-01-01 has not come yet",
        "type the day of it",
    ),
    Damage(
        "no answer finds it",
        BRIDGE,
        swap("needs: [talk, youth]", "needs: []"),
        "no answer finds 'bridge'",
        "name a need",
    ),
    # Links that nobody should follow.
    Damage(
        "link to ICE",
        SHORE,
        swap("https://shore.example.org", "https://www.ice.gov/tips"),
        "ice.gov belongs to ICE",
        "`url_as_text:`",
    ),
    Damage(
        "chat with ICE",
        COAST,
        swap("https://chat.example.org", "https://ice.gov"),
        "ice.gov belongs to ICE",
        "`url_as_text:`",
    ),
    Damage(
        "source at ICE",
        SOURCES,
        swap("address: https://hotline.example.org/", "address: https://tips.ice.gov/"),
        "tips.ice.gov belongs to ICE",
        "without https://",
    ),
    Damage(
        "copy for trials",
        SOURCES,
        swap("https://hotline.", "https://staging.hotline."),
        "staging.hotline.example.org is a copy that somebody tries things on",
        "https://",
    ),
    Damage(
        "site of unknown status",
        SOURCES,
        swap("https://hotline.", "https://www.office."),
        "office.example.org stands as text in the listing of its service",
        "without https://",
    ),
    Damage(
        "mirror",
        SOURCES,
        swap("hotline.example.org", "rhubarb-helicon.squarespace.com"),
        "squarespace.com is a copy of another site",
        "without https://",
    ),
    Damage(
        "site that stands as text",
        SOURCES,
        swap("https://hotline.", "https://nation."),
        "nation.example.org stands as text",
        "without https://",
    ),
    # What is closed.
    Damage(
        "closed nobody knows when",
        BRIDGE,
        swap("    closed_on: 2025-01-15\n", "", at="status: closed"),
        "nobody knows since when it is closed",
        "type `closed_on:`",
    ),
    Damage(
        "closed and nothing instead",
        BRIDGE,
        swap("    instead: [harbor-text, bridge]\n", "", at="status: closed"),
        "nothing says where to go instead",
        "type `instead:`",
    ),
    Damage(
        "closed with phones",
        BRIDGE,
        swap(_OLD, _OLD + _PHONE, at="    phones:"),
        "a closed service still has `phones`",
        "flask data accept",
    ),
    Damage(
        "closed with an address",
        BRIDGE,
        swap(_OLD, f"{_OLD}    url: https://old.example.org\n", at="    url: https://old"),
        "a closed service still has `url`",
        "take this out",
    ),
    Damage(
        "closed in the future",
        BRIDGE,
        swap("closed_on: 2025-01-15", "closed_on: 2099-01-15"),
        "2099-01-15 has not come yet",
        "type the day of it",
    ),
    Damage(
        "closed and at work",
        BRIDGE,
        swap("status: closed", "status: active", at="    closed_on:"),
        "`closed_on` stands here, and the status is active",
        "type `status: closed`",
    ),
    Damage(
        "closed on the start page",
        SITE,
        swap("home: [shore-line", "home: [old-bridge"),
        "'old-bridge' stands here and is closed",
        "name another service",
    ),
    Damage(
        "emergency is closed",
        SITE,
        swap("emergency: rescue", "emergency: old-bridge"),
        "'old-bridge' stands here and is closed",
        "name another service",
    ),
    Damage(
        "wordless on the start page",
        SITE,
        swap("home: [shore-line", "home: [papers-law"),
        "'papers-law' stands here and has no short words",
        "type `short:`",
    ),
    Damage(
        "card of nobody",
        SITE,
        swap("card: [shore-line, coast, law]", "card: []"),
        "`card` is empty",
        "name at least one",
    ),
    # Places.
    Damage(
        "county too few",
        PLACES,
        swap("count: 3", "count: 4", at="counties:"),
        "there are 3 counties, and `count` says 4",
        "bring back the missing one",
    ),
    Damage(
        "county of another state",
        PLACES,
        swap("fips: 99003", "fips: 98003"),
        "'98003' is no county of the state 99",
        "type 99 and three digits",
    ),
    Damage(
        "county that tells more than a place",
        PLACES,
        swap("  midshire:", "  youth-only:", at="  youth-only:"),
        "the id 'youth-only' is not the name of the county",
        "type `midshire:`",
    ),
    Damage(
        "two counties of one code",
        PLACES,
        swap("fips: 99003", "fips: 99001"),
        "'midshire' and 'northshire' have the same code",
        "mend one of them",
    ),
    Damage(
        "outline without a map",
        PLACES,
        swap("map:\n  width: 30\n  height: 20\n", "", at="    outline:"),
        "an outline needs to know how large its drawing is",
        "type `map:`",
    ),
    # Figures.
    Damage(
        "figure of a page is gone",
        FIGURES,
        swap(f"{_NAMED}:", "renamed:", at="# The figures"),
        f"a page shows '{_NAMED}'",
        "bring it back",
    ),
    Damage(
        "figure without a number",
        FIGURES,
        swap("  value: 46\n", "", at="calls_2011:"),
        "'calls_2011' has no number",
        "type `value:`",
    ),
    Damage(
        "number and range",
        FIGURES,
        swap("  value: 46", "  value: 46\n  low: 4", at="calls_2011:"),
        "'calls_2011' has too many numbers",
        "type `value:`",
    ),
    Damage(
        "range backwards",
        FIGURES,
        swap("  value: 46", "  low: 50\n  high: 46", at="calls_2011:"),
        "'calls_2011' begins above its end",
        "the smaller number as `low:`",
    ),
)
