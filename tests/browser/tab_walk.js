/* global FOCUSABLE, ancestorsOf, describe, findAll */
// A walk through the page with Tab. What has the focus is checked just before the next press, when
// the page no longer scrolls.
const isFirefox = "mozInnerScreenX" in window;
const isChromium = "chrome" in window;
const isWebkit = !isFirefox && !isChromium;
// Other browsers than Chromium may scroll just until a part of the element is visible.
const MIN_VISIBLE_SHARE = isChromium ? 0.5 : 0;
const MAX_STOPS_BEFORE_PHONE = 5;

const styleOf = (element) => {
  const { outline, boxShadow, backgroundColor, color, border, textDecoration } =
    getComputedStyle(element);
  return [outline, boxShadow, backgroundColor, color, border, textDecoration].join("|");
};
const findStops = () =>
  findAll(FOCUSABLE).filter((element) => {
    const isEnabled = element.tabIndex >= 0 && !element.disabled;
    return isEnabled && element.checkVisibility({ visibilityProperty: true });
  });
// In Firefox, Tab also stops at these.
const findScrollBoxes = () =>
  findAll("body *").filter((element) => {
    const hasMore = element.scrollHeight > element.clientHeight;
    const { overflowY } = getComputedStyle(element);
    return element.tabIndex < 0 && hasMore && /auto|scroll/.test(overflowY);
  });
const isFixedOver = (node, element) => {
  const { position } = getComputedStyle(node);
  return position !== "static" && position !== "relative" && !node.contains(element);
};
// Whether the window's edge, or what stays in place while the page scrolls, covers an element.
const isCovered = (element) => {
  const isFree = ([x, y]) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const hit = document.elementFromPoint(x, y);
    if (!hit || element.contains(hit) || hit.contains(element)) return true;
    return ![...ancestorsOf(hit)].some((node) => isFixedOver(node, element));
  };
  const lines = [...element.getClientRects()].filter(({ width }) => width > 1);
  const box = element.getBoundingClientRect();
  // An element higher than half the window need only cross its middle.
  const isHigh = lines.length === 1 && box.height > innerHeight / 2;
  if (isHigh) return !isFree([(box.left + box.right) / 2, innerHeight / 2]);
  const inset = 2;
  const points = lines.flatMap(({ left, right, top, bottom }) =>
    [left + inset, right - inset, (left + right) / 2].flatMap((x) =>
      [top + inset, bottom - inset, (top + bottom) / 2].map((y) => [x, y]),
    ),
  );
  const freeCount = points.filter(isFree).length;
  return !freeCount || freeCount < points.length * MIN_VISIBLE_SHARE;
};
const isHidden = (element) => {
  for (const node of ancestorsOf(element)) {
    const { opacity, clipPath } = getComputedStyle(node);
    if (node.ariaHidden === "true" || Number(opacity) < 0.1 || clipPath !== "none") return true;
  }
  const { width, height, right, bottom } = element.getBoundingClientRect();
  return width < 2 || height < 2 || right + scrollX < 1 || bottom + scrollY < 1;
};

// Focuses the first stop, and returns how many times Tab must be pressed to reach the last.
// `endTabWalk` then returns the faults.
const startTabWalk = (isBackwards) => {
  scrollTo(0, 0);
  document.activeElement.blur();
  const stops = isBackwards ? findStops().reverse() : findStops();
  const stylesBefore = stops.map(styleOf);
  const reached = new Set();
  const faults = [];
  const report = (fault, element) => faults.push(`${fault}: ${describe(element)}`);
  let last;
  const checkFocus = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return;
    const index = stops.indexOf(element);
    if (element === stops[last]) report("keeps the focus", element);
    if (index < last && index >= 0) report(`comes after ${describe(stops[last])}`, element);
    // WebKit scrolls to a field a moment later.
    const isLateField = isWebkit && element.localName === "input";
    if (isCovered(element) && !isLateField) report("is covered", element);
    if (isHidden(element)) report("is hidden", element);
    if (index >= 0) {
      if (styleOf(element) === stylesBefore[index]) report("shows no focus", element);
      last = index;
    }
    reached.add(element);
  };
  const handleKey = ({ code }) => {
    if (code === "Tab") checkFocus();
  };
  addEventListener("keydown", handleKey, true);
  window.endTabWalk = () => {
    checkFocus();
    removeEventListener("keydown", handleKey, true);
    const missed = stops.filter((element) => !reached.has(element));
    missed.forEach((element) => report("is never reached", element));
    return faults;
  };
  stops[0].focus();
  return stops.length - 1 + (isFirefox ? findScrollBoxes().length : 0);
};
// In <main> a phone link must come soon. Cards to print have none.
const findDistantPhoneLink = () => {
  const main = document.querySelector("main");
  const stops = findStops().filter((element) => main.contains(element) && element !== main);
  const index = stops.findIndex((element) => /^(tel|sms):/.test(element.getAttribute("href")));
  return index < MAX_STOPS_BEFORE_PHONE ? [] : [`the first phone link is stop ${index + 1}`];
};
