"""`flask data check` in the hands of an editor."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.damaging import append, swap
from tests.sites import RunningSite, fixture
from webapp.commands import data
from webapp.content.loading import load
from webapp.settings import Settings
from workshop.facts.sealed_files import write_accepted

CHECKED, READ_AGAIN = date(2025, 4, 20), date(2025, 10, 10)
SMALL, LAW = "organizations/small.yaml", "organizations/law.yaml"
SPARE = """
spare:
  title: Spare
  publisher: Nobody
  dated: unknown
  dated_as: undated
  kind: news
  reliability: low
  address: a file
"""


@pytest.fixture
def young(data_copy: Path) -> Path:
    """Return facts whose sources are all of one day, with a number that nothing contradicts."""
    for path in (data_copy / "organizations").glob("*.yaml"):
        text = re.sub(r"newest_source: \w+", "newest_source: paper", path.read_text("utf-8"))
        text = re.sub(r"(?m)^( {8}sources): .*", r"\1: [line, paper]", text)
        text = re.sub(r"assured_date: .*", f"assured_date: {CHECKED}", text)
        text = text.replace("        contradicted_by: [paper]\n", "")
        path.write_text(text, "utf-8")
    swap("dated: 2024-12\n", f"dated: {CHECKED}\n")(data_copy / "sources.yaml")
    return data_copy


def run(folder: Path | str, *arguments: str) -> Result:
    """Run the command on a folder."""
    translations = str(fixture().settings.translations)
    env = {"SITE_DATA": str(folder), "SITE_TRANSLATIONS": translations}
    return CliRunner().invoke(data, ["check", *arguments], env=env)


def set_clock(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """Stop the clock that ages are counted by, so many days after the check."""
    today = CHECKED + timedelta(days)
    monkeypatch.setattr(Settings, "date_today", lambda _settings: today)


def test_sound_data_is_counted(data_copy: Path, site: RunningSite) -> None:
    result = run(data_copy)
    assert (result.exit_code, result.stderr) == (0, "")
    content = site.content
    begins = f"{len(content.services)} services of {len(content.organizations)} organizations, "
    assert result.stdout.startswith(f"data/ is sound: {begins}")
    assert f" {len(content.sources)} sources, 3 counties\n" in result.stdout


@pytest.mark.parametrize("folder", ["/nowhere/at/all", __file__])
def test_folder_that_is_none_is_refused_in_one_line(folder: str) -> None:
    result = run(folder)
    assert result.exit_code == 1
    assert result.stderr == "SITE_DATA names no folder; type the path of a copy of data/\n"


def test_strict_check_names_old_numbers(young: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {}
    read = "assured_date: "
    for path in (young / SMALL, young / LAW):  # that we read them again makes no number younger
        text = path.read_text("utf-8")
        path.write_text(text.replace(f"{read}{CHECKED}", f"{read}{READ_AGAIN}", 1), "utf-8")
    swap(f"{read}{CHECKED}", f"{read}{READ_AGAIN}")(young / SMALL)  # its second service
    for days in (180, 181, 366):
        set_clock(monkeypatch, days)
        result = run(young, "--strict")
        named = {
            service_id
            for service_id in ("nation-house", "law")
            if f" of {service_id!r} is not" in result.stderr
        }
        counts[days] = (result.exit_code, named)
    assert counts == {
        180: (0, set()),
        181: (1, {"nation-house"}),
        366: (1, {"nation-house", "law"}),
    }
    assert "name it as `newest_source:`" in result.stderr
    assert "'papers-law' was last checked on" in result.stderr  # it has no number
    assert run(young).exit_code == 0


def test_strict_check_names_the_line_of_the_source(
    young: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, 400)
    lines = (young / SMALL).read_text("utf-8").splitlines()
    *_, last = (n for n, line in enumerate(lines, 1) if "newest_source:" in line)
    stderr = run(young, "--strict").stderr
    seen = f"+12075550106 of 'nation-house' is not confirmed since {CHECKED}"
    assert f"data/{SMALL}:{last}: {seen}" in stderr


def test_strict_check_names_what_is_undated_or_contradicted(
    young: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, 0)
    assert run(young, "--strict").exit_code == 0
    newest = "newest_source: paper"
    swap(newest, "newest_source: line\n        contradicted_by: [paper]")(young / LAW)
    result = run(young, "--strict")
    assert result.exit_code == 1
    assert "+12075550103 of 'law' has no dated source" in result.stderr
    assert "paper is against +12075550103 of 'law'" in result.stderr


def name_nobody(folder: Path) -> None:
    """Take out whom readers can tell of an error, as somebody accepted."""
    swap("corrections: desk@example.org", 'corrections: ""')(folder / "site.yaml")
    write_accepted(folder, load(folder, CHECKED, is_verified=False).critical_facts)


def test_strict_check_wants_a_contact(young: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, 0)
    name_nobody(young)
    result = run(young, "--strict")
    assert result.exit_code == 1
    assert "nobody is named whom readers can tell of an error; type `corrections:`" in result.stderr
    assert run(young).exit_code == 0


def test_strict_check_names_sources_that_nothing_names(
    young: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, 0)
    append(SPARE)(young / "sources.yaml")
    result = run(young, "--strict")
    assert "nothing names the source 'spare'; name it in a record, or remove it" in result.stderr
    assert result.stderr.count("nothing names the source") == 1
