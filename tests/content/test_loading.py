"""The facts of a folder: loaded whole and frozen."""

from dataclasses import FrozenInstanceError

import pytest

from tests.sites import FIXTURE
from webapp.content.loading import Content


def test_every_file_of_an_organization_is_loaded(content: Content) -> None:
    names = {path.stem for path in (FIXTURE / "data/organizations").iterdir()}
    assert {organization.id for organization in content.organizations} == names
    services = [
        service.id for organization in content.organizations for service in organization.services
    ]
    assert sorted(services) == sorted(content.services)
    assert content.organization_by_service.keys() == content.services.keys()
    assert content.organization_by_service["shore-office"].id == "shore"


@pytest.mark.parametrize("name", ["sources", "figures", "counties", "statements", "services"])
def test_records_are_frozen(content: Content, name: str) -> None:
    record = next(iter(getattr(content, name).values()))
    with pytest.raises(FrozenInstanceError):
        record.name = "changed"
