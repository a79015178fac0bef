// A walk with Tab: what each press meets is noted just before the next one, when it stands still.
// An engine may scroll no further than that any of what has the focus is seen.
const LEAST_SEEN = "chrome" in window ? 0.5 : 0;
const isFirefox = "mozInnerScreenX" in window;
const isWebkit = !isFirefox && !("chrome" in window);
const HELP_WITHIN = 5;
const lookOf = (element) => {
  const { outline, boxShadow, backgroundColor, color, border, textDecoration } =
    getComputedStyle(element);
  return [outline, boxShadow, backgroundColor, color, border, textDecoration].join("|");
};
const stops = () =>
  all(STOPS).filter((element) => {
    const isReached = element.tabIndex >= 0 && !element.disabled;
    return isReached && element.checkVisibility({ visibilityProperty: true });
  });
// In Firefox the key stops at each box that scrolls, too.
const boxesThatScroll = () =>
  all("body *").filter((element) => {
    const isCut = element.scrollHeight > element.clientHeight;
    return element.tabIndex < 0 && isCut && /auto|scroll/.test(getComputedStyle(element).overflowY);
  });
// By what stays in its place while the page scrolls, or by the edge of the window.
const isCovered = (element) => {
  const box = element.getBoundingClientRect();
  const inset = 2;
  const lines = [...element.getClientRects()].filter(({ width }) => width > 1);
  const points = lines.flatMap(({ left, right, top, bottom }) =>
    [left + inset, right - inset, (left + right) / 2].flatMap((x) =>
      [top + inset, bottom - inset, (top + bottom) / 2].map((y) => [x, y]),
    ),
  );
  const isFree = ([x, y]) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const hit = document.elementFromPoint(x, y);
    if (!hit || element.contains(hit) || hit.contains(element)) return true;
    return ![...above(hit)].some((node) => {
      const { position } = getComputedStyle(node);
      return position !== "static" && position !== "relative" && !node.contains(element);
    });
  };
  // What is higher than half the window cannot be all in what is left of it.
  const isHigh = lines.length === 1 && box.height > innerHeight / 2;
  if (isHigh) return !isFree([(box.left + box.right) / 2, innerHeight / 2]);
  const free = points.filter(isFree).length;
  return !free || free < points.length * LEAST_SEEN;
};
const isHidden = (element) => {
  for (const node of above(element)) {
    const { opacity, clipPath } = getComputedStyle(node);
    if (node.ariaHidden === "true" || Number(opacity) < 0.1 || clipPath !== "none") return true;
  }
  const { width, height, right, bottom } = element.getBoundingClientRect();
  return width < 2 || height < 2 || right + scrollX < 1 || bottom + scrollY < 1;
};
const startWalk = (isBackwards) => {
  scrollTo(0, 0);
  document.activeElement.blur();
  const expected = isBackwards ? stops().reverse() : stops();
  const plain = expected.map(lookOf);
  const faults = [];
  const met = new Set();
  let last;
  const find = (kind, element) => faults.push(`${kind}: ${tell(element)}`);
  const note = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return;
    const place = expected.indexOf(element);
    if (element === expected[last]) find("holds the focus", element);
    if (place < last && place >= 0) find(`comes after ${tell(expected[last])}`, element);
    // WebKit scrolls to a field some moments later.
    if (isCovered(element) && !(isWebkit && element.localName === "input")) find("covered", element);
    if (isHidden(element)) find("hidden", element);
    if (place >= 0 && lookOf(element) === plain[place]) find("looks the same", element);
    if (place >= 0) last = place;
    met.add(element);
  };
  const press = ({ code }) => code === "Tab" && note();
  addEventListener("keydown", press, true);
  window.endWalk = () => {
    note();
    removeEventListener("keydown", press, true);
    expected.filter((element) => !met.has(element)).forEach((one) => find("never reached", one));
    return faults;
  };
  expected[0].focus();
  return expected.length - 1 + (isFirefox ? boxesThatScroll().length : 0);
};
// After the skip link the first number comes soon; a sheet of paper has none to press.
const farHelp = () => {
  const main = document.querySelector("main");
  const inside = stops().filter((one) => main.contains(one) && one !== main);
  const place = inside.findIndex((one) => /^(tel|sms):/.test(one.getAttribute("href")));
  return place < HELP_WITHIN ? [] : [`the first number is stop ${place + 1}`];
};
