"""A broken language ends the start by name, so that no page shows what nobody can read."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.content.damaging import Hurt, append, cut_after, fill_with, remove, swap
from tests.sites import fixture_settings, fixture_translations, run
from webapp.i18n.catalogs import LanguagesRefusedError

WAY_OUT = 'msgid "Way out"\nmsgstr "'
HURTS: dict[str, tuple[str, Hurt]] = {
    "markup": ("ar/LC_MESSAGES/messages.po", swap(WAY_OUT, f"{WAY_OUT}<b>")),
    "broken line": ("ar/LC_MESSAGES/messages.po", append("msgid nonsense\n")),
    "cut": ("ar/LC_MESSAGES/directory.po", cut_after('msgid "')),
    "no catalog": ("ar/LC_MESSAGES/directory.po", remove),
    "own file": ("ar/language.yaml", swap("direction: rtl", "direction: left")),
    "no own file": ("ar/language.yaml", fill_with(b"")),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the words of the made-up site."""
    return Path(shutil.copytree(fixture_translations(), tmp_path / "translations"))


@pytest.mark.parametrize("hurt", HURTS)
def test_start_is_refused_by_name(folder: Path, hurt: str) -> None:
    file, inflict = HURTS[hurt]
    inflict(folder / file)
    settings = replace(fixture_settings(), translations=folder)
    with pytest.raises(LanguagesRefusedError) as raised:
        run(settings)
    *lines, last = str(raised.value).splitlines()
    assert len(lines) == len(raised.value.problems) >= 1
    assert all(line.startswith("translations/ar/") for line in lines)
    assert last == "Refused: ar. Mend the lines above."
