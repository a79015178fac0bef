"""Many save at once, and editors that know nothing of it: what is reported as saved is there."""

import errno
import fcntl
import json
import os
import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.served import wait_for
from tests.workshop.preview.conftest import HERE, WAY_OUT, Bench
from tests.workshop.preview.saver import mark, start_saver
from tests.workshop.preview.test_saving import LEAVE, save
from webapp import text_files
from webapp.i18n.catalogs import read_raw
from webapp.i18n.messages import strings_of
from workshop.catalogs.keys import Key
from workshop.catalogs.po_files import write_catalog
from workshop.preview import saving
from workshop.preview.reloading_catalogs import ReloadingCatalogs

pytestmark = pytest.mark.served  # programs that write at the same time, and are killed
WRITERS = 24
Write = Callable[[Path, str], None]


def sentences(folder: Path, number: int) -> list[tuple[Key, str]]:
    """Return keys of Somali sentences whose words may have the key put at their end."""
    live = ReloadingCatalogs(folder)
    found = []
    for key, english in live.template():
        message = live.message("so", key)
        if message is None or key.domain != "messages" or english.pluralizable:
            continue
        form = f"{message.string}{mark(key)}"
        judged = live.judges["so"].check(key.context, (key.msgid,), (form,))
        if not any(verdict.is_error for verdict in judged) and message.string:
            found.append((key, form))
    return found[:number]


def words_in(bench: Bench, key: Key) -> str:
    """Return what the file says for a sentence, read as the site reads it."""
    locale = ReloadingCatalogs(bench.folder).locales["so"]
    catalog, problems = read_raw(bench.path("so"), locale, bench.folder)
    assert catalog is not None, problems
    message = catalog.get(key.msgid, key.context)
    assert message
    return strings_of(message)[0]


def by_rename(path: Path, text: str) -> None:
    """Save as most editors do."""
    beside = path.with_name("editor.tmp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def in_place(path: Path, text: str) -> None:
    """Save as the simplest editors do."""
    path.write_text(text, "utf-8")


def anew(path: Path, text: str) -> None:
    """Replace as `git checkout` does: away with the old file, then a new one."""
    path.unlink()
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


WAYS = pytest.mark.parametrize("write", [by_rename, in_place, anew])


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Let an act happen once, after the catalog was read and before it is written."""
    left = [act]

    def wrapped(catalog: Catalog) -> str:
        while left:
            left.pop()()
        return write_catalog(catalog)

    monkeypatch.setattr(saving, "write_catalog", wrapped)


def after_replace(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Let an act happen once, right after the new file has come into its place."""
    left, put = [act], Path.replace

    def wrapped(self: Path, target: Path) -> Path:
        done = put(self, target)
        while left and target.suffix == ".po":
            left.pop()()
        return done

    monkeypatch.setattr(Path, "replace", wrapped)


def test_many_save_at_once_and_nothing_is_lost(bench: Bench) -> None:
    jobs = sentences(bench.folder, WRITERS)
    assert len(jobs) == WRITERS
    stamps = {key: bench.stamp("so", key) for key, _ in jobs}

    def work(job: tuple[Key, str]) -> int:
        own = replace(bench, client=bench.client.application.test_client())
        return save(own, "so", job[0], job[1], stamp=stamps[job[0]])[0]

    with ThreadPoolExecutor(WRITERS) as pool:
        responses = list(pool.map(work, jobs))
    text = bench.path("so").read_text("utf-8")
    assert [
        (key.short, status)
        for (key, form), status in zip(jobs, responses, strict=True)
        if status != 200 or form not in text
    ] == []


def test_two_processes_save_at_once_and_nothing_is_lost(bench: Bench, tmp_path: Path) -> None:
    jobs, start = sentences(bench.folder, WRITERS), tmp_path / "start"
    keys = [key for key, _ in jobs]
    savers = [start_saver(bench.folder, start, keys[half::2]) for half in (0, 1)]
    wait_for(lambda: all(path.exists() for _, path in savers), lambda: "a saver is not ready")
    start.touch()
    for saver, _ in savers:
        saver.join()
    response = " ".join(path.read_text("utf-8") for _, path in savers)
    text = bench.path("so").read_text("utf-8")
    assert response.split() == ["Saved"] * WRITERS
    assert [form for _, form in jobs if form not in text] == []


def test_two_tabs_on_one_sentence_never_both_hear_that_it_is_saved(bench: Bench) -> None:
    stamp = bench.stamp("so", WAY_OUT)

    def work(form: str) -> tuple[int, str]:
        own = replace(bench, client=bench.client.application.test_client())
        return save(own, "so", WAY_OUT, form, stamp=stamp)[0], form

    with ThreadPoolExecutor(2) as pool:
        responses = list(pool.map(work, ["Bannaanka", "Dibadda"]))
    assert sorted(status for status, _ in responses) == [200, 409]
    assert words_in(bench, WAY_OUT) == next(form for status, form in responses if status == 200)


@WAYS
def test_what_an_editor_saves_meanwhile_is_kept(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    path, stamp = bench.path("so"), bench.stamp("so", WAY_OUT)
    old, new = words_in(bench, LEAVE), "Hadda ka bax websaydkan"
    text = path.read_text("utf-8").replace(f'"{old}"', f'"{new}"')
    meanwhile(monkeypatch, lambda: write(path, text))
    assert save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)[0] == 200
    assert (words_in(bench, WAY_OUT), words_in(bench, LEAVE)) == ("Bannaanka", new)


@WAYS
def test_what_an_editor_says_of_the_same_sentence_is_kept_and_told(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    path, stamp = bench.path("so"), bench.stamp("so", WAY_OUT)
    text = path.read_text("utf-8").replace('"Ka bixid"', '"Dibadda"')
    meanwhile(monkeypatch, lambda: write(path, text))
    status, response = save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)
    assert (status, "Dibadda" in response) == (409, True)
    assert path.read_text("utf-8") == text


@WAYS
def test_saved_is_said_only_of_what_an_editor_did_not_take_away(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    path, stamp = bench.path("so"), bench.stamp("so", WAY_OUT)
    old, new = words_in(bench, LEAVE), "Hadda ka bax websaydkan"
    text = path.read_text("utf-8").replace(f'"{old}"', f'"{new}"')
    after_replace(monkeypatch, lambda: write(path, text))
    assert save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)[0] == 200
    assert (words_in(bench, WAY_OUT), words_in(bench, LEAVE)) == ("Bannaanka", new)


def test_an_editor_that_writes_into_the_old_file_loses_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, stamp = bench.path("so"), bench.stamp("so", WAY_OUT)
    old, new = words_in(bench, LEAVE), "Hadda ka bax websaydkan"
    text = path.read_text("utf-8").replace(f'"{old}"', f'"{new}"')
    with path.open("r+", encoding="utf-8") as opened:

        def write() -> None:
            opened.truncate()
            opened.write(text)
            opened.flush()

        after_replace(monkeypatch, write)
        assert save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)[0] == 200
    assert (words_in(bench, WAY_OUT), words_in(bench, LEAVE)) == ("Bannaanka", new)


def test_who_waits_too_long_is_told_and_keeps_the_words(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.text_files.PATIENCE_IN_SECONDS", 0.1)
    before = bench.path("so").read_bytes()
    held = os.open(bench.folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    status, response = save(bench, "so", WAY_OUT, "Bannaanka")
    os.close(held)
    assert (status, "another program holds translations/" in response) == (422, True)
    assert bench.path("so").read_bytes() == before
    assert save(bench, "so", WAY_OUT, "Bannaanka")[0] == 200


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow past a few bytes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_file_that_cannot_be_written_is_told(bench: Bench) -> None:
    stamp, before = bench.stamp("so", WAY_OUT), bench.path("so").read_bytes()
    with full_disk():
        status, response = save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)
    assert (status, "cannot be written (File too large)" in response) == (422, True)
    assert bench.path("so").read_bytes() == before
    assert list(bench.path("so").parent.glob(".*")) == []


@pytest.mark.parametrize("code", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_a_folder_that_cannot_be_written_is_told(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    stamp, before = bench.stamp("so", WAY_OUT), bench.path("so").read_bytes()

    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(text_files, "NamedTemporaryFile", refuse)
    status, response = save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)
    assert (status, os.strerror(code) in response) == (422, True)
    assert bench.path("so").read_bytes() == before


def test_saved_is_said_only_of_what_the_disk_has(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, sync = [], os.fsync

    def note(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    assert save(bench, "so", WAY_OUT, "Bannaanka")[0] == 200
    path = bench.path("so")
    assert synced == [path.stat().st_ino, path.parent.stat().st_ino]


def test_a_link_that_leads_outside_is_refused(bench: Bench, tmp_path: Path) -> None:
    path, outside = bench.path("so"), tmp_path / "outside.po"
    stamp = bench.stamp("so", WAY_OUT)
    path.rename(outside)
    path.symlink_to(outside)
    before = outside.read_bytes()
    status, response = save(bench, "so", WAY_OUT, "Bannaanka", stamp=stamp)
    assert (status, "leads out of translations/" in response) == (422, True)
    assert (outside.read_bytes(), path.is_symlink()) == (before, True)


def differs(path: Path, before: bytes) -> bool:
    """Whether something else is in a file than before."""
    return path.read_bytes() != before


def test_a_kill_at_any_moment_leaves_a_whole_file(bench: Bench, tmp_path: Path) -> None:
    path, start = bench.path("so"), tmp_path / "start"
    keys = [key for key, _ in sentences(bench.folder, WRITERS)]
    for number in range(4):
        saver, ready = start_saver(bench.folder, start, keys[number * 6 : number * 6 + 6])
        wait_for(ready.exists, lambda: "the saver is not ready")
        before = path.read_bytes()
        start.touch()
        wait_for(partial(differs, path, before), lambda: "nothing is saved")
        time.sleep(number * 0.013)
        saver.kill()
        saver.join()
        start.unlink()
        assert words_in(bench, WAY_OUT) == "Ka bixid"
        assert len(path.read_bytes()) > len(before)
    assert save(bench, "so", WAY_OUT, "Bannaanka")[0] == 200


DEEP = "[" * 30_000
BAD_BODIES = {
    "nothing": b"",
    "no JSON": b"said=Bannaanka",
    "no UTF-8": b'{"strings": ["\xff"]}',
    "half a letter": b'{"strings": ["\\ud800"], "name": "\\ud800", "stamp": "\\ud800"}',
    "deep": f'{{"strings": {DEEP}'.encode(),
    "a long number": f'{{"strings": {"1" * 6000}}}'.encode(),
    "a list": b"[]",
    "no form": b'{"strings": [], "stamp": "", "name": 1}',
    "too many forms": json.dumps({"strings": ["x"] * 50, "stamp": [], "name": None}).encode(),
    "a number for a stamp": b'{"strings": ["Bannaanka"], "stamp": 1, "name": "amina"}',
    "no stamp": b'{"strings": ["Bannaanka"], "name": "amina"}',
    "huge": b'{"strings": ["' + b"x" * 100_000 + b'"]}',
}


@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES)
@pytest.mark.parametrize("act", ["check", "save", "review"])
def test_a_malformed_request_is_a_bad_one(still: Bench, act: str, body: bytes) -> None:
    before = still.path("so").read_bytes()
    response = still.client.post(
        f"/workshop/so/{WAY_OUT.short}/{act}",
        data=body,
        base_url=HERE,
        headers={"X-Workshop-Token": still.token, "Content-Type": "application/json"},
    )
    is_fine = act == "check" and b"Bannaanka" in body and body.startswith(b"{")
    assert response.status_code in ({200} if is_fine else {400, 413})
    assert still.path("so").read_bytes() == before


@pytest.mark.parametrize(
    "path", [f"/workshop/changes?since={'1' * 5000}", "/workshop/static/%00", "/workshop/so/%00"]
)
def test_an_odd_address_is_no_fault(still: Bench, path: str) -> None:
    assert still.client.get(path, base_url=HERE).status_code in {200, 400, 404}


def test_an_odd_token_is_refused(still: Bench) -> None:
    address = f"/workshop/so/{WAY_OUT.short}/save"
    body = {"strings": ["Bannaanka"], "stamp": ""}
    assert still.post(address, body, **{"X-Workshop-Token": "é"}).status_code == 403
