"""What docs/safety.md promises of pages, said in every language and where it must stand."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from justhtml import Element

from tests.client import PageClient
from tests.page import Page, in_order, links_in, read_page, text_of
from tests.routes import each_kind
from tests.sites import answers, change, fixture, rebuild, saying, with_answers
from webapp.facts.models import Accessibility, VerifiedNumber, slug
from webapp.facts.services import Areas, Chat, Languages, Organization, Phone, Service
from webapp.facts.wording import check_promises
from webapp.pages.errors import write_in_all_languages
from webapp.problems import InvalidValueError
from webapp.words.formats import group_phone, write_date
from webapp.words.languages import SOURCE, language_name
from webapp.words.reviews import is_safety_critical

type Answers = Mapping[str, Mapping[str, object]]
DATA = fixture().data
AGE = str(DATA.site.adult_age)
FACTS = {"adult": AGE, "made": "2001"}
TELLING = "Under %(age)s or in danger? They may have to tell the authorities."
CALL_BACK = "A private number may call back."
PICK_UP = "Say if somebody else may answer your phone."
UNREAD = "No lawyer has read this yet."
SILENT = "There is more to say here, but a lawyer must check it first. Until then, ask a lawyer."
NO_WRITING = "We found no line that answers texts or chats in %(language)s."
CALLED = "Somebody called to check this"
NOBODY, SOME = (
    f"Nobody has called {which} numbers yet to check them. We found them in published sources."
    for which in ("these", "some of these")
)
CONTRADICTED = "One source does not agree with this number. It may still work."
OTHERWISE = "If nobody answers, call 207-555-0100."
NEWEST, UNDATED = "Newest source: December 2024", "Newest source: no date"


def variant(services: Answers | None = None, **others: object) -> PageClient:
    """Return a client of the made-up site with other answers of services, or other records."""
    return PageClient(rebuild(data=change(DATA, services or {}, **others)))


def url(key: str, code: str = "en") -> str:
    """Return the address of a service."""
    return f"/{code}/resources/{slug(key)}/"


def law_in(page: Page, key: str) -> list[str]:
    """Return what a law says in the language of a page."""
    return [page.said_by(f"{key}.law", sentence, **FACTS) for sentence in DATA.laws[key].plain]


def card_of(page: Page, key: str, part: str = "") -> str:
    """Return the words of a service in the list."""
    return page.texts(f"#{slug(key)}{part}")[0].replace("\u202f", " ")


@pytest.mark.parametrize(
    "sentence",
    [
        "An empty list can make somebody suspicious.",
        "If there is a spying program on the device, it may still see everything.",
        "For an organization or a kind of help, the list shows only a letter and a number.",
        "The list also shows which language or county you chose.",
        "Anybody who opens a page from the list can read it.",
        "Deleting a call on the phone does not delete it from the bill.",
        "We do not know if short numbers or texts appear. You can ask the phone company.",
    ],
)
def test_this_device_says_what_history_and_bill_tell(pages: PageClient, sentence: str) -> None:
    for page in pages.each("safety/"):
        assert page.said(sentence) in page.main


# Before a number


@pytest.mark.parametrize("path", ["", *(f"go/{number}/" for number in DATA.doors)])
def test_what_may_be_reported_and_who_calls_back_is_said_before_the_number(
    pages: PageClient, path: str
) -> None:
    """Each is a line of at most twelve words; who else may pick up the phone is said behind."""
    keys = DATA.doors[path.split("/")[1]].services if path else DATA.site.home
    for page in pages.each(path):
        before, *_ = page.main.partition(page.texts(".lines")[0])
        assert page.said(TELLING, age=AGE) in before
        for key, line in zip(keys, page.texts(".line"), strict=True):
            said = [p.call_back for p in DATA.services[key].phones if p.call_back]
            assert bool(said) == (page.said(CALL_BACK) in line) == (page.said(PICK_UP) in line)
            if said:
                number = line.index(group_phone(DATA.services[key].phones[0].number))
                assert line.index(page.said(CALL_BACK)) < number < line.index(page.said(PICK_UP))
    for line in (TELLING, CALL_BACK, *pages.page(f"/en/{path}").texts("p.urgent .small")[:1]):
        assert len(line.split()) <= 12, line


def test_who_calls_back_is_said_whole_on_its_own_page_and_that_of_the_device(
    pages: PageClient,
) -> None:
    [phone] = DATA.services["shore-line"].phones
    for path in ("safety/", "resources/shore-line/"):
        for page in pages.each(path):
            assert page.said_by("shore-line.call_back", phone.call_back) in page.main


# Situations


@pytest.mark.parametrize("number", DATA.doors)
def test_what_calms_comes_before_the_first_number_and_all_else_behind(
    pages: PageClient, number: str
) -> None:
    """What decides stands open there, and more of the law in a fold."""
    door = DATA.doors[number]
    for page in pages.each(f"go/{number}/"):
        before, after = page.main.split(page.texts(".lines")[0])
        first = [door.first_law] if door.first_law else []
        assert all(each in before for key in first for each in law_in(page, key))
        open_ = " ".join(page.texts(".know li"))
        known = [page.said_by(f"door{number}.know", each, **FACTS) for each in door.know]
        known += [each for key in door.open_laws for each in law_in(page, key)]
        assert all(each in after and each in open_ and each not in before for each in known)
        folded = [each for key in door.laws for each in law_in(page, key)]
        assert all(each in after and each not in open_ + before for each in folded)
        assert (page.said(UNREAD) in before) == DATA.has_unread(first)
        assert (page.said(UNREAD) in after) == DATA.has_unread([*door.open_laws, *door.laws])
    sources = [f"/en/sources/#{slug(DATA.laws[key].sources[0])}" for key in first]
    assert pages.page(f"/en/go/{number}/").links(".know")[: len(sources)] == sources


@pytest.mark.parametrize("number", DATA.doors)
def test_a_door_says_its_number_alone_and_keeps_its_own_order(
    pages: PageClient, number: str
) -> None:
    door = DATA.doors[number]
    assert pages.page(f"/en/go/{number}/").title == f"Help {number} · Local Data & Resources"
    for page in pages.each(f"go/{number}/"):
        code = page.locale.code
        wanted = [url(key, code) for key in door.services]
        assert [links_in(line)[0] for line in page.all(".line")] == wanted
        assert page.links(".line .act")[0].startswith(("tel:", "sms:"))
        others = [f"/{code}/go/{key}/" for key in door.doors[:2]]
        assert page.links("main > .lines ~ .links") == others
        needs = {f"/{code}/resources/any/{slug(need)}/" for need in door.needs}
        assert needs <= {*page.links(".beside")}
        counts = page.texts(".near span")
        assert len(counts) == (1 + len(DATA.counties) if door.near else 0)
        assert "0" not in counts
        [urgent] = page.texts(".urgent")
        brings = page.said("A call or a text can bring police to you.")
        assert urgent.index(brings) < urgent.index("911")


def test_who_writes_reads_before_the_lines_that_911_takes_texts_and_behind_what_to_text(
    pages: PageClient,
) -> None:
    [note] = [phone.description for phone in DATA.emergency.phones if phone.type == "text"]
    page = pages.page("/en/go/3/")
    assert page.links(".line .act")[:2] == ["sms:233733", "sms:898211"]
    assert "In danger, you can text 911." in page.main.partition(page.texts(".lines")[0])[0]
    assert note in page.texts(".lines + .urgent")[0]
    for number in ("1", "2"):
        other = pages.page(f"/en/go/{number}/")
        assert "/en/go/3/" in other.links(".links")
        assert note not in other.main
        assert "An operator connects you." not in other.main


def test_an_operator_is_asked_for_the_line_with_interpreters_of_most_languages() -> None:
    """It stays the same where another line, with fewer, is put first."""
    for services in (["coast", "shore-line", "law"], ["shore-line", "law", "coast"]):
        door = with_answers(DATA.doors["3"], services=services)
        page = variant(doors={**DATA.doors, "3": door}).page("/en/go/3/")
        [asked] = [e for e in page.all("p.small") if "Ask the operator for" in text_of(e)]
        assert links_in(asked) == [url("coast")]


def test_where_nobody_answers_texts_the_page_says_so(pages: PageClient) -> None:
    """Of the invented lines one answers texts in English, and none in another language."""
    for number in DATA.doors:
        assert pages.page(f"/en/go/{number}/").links(".writing") == [url("coast")]
        for code in ("so", "ar"):
            page = pages.page(f"/{code}/go/{number}/")
            assert page.said(NO_WRITING, language=language_name(code, page.locale)) in page.main
            assert page.links(".writing") == []


# In the reader's language


@pytest.mark.parametrize(
    ("access", "said"),
    [
        ({"direct": ["en", "so"], "interpreter": "no"}, "Say in English: “Somali”"),
        ({"interpreter": "yes"}, "For an interpreter, say in English: “Somali”"),
        (
            {"interpreter": "yes", "interpreter_keys": "6"},
            "Press 6, then say in English: “Somali”",
        ),
        ({"menu": {"so": "2"}, "interpreter": "yes"}, ""),  # a sentence names the key
        ({}, "Interpreter: we do not know. Ask in English: “Somali?”"),
        ({"interpreter": "no"}, ""),
    ],
)
def test_how_to_ask_for_a_language_is_beside_each_number(
    access: Mapping[str, object], said: str
) -> None:
    phone = DATA.services["shore-line"].phones[0]
    languages = Languages.model_validate({"direct": ["en"], **access})
    data = change(DATA, {"shore-line": {"phones": [with_answers(phone, languages=languages)]}})
    app = rebuild(data=data, translators={"so": saying(fixture().locales["so"])})
    line, card = read_page(app, "/so/").all(".line")[0], read_page(app, "/so/card/")
    found = [text_of(e) for e in in_order(line) if e.attrs.get("class") == "say"]
    assert found == [said] * bool(said)
    assert ("press 2" in text_of(line)) == ("menu" in access)
    beside = card.texts("section.card li > div")[0].partition("207-555-0100")[2]
    assert bool(beside) == (said != "" or "menu" in access)


@pytest.mark.parametrize("path", ["", "go/1/", "card/", "go/3/"])
def test_what_to_say_or_show_is_in_english_and_all_else_is_not(
    pages: PageClient, path: str
) -> None:
    """Keys and what to do are in the reader's language; who reads English needs nothing."""
    english = pages.page(f"/en/{path}")
    assert english.all(".say") == []
    assert "Please get an interpreter." not in english.main
    for code in ("so", "ar"):
        page, name = pages.page(f"/{code}/{path}"), language_name(code, SOURCE)
        phrases = {(e.attrs["lang"], text_of(e)) for e in page.all(".say bdi")}
        assert phrases <= {("en", f"“{name}”"), ("en", f"“{name}?”")}
        around = " ".join(re.sub("“.*?”", "", text) for text in page.texts(".say"))
        assert not re.search(r"\b(?:Press|Say|Ask|interpreter)\b", around, re.IGNORECASE)
        shown = f"I read {name}. Please get an interpreter." in page.main
        assert shown == (path == "go/3/")
        assert page.all(".say") or path == "go/3/"


def test_the_strip_is_inside_the_page_and_says_who_answers(pages: PageClient) -> None:
    """The skip link leads into main, so nobody jumps over the numbers."""
    for page in pages.each("safety/"):
        [strip] = page.texts("main > h1 + .hotlines")
        for key in DATA.site.first:
            service = DATA.services[key]
            assert page.said_by(f"{key}.short", service.short) in strip
            note = page.said_by(f"{key}.status_note", service.status_note, changed="2024")
            assert note in strip


# Cards to print


@pytest.mark.parametrize(("kind", "copies"), [("", 6), ("plain/", 6), ("wall/", 1)])
def test_english_stands_beneath_another_language(pages: PageClient, kind: str, copies: int) -> None:
    numbers = [group_phone(DATA.services[key].phones[0].number) for key in DATA.site.card]
    for page in pages.each(f"card/{kind}"):
        cards = page.all(".card")
        assert [e for e in cards if not e.attrs.get("aria-hidden")] == cards[:1]
        assert len(cards) == copies
        assert all(number in card for card in page.texts(".card") for number in numbers)
        said = {e.attrs["lang"] for e in page.all(".card li div > span")}
        assert said == {page.locale.code, "en"}
        assert "Useful numbers in Maine" in page.main


def test_the_plain_card_says_nothing_of_what_a_number_is_for(pages: PageClient) -> None:
    """Hours are beside each number there, else beside one that does not always answer."""
    named, plain = (
        [text.replace("\u202f", " ") for text in pages.page(path).texts("section.card li")]
        for path in ("/en/card/", "/en/card/plain/")
    )
    for key, name, bare in zip(DATA.site.card, named, plain, strict=True):
        short, is_always = DATA.services[key].short, key != "law"
        assert (short in name, short in bare) == (True, False)
        hours = "Day and night" if is_always else "Tuesday and Thursday, 9:00 AM to 11:30 AM"
        assert (hours in name, hours in bare) == (not is_always, True)


# Authorities


def test_authorities_are_never_shown_without_a_lawyer(pages: PageClient) -> None:
    police = {key: s.authority for key, s in DATA.services.items() if s.is_police}
    assert {*police.values()} == {"police", "immigration"}
    for page in pages.each("resources/"):
        code = page.locale.code
        boxes = {str(e.attrs["id"]): e.query_one(".lawyers") for e in page.all(".listing")}
        assert {key for key, box in boxes.items() if box} == {*map(slug, police)}
        for key, authority in police.items():
            for box in (boxes[slug(key)], pages.page(url(key, code)).all(".lawyers")[0]):
                assert isinstance(box, Element)
                links = [link for link in links_in(box) if link.startswith("/")]
                assert links == [url(lawyer, code) for lawyer in DATA.site.lawyers]
                days = "A lawyer may need days to call back. If you were trafficked, say so."
                assert page.said(days) in text_of(box)
                part = page.said("This office is part of ICE, the immigration police.")
                assert (part in text_of(box)) == (authority == "immigration")


def test_a_government_office_says_all_of_its_warning_on_its_card() -> None:
    warning = "This is a government office. Talk to a lawyer first."
    for authority, shown in (("state", warning), ("none", "This is a government office.")):
        law = {"authority": authority, "description": warning}
        assert card_of(variant({"law": law}).page("/en/resources/"), "law", " .what") == shown


# What a service says


def test_what_nobody_knows_is_said(pages: PageClient) -> None:
    office = DATA.services["shore-office"]
    assert (office.reporting, office.eligibility, office.cost) == ("unknown",) * 3
    for page in pages.each("resources/shore-office/"):
        assert page.texts(".answers dd")[:4] == [
            page.said("We do not know. Ask.", None),
            page.said("We do not know which area. Ask.", None),
            page.said("We do not know what it costs. Ask.", None),
            page.said("We do not know what they must report. Ask before you give your name."),
        ]


REPORT = "Ask them: what they must report."


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("shore-line", "Day and night. For: everybody. Languages: English."),
        ("law", f"Tuesday and Thursday, 9:00 AM to 11:30 AM. {REPORT}"),
        ("harbor-text", f"At some hours. Northshire and Southshire. {REPORT} For: women and men."),
        ("relay", "Ask them: hours, languages, and what they must report."),
        ("coast", "Day and night. Ask them: cost. Other ways: Text and Chat."),
        ("nation-house", "Day and night. Wabanaki nations. For: women."),
        ("shore-office", "Ask them: which area, for whom, cost, and what they must report."),
    ],
)
def test_the_line_says_when_and_where_and_what_to_ask(
    pages: PageClient, key: str, line: str
) -> None:
    assert card_of(pages.page("/en/resources/"), key, " .about > .when").startswith(line)


def test_a_card_says_in_which_languages_its_line_answers(pages: PageClient) -> None:
    """Each that is spoken, behind keys too; the reader's own first."""
    for page in pages.each("resources/"):
        for service in DATA.services.values():
            for tag in service.channels[0].languages.own if service.channels else ():
                assert language_name(tag, page.locale) in card_of(page, service.id, " .about")
    line = card_of(pages.page("/so/resources/"), "coast", " .about > .when")
    assert line.index("Soomaali") < line.index("Ingiriisi")


def test_a_service_shows_its_own_number_first_and_other_lines_below(pages: PageClient) -> None:
    for service in DATA.services.values():
        page = pages.page(url(service.id, "so"))
        if service.phones:
            assert page.texts("main .tel")[0] == group_phone(service.phones[0].number)
        others = [url(key, "so") for key in DATA.site.first if key != service.id]
        assert page.links("main section.hotlines li > a") == others
        is_bare = not service.channels and service.authority == "none"
        said = page.said("We have no confirmed number.", None)
        assert page.main.count(said) == int(is_bare and service.status != "closed")


def test_no_answer_of_a_listing_is_taken_for_granted() -> None:
    """That it says what it may report, or that nobody knows, is held where data is loaded."""
    wanted: dict[type[Service | Phone | Chat], str] = {
        Service: "status description eligibility service_areas cost needs sources assured_by",
        Phone: "type number schedules languages sources newest_source",
        Chat: "url schedules languages sources newest_source",
    }
    for record, names in wanted.items():
        assert [name for name in names.split() if not record.model_fields[name].is_required()] == []


def test_a_listing_has_no_field_for_an_address_of_a_place() -> None:
    records = (Organization, Service, Areas, Phone, Chat)
    known = {name for record in records for name in record.model_fields}
    assert not {name for name in known if re.search(r"street|location|latitude|room", name)}


@pytest.mark.parametrize(
    "text",
    [
        "If you call, we will help.",
        "It is not a shelter and keeps you safe.",
        "They never call the police.",
        "Staff do not tell anybody.",
        "You can count on them at any hour.",
    ],
)
def test_a_denial_beside_a_promise_excuses_nothing(text: str) -> None:
    with pytest.raises(InvalidValueError, match="promises what nobody can keep"):
        check_promises(text)


@pytest.mark.parametrize(
    "text",
    [
        "Say if a call back is not safe.",
        "They do not always answer.",
        "Ask whether they never tell your name.",
        "The exam needs no police report.",
        "They call back from a private number.",
    ],
)
def test_what_is_asked_or_denied_is_no_promise(text: str) -> None:
    assert check_promises(text) == text


# Closed services


def test_the_page_of_a_closed_service_says_when_it_closed_and_what_instead(
    pages: PageClient,
) -> None:
    closed = DATA.services["old-bridge"]
    for page in pages.each("resources/old-bridge/"):
        day = write_date(closed.closed_on or date.max, page.words)
        said = page.said("This service closed on %(date)s.", None, date=day)
        assert page.texts("main .warning") == [said]
        others = [link for link in page.links("main .through") if link.startswith("/")]
        assert others == [url(key, page.locale.code) for key in closed.instead]
        assert not page.all(".channels, .answers, .map, main a[rel]")
        assert page.said_by(f"{closed.id}.description", closed.description) not in page.main


def test_no_other_page_shows_a_closed_service() -> None:
    closed = DATA.services["old-bridge"]
    for path, page in answers().items():
        shown = re.search(rf'["/#]{closed.slug}["/]|{closed.name}', page.text)
        assert bool(shown) == (closed.slug in path), path


@pytest.mark.parametrize(("days", "status"), [(365, 200), (366, 410)])
def test_a_year_later_its_page_is_gone(days: int, status: int) -> None:
    closed = DATA.services["old-bridge"]
    later = (closed.closed_on or date.max) + timedelta(days=days)
    client = PageClient(rebuild(replace(fixture().settings, today=later)))
    for page in client.each(f"resources/{closed.slug}/", status):
        gone = page.said("There is no page at this address", None)
        assert (gone in page.main) == (status == 410)


# How old a number is, and who called it


def test_the_age_of_a_number_is_on_its_own_page_alone(pages: PageClient) -> None:
    """Codes that no organization can change, and called numbers, have none."""
    for key, said in (("shore-line", NEWEST), ("child-office", NEWEST), ("law", UNDATED)):
        assert said in pages.page(url(key)).main
    paper = f"/en/sources/#{slug('paper')}"
    assert pages.page(url("shore-line")).links(".channel .when")[0] == paper
    for key in ("rescue", "relay"):
        assert "Newest source" not in pages.page(url(key)).main
    voice, text, chat = pages.page(url("coast")).texts(".channel")
    assert "Newest source: 2025" in chat  # nobody rings a chat
    assert "Newest source" not in voice + text
    for path in ("", "card/", "resources/", "resources/unsure/any/", "numbers/"):
        parts = pages.page(f"/en/{path}").texts(".channel, .brief, .card li")
        assert not [said for said in parts if "Newest source" in said and OTHERWISE not in said]


def test_a_number_in_doubt_says_whom_else_to_call_wherever_it_is_shown(pages: PageClient) -> None:
    for path, selector in (
        ("resources/law/", ".channel"),
        ("resources/", f"#{slug('law')}"),
        ("card/", "section.card li"),
    ):
        [said] = [t for t in pages.page(f"/en/{path}").texts(selector) if CONTRADICTED in t]
        assert OTHERWISE in said
        assert UNDATED in said
    assert OTHERWISE in pages.page(url("rescue")).texts(".lawyers")[0]
    for path in ("", "resources/shore-line/", "resources/harbor-text/"):
        assert OTHERWISE not in pages.page(f"/en/{path}").main
    unclear = variant({"nation-house": {"status": "unknown"}}).page("/en/resources/")
    said = card_of(unclear, "nation-house")
    assert OTHERWISE in said
    assert "Newest source: April 2019" in said
    assert CONTRADICTED not in said


def test_that_nobody_called_is_said_once_a_page_and_a_call_with_its_day(pages: PageClient) -> None:
    for path, said in {
        "": SOME,
        "card/": SOME,
        "resources/": SOME,
        "resources/any/m7577/": NOBODY,
        "resources/shore-line/": NOBODY,
        "go/2/": SOME,
    }.items():
        page = pages.page(f"/en/{path}")
        copies = len(page.all(".another"))  # of a card on the same sheet, for eyes and scissors
        assert page.main.count("Nobody has called") == page.main.count(said) == 1 + copies, path
    assert NOBODY not in pages.page(url("bridge")).main  # it has no number
    for text in (pages.page(url("coast")).main, card_of(pages.page("/en/resources/"), "coast")):
        assert CALLED in text
        assert "Nobody has called" not in text
    read = "we read this in published sources."
    assert f"On April 20, 2025 {read}" in pages.page(url("law")).main
    assert read not in pages.page("/en/resources/").main  # never that day without the age
    called = variant({key: {"assured_by": "called"} for key in DATA.services})
    for path in ("", "card/"):
        assert "Nobody has called" not in called.page(f"/en/{path}").main
        assert f"{CALLED} on March 1, 2025." in called.page(f"/en/{path}").main


def test_of_several_numbers_the_page_says_which_was_called() -> None:
    phone = DATA.services["law"].phones[0]
    call = {"number": phone.number, "use": phone.use, "by": "AB", "source": "called"}
    entry = VerifiedNumber.model_validate({**call, "verified": "2025-04-30"})
    page = variant(verified_numbers={**DATA.verified_numbers, "law": [entry]}).page(url("law"))
    channels = page.texts(".channel")
    assert [f"{CALLED} on April 30, 2025." in text for text in channels] == [True, False, False]
    assert CONTRADICTED not in page.main  # a call ends all doubt
    assert SOME in page.main
    assert NOBODY not in page.main


def test_our_reading_makes_no_number_younger() -> None:
    """Its age is that of a call, or of the newest source, from the first day that it can be of."""
    service, coast = DATA.services["nation-house"], DATA.services["coast"]
    for today in (service.assured_date, fixture().day):
        read = with_answers(service, assured_date=today)
        assert DATA.shown_since(read, service.phones[0]) == date(2019, 4, 8)
    assert DATA.shown_since(coast, coast.phones[0]) == coast.assured_date
    assert DATA.shown_since(coast, coast.chats[0]) == date(2025, 1, 1)


# Laws


def test_a_law_that_no_lawyer_has_read_is_under_a_notice(pages: PageClient) -> None:
    shown = {key: law for key, law in DATA.laws.items() if DATA.may_say(key)}
    for page in pages.each("asking/"):
        for key, law in shown.items():
            if law.topic != "reporting":
                section, (first, *others) = page.texts(f"#{law.topic}")[0], law_in(page, key)
                assert all(each in section for each in (first, *others, law.citation))
                before = section.partition(first)[0]
                assert (page.said(UNREAD) in before) == (not DATA.is_read(key)), key


def test_what_a_lawyer_must_read_first_is_nowhere(pages: PageClient) -> None:
    for page in pages.each("asking/"):
        [hidden], [read] = law_in(page, "guards"), law_in(page, "guards_read")
        for path in answers():
            if path.startswith(f"/{page.locale.code}/"):
                assert hidden not in pages.page(path).text, path
        assert read in page.texts("#police")[0]
        assert page.said(SILENT) in page.texts("#police")[0]
        assert page.said(SILENT) not in page.texts("#stay")[0]
    laws = {key: with_answers(law, needs_lawyer="no") for key, law in DATA.laws.items()}
    read = variant(laws=laws).page("/en/asking/").main
    assert DATA.laws["guards"].plain[0] in read
    assert not re.findall(f"{UNREAD}|{SILENT}", read)


def test_listings_say_what_the_laws_that_bind_them_say(pages: PageClient) -> None:
    bound = {key: s.reporting_laws for key, s in DATA.services.items() if s.reporting_laws}
    assert bound.keys() == {"shore-line", "child-office"}
    for everything in pages.each("resources/"):
        for service, laws in bound.items():
            page = pages.page(url(service, everything.locale.code))
            for text in (page.texts(".answers dd")[3], card_of(everything, service)):
                assert all(each in text for key in laws for each in law_in(page, key))
                assert page.said("You can ask before you say your name or age.") in text
                assert (page.said(UNREAD) in text) == DATA.has_unread(laws)
            sources = {slug(source) for key in laws for source in DATA.laws[key].sources}
            assert sources <= {link.partition("#")[2] for link in page.links(".sources")}


def test_the_page_of_rights_says_how_old_each_source_is_and_who_helps(pages: PageClient) -> None:
    page = pages.page("/en/asking/")
    notes = dict(re.findall(r"(\d N\.R\.S\. §\d+) ?(.*)", "\n".join(page.texts(".law .when"))))
    assert notes["2 N.R.S. §7"] == NEWEST  # of two, one without a date
    assert notes["3 N.R.S. §9"] == "We found no official source for this."
    assert notes["4 N.R.S. §2"] == UNDATED
    for key in DATA.services:
        is_helper = key in {"harbor-text", "law", "papers-law"}
        assert (url(key) in page.links(".through")) == is_helper
        assert ("/en/asking/" in pages.page(url(key)).links("main")) == is_helper


@pytest.mark.parametrize(
    ("context", "is_critical"),
    [
        *((f"rescue.{field}", True) for field in ("danger", "reporting", "call_back")),
        *((context, True) for context in ("duty.law", "door1.know", "safety")),
        *((context, False) for context in ("law.description", "door1.label", None)),
    ],
)
def test_what_a_life_can_hang_on_is_read_by_two_people(context: str, *, is_critical: bool) -> None:
    assert is_safety_critical(context) == is_critical


def test_what_to_do_in_danger_is_read_by_two_people(pages: PageClient) -> None:
    emergency = DATA.emergency
    for page in pages.each(""):
        for words in (emergency.description, *(phone.description for phone in emergency.phones)):
            assert page.said_by(f"{emergency.id}.danger", words) in page.texts(".urgent")[0]


# The site itself


def test_one_address_for_errors_is_on_every_page(pages: PageClient) -> None:
    without = variant({"site": {"corrections": ""}})
    warning = "Do not write about yourself. A copy of your e-mail stays on this device."
    nobody = "Nobody is named yet whom you can tell of an error on this site."
    for path in (*each_kind(fixture(), "en"), *(f"/{code}/" for code in fixture().locales)):
        status = 404 if "nothing-here" in path else 200
        for client, counts in ((pages, [1, 1, 0]), (without, [0, 0, 1])):
            page = client.page(path, status)
            said = (DATA.site.corrections, page.said(warning), page.said(nobody, None))
            assert [page.text.count(text) for text in said] == counts, path


@pytest.mark.parametrize(
    "unset",
    [
        {"operator": ""},
        {"operator": "unknown"},
        {"independent": "unknown"},
        {"money": []},
        {"corrections": ""},
    ],
    ids=str,
)
def test_a_site_that_nobody_has_set_up_says_on_each_page_that_it_is_a_trial_copy(
    pages: PageClient, unset: dict[str, object]
) -> None:
    """The client looks on each page for the words, and that no other site says them."""
    assert "do not work for the police or the government" in pages.page("/en/about/").main
    trial = variant({"site": unset})
    assert trial.app.data.site.is_trial_copy
    for path in each_kind(trial.app, "en"):
        trial.page(path, 404 if "nothing-here" in path else 200)
    assert not re.search("police|government|money|pays|run by", trial.page("/en/about/").main)
    said = "This is a trial copy. Nobody runs it for the public yet."
    for kind in ("start", "missing", "fault"):
        assert said not in write_in_all_languages(fixture(), kind)
        assert said in write_in_all_languages(trial.app, kind)


def test_what_reading_means_is_said_and_how_reliable_each_source_is(pages: PageClient) -> None:
    page = pages.page("/en/sources/")
    assert "Of many pages we saw only the beginning." in page.main
    for key, source in DATA.sources.items():
        [text] = page.texts(f"#{slug(key)}")
        assert text.endswith(f"Reliability: {source.reliability}")


def test_what_nobody_has_tested_is_not_said_to_be(pages: PageClient) -> None:
    claims = "last test was|these browsers|screen readers say|is missing|tested this site on"
    tested = pages.page("/en/accessibility/").main
    untested = variant({"site": {"accessibility": Accessibility()}}).page("/en/accessibility/").main
    assert len(re.findall(claims, tested)) == claims.count("|") + 1
    assert not re.findall(claims, untested)
