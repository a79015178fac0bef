"""What docs/safety.md promises of words: what pages say, in which order, and what they never say.

Words come from catalogs alone (tests/test_pages.py), so English ones show what a page says; here
the pages in Somali have them too.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import pytest

from tests.client import PageClient
from tests.page import around, text_of
from tests.routes import each_route
from tests.sites import (
    change,
    fixture,
    rebuild,
    saying,
    with_answers,
)
from webapp.facts.data import Data
from webapp.facts.fields import Signed

DATA = fixture().data
# Before a number, each of at most twelve words.
REPORTS = "They may tell of somebody under 18."
ASK_FIRST = "Ask first what they may tell others."
UNREAD_HERE = "No lawyer has read yet what this page says of reports."
CALL_BACK = "A private number may call back. Call 207-555-0100"
PICK_UP = "Say if somebody else may answer your phone."
WHOLE_CALL_BACK = "Somebody else may take your call. They call you back from a private number."
POLICE = "A call or a text can bring police to you. Call 911"
UNREAD = "No lawyer has read this yet."
DUTY = "They must report when somebody under 18 is in danger. This rule is from 2001."
OFFICE = "The report goes to an office."
BEFORE = "You can ask before you say your name or age."
NOBODY, SOME = (
    f"Nobody has called {which} numbers yet to check them. We found them in published sources."
    for which in ("these", "some of these")
)
CALLED = "Somebody called to check this on March 1, 2025."
OTHERWISE = "If nobody answers, call 207-555-0100."
CALLED_HOURS = "Tuesday and Thursday, 9:00 AM to 11:30 AM"
LAWYER_HOURS = f"{CALLED_HOURS} (seen on a page without a date; ask)"
LAWYER_FIRST = "You can talk with a lawyer before you talk with the police."
ASK_REPORT = "Ask them: what they must report."
CALL = Signed(date(2025, 3, 1), "AB")
ALWAYS = DATA.services["shore-line"].phones[0].hours
TEXT = DATA.services["harbor-text"].phones[1]


def with_phone(key: str, index: int = 0, **given: object) -> dict[str, object]:
    """Return the answers of a service with other answers of one of its phones."""
    phones = [*DATA.services[key].phones]
    phones[index] = with_answers(phones[index], **given)
    return {"phones": phones}


IN_DOUBT = change(DATA, {"law": {"status": "unknown"}})
ONE_CALLED = change(DATA, {"law": {"status": "unknown", **with_phone("law", called=CALL)}})
OFFICE_WARNS = change(
    DATA, {"child-office": {"description": "A government office. Talk to a lawyer first."}}
)
READ = {key: with_answers(law, needs_lawyer="no") for key, law in DATA.laws.items()}
type Case = tuple[str, Sequence[str], Sequence[str], Data]
type Cases = Mapping[str, Case]


def expect(path: str, *shown: str, hidden: Sequence[str] = (), data: Data = DATA) -> Case:
    """Return what a page shows, in the order of its first words, and what it does not."""
    return path, shown, hidden, data


IN_NEED: Cases = {
    "start": expect(
        "en/",
        f"{REPORTS} {CALL_BACK}",
        f"{ASK_FIRST} Call 1-800-555-0101",
        SOME,
        UNREAD_HERE,
        hidden=["in English:", OTHERWISE, "Newest source"],
    ),
    "situation": expect(
        "en/go/1/",
        "If you are under 18, you can ask for a bed. Source",
        f"{REPORTS} {CALL_BACK}",
        "You can call the first line from a boat.",
        PICK_UP,
        "Ask about a bed.",
        BEFORE,
        POLICE,
        "Near you Wabanaki nations 1 Northshire 1 Midshire 1 Southshire 1",
        f"You reach it through: Shore Line {REPORTS} {CALL_BACK}",
        "Open Law",
        "Texts or chats in English: Coast Line.",
        NOBODY,
        UNREAD_HERE,
        hidden=[UNREAD, "Write where you are.", "An operator connects you."],
    ),
    "laws of a situation": expect(
        "en/go/2/",
        REPORTS,
        CALL_BACK,
        "also if you are 18.",
        POLICE,
        "If you are under 18, you can ask for a bed.",
        f"You can ask to stay on the island. An office decides. {UNREAD}",
        "Open Law",
        f"What the law says {DUTY} {UNREAD} {OFFICE}",
    ),
    "a first line that is closed at night": expect(
        "en/go/1/",
        "Call 207-555-0100",
        "You reach it through: Shore Line",
        POLICE,
        data=change(
            DATA,
            {"shore-line": with_phone("shore-line", hours=DATA.services["law"].phones[0].hours)},
        ),
    ),
    "a first line that is not known to speak the language": expect(
        "so/go/5/",
        "1-800-555-0101",
        "207-555-0100",
        POLICE,
        data=change(DATA, {"coast": with_phone("coast", menu={}, interpreter="no")}),
    ),
    "a first line that takes no calls": expect(
        "en/go/1/",
        "Harbor House",
        "Call 207-555-0103",
        POLICE,
        data=change(
            DATA,
            {"harbor-text": {"phones": [with_answers(TEXT, hours=ALWAYS)]}},
            situations={
                **DATA.situations,
                "1": with_answers(DATA.situations["1"], services=["harbor-text", "law", "coast"]),
            },
        ),
    ),
    "who can only write": expect(
        "en/go/3/",
        "In danger, you can text 911. Write where you are and what is happening.",
        "Letters stay in your pocket.",
        ASK_FIRST,
        "Text 233733",
        POLICE,
        "Ask the operator for this line: Coast Line",
        "Text 898-211",
        hidden=["Please get an interpreter."],
    ),
    "who reads Somali and can only write": expect(
        "so/go/3/",
        "We found no line that answers texts or chats in Soomaali.",
        "I cannot talk on the phone. Please write. I read Somali. Please get an interpreter.",
        "233733",
        "We do not know if the operator can type in Soomaali.",
    ),
}
LANGUAGES: Cases = {
    "how to ask for a language": expect(
        "so/",
        f"{CALL_BACK} For an interpreter, say in English: “Somali”",
        "1-800-555-0101 For Soomaali, press 2.",
        "0102 Interpreter: we do not know. Ask in English: “Somali?”",
    ),
    "Somali card": expect(
        "so/card/",
        "Useful numbers in Maine Useful numbers in Maine A private number may call back. 207-555",
        "To talk with somebodyTo talk with somebody Say in English: “Somali”",
        "Press 2 2",
    ),
    "card": expect(
        "en/card/",
        "207-555-0100 To talk with somebody 1-800-555-0101 For anyone who is trafficked",
        f"207-555-0103 Lawyers who cost nothing. {LAWYER_HOURS} {SOME}",
        hidden=["in English", OTHERWISE, "Newest source"],
    ),
    "card with hours only": expect(
        "en/card/plain/",
        "0100 Day and night 1-800-555-0101 Day and night 207-555-0103",
        f"0103 {LAWYER_HOURS} {SOME}",
    ),
    "languages of a line": expect(
        "so/resources/", "Languages: Soomaali, Carabi, Ingiriisi, Isberaanto iyo Isbaanish."
    ),
}
DEVICE: Cases = {
    "device": expect(
        "en/safety/",
        "This device, and who may look at it",
        f"To talk with somebody {CALL_BACK}",
        "1-800-555-0101 Since 2024 the line has fewer people. No website can promise",
        "Deleting a call on the phone does not delete it from the bill.",
        "We do not know if short numbers or texts appear. You can ask the phone company",
        WHOLE_CALL_BACK,
        "For an organization or a kind of help, the list shows only a letter and a number.",
        "The list also shows which language or county you chose.",
        "Anybody who opens a page from the list can read it.",
        "An empty list can make somebody suspicious.",
        "If there is a spying program on the device, it may still see everything.",
    ),
}
WITH_NUMBERS: Cases = {
    "other languages": expect(
        "so/other/",
        f"{ASK_FIRST} Call 1-800-555-0101",
        "Since 2024 the line has fewer people.",
        "Lingála “Lingala interpreter, please.”",
        "ខ្មែរ “Khmer interpreter, please.”",
        "Press 2, then 6",
        "We do not know if there is an interpreter for each of these languages. Ask.",
        hidden=["For an interpreter, say in English: “Somali”"],
    ),
}
SERVICES: Cases = {
    "list": expect(
        "en/resources/",
        f"a trained person. {CALL_BACK} Day and night. For: everybody. Languages: English",
        f"You reach it through: Shore Line {CALL_BACK} Midshire. {ASK_REPORT}",
        "Ask them: hours, languages, and what they must report.",
        "At some hours. Northshire and Southshire. For: women and men. Languages: English",
        f"civil problems. Call 207-555-0103 {LAWYER_HOURS}. Languages: English",
        "Day and night (seen in 2019; ask). Wabanaki nations. For: women.",
        f"The last news is from 2023. Call 207-555-0108 {OTHERWISE} Newest source: December 2024",
        "Ask them: hours, which area, for whom, cost, languages, and what they must report.",
        f"Call 911 Day and night. Languages: English. {LAWYER_FIRST}",
        SOME,
        hidden=["we read this"],
    ),
    "warning of a government office": expect(
        "en/resources/",
        "Child Office A government office. Talk to a lawyer first. Call 207-555-0105",
        data=OFFICE_WARNS,
    ),
    "what nobody knows": expect(
        "en/resources/shore-office/",
        f"{OTHERWISE} Newest source: December 2024",
        "We do not know. Ask.",
        "We do not know which area. Ask.",
        "We do not know what it costs. Ask.",
        "We do not know what they must report. Ask before you give your name.",
    ),
    "reports": expect(
        "en/resources/shore-line/",
        f"{REPORTS} {CALL_BACK}",
        "Call 207-555-0100 Newest source: December 2024",
        f"Is this number wrong? You can tell the people who run this site. {NOBODY}",
        f"{DUTY} {OFFICE} You can ask first. {BEFORE} {UNREAD}",
        "A study of estimates",
        hidden=[OTHERWISE],
    ),
    "reports that a lawyer has read": expect(
        "en/resources/child-office/", f"{OFFICE} {BEFORE} How we checked"
    ),
    "own numbers first": expect(
        "en/resources/law/",
        "207-555-0103",
        "Newest source: no date",
        "Office Northtown Call 207-555-0104 Newest source: December 2024",
        "207-555-0107",
        "On April 20, 2025 we read this in published sources.",
        "What you can ask for",
        "Other lines, day and night",
        "207-555-0100",
        hidden=[OTHERWISE],
    ),
    "laws of what a service helps with": expect(
        "en/resources/papers-law/",
        "About this service",
        f"You can ask to stay on the island. An office decides. {UNREAD}",
        "You can ask for a boat. Boats & bridges <weekly>",
    ),
    "a wrong number while nobody takes corrections": expect(
        "en/resources/law/",
        "Is this number wrong? You can tell this line, and ask it for another number: Shore Line",
        data=change(
            DATA, {"site": {"corrections": "", "corrections_phone": None, "corrections_post": ""}}
        ),
    ),
    "no number": expect(
        "en/resources/papers-law/", "We have no confirmed number.", hidden=[NOBODY]
    ),
    "closed": expect(
        "en/resources/old-bridge/",
        "Bridge Center This service closed on January 15, 2025. You can try these instead:",
        "instead: Harbor House Call 207-555-0102 Bridge Center",
        "Other lines, day and night",
    ),
}
CALLS: Cases = {
    "reading makes no number younger": expect(
        "en/resources/nation-house/", "Newest source: April 2019", "On June 1, 2024 we read this"
    ),
    "called": expect(
        "en/resources/coast/",
        f"Call 1-800-555-0101 {CALLED}",
        "Your phone company may charge you. Chat (leaves this site) Newest source: 2025",
        hidden=["Nobody has called"],
    ),
    "one of several called": expect(
        "en/resources/law/",
        f"Call 207-555-0103 {CALLED} {CALLED_HOURS}",
        f"{OTHERWISE} Newest source: December 2024",
        SOME,
        hidden=[NOBODY],
        data=ONE_CALLED,
    ),
    "card in doubt": expect(
        "en/card/", f"{LAWYER_HOURS} {OTHERWISE} Newest source: no date", data=IN_DOUBT
    ),
    "situation in doubt": expect(
        "en/go/1/", f"It keeps the chat on your phone. {OTHERWISE} Open Law", data=IN_DOUBT
    ),
}
LAWS: Cases = {
    "laws": expect(
        "en/asking/",
        "2 N.R.S. §7 · Newest source: December 2024 Who can help with this: Harbor House",
        "You can ask for a boat. Source: 3 N.R.S. §10 · Newest source: December 2024",
        f"{UNREAD} You can ask to stay on the island. An office decides. 3 N.R.S. §9",
        "We found no official source for this. Who can help with this: Papers Law",
        "The guards wear a lamp. Source: 5 N.R.S. §2 · Newest source: December 2024 There is more",
        "but a lawyer must check it first. Until then, ask a lawyer.",
    ),
    "laws that a lawyer has read": expect(
        "en/asking/",
        "The guards of the harbor ask nobody for papers.",
        hidden=[UNREAD, "a lawyer must check"],
        data=change(DATA, {}, laws=READ),
    ),
}
ABOUT: Cases = {
    "sources": expect(
        "en/sources/",
        "Of many pages we saw only the beginning.",
        "hotline.example.org/state (leaves this site) Reliability: high",
        "gazette.example.org/boats Reliability: medium",
    ),
}
CASES = [
    (pytest.mark.promise("N10", "P8", "S10", "S11", "S12", "T2"), IN_NEED),
    (pytest.mark.promise("N9", "T18"), LANGUAGES),
    (pytest.mark.promise("T6"), DEVICE),
    (pytest.mark.promise("N8", "S14"), WITH_NUMBERS),
    (pytest.mark.promise("F4", "N10", "R1", "S6", "S7", "T15"), SERVICES),
    (pytest.mark.promise("N4", "N5", "N7"), CALLS),
    (pytest.mark.promise("R3", "R5"), LAWS),
    (pytest.mark.promise("F8"), ABOUT),
]


@cache
def client_with(data: Data) -> PageClient:
    """Return a client of the made-up site with some facts, whose Somali is English."""
    somali = saying(fixture().locales["so"])
    return PageClient(rebuild(data=data, translators={"so": somali}))


@pytest.mark.parametrize(
    "case",
    [pytest.param(each[name], marks=mark, id=name) for mark, each in CASES for name in each],
)
def test_pages_say_what_is_promised_in_its_order(case: Case) -> None:
    path, shown, hidden, data = case
    text = client_with(data).page(f"/{path}").main.replace("\u202f", " ")
    assert [each for each in shown if each not in text] == []
    assert tuple(sorted(shown, key=text.index)) == shown
    assert [each for each in hidden if each in text] == []


@pytest.mark.promise("N10")
def test_the_line_of_a_law_may_say_a_number_of_that_law() -> None:
    brief = {"brief": "Since %(made)s they may tell of somebody under %(adult)s."}
    laws = {**DATA.laws, "duty": with_answers(DATA.laws["duty"], **brief)}
    page = client_with(change(DATA, {}, laws=laws)).page("/en/")
    assert "Since 2001 they may tell of somebody under 18." in page.main


@pytest.mark.promise("N10")
def test_who_calls_back_is_told_before_each_link_that_calls(client: PageClient) -> None:
    href = DATA.services["shore-line"].phones[0].href
    for path in each_route(client.app, "en"):
        for link in client.page(path).all("main a[href^=tel]"):
            parts = (text_of(each) for each in around(link) if each.name in {"li", "p"})
            is_told = any("A private number may call back." in part for part in parts)
            assert is_told or link.attrs["href"] != href, path
