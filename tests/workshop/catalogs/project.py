"""A small project: sources, and catalogs of right words (`project.yaml`) that are up to date.

Commands that read sources are tried here, so that no test of them reads `templates/` and `data/`.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.i18n.small import fill_folder
from webapp.settings import ROOT
from workshop.catalogs.sync import expected_templates

PAGE = """\
<a href="#page">{% trans %}Skip to the page{% endtrans %}</a>
<a id="leave">{% trans "safety" %}Leave this site now{% endtrans %}</a>
<h1>{% trans %}Way out{% endtrans %}</h1>
<p>{% trans language=one %}Help in your language: {{ language }}{% endtrans %}</p>
"""
LABELS = """\
HOURS = words.pgettext("hours", "%(first)s to %(last)s")
"""
ORGANIZATION = """\
id: shore
name: Shore Help
services:
  - id: line
    name: Shore Line
    description: >
      You can talk with somebody if you ran away, have no home, or think about leaving.
      They listen and help you find help near you.
    eligibility: unknown
    reporting: >
      Your call goes to a support center, and that center may have to report harm to a child.
      You can ask what it must report before you tell your story.
    phones:
      - number: "+12075550123"
        description: Your phone company may charge you for the messages.
"""
SOURCES = {
    "templates/pages/home.html": PAGE,
    "webapp/site/copy/labels.py": LABELS,
    "data/organizations/shore.yaml": ORGANIZATION,
}


def enter_project(folder: Path, patch: pytest.MonkeyPatch, reviewers: tuple[str, ...] = ()) -> Path:
    """Put a project into a folder and make it the one of the commands; return its catalogs."""
    project = Path(shutil.copytree(_make_once(reviewers), folder / "project"))
    for command in ("updating", "checking"):
        patch.setattr(f"workshop.commands.translations.{command}.ROOT", project)
    patch.setenv("SITE_DATA", str(project / "data"))
    return project / "translations"


@cache
def _make_once(reviewers: tuple[str, ...]) -> Path:
    project = Path(tempfile.mkdtemp(prefix="small-project-"))
    atexit.register(shutil.rmtree, project, ignore_errors=True)
    shutil.copy(ROOT / "babel.cfg", project)
    (translations := project / "translations").mkdir()
    for name, text in SOURCES.items():
        (project / name).parent.mkdir(parents=True)
        (project / name).write_text(text, "utf-8")
    for name, text in expected_templates(project, translations).items():
        (translations / name).write_text(text, "utf-8")
    words = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    fill_folder(translations, reviewers, words)
    return project
