"""All has room: narrow phones, fingers, large text, wide spacing, both directions, paper."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.driver import DESKTOP, set_media, set_viewport
from tests.browser.room import NARROW
from tests.sites import fixture

pytestmark = pytest.mark.browser

SITE = fixture()
# The size of each word in a drawing, and those that leave it or lie on another one.
DRAWN = """
const sizes = [], crowded = [];
for (const svg of document.querySelectorAll('svg.chart')) {
  const box = svg.getBoundingClientRect();
  const scale = box.width / svg.viewBox.baseVal.width;
  const words = [...svg.querySelectorAll('text')].filter((element) => element.textContent);
  const boxes = words.map((element) => element.getBoundingClientRect());
  words.forEach((element, at) => {
    sizes.push(parseFloat(getComputedStyle(element).fontSize) * scale);
    const here = boxes[at];
    if (here.left < box.left - 1 || here.right > box.right + 1) crowded.push(element.textContent);
    boxes.slice(at + 1).forEach((there) => {
      const beside = here.right - 1 < there.left || there.right - 1 < here.left;
      if (!beside && here.top < there.bottom - 4 && there.top < here.bottom - 4)
        crowded.push(element.textContent);
    });
  });
}
return [sizes, crowded];
"""


def test_arabic_numbers_read_from_left_to_right(visit: Visit) -> None:
    driver = visit.open("/ar/")
    left, right = driver.execute_script(
        "const text = document.querySelector('.line .tel').firstChild;"
        "const at = (from, to) => { const range = document.createRange();"
        "range.setStart(text, from); range.setEnd(text, to);"
        "return range.getBoundingClientRect().x };"
        "return [at(0, 1), at(text.length - 1, text.length)]"
    )
    assert left < right


def test_arabic_charts_grow_from_the_right(visit: Visit) -> None:
    driver = visit.open("/ar/numbers/")
    bars, axis = driver.execute_script(
        "const chart = document.querySelector('.chart');"
        "const edge = (element) => element.getBoundingClientRect().right;"
        "return [[...chart.querySelectorAll('.bar')].map(edge), edge(chart.querySelector('.axis'))]"
    )
    assert all(abs(bar - axis) < 2 for bar in bars)


@pytest.mark.parametrize("locale", SITE.locales)
def test_words_in_drawings_have_room_and_size_on_a_narrow_phone(visit: Visit, locale: str) -> None:
    set_viewport(visit.driver, NARROW)
    driver = visit.open(f"/{locale}/numbers/")
    sizes, crowded = driver.execute_script(DRAWN)
    assert min(sizes) >= 12.5
    assert crowded == []


@pytest.mark.parametrize("path", ["/en/numbers/", "/ar/card/", "/so/resources/"])
def test_paper_is_black_on_white_without_navigation(visit: Visit, path: str) -> None:
    set_viewport(visit.driver, DESKTOP)
    driver = visit.open(path)
    set_media(driver, medium="print", color_scheme="dark")
    ink, paper, shown = driver.execute_script(
        "const style = getComputedStyle(document.documentElement);"
        "return [style.color, style.backgroundColor,"
        " [...document.querySelectorAll('nav, footer, .skip, .hotlines')]"
        ".filter((element) => element.getClientRects().length).length]"
    )
    assert (ink, paper, shown) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)", 0)
