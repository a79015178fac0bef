"""The layout of the made-up site as last accepted: which parts stand where, whatever the words.

`python -m tests.senses.boxes` writes it anew, to be read as a change of `boxes.txt`.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from difflib import ndiff
from itertools import groupby
from pathlib import Path

from selenium.webdriver import Chrome

from tests.browser.driver import AT_ONCE, DESKTOP, PHONE, start_browser
from tests.browser.serving import served
from tests.routes import each_kind
from tests.senses.browser import Look, measure
from tests.sites import RunningSite, fixture

ACCEPTED = Path(__file__).parent / "boxes.txt"
ACCEPT = ".venv/bin/python -m tests.senses.boxes"
LOCALES = ("en", "ar")
WIDTHS = (PHONE, DESKTOP)
OTHER_CARD = re.compile(r"/card/.+")  # on a screen all of them stand as the first one
type Layouts = Mapping[str, list[str]]


def measure_all(driver: Chrome, site: RunningSite, origin: str) -> Layouts:
    """Return the lines of each kind of page, by address and width."""
    layouts = {}
    for path in (path for locale in LOCALES for path in each_kind(site, locale)):
        if is_held(path):
            driver.get(origin + path)
            for width in WIDTHS:
                Look(width).apply(driver)
                layouts[f"{path}@{width}"] = measure(driver, "boxes")
    return layouts


def is_held(path: str) -> bool:
    """Say whether the layout of a page is accepted by itself."""
    return not OTHER_CARD.search(path)


def find_changes(before: Layouts, now: Layouts) -> list[str]:
    """Return what stands otherwise than accepted, a line for each, with the page and the part."""
    return [
        f"{page}: {line}"
        for page in sorted({*before, *now})
        for line in _compare(before.get(page, []), now.get(page, []))
    ]


def _compare(before: list[str], now: list[str]) -> Iterator[str]:
    words = {"-": "before", "+": "now"}
    for line in ndiff(list(_name_whole(before)), list(_name_whole(now))):
        if line[0] in words:
            yield f"{words[line[0]]} {line[2:]}"


def _name_whole(lines: list[str]) -> Iterator[str]:
    """Yield each line with all that its part is in."""
    around: list[str] = []
    for line in lines:
        name = line.strip()
        around[(len(line) - len(name)) // 2 :] = [name.partition(":")[0]]
        yield " > ".join([*around[:-1], name])


def write(layouts: Layouts) -> str:
    """Return layouts as text, in which a block that many pages share stands once."""
    shared: dict[tuple[int, str], list[str]] = {}
    for page, lines in layouts.items():
        for place, block in enumerate(_blocks(lines)):
            shared.setdefault((place, "\n".join(block)), []).append(page)
    ordered = sorted(shared.items(), key=lambda item: item[0][0])
    return "\n".join(f"{' '.join(pages)}\n{block}\n" for (_, block), pages in ordered)


def read(text: str) -> Layouts:
    """Return the layouts that were written."""
    layouts: dict[str, list[str]] = {}
    for part in text.strip().split("\n\n"):
        pages, *block = part.split("\n")
        for page in pages.split():
            layouts.setdefault(page, []).extend(block)
    return layouts


def read_accepted() -> Layouts:
    """Return the layouts that were accepted last."""
    return read(ACCEPTED.read_text("utf-8")) if ACCEPTED.exists() else {}


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Yield what stands in the page itself: the way out, the head, what it is about, its foot."""
    number = 0

    def count(line: str) -> int:
        nonlocal number
        number += not line.startswith(" ")
        return number

    for _, block in groupby(lines, count):
        yield list(block)


def main() -> None:
    """Accept the layout as it is."""
    driver = start_browser(flags=AT_ONCE)
    try:
        with served(fixture().app) as origin:
            layouts = measure_all(driver, fixture(), origin)
    finally:
        driver.quit()
    before = read_accepted()
    ACCEPTED.write_text(write(layouts), "utf-8")
    sys.stdout.write("".join(f"{line}\n" for line in find_changes(before, layouts)))


if __name__ == "__main__":
    main()
