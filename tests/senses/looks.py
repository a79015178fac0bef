"""The kinds of fault that only a browser shows, each with the rule that is named for it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from selenium.webdriver import Chrome

from tests.browser.driver import PHONE
from tests.browser.room import NARROW
from tests.senses.browser import Look, ask, measure
from tests.senses.keyboard import (
    find_covered,
    find_hidden,
    find_traps,
    walk,
)
from tests.senses.painted import find_lost_colors, find_missing_focus, find_weak_focus

type SightRule = Callable[[Chrome], list[str]]

# What a reader does on a page must be told to who does not see it: a word in the text filter, a
# press of the key that leaves.
CHANGED = """
const regions = all('[role=status], [role=alert], [aria-live]');
const read = (region) => region.textContent.trim();
const before = regions.map(read);
const wait = (time) => new Promise((go) => setTimeout(go, time));
const found = [];
for (const type of ['keydown', 'keyup']) dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }));
await wait(50);
if (!regions.some((one, at) => read(one) !== before[at])) found.push('a press of Shift is silent');
const field = document.getElementById('find');
if (field) {
  const heard = regions.map(read);
  const shown = () => document.querySelector('.briefs').innerText;
  const seen = shown();
  field.value = 'legal';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await wait(600);
  const isHeard = regions.some((one, at) => read(one) && read(one) !== heard[at]);
  if (shown() !== seen && !isHeard) found.push('a word in the filter is silent');
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
return found;
"""


def looking(look: Look, name: str, *arguments: object) -> SightRule:
    """Return a rule that takes one look and one measure."""

    def find(driver: Chrome) -> list[str]:
        look.apply(driver)
        return measure(driver, name, *arguments)

    return find


def find_keyboard_trap(driver: Chrome) -> list[str]:
    """Return what holds the focus, or is never reached."""
    Look().apply(driver)
    return find_traps(walk(driver)) + find_traps(walk(driver, backwards=True))


def find_focus_obscured(driver: Chrome) -> list[str]:
    """Return what has the focus under something else, in a window as low as zoom makes it."""
    Look(PHONE, PHONE).apply(driver)
    return find_covered(walk(driver))


def find_hidden_focus(driver: Chrome) -> list[str]:
    """Return what can have the focus and is not seen, or not heard."""
    Look().apply(driver)
    return find_hidden(walk(driver))


def find_no_focus_style(driver: Chrome) -> list[str]:
    """Return what is painted the same with and without the focus."""
    Look().apply(driver)
    return find_missing_focus(driver)


def find_weak_focus_style(driver: Chrome) -> list[str]:
    """Return what the focus changes too little."""
    Look().apply(driver)
    return find_weak_focus(driver)


def find_lost_in_forced_colors(driver: Chrome) -> list[str]:
    """Return what is not painted where colors are the reader's."""
    Look().apply(driver)
    return find_lost_colors(driver, Look())


def find_silent_status(driver: Chrome) -> list[str]:
    """Return what changes on the page and is told to nobody who listens."""
    found: list[str] = ask(driver, CHANGED)
    return found


SIGHT: Mapping[str, SightRule] = MappingProxyType(
    {
        "contrast under 4.5": looking(Look(PHONE), "contrast", 4.5),
        "contrast under 7": looking(Look(PHONE), "contrast", 7),
        "contrast in dark mode": looking(Look(PHONE, scheme="dark"), "contrast", 7),
        "target under 24 px": looking(Look(PHONE), "targets", 24),
        "target under 44 px": looking(Look(PHONE), "targets", 44),
        "keyboard trap": find_keyboard_trap,
        "no focus style": find_no_focus_style,
        "weak focus style": find_weak_focus_style,
        "focus obscured": find_focus_obscured,
        "hidden but focusable": find_hidden_focus,
        "text clipped at 200%": looking(Look(text=2), "clipped"),
        "overlap at 320 px": looking(Look(NARROW), "overlapping"),
        "sideways scroll at 320 px": looking(Look(NARROW), "sideways"),
        "clipped by text spacing": looking(Look(NARROW, is_spaced=True), "clipped"),
        "visual order unlike reading order": looking(Look(), "misplaced"),
        "link told by color only": looking(Look(), "colored"),
        "lost in forced colors": find_lost_in_forced_colors,
        "motion ignored": looking(Look(), "moving"),
        "silent status": find_silent_status,
    }
)
