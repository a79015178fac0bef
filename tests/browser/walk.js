// Notes what each press of Tab meets, just before the next one: by then it stands still.
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
// By what stays in its place while the page scrolls, or by the edge of the window.
const isCovered = (element, least) => {
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
  return !free || free < points.length * least;
};
const isHidden = (element) => {
  for (const node of above(element)) {
    const { opacity, clipPath } = getComputedStyle(node);
    if (node.ariaHidden === "true" || Number(opacity) < 0.1 || clipPath !== "none") return true;
  }
  const { width, height, right, bottom } = element.getBoundingClientRect();
  return width < 2 || height < 2 || right + scrollX < 1 || bottom + scrollY < 1;
};
// A browser may leave a thing where it is when any of it is seen.
const startWalk = (least = 0.5) => {
  document.activeElement.blur();
  const expected = stops();
  const plain = expected.map(lookOf);
  const met = [];
  const note = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return;
    const at = expected.indexOf(element);
    met.push({
      at,
      label: tell(element),
      isCovered: isCovered(element, least),
      isHidden: isHidden(element),
      isPlain: at >= 0 && lookOf(element) === plain[at],
    });
  };
  const press = ({ code }) => code === "Tab" && note();
  addEventListener("keydown", press, true);
  window.endWalk = () => {
    note();
    removeEventListener("keydown", press, true);
    return met;
  };
  return expected.map(tell);
};
