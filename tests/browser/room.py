"""How much room a page takes on a narrow screen."""

NARROW = 320
OPEN = "for (const element of document.querySelectorAll('details')) element.open = true"
OVERFLOWING = """
const wide = document.documentElement.clientWidth;
return [...document.querySelectorAll('main *, header *, footer *, nav *')].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width && (box.right > wide + 1 || box.left < -1)
    && !element.closest('.wide, .unseen, .skip') && !element.closest(arguments[0] || 'none');
}).map((element) => element.outerHTML.slice(0, 120));
"""
# What stays out of sight in a fold that is open: nobody would know that it is there.
LOST = """
return [...document.querySelectorAll('details > *')].filter((element) => {
  const box = element.getBoundingClientRect();
  return !element.hidden && element.textContent.trim()
    && !(element.checkVisibility({ visibilityProperty: true }) && box.width && box.height);
}).map((element) => element.outerHTML.slice(0, 120));
"""
# Tables of which a reader sees a part: each is in a box that scrolls.
CUT_OFF = """
return [...document.querySelectorAll('.wide')]
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.getAttribute('aria-labelledby'));
"""
# Where the doors begin on the start page, where the first number of a door ends, how long it is.
BEGUN = "return document.querySelector('.ways-in').getBoundingClientRect().top + scrollY"
FIRST = "return document.querySelector('.line .reach').getBoundingClientRect().bottom + scrollY"
LENGTH = "return document.querySelector('main').getBoundingClientRect().bottom + scrollY"
SCREEN = 800
# What a finger may miss: targets lower or narrower than 44 pixels. Links among the words of a
# sentence are as high as their line; elsewhere nothing is.
SMALL = """
return [...document.querySelectorAll('a, button, summary, input, select')].filter((element) => {
  if (!element.checkVisibility() || element.closest('.skip')) return false;
  const box = element.getBoundingClientRect();
  const around = element.parentElement;
  const isAmongWords = getComputedStyle(element).display === 'inline'
    && around.textContent.trim().length > element.textContent.trim().length;
  return box.width && box.height < 43.5 && !isAmongWords;
}).map((one) => `${Math.round(one.getBoundingClientRect().height)} ${one.outerHTML.slice(0, 120)}`);
"""
REACHED = """
return [...document.querySelectorAll('.line .reach')].filter(
  (element) => element.getBoundingClientRect().bottom <= innerHeight
).length;
"""
