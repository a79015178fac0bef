"""The file that describes the tables says of each what a reader of Data Packages needs."""

import csv
import io
import json

import pytest

from tests.content.descriptors import faults_of
from tests.sites import RunningSite, fixture, live
from webapp.content.slugs import slug_of
from webapp.site.addresses import PACKAGE


@pytest.mark.parametrize("site", [fixture(), live()], ids=["made up", "live"])
def test_it_keeps_the_standard_and_names_each_column_of_each_table(site: RunningSite) -> None:
    text = site.app.test_client().get(PACKAGE).get_data(as_text=True)
    assert faults_of(text) == []
    resources = {resource["path"]: resource for resource in json.loads(text)["resources"]}
    tables = site.content.tables()
    assert resources.keys() == {f"{slug_of(table)}.csv" for table in tables}
    for name in tables:
        resource = resources[f"{slug_of(name)}.csv"]
        header, *rows = csv.reader(io.StringIO(site.content.table(name)))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(resource["description"] == row[header.index("limits")] for row in rows)
        assert resource["description"]
        assert resource["sources"]


def test_its_license_is_the_one_that_the_owner_chose() -> None:
    named = json.loads(fixture().content.package())["licenses"]
    assert [resource["name"] for resource in named] == [fixture().content.featured.license]
