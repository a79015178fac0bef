"""How much room a page takes on a narrow screen."""

NARROW = 320
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
OVERFLOWING = """
const wide = document.documentElement.clientWidth;
return [...document.querySelectorAll('main *, header *, footer *, nav *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && (box.right > wide + 1 || box.left < -1)
    && !one.closest('.wide, .unseen, .skip') && !one.closest(arguments[0] || 'none');
}).map((one) => one.outerHTML.slice(0, 120));
"""
# What stays out of sight in a fold that is open: nobody would know that it is there.
LOST = """
return [...document.querySelectorAll('details > *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return !one.hidden && one.textContent.trim()
    && !(one.checkVisibility({ visibilityProperty: true }) && box.width && box.height);
}).map((one) => one.outerHTML.slice(0, 120));
"""
# Tables of which a reader sees a part: each stands in a box that scrolls.
CUT_OFF = """
return [...document.querySelectorAll('.wide')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.getAttribute('aria-labelledby'));
"""
# Where the doors begin on the start page, where the first number of a door ends, how long it is.
BEGUN = "return document.querySelector('.ways-in').getBoundingClientRect().top + scrollY"
FIRST = "return document.querySelector('.line .reach').getBoundingClientRect().bottom + scrollY"
LENGTH = "return document.querySelector('main').getBoundingClientRect().bottom + scrollY"
SCREEN = 800
# What a finger may miss: targets lower or narrower than 44 pixels. Links among the words of a
# sentence are as high as their line; elsewhere nothing is.
SMALL = """
return [...document.querySelectorAll('a, button, summary, input, select')].filter((one) => {
  if (!one.checkVisibility() || one.closest('.skip')) return false;
  const box = one.getBoundingClientRect();
  const around = one.parentElement;
  const isAmongWords = getComputedStyle(one).display === 'inline'
    && around.textContent.trim().length > one.textContent.trim().length;
  return box.width && box.height < 43.5 && !isAmongWords;
}).map((one) => `${Math.round(one.getBoundingClientRect().height)} ${one.outerHTML.slice(0, 120)}`);
"""
REACHED = """
return [...document.querySelectorAll('.line .reach')].filter(
  (one) => one.getBoundingClientRect().bottom <= innerHeight
).length;
"""
