"""Loading of `data/`: what is valid, and the message for what is not."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.data_edits import CASES, MESSAGE, SHORE, DataEdit, edit_data, read_edits
from tests.sites import FIXTURE_DAY, edit_file, fixture_app
from webapp.content import load_data
from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.fields import Line, PhoneNumber, Prose, SignedDay, ValidationContext
from webapp.facts.hours import HoursField
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings

FIELDS: dict[str, Any] = {
    "hours": HoursField,
    "line": Line,
    "number": PhoneNumber,
    "prose": Prose,
    "signed": SignedDay,
}
FORBIDDEN = "+12075550177 must not be published"


def load(folder: Path) -> Data:
    return load_data(Settings(folder, folder, FIXTURE_DAY))


def load_problems(folder: Path) -> list[str]:
    """Load an invalid folder, and return its messages, each on one line."""
    with pytest.raises(ProblemsFoundError) as caught:
        load(folder)
    messages = str(caught.value).splitlines()
    assert all(MESSAGE.fullmatch(message) for message in messages), messages
    return messages


@pytest.mark.promise("F3", "F5", "F6", "F7", "F10", "F11", "N1", "N3", "P1", "P3", "P6", "P9")
@pytest.mark.promise("R1", "R2", "S1")
@pytest.mark.parametrize("case", read_edits("invalid_edits"))
def test_load_invalid_edit_reports_its_line(data_copy: Path, case: DataEdit) -> None:
    begin = edit_data(data_copy, case.file, case.old, case.new, case.line_of)
    messages = load_problems(data_copy)
    assert any(m.startswith(begin) and case.message in m for m in messages), messages
    assert len(messages) == case.problem_count


@pytest.mark.parametrize(
    ("field", "value", "result"),
    [(field, *case) for field, cases in CASES["valid_values"].items() for case in cases],
)
def test_field_valid_value_is_normalized(field: str, value: object, result: str) -> None:
    adapter = TypeAdapter[object](FIELDS[field])
    context = ValidationContext(FIXTURE_DAY, allows_invented=True, ids={})
    for text in (value, result):
        assert str(adapter.validate_python(text, context=context)) == result


TOO_DEEP = ("figures.yaml", "[" * 990 + "]" * 990, "not readable as YAML")


@pytest.mark.parametrize(("file", "text", "message"), [*CASES["malformed_files"], TOO_DEEP])
def test_load_malformed_file_reports_why(
    data_copy: Path, file: str, text: str, message: str
) -> None:
    (data_copy / file).write_text(text, "latin-1")
    messages = load_problems(data_copy)
    assert any(m.startswith(f"data/{file}:1: ") and message in m for m in messages), messages


def test_load_missing_file_says_how_to_restore_it(data_copy: Path) -> None:
    (data_copy / "series/police.csv").unlink()
    message = "data/series/police.csv:1: the file is missing; restore it from the last commit"
    assert load_problems(data_copy) == [message]


@pytest.mark.promise("F6")
@pytest.mark.parametrize("name", CASES["unexpected_files"])
def test_load_unexpected_file_is_reported(data_copy: Path, name: str) -> None:
    """An editor may change such a copy, and believe that the site shows the change."""
    (data_copy / name).parent.mkdir(exist_ok=True)
    shutil.copy(data_copy / SHORE, data_copy / name)
    [message] = load_problems(data_copy)
    place, _, what = message.partition(":1: ")
    assert f"data/{name}".startswith(place)
    assert "is not read: files in this folder have other names" in what


@pytest.mark.promise("F6")
@pytest.mark.parametrize("name", CASES["files_beside_data"])
def test_load_organization_outside_its_folder_is_reported(data_copy: Path, name: str) -> None:
    path = data_copy.parent / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(data_copy / SHORE, path)
    message = "the file of an organization is in a folder that is not read"
    assert load_problems(data_copy) == [f"{name}:1: {message}; move it to data/organizations/"]


@pytest.mark.promise("N3")
def test_load_invented_number_is_refused_unless_site_is_made_up(data_copy: Path) -> None:
    phones = [phone for s in fixture_app().data.services.values() for phone in s.phones]
    invented = {phone.number for phone in phones if "55501" in phone.number}
    others = {"+12075550111", "+12075550177", "+18005550178"}  # site.yaml, never_published.yaml
    edit_file(data_copy / "site.yaml", "invented_numbers: yes\n", "")
    messages = load_problems(data_copy)
    refused = re.findall(r": `\w+`: (\+1\d+) is an invented number", "\n".join(messages))
    assert len(refused) == len(messages)
    assert {*refused} == invented | others


def test_load_nation_as_place_needs_a_name_of_nations(data_copy: Path) -> None:
    nations = "nations:\n  name: Nations of the bay\n  words: bay nation, ba'ynak\n"
    edit_file(data_copy / "places.yaml", nations, "")
    [message] = load_problems(data_copy)
    assert "names no nations; type counties, or add `nations:` to places.yaml" in message


def test_load_day_is_that_of_the_time_zone(data_copy: Path) -> None:
    days = []
    old_zone = "Pacific/Apia"
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart
        edit_file(data_copy / "site.yaml", old_zone, zone)
        old_zone = zone
        days.append(load_data(Settings(data_copy, data_copy)).today)
    assert days[0] > days[1]


@pytest.mark.promise("F5")
@pytest.mark.parametrize(("office", "link", "owner"), CASES["links_and_owners"])
def test_load_reports_link_only_to_unknown_owner(
    data_copy: Path, office: str, link: str, owner: str
) -> None:
    edit_file(data_copy / SHORE, "url_as_text: http://office.example.org", f"url_as_text: {office}")
    begin = edit_data(data_copy, "sources.yaml", "https://study.example.org/estimates", link)
    if owner == "known":
        load(data_copy)
    else:
        [message] = load_problems(data_copy)
        assert message.startswith(f"{begin}nobody knows who owns ")


@pytest.mark.promise("N3")
@pytest.mark.parametrize("number", CASES["forbidden_number_formats"])
def test_load_forbidden_number_is_found_in_each_format(data_copy: Path, number: str) -> None:
    begins = [
        edit_data(data_copy, SHORE, "name: Shore Help", f"# not {number}\nname: Shore Help"),
        edit_data(data_copy, "site.yaml", "home:", f"# not {number}\nhome:"),
        edit_data(data_copy, "sources.yaml", "  note: ", f"  # Not {number}.\n  note: "),
    ]
    messages = [message for message in load_problems(data_copy) if FORBIDDEN in message]
    assert [message.partition(FORBIDDEN)[0] for message in messages] == begins


@pytest.mark.promise("N3")
def test_load_number_similar_to_forbidden_one_is_accepted(data_copy: Path) -> None:
    """Longer numbers that contain it, and numbers with another area code."""
    others = "207-555-01770, 9207-555-0177, (800) 555-0177, 800-555-0177, 555-0178, 155555, 55-555"
    others += ", 800·555·0177, 1 800 555 0177, (207) 555-5550, 207-355-5555, +12075555550"
    edit_file(data_copy / "site.yaml", "home:", f"# {others}\nhome:")
    edit_file(data_copy / "never_published.yaml", '"+18005550178"', '"988"')
    edit_file(data_copy / "site.yaml", "# An", "# (207) 988-5550, 1-800-988-0100\n# An")
    load(data_copy)


def test_load_hidden_file_comments_and_windows_line_ends_change_no_record(data_copy: Path) -> None:
    (data_copy / "organizations/.shore.yaml.swp").write_bytes(b"\xff")
    for path in data_copy.rglob("*.yaml"):
        raw = b"# comment\n\n" + path.read_bytes().rstrip()
        path.write_bytes(raw.replace(b"\n", b"\r\n"))
    data = load(data_copy)
    assert data.sources == fixture_app().data.sources
    assert seals.get_locked_values(data, {}) == seals.get_locked_values(fixture_app().data, {})
