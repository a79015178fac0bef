"""Open data: it follows its standards, and tells no more than the pages."""

import csv
import json
import os
import re
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

from tests.client import client_for
from tests.sites import fixture_app
from webapp.facts.models import url_code
from webapp.pages import open_data
from webapp.pages.app import App
from webapp.settings import ROOT
from webapp.words.catalogs import find_safety_sentences, read_pot

SCHEMAS = Path(os.environ.get("HSDS_SCHEMAS", "not set"))
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.is_dir(),
    reason="set HSDS_SCHEMAS to the folder of the JSON schemas of HSDS 3 (see CONTRIBUTING.md)",
)
SERVICES_CSV, SERVICES = f"{url_code('services')}.csv", f"{url_code('services')}.json"
ORGANIZATIONS, PROFILE = f"{url_code('organizations')}.json", f"{url_code('profile')}.json"
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# Properties that programs show in the preview of a link.
PREVIEWED = {"description", "headline", "image", "thumbnailUrl", "articleBody", "publisher"}


def read_services(app: App) -> dict[str, dict[str, Any]]:
    """Return the HSDS services by name."""
    return {service["name"]: service for service in json.loads(app.files[SERVICES])["contents"]}


def write_files(app: App, folder: Path) -> Path:
    """Write the files of open data to a new folder."""
    folder.mkdir(parents=True)
    for name, text in app.files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


# Standards


@cache
def make_validator(schema_name: str) -> Draft202012Validator:
    """Return a validator with an HSDS schema and the profile of this site."""
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    name = "attribute.json"
    schemas[name] = {"allOf": [schemas[name], json.loads(fixture_app().files[PROFILE])[name]]}
    resources = [(key, DRAFT202012.create_resource(schema)) for key, schema in schemas.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(
        {"$ref": schema_name}, registry=registry, format_checker=FormatChecker()
    )


@needs_schemas
@pytest.mark.parametrize(
    ("file", "schema"), [(SERVICES, "service.json"), (ORGANIZATIONS, "organization.json")]
)
def test_services_and_organizations_are_valid_hsds(
    fixture_or_live_app: App, file: str, schema: str
) -> None:
    page = json.loads(fixture_or_live_app.files[file])
    ids = {record["id"] for record in page["contents"]}
    assert page["total_items"] == page["size"] == len(page["contents"]) == len(ids) > 0
    for record in page["contents"]:
        make_validator(schema).validate(record)


@needs_schemas
def test_service_with_wrong_status_is_not_valid_hsds() -> None:
    service = read_services(fixture_app())["Harbor House"]
    assert not make_validator("service.json").is_valid(service | {"status": "open"})


@pytest.mark.promise("F2")
def test_sentence_about_lawyers_is_a_safety_sentence_of_pages() -> None:
    template = read_pot(ROOT / "translations")
    assert any(open_data.LAWYER in sentence for sentence in find_safety_sentences(template))


def test_hsds_services_have_schedules_and_day_of_confirmation() -> None:
    app = client_for({"coast": {"read": date(2025, 4, 30)}}).app
    services = read_services(app)
    assert services.keys() == {service.name for service in app.data.services.values()}
    weekdays, _saturday = services["Harbor House"]["schedules"]
    assert (weekdays["byday"], weekdays["closes_at"]) == ("MO,TU,WE,TH,FR", "17:00:00")
    assert weekdays["description"] == "tel:+12075550102"
    # If somebody called all numbers of a service, the first call counts, else the reading.
    assert services["Coast Line"]["assured_date"] == "2025-03-01"
    assert services["Shore Line"]["assured_date"] == "2025-04-20"


@pytest.mark.promise("C3")
def test_tables_are_a_valid_data_package(fixture_or_live_app: App, tmp_path: Path) -> None:
    folder = write_files(fixture_or_live_app, tmp_path / "tables")
    report = frictionless.validate(str(folder / f"{url_code('datapackage')}.json"))
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == len(fixture_or_live_app.data.tables) + 2
    for key, table in fixture_or_live_app.data.tables.items():
        rows = csv.DictReader(StringIO(fixture_or_live_app.files[f"{url_code(key)}.csv"]))
        for row, record in zip(rows, table.rows, strict=True):
            assert row["limits"]
            if record.source:
                assert fixture_or_live_app.data.sources[record.source].title in row["source"]


@needs_schemas
def test_service_page_has_valid_json_ld_without_preview(fixture_or_live_app: App) -> None:
    schema_org = SCHEMAS.parents[1] / "schemaorg-30.0-subset.json"
    types = json.loads(schema_org.read_text("utf-8"))["types"]

    def check(node: dict[str, Any]) -> dict[str, Any]:
        allowed = {"@context", "@type", *types[node["@type"]]["properties"]}
        assert node.keys() <= allowed - PREVIEWED, node
        return node

    for service in fixture_or_live_app.data.services.values():
        html = fixture_or_live_app.test_client().get(f"/ar/resources/{service.url_code}/").text
        scripts = JSON_LD.findall(html)
        assert len(scripts) == (not service.is_police and service.status != "closed"), service.id
        for script in scripts:
            node = json.loads(script, object_hook=check)
            assert node["name"] == service.name
            numbers = [channel["servicePhone"]["telephone"] for channel in node["availableChannel"]]
            assert numbers == [phone.number for phone in service.phones if phone.type == "voice"]


# Compared with the pages


def test_files_hold_nothing_that_pages_do_not_show(fixture_or_live_app: App) -> None:
    data, text = fixture_or_live_app.data, "\n".join(fixture_or_live_app.files.values())
    digits = re.sub(r"(?<=\d)[-.() ]+(?=\d)", "", text)
    for refused in data.never_published:
        number = re.sub(r"\D", "", refused.number)
        assert not re.search(rf"(?<!\d)1?{number}(?!\d)", digits), number
    for key in data.laws:
        sentences = data.law_sentences(key)
        assert data.may_show_law(key) or not any(sentence in text for sentence in sentences), key
    for service in data.services.values():
        files = fixture_or_live_app.files[SERVICES_CSV] + fixture_or_live_app.files[SERVICES]
        assert not service.url_as_text or service.url_as_text not in files
        for phone in service.phones:
            assert not phone.called or not re.search(rf"\d {phone.called.by}\b", text)


def test_services_table_has_no_formula_of_spreadsheets(fixture_or_live_app: App) -> None:
    assert not re.search(
        r"^[=+@-]|,\"?[=+@]", fixture_or_live_app.files[SERVICES_CSV], re.MULTILINE
    )
