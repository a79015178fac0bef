"""Open data is as the standards say, and says what pages show."""

import csv
import json
import os
import re
import subprocess
import sys
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.sites import change, fixture, live, rebuild
from webapp.facts.models import slug
from webapp.pages import open_data
from webapp.pages.app import App
from webapp.settings import ROOT
from webapp.words.catalogs import find_safety_sentences, read_template

TRANSLATIONS = ROOT / "translations"
SCHEMAS = Path(os.environ.get("HSDS_SCHEMAS", "not there"))
STANDARDS = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="HSDS_SCHEMAS names no folder")
TABLE, HSDS = f"{slug('services')}.csv", f"{slug('services')}.json"
ORGANIZATIONS, PROFILE = f"{slug('organizations')}.json", f"{slug('profile')}.json"
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# What programs put into a preview of a link, where a page has it.
PREVIEWED = {"description", "headline", "image", "thumbnailUrl", "articleBody", "publisher"}


def rows_of(text: str) -> dict[str, dict[str, str]]:
    """Return the rows of the table of services by id."""
    return {row["id"]: row for row in csv.DictReader(StringIO(text))}


def services_of(app: App) -> dict[str, dict[str, Any]]:
    """Return the services as HSDS by name."""
    return {each["name"]: each for each in json.loads(app.files[HSDS])["contents"]}


def put_files(app: App, folder: Path) -> Path:
    """Write the files as the site gives them."""
    folder.mkdir(parents=True)
    for name, text in app.files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


# As the standards say


@cache
def validator(kind: str) -> Draft202012Validator:
    """Return what finds faults in records of a kind, by the schemas and the site's profile."""
    known = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    name = "attribute.json"
    known[name] = {"allOf": [known[name], json.loads(fixture().files[PROFILE])[name]]}
    resources = [(each, DRAFT202012.create_resource(schema)) for each, schema in known.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator({"$ref": kind}, registry=registry, format_checker=FormatChecker())


@STANDARDS
@pytest.mark.parametrize(
    ("file", "kind"), [(HSDS, "service.json"), (ORGANIZATIONS, "organization.json")]
)
def test_services_and_organizations_are_hsds(each_app: App, file: str, kind: str) -> None:
    page = json.loads(each_app.files[file])
    ids = {each["id"] for each in page["contents"]}
    assert page["total_items"] == page["size"] == len(page["contents"]) == len(ids) > 0
    for each in page["contents"]:
        validator(kind).validate(each)


@pytest.mark.promise("F2")
@pytest.mark.parametrize("sentence", [open_data.LAWYER, "No lawyer has read this yet."])
def test_what_it_says_of_lawyers_is_in_a_sealed_sentence_of_pages(sentence: str) -> None:
    assert any(sentence in page for page in find_safety_sentences(read_template(TRANSLATIONS)))


@STANDARDS
@pytest.mark.parametrize(
    "damage",
    [
        {"id": "5"},
        {"status": "open"},
        {"attributes": [{"id": "7fe780a9-2216-5872-963d-00380c63e4a1", "label": "colour"}]},
    ],
)
def test_the_schemas_and_the_profile_find_faults(damage: dict[str, object]) -> None:
    service = services_of(fixture())["Harbor House"]
    assert not validator("service.json").is_valid(service | damage)


def test_hsds_says_when_a_service_is_open_and_how_it_was_checked() -> None:
    data = change(fixture().data, {"coast": {"read": date(2025, 4, 30)}})
    found = services_of(rebuild(data=data))
    assert found.keys() == {service.name for service in data.services.values()}
    week, saturday = found["Harbor House"]["schedules"]
    assert (week["byday"], week["closes_at"]) == ("MO,TU,WE,TH,FR", "17:00:00")
    assert (saturday["byday"], saturday["description"]) == ("SA", "tel:+12075550102")
    # A service is as new as the oldest call, where all of its numbers were called.
    assured = [found[name]["assured_date"] for name in ("Coast Line", "Shore Line")]
    assert assured == ["2025-03-01", "2025-04-20"]


@pytest.mark.promise("C3")
def test_the_tables_are_a_data_package(each_app: App, tmp_path: Path) -> None:
    folder = put_files(each_app, tmp_path / "tables")
    report = frictionless.validate(str(folder / f"{slug('datapackage')}.json"))
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == len(each_app.data.tables) + 2
    for key, table in each_app.data.tables.items():
        rows = csv.DictReader(StringIO(each_app.files[f"{slug(key)}.csv"]))
        for row, record in zip(rows, table.rows, strict=True):
            source = each_app.data.sources.get(record.source or "")
            assert row["limits"]
            assert not source or source.title in row["source"]


@STANDARDS
def test_each_page_says_to_programs_what_it_shows_and_nothing_for_a_preview(each_app: App) -> None:
    standard = SCHEMAS.parents[1] / "schemaorg-30.0-subset.json"
    types = json.loads(standard.read_text("utf-8"))["types"]

    def check(node: dict[str, Any]) -> dict[str, Any]:
        known = {"@context", "@type", *types[node["@type"]]["properties"]}
        assert node.keys() <= known - PREVIEWED, node
        return node

    for service in each_app.data.services.values():
        html = each_app.test_client().get(f"/ar/resources/{service.slug}/").text
        found = JSON_LD.findall(html)
        assert len(found) == (not service.is_police and service.status != "closed"), service.id
        for text in found:
            each = json.loads(text, object_hook=check)
            numbers = [channel["servicePhone"]["telephone"] for channel in each["availableChannel"]]
            wanted = [phone.number for phone in service.phones if phone.type == "voice"]
            assert (each["name"], numbers) == (service.name, wanted)


# As the pages show


def test_no_file_says_what_no_page_shows(each_app: App) -> None:
    data, everything = each_app.data, "\n".join(each_app.files.values())
    services = each_app.files[TABLE] + each_app.files[HSDS]
    digits = re.sub(r"(?<=\d)[-.() ]+(?=\d)", "", everything)
    hidden = [text for key in data.laws if not data.may_say(key) for text in data.sentences_of(key)]
    off = [re.sub(r"\D", "", each.number) for each in data.never_published]
    assert not any(re.search(rf"(?<!\d)1?{number}(?!\d)", digits) for number in off)
    assert not any(sentence in everything for sentence in hidden)
    for service in data.services.values():
        assert not service.url_as_text or service.url_as_text not in services
        callers = [phone.called.by for phone in service.phones if phone.called]
        assert not any(re.search(rf"\d {name}\b", everything) for name in callers)
    assert not re.search(r"^[=+@-]|,\"?[=+@]", each_app.files[TABLE], re.MULTILINE)


def test_the_script_of_the_documents_reads_both_packages(tmp_path: Path) -> None:
    put_files(live(), tmp_path / "tables")
    document = (ROOT / "docs/data.md").read_text("utf-8")
    [script] = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    command = [sys.executable, "-W", "error", "-c", script, tmp_path.as_uri()]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert output.count("\n") == len(live().data.tables) + 2 + len(live().data.services)
