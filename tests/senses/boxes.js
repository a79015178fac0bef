// How the parts of a page stand to each other: a line for each, in the order in which it is read.
// Sides are sixteenths of the window, counted from where lines begin, so that a page from the right
// reads like one from the left. What hangs on the length of words is left out: heights, and places
// in rows.
const SHARES = 16;
const FINGER = 44;
const PARTS = `header, nav, main, footer, section, figure, figcaption, details, summary, form, fieldset, h1, h2, h3,
  h4, p, blockquote, div, ul, ol, li, dl, dt, dd, table, input, select, svg.chart, svg.map, a.act`;
const wide = document.documentElement.clientWidth;
const isRtl = document.dir === "rtl";
const BEGINS = ["start", "-webkit-auto", "-webkit-match-parent", isRtl ? "right" : "left"];
const place = (element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { start: isRtl ? wide - right : left, end: isRtl ? wide - left : right, top, bottom };
};
const lay = (element) => getComputedStyle(element);
// Of these the length of words decides where they are, and all that is in them.
const isInRow = (element) =>
  /^(inline|table)/.test(lay(element).display) ||
  lay(element.parentElement).display.endsWith("flex") ||
  lay(element.parentElement).columnCount !== "auto";
// To what was read before it; nothing is said of what is below.
const relate = (before, { start, end, top, bottom }) => {
  if (!before || top >= before.bottom - 1) return "";
  if (bottom <= before.top + 1) return "ABOVE";
  if (start >= before.end - 1) return "beside";
  return end <= before.start + 1 ? "BEFORE" : "OVER";
};
const countColumns = (element) => {
  if (lay(element).columnCount !== "auto") return `${lay(element).columnCount} columns of words`;
  const inside = [...element.children].filter((child) => isShown(child) && place(child).end);
  const starts = new Set(inside.map((child) => Math.round(place(child).start / 8)));
  return lay(element).display === "grid" && starts.size > 1 ? `${starts.size} columns` : "";
};
// A row that is turned around begins where lines end.
const findFirst = (element) => {
  const first = [...element.children].find((child) => isShown(child) && place(child).end);
  if (!first || !lay(element).display.endsWith("flex")) return "";
  const { start, end } = place(element);
  const [left, right] = [place(first).start - start, end - place(first).end];
  return left < 40 || left <= right ? "" : "FROM THE END";
};
const describe = (element, isMoving) => {
  const { fontSize, textAlign, position } = lay(element);
  const { start, end, top, bottom } = place(element);
  const share = (side) => Math.round((side / wide) * SHARES);
  const isSmall = bottom - top < FINGER - 0.5 || end - start < FINGER - 0.5;
  return [
    isMoving ? "in a row" : `${share(start)}-${share(end)}`,
    element.matches("h1, h2, h3, h4, .act") && `${Math.round(parseFloat(fontSize))} px`,
    element.matches(".act, summary, input, select") && isSmall && "LESS THAN A FINGER",
    countColumns(element),
    findFirst(element),
    !BEGINS.includes(textAlign) && textAlign,
    !/static|relative/.test(position) && position,
  ]
    .filter(Boolean)
    .join(", ");
};
const boxes = () => {
  const lines = [];
  const go = (parent, depth, isMoving) => {
    let before = null;
    let last = null;
    for (const element of parent.children) {
      if (element.matches(WORDLESS) || element.matches(UNSEEN)) continue;
      if (!element.matches(PARTS) || !isShown(element)) {
        if (isShown(element) || lay(element).display === "contents") go(element, depth, isMoving);
        continue;
      }
      const name = [element.localName, ...element.classList].join(".");
      const moves = isMoving || isInRow(element);
      const relation = moves ? "" : relate(before, place(element));
      before = place(element);
      if (last?.name === name && name !== "section" && !/[A-Z]/.test(relation)) {
        last.many += 1;
        continue;
      }
      last = { depth, name, many: 1, text: [relation, describe(element, moves)].filter(Boolean).join(" ") };
      lines.push(last);
      go(element, depth + 1, moves);
    }
  };
  go(document.body, 0, false);
  return lines.map(
    ({ depth, name, many, text }) =>
      `${"  ".repeat(depth)}${name}: ${text}${many > 1 ? ` (${many})` : ""}`,
  );
};
