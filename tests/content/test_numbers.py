"""Every published number, written out: a digit changes in data/ only together with this table."""

import re
from pathlib import Path

import phonenumbers
import pytest

from tests.client import PageClient
from tests.running import TODAY
from webapp import create_app
from webapp.content.fieldtypes import SHORT_CODES
from webapp.content.loading import Content, load
from webapp.content.numberlock import pin, write_lock
from webapp.faults import FaultsFoundError
from webapp.settings import ROOT, Settings

PUBLISHED: dict[str, set[str]] = {
    "amhc": {"+18002446431"},
    "aps": {"+18006248404"},
    "c988": {"988", "+18885681112"},
    "dhhs": {"+18004521999"},
    "e911": {"911"},
    "hjp": {"+18004392323"},
    "maliseet": {"+12075326401"},
    "mcedv": {"+18668344357"},
    "mecasa": {"+12076260034"},
    "mej": {"+18666267059"},
    "ncmec": {"+18008435678"},
    "newhope": {"+18005223304"},
    "nextstep": {"+18003155579"},
    "nhth": {"+18883737888", "233733"},
    "nrs": {"+18007862929"},
    "p4p": {"+18008639909"},
    "penobscot": {"+12076314886"},
    "relay": {"711"},
    "ptla": {
        "+12077748211", "+12076224731", "+12079428241", "+12077841558", "+12072558656",
        "+12077644349",
    },
    "rainn": {"+18006564673"},
    "sa-helpline": {"+18008717741"},
    "safev": {"+18005592927", "+12077956744"},
    "stronghearts": {"+18447628483"},
    "ttd": {"+18005376066"},
    "u211": {"211", "898211"},
    "vcp": {"+12076247882", "+18009037882"},
}  # fmt: skip

# Never seen in a source, disputed between sources, or somebody's own.
NEVER_PUBLISHED = (
    "8002397298", "8778907788", "2077750026", "2077801593", "8884585599", "8004585599",
    "8004371220", "8006048692", "2078281035", "8028726196", "8028726199", "2074081778",
    "2076795005", "8532613", "8530644", "8530094", "64673",
    "8663472423", "8774474847",  # ICE: the first is advertised for denouncing immigrants
)  # fmt: skip
_BETWEEN_DIGITS = r"[\s().+-]{0,3}"


def published(content: Content) -> dict[str, set[str]]:
    """Return the numbers of each service that has one."""
    found = {
        service.id: {channel.number for channel in service.channels if channel.number}
        for service in content.services.values()
    }
    return {key: numbers for key, numbers in found.items() if numbers}


def test_published_numbers_are_these_to_the_digit(content: Content) -> None:
    assert published(content) == PUBLISHED


@pytest.mark.parametrize("slip", ["+18003737888", "+18883738788", "+18883737880"])
def test_a_slip_in_a_number_fails_three_ways(
    content: Content, data_copy: Path, pseudo_folder: Path, slip: str
) -> None:
    path = data_copy / "organizations/national-hotline.yaml"
    path.write_text(path.read_text("utf-8").replace("+18883737888", slip), "utf-8")
    with pytest.raises(FaultsFoundError, match=re.escape(slip)):  # 1: the lock
        load(data_copy, TODAY)

    slipped = load(data_copy, TODAY, is_locked=False)
    assert published(slipped) != PUBLISHED  # 2: the list above

    pins = {
        key: [pin(key, number, TODAY, "x", "x") for number in numbers]
        for key, numbers in published(slipped).items()
    }
    write_lock(data_copy, pins)  # as somebody who typed the slip twice
    app = create_app(
        Settings(data=data_copy, translations=pseudo_folder, testing=True, today=TODAY)
    )
    with pytest.raises(AssertionError, match=re.escape(f"tel:{slip}")):  # 3: the registry
        PageClient(app, content).page("/en/resources/nhth/")


@pytest.mark.parametrize("number", sorted({n for ns in PUBLISHED.values() for n in ns}))
def test_published_numbers_can_be_dialled(number: str) -> None:
    if number in SHORT_CODES:
        return
    parsed = phonenumbers.parse(number, None)
    assert phonenumbers.is_valid_number(parsed)
    assert phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number


def test_no_number_belongs_to_two_organizations(content: Content) -> None:
    owners: dict[str, set[str]] = {}
    for service in content.services.values():
        for channel in service.channels:
            if channel.number:
                owners.setdefault(channel.number, set()).add(content.runs[service.id].id)
    assert {number: ids for number, ids in owners.items() if len(ids) > 1} == {}


def looks_like(number: str) -> re.Pattern[str]:
    """Find a number in a text, however it is grouped; not inside a longer run of digits."""
    country = r"(?:\+?1[\s.-]?)?\(?" if len(number) == 10 else ""
    return re.compile(rf"(?<!\d){country}{_BETWEEN_DIGITS.join(number)}(?!\d)", re.ASCII)


@pytest.mark.parametrize(
    "written", ["+18002397298", "1-800-239-7298", "(800) 239-7298", "800.239.7298", "8002397298"]
)
def test_numbers_are_found_however_they_are_grouped(written: str) -> None:
    assert looks_like("8002397298").search(f"Call {written}.")
    assert not looks_like("8002397298").search(f"Call {written}0.")


@pytest.mark.parametrize("number", NEVER_PUBLISHED)
def test_number_that_is_not_published_stands_nowhere(number: str) -> None:
    files = [path for path in (ROOT / "data").rglob("*") if path.is_file()]
    assert len(files) > 40
    holding = [p.name for p in files if looks_like(number).search(p.read_text("utf-8"))]
    assert holding == []
