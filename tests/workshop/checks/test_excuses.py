"""Excuses: a false finding can be excused by name and with a reason; an error cannot."""

from babel.messages.catalog import Message

from tests.i18n.spoken import SPOKEN, WRITTEN
from workshop.checks import check_message


def find(text: str, *comments: str) -> list[tuple[str, str]]:
    """Return name and words of what is found in "Way out", said in French with comments."""
    message = Message("Way out", text, user_comments=list(comments))
    return [
        (finding.check, finding.what) for finding in check_message(message, SPOKEN["fr"], WRITTEN)
    ]


def names(text: str, *comments: str) -> list[str]:
    return [name for name, _ in find(text, *comments)]


def test_finding_is_excused_by_its_name_with_a_reason() -> None:
    assert names("Way out") == ["copied"]
    assert names("Way out", "ok: copied it is a name") == []
    assert names("Way out", "Reviewed: amina 2026-12-01", " ok: copied it is a name ") == []


def test_excuse_without_a_reason_excuses_nothing() -> None:
    assert names("Way out", "ok: copied") == ["copied", "excuse"]
    assert "without a reason" in find("Way out", "ok: copied")[1][1]


def test_error_knows_no_excuse() -> None:
    assert names("<b>Sortie</b>", "ok: markup it looks better") == ["markup", "excuse"]


def test_excuse_of_another_check_does_not_help() -> None:
    assert names("Way out", "ok: ending no full stop") == ["copied", "excuse"]


def test_excuse_that_excuses_nothing_is_told() -> None:
    assert names("Sortie", "ok: copied it is a name") == ["excuse"]
    assert "which finds nothing here" in find("Sortie", "ok: copied it is a name")[0][1]


def test_name_that_is_no_check_is_told() -> None:
    assert "which is no check" in find("Sortie", "ok: spelling-bee it is a name")[0][1]
