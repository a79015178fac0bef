"""What the description of the tables has to say to readers of other Data Packages."""

import json
import os
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

_TEXT = {"type": "string", "minLength": 1}
_NAME = {"type": "string", "pattern": "^[a-z0-9._-]+$"}
_FIELD = {
    "required": ["name", "type", "title", "description"],
    "properties": {
        "name": _TEXT,
        "title": _TEXT,
        "description": _TEXT,
        "type": {"enum": ["integer", "year", "number", "string"]},
    },
}
_RESOURCE = {
    "required": ["name", "path", "title", "format", "mediatype", "encoding", "schema"],
    "properties": {
        "name": _NAME,
        "path": {"pattern": r"^[a-z0-9-]+\.csv$"},
        "title": _TEXT,
        "format": {"const": "csv"},
        "mediatype": {"const": "text/csv"},
        "encoding": {"const": "utf-8"},
        "schema": {
            "required": ["fields", "missingValues"],
            "properties": {
                "fields": {"type": "array", "minItems": 1, "items": _FIELD},
                "missingValues": {"const": [""]},
            },
        },
    },
}
# The parts of the Data Package standard, version 2, that the tables of this project need.
_PACKAGE: dict[str, Any] = {
    "type": "object",
    "required": ["$schema", "name", "title", "licenses", "resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": _NAME,
        "licenses": {"type": "array", "minItems": 1, "items": {"required": ["name", "path"]}},
        "resources": {"type": "array", "minItems": 1, "items": _RESOURCE},
    },
}
# Where HSDS_SCHEMAS says that the standards lie, the profile of the standard itself is asked too.
SCHEMAS = os.environ.get("HSDS_SCHEMAS", "")
PROFILES = [Path(SCHEMAS).parents[1] / "datapackage2/datapackage.json"] if SCHEMAS else []


def faults_of(text: str) -> list[str]:
    """Return what is wrong with a descriptor."""
    wanted = [_PACKAGE, *(json.loads(path.read_text("utf-8")) for path in PROFILES)]
    return [
        f"{error.json_path}: {error.message}"
        for schema in wanted
        for error in Draft7Validator(schema).iter_errors(json.loads(text))
    ]
