"""Records of data/ with an answer that cannot be right."""

from pathlib import Path

from tests.content.damaged_files import FIGURES, HSI, SOURCES
from tests.content.damaging import Damage, swap

MECASA = "organizations/mecasa.yaml"
COUNTIES = "counties.yaml"
SITE = "site.yaml"
_SERVICE = "- id: hsi"
_NUMBER = '"+18663472423"'
_COUNTY = """
boston:
  name: Boston
  fips: 25025
  population: 1
  population_period: 2024
  population_source: pop24
"""
_PHONE = ("is not a phone number", "type +1 and ten digits")


def _add_county(path: Path) -> int:
    path.write_text(path.read_text("utf-8") + _COUNTY, "utf-8")
    return 1


# Whatever can be seen in one record by itself.
DAMAGED_VALUES = (
    Damage("no such status", HSI, swap("status: active", "status: open"),
           "`status` cannot be 'open'", "type one of 'active'"),
    Damage("list for text", HSI, swap("acronym: HSI", "acronym: [HSI]"),
           "`acronym` should be text", "type `acronym: some words`"),
    Damage("text for list", HSI, swap("needs: [agencies]", "needs: agencies"),
           "`needs` has the wrong shape", "look at another file"),
    Damage("no answer", HSI, swap("    cost: free\n", "", at=_SERVICE),
           "`cost` has no answer", "type `cost:`"),
    Damage("empty answer", HSI, swap("cost: free", "cost:"), "`cost` cannot be ''", "type one of"),
    Damage("misspelt field", HSI, swap("website:", "wesbite:"),
           "`wesbite` is no field", "check the spelling"),
    Damage("field stands twice", HSI, swap("    cost: free\n", "    cost: free\n    cost: low\n",
           at="    cost: low"), "`cost` stands here twice", "keep one of them"),
    Damage("source stands twice", SOURCES, swap("nhth_report:\n", "nhth_me:\n"),
           "`nhth_me` stands here twice", "keep one of them"),
    Damage("bad id", HSI, swap("- id: hsi", "- id: HSI tips"), "'HSI tips' is not an id", "a to z"),
    Damage("file and id differ", HSI, swap("id: hsi\n", "id: ice\n"),
           "`id` is 'ice' and the file is named 'hsi'", "type `id: hsi`"),
    Damage("digit too many", HSI, swap(_NUMBER, '"+186634724233"'), *_PHONE),
    Damage("digit too few", HSI, swap(_NUMBER, '"+1866347242"'), *_PHONE),
    Damage("no country code", HSI, swap(_NUMBER, '"8663472423"'), *_PHONE),
    Damage("phone number in groups", HSI, swap(_NUMBER, '"+1 866 347 2423"'), *_PHONE),
    Damage("vanity letters", HSI, swap(_NUMBER, '"+1866DHS2ICE"'), *_PHONE),
    Damage("Arabic-Indic digit", HSI, swap(_NUMBER, '"+1866347242٣"'), *_PHONE),
    Damage("full-width digit", HSI, swap(_NUMBER, '"+1866347242３"'), *_PHONE),
    Damage("exchange 000", HSI, swap(_NUMBER, '"+18660002423"'), *_PHONE),
    Damage("unknown short code", HSI, swap(_NUMBER, '"999"'), *_PHONE),
    Damage("http website", HSI, swap("https://www.ice.gov", "http://www.ice.gov"),
           "is no address to follow", "begins with https://"),
    Damage("look-alike host", HSI, swap("https://www.ice.gov", "https://www.іce.gov"),
           "letters that no address has", "plain ASCII"),
    Damage("address with a name", HSI, swap("https://www.ice.gov", "https://a@ice.gov"),
           "is no address to follow", "begins with https://"),
    Damage("no such date", HSI, swap("on: 2026-11-24", "on: 2026-11-31"),
           "'2026-11-31' is not a date", "type it as 2026-11-24"),
    Damage("date in words", HSI, swap("on: 2026-11-24", "on: November"),
           "'November' is not a date", "type it as 2026-11-24"),
    Damage("no such language", HSI, swap("direct: [en]", "direct: [english]"),
           "'english' is not a language", "type a BCP 47 tag"),
    Damage("digits in words", HSI, swap("talk with an", "call 211 or talk with an",
           at="    summary:"), "words hold no digits", "`facts:`"),
    Damage("Arabic-Indic digits in words", HSI, swap("talk with an", "call ٢١١ or talk with an",
           at="    summary:"), "words hold no digits", "`facts:`"),
    Damage("markup in words", HSI, swap("serves: Anyone", "serves: <b>Anyone</b>"),
           "words hold no markup", "plain text"),
    Damage("address in words", HSI, swap("note: The tip", "note: www.ice.gov has the tip"),
           "words hold no address", "`website:`"),
    Damage("percent in words", HSI, swap("note: The tip", "note: Half (%) of the tip"),
           "a percent sign stands alone", "`facts:`"),
    Damage("turned text", HSI, swap("note: The tip", "note: The \u202etip"),
           "the invisible character U+202E", "delete it"),
    Damage("fact in words", HSI, swap("formed: 2014", "formed: long ago"),
           "'long ago' is not a number", "digits only"),
    Damage("figure in words", FIGURES, swap("value: 46", "value: many"),
           "'many' is not a number", "digits only"),
    Damage("figure with a comma", FIGURES, swap("value: 46", "value: 1,046"),
           "'1,046' is not a number", "digits only"),
    Damage("no such unit", FIGURES, swap("unit: calls", "unit: phone calls"),
           "`unit` cannot be 'phone calls'", "type one of 'calls'"),
    Damage("no such period", FIGURES, swap("period: 2011", "period: in 2011"),
           "'in 2011' is not a period", "2007-12/2015-03"),
    Damage("period backwards", FIGURES, swap("2007-12/2011-12", "2011-12/2007-12"),
           "ends before it begins", "the earlier date first"),
    Damage("population in words", COUNTIES, swap("population: 115272", "population: many"),
           "'many' is not a whole number", "type digits only"),
    Damage("time of day", MECASA, swap("opens: 08:00", "opens: 8 AM"),
           "'8 AM' is not a time of day", "type it as 09:30"),
)  # fmt: skip

# Whatever can be seen only by looking at two places.
DAMAGED_REFERENCES = (
    Damage("dangling source", HSI, swap("sources: [hsi2014,", "sources: [nowhere,"),
           "'nowhere' is not defined", "define it in sources.yaml"),
    Damage("dangling source of a number", MECASA, swap("[sassmm_help, sassmm_q, bdn2018text]",
           "[nowhere]"), "'nowhere' is not defined", "define it in sources.yaml"),
    Damage("dangling source of a figure", FIGURES, swap("source: ps2013", "source: nowhere"),
           "'nowhere' is not defined", "define it in sources.yaml"),
    Damage("dangling source of a statement", "statements.yaml", swap("source: seed",
           "source: nowhere"), "'nowhere' is not defined", "define it in sources.yaml"),
    Damage("dangling source of a county", COUNTIES, swap("population_source: pop24",
           "population_source: nowhere"), "'nowhere' is not defined", "define it in sources.yaml"),
    Damage("id used twice", MECASA, swap("- id: mecasa", "- id: hsi"),
           "the id 'hsi' is used in data/organizations/hsi.yaml too", "choose another id"),
    Damage("unknown county", "organizations/amhc.yaml", swap("counties: [", "counties: [boston, ",
           ), "'boston' is not defined", "define it in counties.yaml"),
    Damage("dangling through", MECASA, swap("through: [mecasa]", "through: [nobody]"),
           "'nobody' is not defined", "a file of organizations/"),
    Damage("counties not named", HSI, swap("coverage: statewide", "coverage: counties",
           at="    area:"), "coverage and list of counties do not agree", "name counties"),
    Damage("placeholder without a fact", HSI, swap("In %(formed)s", "In %(begun)s",
           at="    summary:"), "%(begun)s stands for no fact", "add `begun:` under `facts:`"),
    Damage("unclear and linked", HSI, swap("status: active", "status: unknown", "website:"),
           "nobody knows whether this service is at work", "website_as_text"),
    Damage("unclear since when", HSI, swap("status: active", "status: unknown"),
           "needs its last sign", "type `last_sign:`"),
    Damage("status without its reason", HSI, swap("status: active", "status: unknown"),
           "needs its reason", "type `status_note:`"),
    Damage("call without a number", HSI, swap('        number: "+18663472423"\n', "",
           at="- by: voice"), "this channel has no number", "type `number:"),
    Damage("chat without an address", MECASA, swap("        address: https://www.mecasa.org\n", "",
           at="- by: chat"), "a chat has no address", "type `address:"),
    Damage("closed before open", MECASA, swap("opens: 08:00", "opens: 18:00",
           at="        hours:\n          openings:"), "end before they begin", "a later closes"),
    Damage("seventeenth county", COUNTIES, _add_county, "there are 17 counties", "the extra one"),
    Damage("figure of a page is gone", FIGURES, swap("calls_2013:", "calls_in_2013:",
           at="# Figures"), "a page shows 'calls_2013'", "bring it back"),
    Damage("figure without a number", FIGURES, swap("  value: 46\n", "", at="calls_2011:"),
           "'calls_2011' has no number", "type `value:`"),
    Damage("dangling line of the front page", SITE, swap("home: [sa-helpline", "home: [nobody"),
           "'nobody' is not defined", "a file of organizations/"),
    Damage("dangling lawyer", SITE, swap("immigration_lawyer: ilap", "immigration_lawyer: nobody"),
           "'nobody' is not defined", "a file of organizations/"),
)  # fmt: skip
