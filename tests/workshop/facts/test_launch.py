"""The list before a launch: what is missing comes first and is named, and one lack is enough."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from click.testing import CliRunner

from tests.sites import FIXTURE, FIXTURE_DAY, fixture, fixture_translations
from webapp.commands import site
from webapp.content.loading import Content
from webapp.content.phone_verification import CALLED, VerifiedNumber
from webapp.settings import Settings
from workshop.facts.launch import Condition, list_conditions
from workshop.facts.sealed_files import verify_number


def call_all(content: Content, but: str = "") -> Mapping[str, tuple[VerifiedNumber, ...]]:
    """Return the pins of a day on which somebody rang every number, but that of one service."""
    return {
        key: tuple(
            verify_number(key, phone, FIXTURE_DAY, "ab", "leaflet" if key == but else CALLED)
            for phone in service.phones
        )
        for key, service in content.services.items()
    }


def make_ready() -> Content:
    """Return the made-up facts as they would be before a launch."""
    content = fixture().content
    laws = {key: law for key, law in content.laws.items() if key in content.reviewed_laws}
    return replace(content, laws=laws)


def find_missing(content: Content, *, but: str = "", unreviewed: int = 0) -> list[Condition]:
    calls = call_all(content, but)
    conditions = list_conditions(content, calls, {"fr": unreviewed})
    missing = [condition for condition in conditions if not condition.is_met]
    assert conditions[: len(missing)] == missing  # what is missing comes first
    return missing


def test_nothing_is_missing_when_all_is_done() -> None:
    assert find_missing(make_ready()) == []


@pytest.mark.parametrize("service_id", ["shore-line", "harbor-text", "law"])
def test_a_first_number_that_nobody_has_called_is_named(service_id: str) -> None:
    [condition] = find_missing(make_ready(), but=service_id)
    assert service_id in condition.missing
    assert f"data verify {service_id} " in condition.fix


def test_each_other_lack_is_named_alone() -> None:
    ready = make_ready()
    law = next(key for key in fixture().content.laws if key not in ready.laws)
    unread = replace(ready, laws=fixture().content.laws)
    silent = replace(ready, featured=replace(ready.featured, corrections=""))
    unlicensed = replace(ready, featured=replace(ready.featured, license=""))
    for missing, named in (
        (find_missing(unread), law),
        (find_missing(silent), "this is a trial copy"),
        (find_missing(unlicensed), "none is named"),
        (find_missing(ready, unreviewed=3), "3 sentences wait"),
    ):
        [condition] = missing
        assert named in condition.missing
        assert condition.fix


def test_the_command_ends_with_1_while_something_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Settings, "date_today", lambda _settings: FIXTURE_DAY)
    env = {"SITE_DATA": str(FIXTURE / "data"), "SITE_TRANSLATIONS": str(fixture_translations())}
    result = CliRunner().invoke(site, ["ready"], env=env)
    assert result.exit_code == 1
    *lines, last = result.stdout.splitlines()
    assert last == f"{sum(line.startswith('[ ] ') for line in lines)} of {len(lines)} missing."
    assert all(line.startswith("[x] ") or "; " in line for line in lines)
