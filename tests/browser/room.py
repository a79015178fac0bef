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
REACHED = """
return [...document.querySelectorAll('.line .reach')].filter(
  (one) => one.getBoundingClientRect().bottom <= innerHeight
).length;
"""
