"""What others take is as the standards say and as the pages show, and a table comes back whole."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import frictionless
import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.client import client_of
from tests.page import read_page
from tests.sites import FIXTURE, FIXTURE_DAY, answers, change, fixture, live, rebuild
from webapp.cli import data as commands
from webapp.facts import sheet
from webapp.facts.load import load
from webapp.facts.models import slug
from webapp.pages.site import App
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT

SITES = pytest.mark.parametrize("get", [fixture, live])
SCHEMAS = os.environ.get("HSDS_SCHEMAS", "")
STANDARDS = pytest.mark.skipif(not SCHEMAS, reason="HSDS_SCHEMAS does not say where they are")
TABLE, HSDS = f"{slug('services')}.csv", f"{slug('services')}.json"
ORGANIZATIONS, PROFILE = f"{slug('organizations')}.json", f"{slug('profile')}.json"
PACKAGE = f"{slug('datapackage')}.json"
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# What programs put into a preview of a link, where a page has it.
PREVIEWED = {"description", "headline", "image", "thumbnailUrl", "articleBody", "publisher"}
type Json = dict[str, Any]


def rows_of(text: str) -> dict[str, dict[str, str]]:
    """Return the rows of the table of services by id."""
    return {row["id"]: row for row in csv.DictReader(StringIO(text))}


def put_files(app: App, folder: Path) -> Path:
    """Write the files as the site gives them."""
    folder.mkdir(parents=True)
    for name, text in app.files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


# As the standards say


@cache
def schemas() -> dict[str, Json]:
    return {path.name: json.loads(path.read_text("utf-8")) for path in Path(SCHEMAS).glob("*.json")}


def merge(target: Any, patch: Any) -> Any:
    """Return what a JSON merge patch (RFC 7396) makes of a document."""
    if not isinstance(patch, dict):
        return patch
    return (target if isinstance(target, dict) else {}) | {
        key: merge(target.get(key) if isinstance(target, dict) else None, each)
        for key, each in patch.items()
    }


def find_faults(file: str, kind: str, app: App, found: Json | None = None) -> list[str]:
    """Return what the schemas find, as the profile patches them, in a page of HSDS."""
    patches = {name: p for name, p in json.loads(app.files[PROFILE]).items() if name in schemas()}
    assert [*patches] == ["attribute.json"]
    patched = {name: merge(schema, patches.get(name, {})) for name, schema in schemas().items()}
    resources = [(name, DRAFT202012.create_resource(each)) for name, each in patched.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    page = {"type": "array", "minItems": 1, "items": {"$ref": kind}}
    validator = Draft202012Validator(page, registry=registry, format_checker=FormatChecker())
    contents = (found or json.loads(app.files[file]))["contents"]
    return [error.message for error in validator.iter_errors(contents)]


@STANDARDS
@SITES
@pytest.mark.parametrize(
    ("file", "kind"), [(HSDS, "service.json"), (ORGANIZATIONS, "organization.json")]
)
def test_services_and_organizations_are_hsds(file: str, kind: str, get: Callable[[], App]) -> None:
    assert find_faults(file, kind, get()) == []
    page = json.loads(get().files[file])
    standard = json.loads((Path(SCHEMAS).parent / "examples/service_list.json").read_text("utf-8"))
    assert page.keys() == standard.keys()
    assert page["total_items"] == page["size"] == len(page["contents"])
    ids = [each["id"] for each in page["contents"]]
    assert len({*ids}) == len(ids)


@STANDARDS
def test_the_schemas_and_the_profile_find_faults() -> None:
    for damage in (
        {"id": "5"},
        {"status": "open"},
        {"name": None},
        {"phones": [{"number": "911"}]},
        {"attributes": [{"id": "7fe780a9-2216-5872-963d-00380c63e4a1", "label": "colour"}]},
    ):
        page = json.loads(fixture().files[HSDS])
        page["contents"][0] |= damage
        assert find_faults(HSDS, "service.json", fixture(), page), damage


@SITES
def test_hsds_holds_what_the_record_says(get: Callable[[], App]) -> None:
    data = get().data
    found = {each["name"]: each for each in json.loads(get().files[HSDS])["contents"]}
    assert len(found) == len(data.services)
    organizations = json.loads(get().files[ORGANIZATIONS])["contents"]
    for service in data.services.values():
        each = found[service.name]
        assert each["organization"] in organizations
        assert each["assured_date"] == str(service.called_on or service.read)
        numbers = [(phone.number, phone.type) for phone in service.phones]
        assert [(p["number"], p["type"]) for p in each.get("phones", [])] == numbers
        hours = [c.hours.openings or [1] * c.hours.always for c in service.channels]
        assert len(each.get("schedules", [])) == sum(map(len, hours))
        spoken = {tag for channel in service.channels for tag in channel.spoken}
        assert {language["code"] for language in each.get("languages", [])} == spoken
        assert (each["status"] == "active") == (service.status in {"active", "reduced"})
        assert ("lawyer" in each.get("alert", "")) >= service.is_police
        ours = {a["label"]: a["value"] for a in each["attributes"]}
        assert {"checked", "source", "read"} <= ours.keys()
        assert not {"id", "name", "description", "cost", "url"} & ours.keys()
        assert bool(ours.get("reporting_duty") or ours.get("reporting"))
        for phone in each.get("phones", []):
            assert {"checked", "source"} <= {
                attribute["label"] for attribute in phone["attributes"]
            }


def test_a_service_is_assured_since_all_of_its_numbers_were_called() -> None:
    data = change(fixture().data, {"coast": {"read": date(2025, 4, 30)}})
    found = json.loads(rebuild(data=data).files[HSDS])["contents"]
    assured = {each["name"]: each["assured_date"] for each in found}
    assert (assured["Coast Line"], assured["Shore Line"]) == ("2025-03-01", "2025-04-20")


def test_hours_are_a_schedule_for_each_stretch() -> None:
    found = {each["name"]: each for each in json.loads(fixture().files[HSDS])["contents"]}
    week, saturday = found["Harbor House"]["schedules"]
    assert week["byday"] == "MO,TU,WE,TH,FR"
    assert (week["opens_at"], week["closes_at"]) == ("08:00:00", "17:00:00")
    assert saturday["byday"] == "SA"
    assert week["description"] == saturday["description"] == "tel:+12075550102"


@SITES
def test_the_tables_are_a_data_package(get: Callable[[], App], tmp_path: Path) -> None:
    folder = put_files(get(), tmp_path / "tables")
    report = frictionless.validate(str(folder / PACKAGE))
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == len(get().data.tables) + 2
    header, first, *_ = (folder / TABLE).read_text("utf-8").splitlines(keepends=True)
    (folder / TABLE).write_text(f"{header}{first.strip()},one more\n", "utf-8")
    assert not frictionless.validate(str(folder / PACKAGE)).valid


@SITES
def test_each_page_says_to_programs_what_it_shows_and_nothing_for_a_preview(
    get: Callable[[], App],
) -> None:
    app, client = get(), get().test_client()
    for service in app.data.services.values():
        html = client.get(f"/en/resources/{service.slug}/").text
        assert not re.search(r"<meta (?:property|name=\W?(?:og|twitter|description))|oembed", html)
        found = JSON_LD.findall(html)
        assert len(found) == (not service.is_police and service.status != "closed"), service.id
        for each in map(json.loads, found):
            assert each["name"] == service.name
            numbers = [channel["servicePhone"]["telephone"] for channel in each["availableChannel"]]
            assert numbers == [phone.number for phone in service.phones if phone.type == "voice"]
            assert not PREVIEWED & {key for node in nodes_of(each) for key in node}


def nodes_of(value: object) -> Iterator[Json]:
    """Yield each node of JSON-LD that has a type."""
    if isinstance(value, dict):
        yield value
    children = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    )
    for child in children:
        yield from nodes_of(child)


@STANDARDS
@SITES
def test_json_ld_knows_only_words_of_schema_org(get: Callable[[], App]) -> None:
    standard = Path(SCHEMAS).parents[1] / "schemaorg-30.0-subset.json"
    types = json.loads(standard.read_text("utf-8"))["types"]
    client = get().test_client()
    for service in get().data.services.values():
        for text in JSON_LD.findall(client.get(f"/ar/resources/{service.slug}/").text):
            for node in nodes_of(json.loads(text)):
                known = {"@context", "@type", *types[node["@type"]]["properties"]}
                assert node.keys() <= known, node


# As the pages show


@SITES
def test_no_file_says_what_no_page_shows(get: Callable[[], App]) -> None:
    data = get().data
    everything = "\n".join(get().files.values())
    digits = re.sub(r"(?<=\d)[-.() ]+(?=\d)", "", everything)
    numbers = [re.sub(r"\D", "", each.number) for each in data.never_published]
    assert [n for n in numbers if re.search(rf"(?<!\d)1?{n}(?!\d)", digits)] == []
    hidden = [text for key in data.laws if not data.may_say(key) for text in data.say_law(key)]
    assert [sentence for sentence in hidden if sentence in everything] == []
    callers = {
        phone.called.by for s in data.services.values() for phone in s.phones if phone.called
    }
    assert [name for name in callers if re.search(rf"\d {name}\b", everything)] == []
    services = get().files[TABLE] + get().files[HSDS]
    as_text = {service.url_as_text for service in data.services.values() if service.url_as_text}
    assert [address for address in as_text if address in services] == []
    assert not re.search(r"^[=+@-]|,\"?[=+@]", get().files[TABLE], re.MULTILINE)
    assert "%(" not in services


@SITES
def test_each_text_of_the_table_is_on_the_page_of_its_service(get: Callable[[], App]) -> None:
    rows = rows_of(get().files[TABLE])
    assert rows.keys() == get().data.services.keys()
    texts = r"description|eligibility|where_note|status_note|reporting|reporting_duty|.*-call_back"
    for key, row in rows.items():
        if row["status"] != "closed":
            shown = read_page(get(), f"/en/resources/{slug(key)}/").main
            for column, cell in row.items():
                if re.fullmatch(texts, column) and cell != "unknown":
                    assert all(each in shown for each in re.split(r"(?<=\.) ", cell)), (key, column)


def test_a_law_that_is_hidden_on_pages_is_in_no_file() -> None:
    data = fixture().data
    [key] = [key for key in data.laws if not data.may_say(key)]
    then = rebuild(data=change(data, {"shore-line": {"reporting_laws": [key, "duty"]}}))
    duty = rows_of(then.files[TABLE])["shore-line"]["reporting_duty"]
    assert data.say_law("duty")[0] in duty
    assert data.say_law(key)[0] not in duty


def test_a_service_without_a_page_is_in_no_file() -> None:
    then = rebuild(replace(fixture().settings, today=date(2026, 1, 17)))
    assert "old-bridge" in rows_of(fixture().files[TABLE])
    assert "old-bridge" not in rows_of(then.files[TABLE])
    assert "Old Bridge Shelter" not in then.files[HSDS]


def test_the_page_of_data_leads_to_each_file_and_says_how_to_cite_it() -> None:
    for code in fixture().locales:
        page = client_of(fixture()).page(f"/{code}/data/")
        files = {path.removeprefix("/tables/") for path in page.links("main ul.rows a")}
        assert files == {TABLE, HSDS, ORGANIZATIONS, PROFILE, PACKAGE}
        assert fixture().data.site.license in page.texts(".copy")[0]
        for other in ("about", "numbers"):
            assert f"/{code}/data/" in client_of(fixture()).page(f"/{code}/{other}/").links(
                "main a"
            )
    assert "May 1, 2025" in client_of(fixture()).page("/en/data/").texts(".copy")[0]


def test_each_file_is_exported_with_the_headers_of_a_table() -> None:
    given = {name: dict(answers()[f"/tables/{name}"].headers) for name in fixture().files}
    for headers in given.values():
        headers.pop("Content-Length")
        assert headers == given[PACKAGE]
        assert headers["Access-Control-Allow-Origin"] == "*"


def test_the_script_of_the_documents_reads_both_packages(tmp_path: Path) -> None:
    put_files(live(), tmp_path / "tables")
    document = (ROOT / "docs/data.md").read_text("utf-8")
    [script] = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    (tmp_path / "read.py").write_text(script, "utf-8")
    command = [sys.executable, "-W", "error", str(tmp_path / "read.py"), tmp_path.as_uri()]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.count("\n") == len(live().data.tables) + 2 + len(live().data.services)
    assert "All services 66 " in said.replace(f" {len(live().data.services)} ", " 66 ")


# Taken in again


def take_in(folder: Path, rows: list[dict[str, str]]) -> Mapping[str, str]:
    """Return the files that a table changes; cells that nobody named are as they were."""
    known, columns = rows_of(fixture().files[TABLE]), {key: "" for row in rows for key in row}
    table = folder.parent / "table.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(columns | known.get(row["id"], {}) | row for row in rows)
    return sheet.take_in(table, folder, FIXTURE_DAY)[1]


@SITES
def test_a_table_that_nobody_edited_changes_nothing(get: Callable[[], App], tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    for begin in ("", "\ufeff"):
        table.write_text(begin + get().files[TABLE], "utf-8")
        assert sheet.take_in(table, get().data.folder, get().day) == ([], {})


def test_lines_may_end_as_a_spreadsheet_ends_them(data_copy: Path) -> None:
    table, file = data_copy.parent / "table.csv", "data/organizations/law.yaml"
    table.write_bytes(b'id,description\r\nlaw,"Lawyers\nhelp."\r\n')
    _, texts = sheet.take_in(table, data_copy, FIXTURE_DAY)
    assert "    description: Lawyers help.\n" in texts[file]


SENTENCES = (
    "They help: really.",
    "Fast, and “kind”.",
    "Aide à tous.",
    "You can ask; they listen - yes.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
NAMES = st.sampled_from(
    ["Rescue: help", "Église & Co", "'Quoted'", "Yes", "- dash", "[a]", "A" * 90]
)


def some_of(*words: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, unique=True).map(", ".join)


OPENINGS = some_of("mon-fri 08:00-17:00", "sat 10:30-12:00", "sun 00:00-23:59")
ADDRESSES = st.sampled_from(["https://a.example.org", "https://a.example.org/b?c=d#e"])
CELLS: Mapping[str, Mapping[str, st.SearchStrategy[str]]] = {
    "harbor-text": {
        "name": NAMES,
        "short": st.sampled_from(["Rescue: help", "Église", "- dash", "[a]", "{b}", "Yes"]),
        "description": TEXTS,
        "for_whom": st.sampled_from(["women: yes", "women: no, men: yes, everybody: no"]),
        "cost": st.sampled_from(["free", "free call", "varies"]),
        "where": some_of("northshire", "southshire") | st.sampled_from(["statewide", "unknown"]),
        "where_note": TEXTS,
        "needs": some_of("talk", "stay", "basics"),
        "read": st.dates(date(2024, 1, 1), date(2025, 5, 1)).map(str),
        "phones-1-voice": st.sampled_from(["(207) 555-0102", "(207) 555-0199", "211"]),
        "phones-1-hours": OPENINGS | st.sampled_from(["always", "unknown"]),
        "phones-1-languages": some_of("en", "so", "ar"),
        "phones-2-languages": some_of("fr"),
    },
    "coast": {
        "status_note": st.just("Since 2024 the line has fewer people."),  # its number is a fact
        "eligibility": TEXTS,
        "url": ADDRESSES,
        "phones-1-menu": st.sampled_from(["so: 2, ar: 3 1", "pt: 7"]),
        "phones-1-interpreter": st.sampled_from(["yes", "no", "unknown"]),
        "phones-2-send": some_of("HELP", "INFO", "BE FREE"),
        "phones-2-description": TEXTS,
        "chats-1-hours": OPENINGS,
        "chats-1-url": ADDRESSES,
    },
    "shore-line": {
        "reporting": TEXTS,
        "phones-1-call_back": TEXTS,
        "leads_to": some_of("stay", "work"),
    },
    "shore-office": {
        "last_sign": st.sampled_from(["2024", "2023-12"]),
        "through": st.just("coast"),
    },
}
EDITED = st.fixed_dictionaries(
    {},
    optional={key: st.fixed_dictionaries({}, optional={**cells}) for key, cells in CELLS.items()},
)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(FIXTURE / "data", tmp_path_factory.mktemp("site") / "data"))


@settings(max_examples=15)
@example(
    edited={
        "shore-line": {"reporting": "Ask first. " * 15 + "Ask."},
        "shore-office": {"through": "coast"},
    }
)
@given(edited=EDITED)
def test_what_is_typed_in_a_table_is_in_the_files_and_nothing_else_changed(
    facts: Path, edited: Mapping[str, Mapping[str, str]]
) -> None:
    before = {path: path.read_text("utf-8") for path in facts.rglob("*.yaml")}
    wanted = rows_of(fixture().files[TABLE])
    for key, cells in edited.items():
        wanted[key] |= cells
    texts = take_in(facts, [{"id": key, **cells} for key, cells in edited.items()])
    assert {path: path.read_text("utf-8") for path in before} == before
    try:
        for name, text in texts.items():
            (facts.parent / name).write_text(text, "utf-8")
        data = load(facts, FIXTURE_DAY, is_sealed=False)
    finally:
        after = {path: path.read_text("utf-8") for path in before}
        for path, text in before.items():
            path.write_text(text, "utf-8")
    found = {key: sheet.cells_of(service, data) for key, service in data.services.items()}
    assert found == {
        key: {c: v for c, v in row.items() if v or "-" not in c} for key, row in wanted.items()
    }
    for path, text in before.items():
        remarks = [line for line in text.splitlines() if "#" in line]
        assert [line for line in after[path].splitlines() if "#" in line][: len(remarks)] == remarks


REFUSED = [
    ({"id": "nobody"}, "no service has the `id` 'nobody'; mend it"),
    ({"id": "coast", "cost": "fre"}, "`cost` cannot be 'fre'; if you mean 'free', type that"),
    ({"id": "coast", "description": "It is always safe."}, "promises what nobody can keep"),
    ({"id": "coast", "description": "Open since 1990."}, "words hold no digits; put the number"),
    ({"id": "law", "cost": "unknown", "description": "It is free."}, "`cost:` says unknown"),
    (
        {"id": "shore-line", "phones-1-voice": "(207) 555-0177"},
        "stays off since 2025-04-01 (it came off",
    ),
    ({"id": "shore-line", "phones-1-voice": "207 555"}, "is not a phone number; type ten digits"),
    ({"id": "shore-line", "phones-1-hours": "9 to 5"}, "is not read as hours; type `always`"),
    ({"id": "shore-line", "needs": "talk, slep"}, "'slep'"),
    ({"id": "shore-line", "reporting": "They will help."}, "promises what"),
    # Only a person can type these.
    ({"id": "coast", "phones-1-voice": "(800) 555-0109"}, "by hand near line 20 of data/organiz"),
    ({"id": "coast", "status_note": "Fewer people answer."}, "type 'Fewer people answer.' by hand"),
    ({"id": "coast", "url": ""}, "put that back, or type '' by hand near line"),
    ({"id": "shore-line", "where_note": "All of it."}, "type 'All of it.' by hand near line"),
    ({"id": "shore-line", "phones-2-voice": "211"}, "`phones-2-voice` of 'shore-line' is ''"),
    ({"id": "coast", "checked": "called on 2025-05-01"}, "`checked` of 'coast' is 'called on"),
    ({"id": "coast", "phones-1-called": "2025-05-01 AB"}, "`phones-1-called` of 'coast' is ''"),
    ({"id": "coast", "phones-1-sources": "seed"}, "`phones-1-sources` of 'coast' is ''"),
    ({"id": "coast", "colour": "red"}, "`colour` of 'coast' is ''"),
]


@pytest.mark.parametrize(("row", "words"), REFUSED)
def test_a_row_is_refused_with_its_line_and_what_to_type(
    data_copy: Path, row: dict[str, str], words: str
) -> None:
    before = {path: path.read_bytes() for path in data_copy.rglob("*") if path.is_file()}
    with pytest.raises(ProblemsFoundError) as caught:
        take_in(data_copy, [{"id": "relay", "cost": "low"}, row])
    told = str(caught.value)
    assert re.match(r"table\.csv:3: .+; .+", told), told
    assert words in told
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    "text", ["id;cost\ncoast;free\n", "id,cost\ncoast,free,1\n", "id,name\ncoast\n"]
)
def test_a_table_with_other_commas_is_refused(data_copy: Path, text: str) -> None:
    table = data_copy.parent / "table.csv"
    table.write_text(text, "utf-8")
    with pytest.raises(ProblemsFoundError, match=r"table\.csv:2: .+; .+"):
        sheet.take_in(table, data_copy, FIXTURE_DAY)


def test_a_table_that_is_not_utf_8_is_refused(data_copy: Path) -> None:
    table = data_copy.parent / "table.csv"
    table.write_bytes("id,name\ncoast,Café\n".encode("latin-1"))
    with pytest.raises(ProblemsFoundError, match=r"table\.csv:2: .*; save it as UTF-8"):
        sheet.take_in(table, data_copy, FIXTURE_DAY)


def test_a_field_beside_a_remark_or_in_one_line_with_others_is_left_to_a_person(
    data_copy: Path,
) -> None:
    file = data_copy / "organizations/small.yaml"
    whole = file.read_text("utf-8")
    for old, new in (
        ("    cost: free\n", "    cost: free  # as they said\n"),
        ("    cost: free\n", "    'cost': free\n"),
    ):
        file.write_text(whole.replace(old, new, 1), "utf-8")
        with pytest.raises(ProblemsFoundError, match="by hand near line"):
            take_in(data_copy, [{"id": "relay", "cost": "low"}])


def test_a_word_may_stand_for_a_list(data_copy: Path) -> None:
    row = {"id": "harbor-text", "where": "statewide", "phones-1-languages": "unknown"}
    [text] = take_in(data_copy, [row]).values()
    assert {"    where: statewide", "        languages: unknown"} <= {*text.splitlines()}


def test_a_text_with_an_empty_line_is_replaced_whole(data_copy: Path) -> None:
    file = data_copy / "organizations/shore.yaml"
    text = file.read_text("utf-8")
    old = "      The line connects you"
    file.write_text(text.replace(old, f"\n{old}", 1), "utf-8")
    [new] = take_in(data_copy, [{"id": "shore-line", "description": "Somebody listens."}]).values()
    assert "    description: Somebody listens.\n    eligibility:" in new


def test_the_command_shows_each_change_writes_it_and_leaves_the_seal_to_accept(
    data_copy: Path,
) -> None:
    table = data_copy.parent / "table.csv"
    table.write_text("id,cost\ncoast,free\nlaw,free\n", "utf-8")
    file = data_copy / "organizations/coast.yaml"
    before = file.read_text("utf-8")
    env = {"SITE_DATA": str(data_copy)}
    for typed, now in (("n\n", before), ("y\n", before.replace("cost: varies", "cost: free"))):
        said = CliRunner().invoke(commands, ["import", str(table)], input=typed, env=env)
        assert "coast.yaml:12: `cost` of 'coast' is 'varies'; type 'free'\n" in said.output
        assert file.read_text("utf-8") == now
    assert "1 answers edited; type `.venv/bin/flask data accept" in said.output
    with pytest.raises(ProblemsFoundError, match="accept"):
        load(data_copy, FIXTURE_DAY)
    said = CliRunner().invoke(commands, ["import", str(table)], env=env)
    assert (said.exit_code, said.output) == (0, "All is as the table says.\n")
