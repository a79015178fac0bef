"""A sentence reaches its file whole and alone, or nothing changes and nothing is lost."""

import difflib
import html as html_text
from datetime import date
from typing import Never

import pytest

from tests.workshop.preview.conftest import WAY_OUT, Bench
from workshop.catalogs.keys import Key

CALLS = Key("messages", None, "%(number)s call")
LEAVE = Key("messages", "safety", "Leave this site now")


def save(bench: Bench, code: str, key: Key, *form: str, stamp: str = "") -> tuple[int, str]:
    """Save a sentence as the panel does."""
    body = {"strings": list(form), "stamp": stamp or bench.stamp(code, key)}
    response = bench.post(f"/workshop/{code}/{key.short}/save", body)
    return response.status_code, html_text.unescape(response.get_data(as_text=True))


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that a diff would show."""
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in diff if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(("code", "form"), [("so", "Dariiqa bixitaanka"), ("ar", "مخرج")])
def test_a_diff_shows_the_sentence_and_nothing_else(bench: Bench, code: str, form: str) -> None:
    before = bench.path(code).read_text("utf-8")
    status, part = save(bench, code, WAY_OUT, form)
    assert (status, form in part) == (200, True)
    lines = changed_lines(before, bench.path(code).read_text("utf-8"))
    assert lines[-1] == f'+msgstr "{form}"'
    assert len(lines) == 2
    assert form in bench.get(f"/{code}/")
    assert list(bench.path(code).parent.glob(".*")) == []


def test_each_plural_form_is_saved(bench: Bench) -> None:
    forms = [f"{n} %(number)s مكالمات".replace("0", "").lstrip("0123456789 ") for n in range(6)]
    translations = [f"{form}{'ً' * n}" for n, form in enumerate(forms)]
    status, _ = save(bench, "ar", CALLS, *translations)
    assert status == 200
    text = bench.path("ar").read_text("utf-8")
    assert all(f'msgstr[{n}] "{form}"' in text for n, form in enumerate(translations))


@pytest.mark.parametrize(
    "form",
    [
        "",
        "   ",
        "<b>Ka bixid</b>",
        "Ka bixid 911",
        "Ka %(nothing)s",
        "https://e.example",
        "Ka\u202ebix",
    ],
)
def test_what_a_check_refuses_is_not_saved_and_is_told_why(still: Bench, form: str) -> None:
    before = still.path("so").read_bytes()
    status, response = save(still, "so", WAY_OUT, form)
    assert status == 422
    assert "Error:" in response
    assert still.path("so").read_bytes() == before


def test_nobody_writes_over_what_another_saved_meanwhile(bench: Bench) -> None:
    stamp = bench.stamp("so", WAY_OUT)
    assert save(bench, "so", WAY_OUT, "Bannaanka")[0] == 200
    before = bench.path("so").read_bytes()
    status, response = save(bench, "so", WAY_OUT, "Dariiqa bixitaanka", stamp=stamp)
    assert status == 409
    assert "Bannaanka" in response
    assert bench.path("so").read_bytes() == before


def test_another_sentence_may_change_meanwhile(bench: Bench) -> None:
    stamp = bench.stamp("so", WAY_OUT)
    assert save(bench, "so", LEAVE, "Hadda ka bax websaydkan")[0] == 200
    assert save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)[0] == 200
    text = bench.path("so").read_text("utf-8")
    assert "Hadda ka bax websaydkan" in text
    assert "Bannaanka" in text


def test_a_file_that_is_broken_is_not_written_over(bench: Bench) -> None:
    stamp = bench.stamp("so", WAY_OUT)
    bench.path("so").write_text('msgid "broken\n', "utf-8")
    status, response = save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)
    assert status == 422
    assert "translations/so/LC_MESSAGES/messages.po, line 1" in response
    assert bench.path("so").read_text("utf-8") == 'msgid "broken\n'


@pytest.mark.parametrize("fault", [PermissionError(13, "Permission denied"), OSError(28, "full")])
def test_what_cannot_be_written_is_told_and_nothing_changes(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, fault: OSError
) -> None:
    def fail(*_asked: object) -> Never:
        raise fault

    before, stamp = bench.path("so").read_bytes(), bench.stamp("so", WAY_OUT)
    monkeypatch.setattr("workshop.preview.folder_lock.written_beside", fail)
    status, response = save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)
    assert status == 422
    assert f"so/LC_MESSAGES/messages.po cannot be written ({fault.strerror})" in response
    assert bench.path("so").read_bytes() == before


def test_a_folder_that_cannot_be_read_ends_no_page_and_is_read_once_it_can(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object) -> Never:
        raise PermissionError(13, "Permission denied")

    path = bench.path("so")
    with monkeypatch.context() as patch:
        patch.setattr("workshop.preview.reloading_catalogs.ReloadingCatalogs._read", fail)
        path.write_text(path.read_text("utf-8").replace('"Ka bixid"', '"Bannaanka"'), "utf-8")
        assert "Ka bixid" in bench.get("/so/")
    assert "Bannaanka" in bench.get("/so/")


def test_a_message_that_the_catalog_lacks_is_put_in(bench: Bench) -> None:
    path = bench.path("so")
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgid "Way out"\nmsgstr "Ka bixid"\n\n', "", 1), "utf-8")
    assert 'msgid "Way out"' not in path.read_text("utf-8")
    assert save(bench, "so", WAY_OUT, "Bannaanka")[0] == 200
    assert 'msgid "Way out"\nmsgstr "Bannaanka"' in path.read_text("utf-8")


def test_checks_are_told_while_somebody_types(still: Bench) -> None:
    address = f"/workshop/so/{WAY_OUT.short}/check"
    before = still.path("so").read_bytes()
    assert "nothing wrong" in still.post(address, {"strings": ["Bannaanka"]}).get_data(as_text=True)
    response = still.post(address, {"strings": ["<b>"]}).get_data(as_text=True)
    assert "Error:" in response
    assert still.path("so").read_bytes() == before


def test_a_review_is_of_the_text_that_was_read(bench: Bench) -> None:
    address = f"/workshop/so/{WAY_OUT.short}/review"
    stamp = bench.stamp("so", WAY_OUT)
    days = {date.today()}
    done = bench.post(address, {"name": "amina", "stamp": stamp})
    days.add(date.today())
    assert done.status_code == 200
    assert "found right by <bdi>amina</bdi>;" in done.get_data(as_text=True)
    text = bench.path("so").read_text("utf-8")
    assert any(f"# Reviewed: amina {day} " in text for day in days)
    assert save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)[0] == 200
    assert "Reviewed: amina" not in bench.path("so").read_text("utf-8")
    assert bench.post(address, {"name": "amina", "stamp": stamp}).status_code == 409


@pytest.mark.parametrize("name", ["Amina B", " amina  b. ", "O’Neil", "अमीना", "يوسف علي"])
def test_a_name_may_have_spaces_and_signs(bench: Bench, name: str) -> None:
    body = {"name": name, "stamp": bench.stamp("so", WAY_OUT)}
    done = bench.post(f"/workshop/so/{WAY_OUT.short}/review", body)
    kept = " ".join(name.split())
    assert f"found right by <bdi>{kept}</bdi>;" in html_text.unescape(done.get_data(as_text=True))
    assert f"# Reviewed: {kept} " in bench.path("so").read_text("utf-8")


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "<b>", "a\nReviewed: b"])
def test_a_review_needs_a_name(still: Bench, name: str) -> None:
    before = still.path("so").read_bytes()
    body = {"name": name, "stamp": still.stamp("so", WAY_OUT)}
    assert still.post(f"/workshop/so/{WAY_OUT.short}/review", body).status_code == 422
    assert still.path("so").read_bytes() == before


def test_saving_a_guessed_sentence_makes_it_somebodys_own(bench: Bench) -> None:
    path = bench.path("so")
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgid "Way out"', '#, fuzzy\nmsgid "Way out"', 1), "utf-8")
    part = bench.get(f"/workshop/so/{WAY_OUT.short}?part")
    assert "marked fuzzy" in part
    assert "Ka bixid" in bench.get("/workshop/so/?show=faulty")
    assert save(bench, "so", WAY_OUT, "Ka bixid")[0] == 200
    assert path.read_text("utf-8") == text


def test_what_is_probably_wrong_stands_before_what_only_waits(bench: Bench) -> None:
    path = bench.path("so")
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgstr "Ka bixid"', 'msgstr "Way out"', 1), "utf-8")
    assert "Way out" in bench.get("/workshop/so/?show=warned")
    rows = bench.get("/workshop/so/").split('<tr role="row">')[2:]
    wrong = ["Probably wrong" in row for row in rows]
    assert wrong == sorted(wrong, reverse=True)
    assert "Way out" in "".join(rows[: sum(wrong)])
    assert "safety" in rows[sum(wrong)]


def test_a_sentence_leads_to_the_next(still: Bench) -> None:
    page = still.get(f"/workshop/so/{Key('messages', None, 'All texts').short}")
    assert "The next that waits" in page


def test_a_missing_sentence_says_that_it_is(bench: Bench) -> None:
    path = bench.path("so")
    path.write_text(path.read_text("utf-8").replace('"Ka bixid"', '""', 1), "utf-8")
    assert "not translated yet" in bench.get(f"/workshop/so/{WAY_OUT.short}?part")


@pytest.mark.parametrize("form", ["Ka bixid 911", ""])
def test_what_a_check_refuses_cannot_be_reviewed(bench: Bench, form: str) -> None:
    path = bench.path("so")
    text = path.read_text("utf-8").replace('"Ka bixid"', f'"{form}"', 1)
    path.write_text(text, "utf-8")
    body = {"name": "amina", "stamp": bench.stamp("so", WAY_OUT)}
    assert bench.post(f"/workshop/so/{WAY_OUT.short}/review", body).status_code == 422
    assert path.read_text("utf-8") == text


def test_a_message_that_comes_back_brings_the_words_that_were_kept(bench: Bench) -> None:
    path = bench.path("so")
    text = path.read_text("utf-8")
    kept = next(m for m in text.split("\n\n") if '\nmsgid "Draft"\n' in f"\n{m}\n")
    words = kept.splitlines()[-1].removeprefix("msgstr ").strip('"')
    old = "\n".join(f"#~ {line}" for line in kept.splitlines() if not line.startswith("#"))
    path.write_text(f"{text.replace(kept, '')}\n{old}\n", "utf-8")
    draft = Key("messages", "language", "Draft")
    status, response = save(bench, "so", draft, "Qabyo cusub")
    assert status == 409
    assert words
    assert words in response
