"""Each act that the documentation tells leaves the live tests green, with no test touched."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acts import doing
from tests.acts.doing import ACTS, Copy, copy_live
from webapp.content.loading import load
from webapp.i18n import catalogs
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT

pytestmark = pytest.mark.acts


def run_live_tests(copy: Copy) -> None:
    """Run the tests of live content on a copy."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "tests/live",
        ],
        cwd=ROOT,
        env={**os.environ, **copy.environment},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_what_editors_and_translators_do_in_a_day_breaks_nothing(tmp_path: Path) -> None:
    copy = copy_live(tmp_path)
    for act in ACTS:
        act(copy)
        load(copy.data, doing.today())
    reviewed = doing.review_a_language(copy)
    withdrawn = doing.withdraw_a_language(copy)
    added = doing.add_a_language(copy)
    found = catalogs.load(copy.translations)
    assert not found[reviewed].coverage.is_draft
    assert withdrawn not in found
    assert added not in found
    run_live_tests(copy)


def faults_of(copy: Copy) -> list[str]:
    """Return what loading says."""
    with pytest.raises(ProblemsFoundError) as raised:
        load(copy.data, doing.today())
    return [str(problem) for problem in raised.value.problems]


def test_a_service_that_the_home_page_names_cannot_go_unseen(tmp_path: Path) -> None:
    copy = copy_live(tmp_path)
    doing.first_home_file(copy).unlink()
    assert any(
        re.match(r"data/site\.yaml:\d+: .* is not defined", problem) for problem in faults_of(copy)
    )


def test_a_figure_corrected_in_one_place_only_is_named(tmp_path: Path) -> None:
    copy = copy_live(tmp_path)
    figure = doing.series_figure(copy)
    path = copy.data / "figures.yaml"
    text = path.read_text("utf-8")
    before, found, after = text.partition(f"\n{figure}:\n")
    assert found
    path.write_text(before + found + re.sub(r"value: .*", "value: 987654", after, count=1), "utf-8")
    assert any(
        re.match(r"data/figures\.yaml:\d+: .*987654", problem) for problem in faults_of(copy)
    )
