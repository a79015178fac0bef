"""`flask translations review`: what a person finds right is written at once, and nothing else."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.i18n.damaged_catalogs import WAY_OUT
from tests.i18n.small import make_small_catalogs
from tests.i18n.spoken import SPOKEN
from tests.sites import REVIEWED_DAY, pseudo
from webapp.i18n import catalogs
from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import reviewers_of
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.signing import credit
from workshop.commands.translations import translations

FILE = "fr/LC_MESSAGES/messages.po"
DIRECTORY = "fr/LC_MESSAGES/directory.po"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_small_catalogs(tmp_path / "translations")


def run(folder: Path, answers: str, *more: str, name: str = "amina") -> Result:
    """Review French with these answers."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    arguments = ["review", "fr", "--by", name, *more]
    return CliRunner().invoke(translations, arguments, input=answers, env=env)


def reviewers(folder: Path, file: str = FILE) -> dict[str, set[str]]:
    """Return who has reviewed each message of a file."""
    catalog, _ = catalogs.read_raw(folder / file, SPOKEN["fr"], folder)
    assert catalog is not None
    return {str(m.id): reviewers_of(m) for m in messages_of(catalog)}


def test_what_a_life_can_hang_on_comes_first_and_is_shown_whole(folder: Path) -> None:
    result = run(folder, "quit\n")
    shown = result.stdout.partition("Is it right?")[0]
    assert re.search(r"translations/fr/LC_MESSAGES/\w+\.po:\d+ \(1 of 10\)", shown)
    for line in (
        "English: You can leave.",
        "Context: safety",
        "Stands in: templates/home.html",
        f"Français: {pseudo('You can leave.')}",
    ):
        assert line in shown
    assert result.exit_code == 0


def test_yes_is_written_at_once_and_quit_writes_no_more(folder: Path) -> None:
    result = run(folder, "y\nskip\ny\nquit\n")
    assert result.stdout.endswith("2 reviewed by amina, 8 still wait\n")
    found = {**reviewers(folder), **{f"{k} ": v for k, v in reviewers(folder, DIRECTORY).items()}}
    assert sum(people == {"amina"} for people in found.values()) == 2
    assert sum(people == set() for people in found.values()) == 8


def test_places_are_those_of_the_file_as_it_is_now(folder: Path) -> None:
    shown = re.findall(
        r"^(translations/\S+):(\d+) \(", run(folder, "y\n" * 9 + "skip\n").stdout, re.MULTILINE
    )
    assert len(shown) == 10
    lines = {name: (folder.parent / name).read_text("utf-8").split("\n") for name, _ in shown}
    last = [(name, int(line)) for name, line in shown][-1]
    assert lines[last[0]][last[1] - 1].startswith("msgid")


def test_no_writes_nothing_and_says_where_to_mend_it(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    result = run(folder, "n\nquit\n")
    assert (folder / FILE).read_bytes() == before
    assert re.fullmatch(
        r"translations/\S+:\d+: 'You can leave.' is not right; mend it there, then review .*\n",
        result.stderr,
    )


def test_two_people_are_asked_where_a_life_can_hang_on_it(folder: Path) -> None:
    assert run(folder, "y\n" * 10).stdout.endswith("10 reviewed by amina, 0 still wait\n")
    assert "0 reviewed by Amina, 0 still wait" in run(folder, "", name="Amina").stdout
    second = run(folder, "y\n" * 10, name="yusuf")
    assert second.stdout.endswith("2 reviewed by yusuf, 0 still wait\n")
    assert catalogs.load(folder)["fr"].coverage.reviewed == 10


def write(folder: Path, english: str, name: str) -> None:
    """Note in the French pages who wrote a sentence."""
    catalog, _ = catalogs.read_raw(folder / FILE, SPOKEN["fr"], folder)
    assert catalog is not None
    message = next(m for m in messages_of(catalog) if m.id == english)
    credit(message, name, REVIEWED_DAY)
    (folder / FILE).write_text(write_catalog(catalog), "utf-8")


def test_who_wrote_what_a_life_can_hang_on_is_not_asked(folder: Path) -> None:
    write(folder, "You can leave.", "Amina")
    result = run(folder, "y\n" * 10)
    assert f"Français: {pseudo('You can leave.')}\n" in result.stdout  # that of the other file
    assert result.stdout.endswith(
        "9 reviewed by amina, 0 still wait\n"
        "1 that you wrote wait for others: a life can hang on them\n"
    )
    assert reviewers(folder)["You can leave."] == set()
    line = (folder / FILE).read_text("utf-8").split("\n").index('msgid "You can leave."') + 1
    alone = run(folder, "y\n", "--message", f"{FILE}:{line}")
    assert alone.stderr == (
        f"{FILE}:{line}: you wrote this sentence yourself, and a life can hang on it; "
        "leave it to two others\n"
    )
    second = run(folder, "y\n" * 10, name="yusuf")
    assert second.stdout.endswith("2 reviewed by yusuf, 0 still wait\n")


def test_who_wrote_another_sentence_hears_so_before_the_answer_is_taken(folder: Path) -> None:
    write(folder, "Way out", "Amina")
    line = (folder / FILE).read_text("utf-8").split("\n").index('msgid "Way out"') + 1
    result = run(folder, "y\n", "--message", f"{FILE}:{line}")
    before, _, _ = result.stdout.partition("Is it right?")
    assert "  Written by: Amina\n" in before
    assert "You wrote this sentence yourself; somebody else sees more in it." in before
    assert reviewers(folder)["Way out"] == {"amina"}
    assert "yourself" not in run(folder, "quit\n", name="yusuf").stdout


def test_names_are_shown_as_they_were_typed(folder: Path) -> None:
    run(folder, "y\n" * 10, name="Amina Ali")
    assert "Reviewed by: Amina Ali (1 of 2)" in run(folder, "quit\n", name="yusuf").stdout


def test_stopping_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter("yy")

    def ask(*_args: object, **_options: object) -> str:
        answer = next(answers, None)
        if answer is None:
            raise click.Abort
        return answer

    monkeypatch.setattr(click, "prompt", ask)
    result = run(folder, "")
    assert result.exit_code == 0
    assert "2 reviewed by amina, 8 still wait" in result.stdout
    assert [p.name for p in folder.rglob("*.part")] == []


def test_a_write_that_fails_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / FILE).read_bytes()

    def fail(_path: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    assert run(folder, "y\n").exit_code != 0
    assert (folder / FILE).read_bytes() == before
    assert [path.name for path in folder.rglob("*.part")] == []


def test_what_was_changed_meanwhile_is_not_signed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / FILE

    def save_elsewhere(*_args: object, **_options: object) -> str:
        path.write_text(path.read_text("utf-8").replace(WAY_OUT, "Sortie"), "utf-8")
        return "y"

    monkeypatch.setattr(click, "prompt", save_elsewhere)
    line = path.read_text("utf-8").split("\n").index('msgid "Way out"') + 1
    result = run(folder, "", "--message", f"translations/{FILE}:{line}")
    assert "It was changed meanwhile, so nothing was written" in result.stderr
    assert reviewers(folder)["Way out"] == set()
    assert 'msgstr "Sortie"' in path.read_text("utf-8")


@pytest.mark.parametrize("past", [-1, 0, 1])
def test_one_message_is_reviewed_by_its_place(folder: Path, past: int) -> None:
    line = (folder / FILE).read_text("utf-8").split("\n").index('msgid "Way out"') + 1 + past
    result = run(folder, "y\n", "--message", f"translations/{FILE}:{line}")
    assert result.stdout.endswith("1 reviewed by amina, 0 still wait\n")
    people = reviewers(folder)
    assert people.pop("Way out") == {"amina"}
    assert set(map(len, people.values())) == {0}


@pytest.mark.parametrize("place", [f"{FILE}:1", f"{FILE}:999", FILE, "nothing.po:11", f"{FILE}:x"])
def test_a_place_where_nothing_waits_is_refused(folder: Path, place: str) -> None:
    result = run(folder, "y\n", "--message", place)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{place} waits for no review of 'amina'; see `todo fr` for those that do\n"
    )


def test_a_message_with_a_fault_is_not_offered(folder: Path) -> None:
    path = folder / FILE
    path.write_text(path.read_text("utf-8").replace(WAY_OUT, "<b>\x1b[2J"), "utf-8")
    result = run(folder, "y\n" * 10)
    assert result.exit_code == 1
    assert "holds markup (<b>); write plain text" in result.stderr
    assert "9 reviewed by amina" in result.stdout
    assert "\x1b" not in result.output


def test_a_broken_file_leaves_the_other_one_to_review(folder: Path) -> None:
    path = folder / FILE
    path.write_text(path.read_text("utf-8").replace(f'"{WAY_OUT}"', WAY_OUT), "utf-8")
    before = path.read_bytes()
    result = run(folder, "y\n" * 10)
    assert "this line is broken" in result.stderr
    assert "5 reviewed by amina, 0 still wait" in result.stdout
    assert path.read_bytes() == before


def test_absurd_names_and_languages_are_refused_in_one_line(folder: Path) -> None:
    assert run(folder, "", name="<b>").stderr.startswith("--by: '<b>' is no name; type initials")
    env = {"SITE_TRANSLATIONS": str(folder)}
    result = CliRunner().invoke(translations, ["review", "xx", "--by", "a"], env=env)
    assert result.stderr.startswith("'xx' is no language of translations/; type one of fr, ")
    assert result.exit_code == 1
