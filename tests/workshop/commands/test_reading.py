"""`flask data read`: a lawyer's word is stored of what was shown, and of nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.damaging import swap
from tests.sites import FIXTURE_DAY, fixture
from webapp.commands import data
from webapp.content.laws import READINGS
from webapp.content.loading import load
from webapp.settings import Settings
from workshop.facts.sealed_files import write_accepted

LAWS = "laws.yaml"


@pytest.fixture(autouse=True)
def _stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "date_today", lambda _settings: FIXTURE_DAY)


def run(folder: Path, *arguments: str, typed: str = "") -> Result:
    """Run `flask data ...` with what somebody types."""
    env = {
        "SITE_DATA": str(folder),
        "SITE_TRANSLATIONS": str(fixture().settings.translations),
    }
    return CliRunner().invoke(data, arguments, env=env, input=typed)


def test_a_lawyer_sees_all_that_the_page_says_and_must_not_say(data_copy: Path) -> None:
    result = run(data_copy, "read", "duty", "--by", "LW", typed="n\n")
    for output in (
        "1 N.R.S. §1",
        "They must report when somebody under 18 is in danger.",
        "This rule is from 2001.",
        "Never claim, in any words: that they report all.",
        "https://shore.example.org/line",
    ):
        assert output in result.output


def test_a_yes_is_stored_and_holds(data_copy: Path) -> None:
    result = run(data_copy, "read", "duty", "--by", "LW", typed="y\n")
    assert result.exit_code == 0, result.output
    found = load(data_copy, FIXTURE_DAY)
    assert "duty" in found.reviewed_laws
    assert (found.readings["duty"].by, found.readings["duty"].read) == ("LW", FIXTURE_DAY)
    assert found.reviewed_laws == found.readings.keys()


@pytest.mark.parametrize(
    ("arguments", "typed", "output"),
    [
        (("duty", "--by", "LW"), "n\n", "mend them in data/laws.yaml"),
        (("duty", "--by", "LW"), "", "Aborted"),
        (("duty",), "y\n", "is no name"),
        (("duty", "--by", "a\nb"), "y\n", "is no name"),
        (("nothing", "--by", "LW"), "y\n", "no law has the id 'nothing'"),
    ],
)
def test_without_a_yes_and_a_name_nothing_is_stored(
    data_copy: Path, arguments: tuple[str, ...], typed: str, output: str
) -> None:
    before = (data_copy / READINGS).read_bytes()
    result = run(data_copy, "read", *arguments, typed=typed)
    assert result.exit_code == 1
    assert output in result.output
    assert (data_copy / READINGS).read_bytes() == before


def test_a_reading_of_a_law_that_is_gone_is_taken_out(data_copy: Path) -> None:
    path = data_copy / LAWS
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("guards_read:")], "utf-8")
    write_accepted(data_copy, load(data_copy, FIXTURE_DAY, is_verified=False).critical_facts)
    output = (
        "a lawyer read 'guards_read', which is no law any more; type `.venv/bin/flask data read"
    )
    assert output in run(data_copy, "check").stdout
    result = run(data_copy, "read", "guards_read")
    assert result.exit_code == 0, result.output
    assert load(data_copy, FIXTURE_DAY).readings.keys() == {"duty_read", "stay_read"}
    assert output not in run(data_copy, "check").stdout


def test_check_says_which_reading_is_void_and_the_strict_one_fails(data_copy: Path) -> None:
    swap("    - You can ask for a boat.", "    - You can ask for boats.")(data_copy / LAWS)
    line = swap("stay_read:", "stay_read:")(data_copy / LAWS)
    result = run(data_copy, "check")
    assert result.exit_code == 0, result.output
    output = f"data/laws.yaml:{line}: LW read 'stay_read' on 2025-04-01, and its words have changed"
    assert output in result.stdout
    assert "`.venv/bin/flask data read stay_read --by INITIALS`" in result.stdout
    strict = run(data_copy, "check", "--strict")
    assert strict.exit_code == 1
    assert output in strict.stderr
    run(data_copy, "read", "stay_read", "--by", "LW", typed="y\n")
    assert output not in run(data_copy, "check").stdout


def test_work_for_a_lawyer_is_listed(data_copy: Path) -> None:
    output = run(data_copy, "todo").stdout
    assert (
        "lawyer: data/laws.yaml:2: no lawyer has read 'duty', and the page says so; let" in output
    )
    assert "no lawyer has read 'guards', and it is hidden" in output
    assert "'pay'" not in output, "nobody need read it"
    assert "'stay_read'" not in output, "it is read"
    swap("    reporting_laws: [duty, duty_read]", "    reporting_laws: [duty_read]")(
        data_copy / "organizations/shore.yaml"
    )
    write_accepted(data_copy, load(data_copy, FIXTURE_DAY, is_verified=False).critical_facts)
    assert "no service names the law 'duty'" in run(data_copy, "todo").stdout
