"""What pages show, without HTML: hints, and the list."""

from tests.sites import fixture_app
from webapp.facts.directory import Choice, group_services
from webapp.pages.view_models import (
    count_answers,
    find_language_hint,
    find_open_groups,
)

DATA = fixture_app().data


def test_find_language_hint_names_the_keys_or_what_to_say() -> None:
    phone, codes = DATA.services["coast"].phones[0], ("en", "so", "es", "fr")
    assert [find_language_hint(phone, code, on_paper=True) for code in codes] == [
        None,
        ("keys", "2", ""),
        ("say", "", "Spanish"),
        ("keys_then_say", "9", "French"),
    ]


def test_find_open_groups_of_a_place_leaves_the_police_closed() -> None:
    groups = find_open_groups(group_services(DATA, Choice("where", "northshire")))
    assert {group.kind for group in groups} == {"near"}


def test_count_answers_of_a_place_counts_services_near_it() -> None:
    assert count_answers(DATA, "where", ())["northshire"] == 1
