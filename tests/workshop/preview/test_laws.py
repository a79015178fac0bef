"""Who translates a law sees what must not be claimed of it, beside the sentence."""

import shutil
from pathlib import Path

from justhtml import JustHTML

from tests.sites import FIXTURE, FIXTURE_DAY, RunningSite, fixture_translations
from tests.workshop.preview.conftest import HERE
from webapp.settings import Settings
from workshop.catalogs.keys import Key
from workshop.preview.app import create_workshop


def test_what_must_not_be_claimed_stands_beside_the_sentence(
    site: RunningSite, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(fixture_translations(), tmp_path / "translations"))
    settings = Settings(data=FIXTURE / "data", translations=folder, testing=True, today=FIXTURE_DAY)
    client = create_workshop(settings).test_client()
    for key, law in site.content.laws.items():
        for sentence in law.plain:
            short = Key("directory", f"{key}.law", sentence).short
            html = client.get(f"/workshop/so/{short}?part", base_url=HERE).get_data(as_text=True)
            text = " ".join(JustHTML(html, sanitize=False).to_text().split())
            assert sentence in text
            assert f"Never claim, in any words: {law.must_not_claim}" in text
            assert "a life can hang on it" in text
