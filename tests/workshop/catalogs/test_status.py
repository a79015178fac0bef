"""What a language needs to be published, to be reviewed, and to stay."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

from tests.i18n.small import make_small_catalogs
from tests.i18n.spoken import SPOKEN
from tests.sites import REVIEWED_DAY
from tests.workshop.catalogs.project import enter_project
from webapp.i18n import catalogs
from webapp.i18n.catalogs import catalog_path
from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import Coverage
from webapp.settings import ROOT
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.status import (
    KEEP,
    PUBLISH,
    LanguageStatus,
    find_status,
    translated_in_hundred,
)
from workshop.commands.translations import translations

PAGE = (ROOT / "docs/translators/thresholds.md").read_text("utf-8")
WHOLE, UNREVIEWED = Coverage(200, 200, 200, 9, 9), Coverage(200, 200, 0, 9, 0)
NEARLY = Coverage(200, 199, 199, 9, 9)


@pytest.mark.parametrize(
    ("coverage", "is_listed", "has_faults", "status"),
    [
        (WHOLE, True, False, LanguageStatus.REVIEWED),
        (WHOLE, True, True, LanguageStatus.DRAFT),
        (WHOLE, False, False, LanguageStatus.READY),
        (UNREVIEWED, True, False, LanguageStatus.DRAFT),
        (UNREVIEWED, False, False, LanguageStatus.READY),
        (UNREVIEWED, False, True, LanguageStatus.UNPUBLISHED),
        (NEARLY, True, False, LanguageStatus.DRAFT),
        (NEARLY, False, False, LanguageStatus.UNPUBLISHED),
        (Coverage(0, 0, 0), True, False, LanguageStatus.DRAFT),
        (Coverage(0, 0, 0), False, False, LanguageStatus.UNPUBLISHED),
    ],
)
def test_status_follows_from_the_catalogs(
    coverage: Coverage, status: LanguageStatus, *, is_listed: bool, has_faults: bool
) -> None:
    assert find_status(coverage, is_listed=is_listed, has_faults=has_faults) is status


def test_one_missing_message_is_not_all() -> None:
    assert translated_in_hundred(NEARLY) == 99
    assert translated_in_hundred(WHOLE) == 100
    assert translated_in_hundred(Coverage(0, 0, 0)) == 0


def test_the_page_for_people_has_the_same_numbers() -> None:
    rows = {row.split("|")[1].strip(" *"): row for row in PAGE.splitlines() if row.startswith("|")}
    assert f"{PUBLISH} of 100 messages" in rows["publish** as a draft"]
    assert f"{KEEP} of 100 in all" in rows["keep"]
    assert f"fewer than {KEEP} of 100" in PAGE


@pytest.mark.parametrize(("emptied", "is_withdrawn"), [(1, False), (2, True)])
def test_check_asks_to_withdraw_below_what_keeps_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, emptied: int, *, is_withdrawn: bool
) -> None:
    folder = enter_project(tmp_path, monkeypatch)
    path = catalog_path(folder, SPOKEN["so"], "directory")
    catalog = read_po(BytesIO(path.read_bytes()), locale="so")
    for message in list(messages_of(catalog))[:emptied]:
        message.string = ""
    path.write_text(write_catalog(catalog), "utf-8")
    env = {"SITE_TRANSLATIONS": str(folder)}
    result = CliRunner().invoke(translations, ["check"], env=env)
    line = (folder / "languages.yaml").read_text("utf-8").split("\n").index("  - so") + 1
    asked = f"translations/languages.yaml:{line}: 'so' is translated to 75 of 100, and a language"
    assert result.stderr.startswith(asked) == is_withdrawn
    assert result.exit_code == is_withdrawn
    assert "so" in catalogs.load(folder)


def test_status_says_what_a_language_is_ready_for(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", ("amina",))
    (folder / "languages.yaml").write_text("published: [fr]\n", "utf-8")
    path = catalog_path(folder, SPOKEN["so"], "messages")
    path.write_text(re.sub(r'msgstr "\[\[.*', 'msgstr ""', path.read_text("utf-8")), "utf-8")
    env = {"SITE_TRANSLATIONS": str(folder)}
    lines = CliRunner().invoke(translations, ["status"], env=env).stdout.splitlines()
    found = {line.split()[0]: line for line in lines}
    reviewed = f"8 reviewed, last on {REVIEWED_DAY}, 0 of the 2 that a life can hang on, draft"
    assert found["fr"].endswith(reviewed)
    assert found["es"].endswith(", ready to be published")
    assert found["so"].endswith(", in the making, not published")
