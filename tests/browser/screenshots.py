"""`make screenshots`: a picture of every message where it is, outlined, for translators.

Pictures go to `build/screenshots/<domain>-<key>.png`, the name that the workshop gives a message;
`index.json` beside them names the message of each, so that Weblate can be told (docs/translators).
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from selenium.webdriver import Chrome

from tests.browser.driver import set_media, set_viewport, start_browser
from webapp.settings import ROOT, read_settings
from workshop.catalogs.marked import MessageNumbers
from workshop.catalogs.marks import place_marks
from workshop.catalogs.occurrences import make_pages

if TYPE_CHECKING:
    from workshop.catalogs.keys import Key

FOLDER = ROOT / "build" / "screenshots"
_WIDTH, _HEIGHT = 800, 480
_OUTLINE = """
for (const element of document.querySelectorAll('[data-here]')) {
  element.removeAttribute('data-here');
  element.style.outline = '';
}
const [number] = arguments;
const found = [...document.querySelectorAll('[data-n~="' + number + '"]')];
for (let element = found[0]; element; element = element.parentElement) {
  if (element.tagName === 'DETAILS') element.open = true;
}
const seen = found.find((element) => element.getClientRects().length) || found[0];
seen.dataset.here = '';
seen.style.outline = '4px solid #c2185b';
seen.scrollIntoView({block: 'center'});
return seen.getClientRects().length > 0;
"""


def take_pictures(driver: Chrome, folder: Path) -> Iterator[dict[str, object]]:
    """Take a picture of each message on the first page that shows it; yield what it shows."""
    message_numbers = MessageNumbers()
    done: set[Key] = set()
    set_viewport(driver, _WIDTH, _HEIGHT)
    set_media(driver)
    with tempfile.TemporaryDirectory() as pages:
        page = Path(pages) / "page.html"
        for address, html in make_pages(read_settings(), message_numbers):
            held: dict[int, None] = {}
            page.write_text(_number(html, held), "utf-8")
            new = [number for number in held if message_numbers.key(number) not in done]
            if not new:
                continue
            driver.get(page.as_uri())
            for number in new:
                key = message_numbers.key(number)
                done.add(key)
                is_seen = bool(driver.execute_script(_OUTLINE, number))
                name = f"{key.domain}-{key.short}.png"
                driver.save_screenshot(str(folder / name))
                yield {
                    "picture": name,
                    "domain": key.domain,
                    "msgctxt": key.context,
                    "msgid": key.msgid,
                    "page": address,
                    "is_seen": is_seen,
                }


def _number(html: str, held: dict[int, None]) -> str:
    """Return a page whose sentences carry the numbers of their messages, noted in `held`."""

    def opening(number: int) -> str:
        held.setdefault(number)
        return f'<span data-n="{number}">'

    def tagging(tag: str, inside: list[int]) -> str:
        held.update(dict.fromkeys(inside))
        end = "/>" if tag.endswith("/>") else ">"
        return f'{tag.removesuffix(end)} data-n="{" ".join(map(str, inside))}"{end}'

    return place_marks(html, opening, "</span>", tagging)


def main() -> int:
    """Take all pictures; 1 when a message of the site is on none."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    driver = start_browser()
    try:
        taken = list(take_pictures(driver, FOLDER))
    finally:
        driver.quit()
    (FOLDER / "index.json").write_text(json.dumps(taken, ensure_ascii=False, indent=1), "utf-8")
    sys.stdout.write(f"{len(taken)} pictures are in {FOLDER.relative_to(ROOT)}\n")
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main())
