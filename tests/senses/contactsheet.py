"""`make contactsheet`: each kind of live page as visitors see it, on one sheet for your eyes."""

import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Template
from selenium.webdriver import Chrome

from tests.browser.driver import PHONE, start_browser
from tests.browser.paper import SHEET
from tests.browser.serving import served
from tests.routes import each_kind
from tests.senses.browser import Look, take_picture
from tests.sites import RunningSite, live
from webapp.settings import ROOT

FOLDER = ROOT / "build" / "contactsheet"
LOCALES = ("en", "ar", "so")
LOOKS = {
    "phone": Look(PHONE),
    "phone-dark": Look(PHONE, scheme="dark"),
    "desk": Look(),
    "desk-dark": Look(scheme="dark"),
    "paper": Look(SHEET, medium="print"),
}
HIGHEST = 4_000  # the rest of a long list looks like its beginning
LAID_OUT = Template("""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
<style>
  body { font: 14px sans-serif; background: #888 }
  h2 { margin: 24px 0 0; font-size: 16px }
  a { display: inline-block; margin: 4px; max-block-size: 580px; overflow: hidden; color: #000 }
  img { display: block }
  .phone { inline-size: 180px } .desk { inline-size: 480px } .paper { inline-size: 300px }
</style>
{% for path, pictures in pages.items() %}<h2 id="{{ path }}">{{ path }}</h2>
{% for look, name in pictures.items() -%}
<a href="{{ name }}">{{ look }}<img class="{{ look.split('-')[0] }}" src="{{ name }}" alt=""></a>
{% endfor %}{% endfor %}</html>
""")


def take_all(driver: Chrome, site: RunningSite, folder: Path) -> dict[str, dict[str, str]]:
    """Write a picture of each page in each look; return their names by page and look."""
    with served(site.app) as origin:
        kinds = zip(*(each_kind(site, locale) for locale in LOCALES), strict=True)
        return {path: dict(_take(driver, origin, path, folder)) for kind in kinds for path in kind}


def _take(driver: Chrome, origin: str, path: str, folder: Path) -> Iterator[tuple[str, str]]:
    driver.get(origin + path)
    for name, look in LOOKS.items():
        look.apply(driver)
        picture = f"{path.strip('/').replace('/', '-')}-{name}.png"
        (folder / picture).write_bytes(b64decode(take_picture(driver, HIGHEST)))
        yield name, picture


def main() -> None:
    """Take all pictures and lay them out."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    driver = start_browser()
    try:
        pages = take_all(driver, live(), FOLDER)
    finally:
        driver.quit()
    sheet = FOLDER / "index.html"
    sheet.write_text(LAID_OUT.render(pages=pages), "utf-8")
    sys.stdout.write(f"{len(pages)} pages: open {sheet.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
