"""Our own answer where axe cannot tell: the colours of text against what is painted behind it."""

from selenium.webdriver import Chrome

ENHANCED = 7.0

# Text of drawings is on the page itself: no mark of a chart lies under a word (a test of
# charts says so). So the nearest painted background above an element is the one behind it.
RATIO = """
const [selector] = arguments;
const element = document.querySelector(selector);
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const light = (text) => {
  const [r, g, b] = rgb(text).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
let behind = element;
const painted = (node) => {
  const style = getComputedStyle(node);
  if (style.backgroundImage !== 'none') throw new Error('an image lies behind ' + selector);
  return (rgb(style.backgroundColor)[3] ?? 1) > 0;
};
while (behind && !painted(behind)) behind = behind.parentElement;
const style = getComputedStyle(element);
const ink = element instanceof SVGElement ? style.fill : style.color;
const paper = getComputedStyle(behind ?? document.documentElement).backgroundColor;
const [less, more] = [light(ink), light(paper)].sort((a, b) => a - b);
return (more + 0.05) / (less + 0.05);
"""


def measure_contrast(driver: Chrome, selector: str) -> float:
    """Return the ratio of an element's text to the colour painted behind it, 1 to 21."""
    return float(driver.execute_script(RATIO, selector))
