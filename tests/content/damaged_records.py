"""Records of data/ with an answer that, seen by itself, cannot be right."""

from tests.content.damaged_files import FIGURES, SHORE, SOURCES
from tests.content.damaging import Damage, swap

COAST = "organizations/coast.yaml"
HARBOR = "organizations/harbor.yaml"
BRIDGE = "organizations/bridge.yaml"
PLACES = "places.yaml"
_SERVICE = "- id: shore-line"
_NUMBER = '"+12075550100"'
_CHAT = "      - url: https://chat.example.org\n        schedules: unknown"
_NO_PHONE = ("is not a phone number", "type ten digits, as (207) 555-0123")
_NO_DATE = ("is not a date", "type it as 2026-11-24")

DAMAGED_VALUES = (
    # What is no answer.
    Damage(
        "no such status",
        SHORE,
        swap("status: active", "status: open"),
        "`status` cannot be 'open'",
        "type one of 'active'",
    ),
    Damage(
        "list for text",
        SHORE,
        swap("alternate_name: SH", "alternate_name: [SH]"),
        "`alternate_name` should be text",
        "type `alternate_name: some words`",
    ),
    Damage(
        "leads to itself",
        SHORE,
        swap("leads_to: [stay]", "leads_to: [stay, talk]"),
        "'talk' stands in `needs` too",
        "keep it there if the service does it itself",
    ),
    Damage(
        "leads to no need",
        SHORE,
        swap("leads_to: [stay]", "leads_to: [nowhere]"),
        "cannot be 'nowhere'",
        "type one of",
    ),
    Damage(
        "everybody but men",
        SHORE,
        swap("{everybody: yes}", "{everybody: yes, men: no}"),
        "'men' is not yes, and `everybody` is",
        "type `ask` or `no` for `everybody`",
    ),
    Damage(
        "served perhaps",
        SHORE,
        swap("{everybody: yes}", "{everybody: perhaps}"),
        "`everybody` cannot be 'perhaps'",
        "type one of 'yes', 'no' or 'ask'",
    ),
    Damage(
        "text for list",
        SHORE,
        swap("needs: [talk, health]", "needs: talk"),
        "`needs` should be a list",
        "type it as `needs: [one, another]`",
    ),
    Damage(
        "no answer",
        SHORE,
        swap("    cost: free\n", "", at=_SERVICE),
        "`cost` has no answer",
        "type `cost:`",
    ),
    Damage(
        "empty answer", SHORE, swap("cost: free", "cost:"), "`cost` cannot be ''", "type one of"
    ),
    Damage(
        "nobody served",
        BRIDGE,
        swap("Anyone in Midshire.", '""'),
        "it has no answer",
        "type `unknown`",
    ),
    Damage(
        "nothing said of reporting",
        BRIDGE,
        swap("reporting: unknown", 'reporting: ""'),
        "`reporting` has no answer",
        "or `reporting: unknown`",
    ),
    # What no field takes.
    Damage(
        "misspelt field", SHORE, swap("url:", "ulr:"), "`ulr` is no field", "check the spelling"
    ),
    Damage(
        "misspelt field that is nowhere else",
        "organizations/bridge.yaml",
        swap("    cost: free\n", "    costs: free\n"),
        "`costs` is no field",
        "if you mean 'cost', type that",
    ),
    Damage(
        "field stands twice",
        SHORE,
        swap("    cost: free\n", "    cost: free\n    cost: low\n", at="    cost: low"),
        "`cost` stands here twice",
        "keep one of them",
    ),
    Damage(
        "source stands twice",
        SOURCES,
        swap("paper:\n", "line:\n"),
        "`line` stands here twice",
        "keep one of them",
    ),
    Damage(
        "bad id",
        SHORE,
        swap(_SERVICE, "- id: Shore Line"),
        "'Shore Line' cannot be an id",
        "as `shore-line`",
    ),
    Damage(
        "name of a county in the place of its id",
        HARBOR,
        swap("[northshire, southshire]", "[Northshire County, southshire]"),
        "'Northshire County' cannot be an id",
        "as `northshire`",
    ),
    Damage(
        "curly quotes",
        SHORE,
        swap('number: "+12075550100"', "number: “+12075550100”"),
        "curly quotes stand around '+12075550100'",
        'type straight quotes or none, as "+12075550100"',
    ),
    Damage(
        "file and id differ",
        SHORE,
        swap("id: shore\n", "id: coast\n"),
        "`id` is 'coast' and the file is named 'shore'",
        "type `id: shore`",
    ),
    # Ways to reach somebody; tests/content/test_fieldtypes.py has many more.
    Damage("digit too many", SHORE, swap(_NUMBER, '"+120755501000"'), *_NO_PHONE),
    Damage("Arabic-Indic digit", SHORE, swap(_NUMBER, '"+1207555010٠"'), *_NO_PHONE),
    Damage(
        "call without a number",
        SHORE,
        swap(f"        number: {_NUMBER}\n", "", at="- type: voice"),
        "`number` has no answer",
        "type `number:`",
    ),
    Damage(
        "chat by phone",
        COAST,
        swap("type: voice", "type: chat"),
        "`type` cannot be 'chat'",
        "type one of 'voice', 'text' or 'whatsapp'",
    ),
    Damage(
        "chat without an address",
        COAST,
        swap(_CHAT, "      - schedules: unknown", at="      - schedules: unknown"),
        "`url` has no answer",
        "type `url:`",
    ),
    Damage(
        "http address",
        SHORE,
        swap("https://shore", "http://shore"),
        "is no address to follow",
        "begins with https://",
    ),
    Damage(
        "look-alike host",
        SHORE,
        swap("https://shore", "https://shоre"),
        "letters that no address has",
        "plain ASCII",
    ),
    Damage(
        "no such language",
        SHORE,
        swap("direct: [en]", "direct: [english]"),
        "'english' is not a language",
        "type its short code, as `en`",
    ),
    # Words.
    Damage(
        "digits in words",
        SHORE,
        swap("You can talk", "You can call 211 or talk", at="    description:"),
        "words hold no digits",
        "`facts:`",
    ),
    Damage(
        "markup in words",
        SHORE,
        swap("eligibility: Anyone.", "eligibility: <b>Anyone</b>."),
        "words hold no markup",
        "plain text",
    ),
    Damage(
        "address in words",
        SHORE,
        swap("description: You", "description: www.example.org you"),
        "words hold no address",
        "use the field `url:`",
    ),
    Damage(
        "percent in words",
        SHORE,
        swap("description: You", "description: Half (%) of you"),
        "a percent sign stands alone",
        "`facts:`",
    ),
    Damage(
        "turned text",
        SHORE,
        swap("description: You", "description: \u202eYou"),
        "the invisible character U+202E",
        "delete it",
    ),
    Damage(
        "fact in words",
        SHORE,
        swap("newest: 2023", "newest: many"),
        "'many' is not a number",
        "digits only",
    ),
    # Times.
    Damage(
        "no such date",
        SHORE,
        swap("assured_date: 2025-04-20", "assured_date: 2025-04-31"),
        *_NO_DATE,
    ),
    Damage(
        "date with a clock time",
        SHORE,
        swap("assured_date: 2025-04-20", "assured_date: 2025-04-20T00:00:00"),
        *_NO_DATE,
    ),
    Damage("date in words", BRIDGE, swap("closed_on: 2025-01-15", "closed_on: January"), *_NO_DATE),
    Damage(
        "hours seen in the future",
        COAST,
        swap("seen_in: 2022", "seen_in: 20222"),
        "'20222' is not a year",
        "type it as 2018",
    ),
    Damage(
        "time of day",
        HARBOR,
        swap("opens_at: 08:00", "opens_at: 8 AM"),
        "'8 AM' is not a time of day",
        "type it as 09:30",
    ),
    Damage(
        "no such period",
        FIGURES,
        swap("period: 2011", "period: in 2011"),
        "'in 2011' is not a period",
        "2007-12/2015-03",
    ),
    Damage(
        "period backwards",
        FIGURES,
        swap("2007-12/2011-12", "2011-12/2007-12"),
        "ends before it begins",
        "the earlier date first",
    ),
    Damage(
        "period on no day",
        SOURCES,
        swap("dated: 2024-12", "dated: 2024-13"),
        "there is no such month or day",
        "type it as",
    ),
    # Numbers.
    Damage(
        "figure in words",
        FIGURES,
        swap("value: 46", "value: many"),
        "'many' is not a number",
        "digits only",
    ),
    Damage(
        "figure with a comma",
        FIGURES,
        swap("value: 46", "value: 1,046"),
        "'1,046' is not a number",
        "digits only",
    ),
    Damage(
        "no such unit",
        FIGURES,
        swap("unit: calls", "unit: phone calls"),
        "`unit` cannot be 'phone calls'",
        "type one of 'calls'",
    ),
    Damage(
        "fewer than nobody",
        PLACES,
        swap("population: 1200", "population: -5"),
        "'-5' is not a whole number",
        "type digits only",
    ),
    Damage(
        "no county code",
        PLACES,
        swap("fips: 99001", "fips: banana"),
        "'banana' is no county",
        "type its five digits",
    ),
    Damage(
        "no state code",
        PLACES,
        swap('"99"', "ninety"),
        "'ninety' is no state",
        "type its two digits",
    ),
    Damage(
        "outline in words",
        PLACES,
        swap("M1 1l9 0 0 9-9 0z", "a square"),
        "it is no outline",
        "type an SVG path",
    ),
    Damage(
        "width of nothing",
        PLACES,
        swap("width: 30", "width: 0"),
        "'0' is not a whole number",
        "type digits only",
    ),
    Damage(
        "short code of four digits",
        "site.yaml",
        swap('"211"', '"2111"'),
        "'2111' is no short code",
        "type three, five or six digits",
    ),
    Damage(
        "test that has not been yet",
        "site.yaml",
        swap("last_run: 2025-04-10", "last_run: 2025-06-10"),
        "2025-06-10 has not come yet",
        "type the day of the test",
    ),
    Damage(
        "shortcoming that nobody knows",
        "site.yaml",
        swap("[sign-language, ", "[sign-languages, "),
        "`shortcomings` cannot be 'sign-languages'",
        "'sign-language'",
    ),
)
