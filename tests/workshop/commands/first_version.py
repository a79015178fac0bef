"""A folder of facts and a catalog in the first vocabulary of this project, full of remarks."""

import hashlib
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message

from tests.sites import REVIEWED_DAY
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.signing import sign

COAST = """\
# A line with every kind of channel.
id: coast
name: Coast Line
acronym: CL   # as its page says
services:
  # the only one with a number
  - id: coast
    name: Coast Line
    short: For anyone who is trafficked
    status: reduced
    status_note: Since %(changed)s the line has fewer people.
    summary: >  # what it does
      You can talk, text or chat

      about what happened to you.
    serves: Anyone who was trafficked.
    cost: varies
    area:
      coverage: statewide
      # of the country
      note: It works in other states too.
    needs: [talk]
    reporting: The staff may have to report danger to the police.
    facts:
      changed: 2024
    channels:  # four ways
      # the web page
      - by: chat  # not at night
        address: https://chat.example.org
        hours: unknown
        languages:
          direct: [en]
          interpreter: unknown
        note: The chat opens a new page.
        sources: [line]
      # the number
      - by: voice
        number: "+18005550101"
        hours: always
        languages:
          direct: [en, es]
          menu: {so: 2, ar: 3 1, eo: 4}
          interpreter: yes
          interpreter_keys: "9"
          interpreter_languages: 200
          interpreter_languages_qualifier: more than
        sources: [line]
# at the margin
      - address: https://other.example.org
        hours:
          openings:
            - {days: [mon, tue], opens: 09:00, closes: 17:00}
        languages: unknown
# in the middle of it
        note: Your phone company may charge you.
        sources: [line]
        by: chat

      - by: text
        number: "233733"
        send: [HELP, INFO]
        hours:
          always: true
          seen_in: 2022
        languages:
          direct: [en]
          interpreter: no
        note: Your phone company may charge you.
        sources: [line]
      # nothing more
    website: https://coast.example.org
    sources: [line, hotline]
    checked:  # by phone
      # twice
      on: 2025-03-01  # a Saturday
      how: called
  - id: coast-chat
    name: Coast Chat
    status: active
    summary: You can chat.
    serves: unknown
    cost: free
    area: {coverage: unknown, note: Who knows where.}
    needs: [talk]
    reporting: unknown
    channels:  # one way
    - {by: chat, address: https://one.example.org, hours: always, languages: unknown,
       sources: [line]}
    website_as_text: http://one.example.org
    sources: [line]
    checked: {on: 2025-04-20, how: published sources}  # in a hurry
"""
COUNTIES = """\
# Counties of nowhere.
# fips: the code of each

northshire:
  name: Northshire
  fips: 99001
  outline: M1 1l9 0 0 9-9 0z
  population: 1200  # few
  population_period: 2024
  population_source: census

# the middle
midshire:
  name: Midshire
  fips: 99003
  population: 34500
  population_period: 2024
  population_source: census

southshire:
  name: Southshire
  fips: 99005
  population: 6700
  population_period: 2024
  population_source: census
"""
# Contexts, English and who has reviewed it; "void" is a review of other words.
WORDS = (
    ("coast.summary", "You can talk, text or chat about what happened to you.", ("ann",)),
    ("coast.serves", "Anyone who was trafficked.", ("void",)),
    ("coast.area", "It works in other states too.", ("ann", "bob")),
    ("coast.reporting", "The staff may have to report danger to the police.", ("ann", "void")),
    ("coast.note", "The chat opens a new page.", ("ann",)),
    ("coast.note", "Your phone company may charge you.", ("bob",)),
    ("coast-chat.summary", "You can chat.", ()),
)
GONE = ("coast.summary", "These words are gone.", ("ann",))
CARRIED = {
    ("coast.description", WORDS[0][1]): {"ann"},
    ("coast.eligibility", WORDS[1][1]): set(),
    ("coast.service_areas", WORDS[2][1]): {"ann", "bob"},
    ("coast.reporting", WORDS[3][1]): {"ann"},
    ("coast.chats", WORDS[4][1]): {"ann"},
    ("coast.phones", WORDS[5][1]): {"bob"},
    ("coast.chats", WORDS[5][1]): {"bob"},
    ("coast-chat.description", WORDS[6][1]): set(),
}


def put_data(data: Path) -> None:
    """Turn a copy of the made-up facts into a folder of the first vocabulary."""
    (data / "organizations/coast.yaml").write_text(COAST, "utf-8")
    (data / "places.yaml").unlink()
    (data / "counties.yaml").write_text(COUNTIES, "utf-8")
    lock = (data / "verified_numbers.yaml").rename(data / "numbers.lock")
    pinned = yaml.safe_load(lock.read_text("utf-8"))
    plain = {
        service: list({pin["number"]: _seal_plainly(service, pin) for pin in pins}.values())
        for service, pins in pinned.items()
    }
    lock.write_text(f"# A lock.\n{yaml.safe_dump(plain, sort_keys=False)}", "utf-8")


def _seal_plainly(service: str, pin: dict[str, str]) -> dict[str, str]:
    """Return a verified number as the first version sealed it: without its use."""
    signed = (service, pin["number"], pin["verified"], pin["by"], pin["source"])
    checksum = hashlib.sha256("\n".join(signed).encode("utf-8")).hexdigest()[:16]
    return {key: value for key, value in pin.items() if key != "use"} | {"seal": checksum}


def put_translations(folder: Path) -> Path:
    """Put a catalog with reviews, and its template, below a folder; return the catalog."""
    catalog, template = Catalog(locale="so"), Catalog()
    for context, text, reviewers in WORDS:
        message = catalog.add(text, f"[[{text}]]", context=context)
        template.add(text, context=context)
        review(message, reviewers)
    context, text, reviewers = GONE
    gone = Message(text, "[[gone]]", context=context)
    review(gone, reviewers)
    catalog.obsolete[text] = gone
    path = folder / "so/LC_MESSAGES/directory.po"
    path.parent.mkdir(parents=True)
    path.write_text(write_catalog(catalog), "utf-8")
    (folder / "directory.pot").write_text(write_catalog(template), "utf-8")
    return path


def review(message: Message, reviewers: tuple[str, ...]) -> None:
    """Sign a message, and put a remark above it."""
    for name in reviewers:
        if name != "void":
            sign(message, name, REVIEWED_DAY)
    message.user_comments.append("a remark of somebody")
    if "void" in reviewers:
        message.user_comments.append(f"Reviewed: eve {REVIEWED_DAY} 00000000")
