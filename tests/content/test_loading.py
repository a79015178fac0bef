"""The facts of the site as they are: loaded, whole and frozen."""

from dataclasses import FrozenInstanceError

import pytest

from webapp.content import narrative
from webapp.content.loading import Content
from webapp.content.services import Authority, Medium, Need
from webapp.settings import ROOT


def test_every_file_of_an_organization_is_loaded(content: Content) -> None:
    names = {path.stem for path in (ROOT / "data/organizations").iterdir()}
    assert {organization.id for organization in content.organizations} == names
    services = [s.id for organization in content.organizations for s in organization.services]
    assert sorted(services) == sorted(content.services)
    assert content.runs.keys() == content.services.keys()


def test_everything_that_the_narrative_names_is_there(content: Content) -> None:
    assert set(narrative.FIGURES) <= content.figures.keys()
    assert set(narrative.SERVED) <= set(narrative.FIGURES)
    assert set(narrative.STATEMENTS) <= content.statements.keys()
    assert set(narrative.SERIES) == content.series.keys()


def test_rows_of_the_tables_name_sources_that_exist(content: Content) -> None:
    named = {row.get("source") for series in content.series.values() for row in series.rows}
    assert named - {None} <= content.sources.keys()
    assert len(named) > 3


def test_measures_of_the_hotline_never_mix(content: Content) -> None:
    for row in content.series["hotline"].rows:
        year = int(str(row["year"]))
        expected = "calls" if year <= 2016 else "signals" if year >= 2023 else None
        assert row["measure"] == expected
        assert (row["contacts"] is None) == (expected is None)


def test_quotes_are_short(content: Content) -> None:
    quotes = {key: s.quote for key, s in content.statements.items()}
    quotes |= {key: figure.quote for key, figure in content.figures.items()}
    assert {key for key, quote in quotes.items() if len(quote.split()) > 25} == set()


def test_figures_worked_out_from_others_say_from_which(content: Content) -> None:
    unexplained = {k for k, f in content.figures.items() if not f.quote and not f.derived_from}
    assert unexplained == set()
    assert {k for k, f in content.figures.items() if f.derived_from} != set()


def test_lawyers_are_no_authorities(content: Content) -> None:
    for one in (content.featured.immigration_lawyer, content.featured.civil_lawyer):
        assert content.services[one].authority is Authority.NONE
    assert Need.LEGAL in content.services[content.featured.civil_lawyer].needs
    assert Need.PAPERS in content.services[content.featured.immigration_lawyer].needs


def test_lines_of_the_front_page_answer_by_voice(content: Content) -> None:
    for one in content.featured.home:
        assert any(c.by is Medium.VOICE and c.number for c in content.services[one].channels), one
        assert content.services[one].authority is Authority.NONE, one


@pytest.mark.parametrize("name", ["sources", "figures", "counties", "statements", "services"])
def test_records_are_frozen(content: Content, name: str) -> None:
    record = next(iter(getattr(content, name).values()))
    with pytest.raises(FrozenInstanceError):
        record.note = "changed"


def test_yearly_figures_agree_with_their_tables(content: Content) -> None:
    for row in content.series["hotline"].rows:
        measure, year = row["measure"], row["year"]
        if measure:
            assert content.figures[f"{measure}_{year}"].value == row["contacts"]
            assert content.figures[f"cases_{year}"].value == row["cases"]
    for row in content.series["police"].rows:
        assert content.figures[f"offenses_{row['year']}"].value == row["offenses"]
    rates = {row["state"]: row["rate"] for row in content.series["rates-2024"].rows}
    assert rates["Maine"] == content.figures["rate_2024_maine"].value
