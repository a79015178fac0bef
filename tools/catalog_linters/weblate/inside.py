"""What is done inside Weblate; it leaves `result.json` beside its input for the judge outside.

Runs in Weblate's environment, so it may import nothing of the site.
"""

import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command
from weblate.checks.models import Check
from weblate.trans.models import Component, Unit
from weblate.utils.version import VERSION

from tools.catalog_linters.weblate.asking import Api

_SETTINGS = json.loads((Path(__file__).parent / "project.json").read_text("utf-8"))
_COMPONENT = _SETTINGS["component"]
_NEEDS_EDITING, _TRANSLATED = 10, 20
_PLURALS = "\x1e\x1e"


def main(folder: Path) -> dict[str, Any]:
    """Take everything in and return what was seen."""
    given = json.loads((folder / "given.json").read_text("utf-8"))
    result: dict[str, Any] = {"version": VERSION}
    call_command("migrate", verbosity=0, skip_checks=True)
    api = Api()
    add_project(api, "site")
    began = time.monotonic()
    add_component(api, "site", "messages", folder / "catalogs.zip")
    add_component(api, "site", "directory", None)
    result["seconds"] = time.monotonic() - began
    result["checks"] = list(read_checks("site"))
    result["addons"] = [addon["name"] for addon in api.get("addons/")["results"]]
    result["glossary"] = {
        code: add_glossary(api, code, Path(path)) for code, path in given["glossaries"].items()
    }
    result["screenshots"] = [add_screenshot(api, picture) for picture in given["screenshots"]]
    result["flags"] = try_flags(api, folder / "faults.zip")
    result["author"] = edit(api, folder, given["edit"])
    return result


def add_project(api: Api, name: str) -> None:
    """Add a project as `project.json` says."""
    settings = _SETTINGS["project"]
    api.post("projects/", name=name, slug=name, web="https://site.example/", **settings)


def add_component(
    api: Api, project: str, name: str, archive: Path | None, **changed: object
) -> None:
    """Add a component as `project.json` says, its files from an archive or beside the first."""
    fields = _COMPONENT | {
        "name": name,
        "slug": name,
        "filemask": _COMPONENT["filemask"].replace("messages", name),
        "new_base": _COMPONENT["new_base"].replace("messages", name),
        **changed,
    }
    where = f"projects/{project}/components/"
    if archive is None:
        api.post(where, **fields | {"vcs": "local", "repo": f"weblate://{project}/messages"})
        return
    settings = {"file_format_params": json.dumps(fields.pop("file_format_params"))}
    api.upload(where, "zipfile", archive, **fields | settings | {"vcs": "local", "repo": "local:"})


def read_checks(project: str) -> Any:
    """Yield each failing check with its file and the sentence."""
    found = Check.objects.filter(unit__translation__component__project__slug=project)
    for check in found.select_related(
        "unit__translation__component", "unit__translation__language"
    ):
        unit = check.unit
        yield {
            "check": check.name,
            "file": unit.translation.filename.removeprefix("translations/"),
            "english": unit.source.replace(_PLURALS, " | "),
            "translation": unit.target.replace(_PLURALS, " | "),
        }


def add_glossary(api: Api, code: str, path: Path) -> list[dict[str, list[str]]]:
    """Upload the glossary of a language; return each term as it is there now."""
    api.upload(f"translations/site/glossary/{code}/file/", "file", path, method="add")
    units = Unit.objects.filter(
        translation__component__slug="glossary", translation__language__code=code
    )
    return [
        {"english": [unit["text"] for unit in terms["source"]]}
        | {
            kind: [
                unit["text"] for unit in terms["target"] if unit["administrative_status"] == status
            ]
            for kind, status in (("wanted", None), ("never", "forbidden"))
        }
        for terms in (unit.details["tbx_terms"] for unit in units.order_by("position"))
    ]


def add_screenshot(api: Api, picture: dict[str, str]) -> bool:
    """Upload a picture and tie it to its message, which is a unit of the source language."""
    [unit] = Unit.objects.filter(
        translation__component__slug=picture["domain"],
        translation__language__code="en",
        context=picture["msgctxt"] or "",
        source__startswith=picture["msgid"],
    )[:1]
    made = api.upload(
        "screenshots/",
        "image",
        Path(picture["path"]),
        name=picture["picture"],
        project_slug="site",
        component_slug=picture["domain"],
        language_code="en",
    )
    number = made["url"].rstrip("/").rpartition("/")[2]
    api.post(f"screenshots/{number}/units/", unit_id=unit.pk)
    return bool(unit.screenshots.filter(pk=number).exists())


def try_flags(api: Api, archive: Path) -> dict[str, dict[str, list[str]]]:
    """Take seeded faults in with the flags and without; return by each what checks see of each."""
    seen: dict[str, dict[str, list[str]]] = {}
    for name, flags in (("with", _COMPONENT["check_flags"]), ("without", "")):
        add_project(api, name)
        add_component(api, name, "faults", archive, check_flags=flags)
        seen[name] = {}
        for found in read_checks(name):
            seen[name].setdefault(found["translation"], []).append(found["check"])
    return seen


def edit(api: Api, folder: Path, wanted: dict[str, str]) -> str:
    """Change one translation as a translator does, and another that is not finished; commit.

    All catalogs are copied back. Returns whom the commit names as its author.
    """
    code, _, name = wanted["file"].split("/")
    component = Component.objects.get(project__slug="site", slug=name.removesuffix(".po"))
    units = Unit.objects.filter(translation__component=component, translation__language__code=code)
    unit = units.get(source=wanted["msgid"], context=wanted["msgctxt"])
    other = units.exclude(pk=unit.pk).exclude(source__contains=_PLURALS).order_by("position")[0]
    api.patch(f"units/{unit.pk}/", target=[wanted["msgstr"]], state=_TRANSLATED)
    api.patch(f"units/{other.pk}/", target=[wanted["msgstr"]], state=_NEEDS_EDITING)
    api.post(f"components/site/{component.slug}/repository/", operation="commit")
    shutil.copytree(Path(component.full_path) / "translations", folder / "returned")
    repository = component.repository
    return str(repository.get_revision_info(repository.last_revision)["author"])


if __name__ == "__main__":
    FOLDER = Path(os.environ["WEBLATE_FOLDER"])
    (FOLDER / "result.json").write_text(json.dumps(main(FOLDER), ensure_ascii=False), "utf-8")
