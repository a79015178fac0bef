"""How much room a page takes on a narrow screen."""

NARROW = 320
OPEN = "for (const element of document.querySelectorAll('details')) element.open = true"
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
REACHED = """
return [...document.querySelectorAll('.line .reach')].filter(
  (element) => element.getBoundingClientRect().bottom <= innerHeight
).length;
"""
