// What a page shows, measured in the browser: each function returns a line for every fault.
const WORDLESS = "script, style, template, noscript, option, title, datalist";
const UNSEEN = ".visually-hidden, .skip:not(:focus)"; // for voices alone, or not there until it is reached
const PRESSED = "a[href], button, summary, input, select, textarea";
const STOPS = `${PRESSED}, [tabindex]`;
const all = (selector) => [...document.querySelectorAll(selector)];
const tell = (element) =>
  `${element.localName}.${element.getAttribute("class") || ""} ${element.outerHTML.slice(0, 90)}`;
const isShown = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && !element.closest(UNSEEN);
const above = function* (element) {
  for (let node = element; node; node = node.parentElement) yield node;
};

// Texts with their boxes, in pages' pixels.
const texts = () => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(WORDLESS) || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Lines that a clamp leaves out are laid out all the same.
    const clamp = element.closest(".what")?.getBoundingClientRect();
    const boxes = [...range.getClientRects()].filter(
      (box) => box.width > 1 && box.height > 1 && !(clamp && box.bottom > clamp.bottom + 1),
    );
    found.push({ element, boxes });
  }
  return found;
};

// Contrast
const rgb = (text) => text.match(/[\d.]+/g).map(Number);
const over = ([r, g, b, a = 1], under) =>
  [r, g, b].map((part, at) => part * a + under[at] * (1 - a));
const light = (color) => {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, other) => {
  const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
};
const behind = (element) => {
  const layers = [];
  for (const node of above(element)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    if (backgroundImage !== "none") return null;
    layers.push(rgb(backgroundColor));
    if ((layers.at(-1)[3] ?? 1) === 1) break;
  }
  const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  return layers.reverse().reduce((under, layer) => over(layer, under), canvas);
};
const measureContrast = (element) => {
  const style = getComputedStyle(element);
  const paper = behind(element);
  if (!paper) return 0;
  let opacity = 1;
  for (const node of above(element)) opacity *= Number(getComputedStyle(node).opacity);
  const [r, g, b, a = 1] = rgb(element instanceof SVGElement ? style.fill : style.color);
  return ratio(over([r, g, b, a * opacity], paper), paper);
};
const contrast = (least) => {
  const elements = new Set(texts().map(({ element }) => element));
  all("input, select, textarea").filter(isShown).forEach((field) => elements.add(field));
  return [...elements].flatMap((element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    const wanted = isLarge ? (least > 4.5 ? 4.5 : 3) : least;
    const found = measureContrast(element);
    return found < wanted - 0.01 ? [`${found.toFixed(2)} to 1: ${tell(element)}`] : [];
  });
};

// Room
const isAmongWords = (element) => {
  const words = element.textContent.trim().length;
  return (
    getComputedStyle(element).display === "inline" &&
    element.parentElement.textContent.trim().length > words
  );
};
const targets = (least) =>
  all(PRESSED)
    .filter((element) => isShown(element) && !isAmongWords(element))
    .flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isSmall = width && (width < least - 0.5 || height < least - 0.5);
      return isSmall ? [`${Math.round(width)} x ${Math.round(height)}: ${tell(element)}`] : [];
    });
const isInScrollBox = (element) => {
  for (const node of above(element)) {
    if (/auto|scroll/.test(getComputedStyle(node).overflowX) && node !== document.body) return true;
  }
  return false;
};
const sideways = () => {
  const wide = document.documentElement.clientWidth;
  const out = all("body *").filter((element) => {
    if (!isShown(element)) return false;
    const box = element.getBoundingClientRect();
    return box.width && (box.right > wide + 1 || box.left < -1) && !isInScrollBox(element);
  });
  const { scrollWidth } = document.documentElement;
  const scrolls = scrollWidth > wide + 1 ? [`${scrollWidth} of ${wide} px`] : [];
  return [...scrolls, ...out.map(tell)];
};
const clipped = () =>
  all("body *")
    .filter((element) => {
      if (!isShown(element) || !element.textContent.trim()) return false;
      const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      return (
        webkitLineClamp === "none" && // the whole of it stands behind "More"
        ((hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1))
      );
    })
    .map(tell);
// Of the lines to call, the first must be seen before anybody scrolls.
const low = (most) =>
  all("main .line .reach").slice(0, 1).flatMap((line) => {
    const end = line.getBoundingClientRect().bottom + scrollY;
    return end > most ? [`${Math.round(end)} px down: ${tell(line)}`] : [];
  });
// What a fold that is open keeps out of sight: nobody would know that it is there.
const lost = () =>
  all("details[open] > *")
    .filter((element) => element.parentNode.checkVisibility())
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const isThere = element.checkVisibility({ visibilityProperty: true }) && box.width && box.height;
      return !element.hidden && element.textContent.trim() && !isThere;
    })
    .map(tell);
// Of a line the middle counts: what is above and below letters may touch the next line.
// In a low window text passes behind the link that leaves.
const overlapping = () => {
  const isFixed = ({ element }) => getComputedStyle(element.closest(".leave-bar") || element).position === "fixed";
  const flowing = texts().filter((text) => !isFixed(text));
  const lines = flowing.flatMap(({ element, boxes }) =>
    boxes.map(({ left, right, top, height }) => ({
      element,
      left,
      right,
      top: top + height * 0.3,
      bottom: top + height * 0.7,
    })),
  );
  lines.sort((a, b) => a.top - b.top);
  const found = new Set();
  lines.forEach((line, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < line.bottom - 1; next += 1) {
      const other = lines[next];
      if (line.element === other.element) continue;
      if (Math.min(line.right, other.right) - Math.max(line.left, other.left) > 2)
        found.add(`${tell(line.element)} lies on ${tell(other.element)}`);
    }
  });
  return [...found];
};
// Boxes that stand beside or below each other are seen in the order in which they are read aloud.
const misplaced = () =>
  all("body, body *").flatMap((parent) => {
    const isRow = /flex|grid/.test(getComputedStyle(parent).display);
    const isRtl = getComputedStyle(parent).direction === "rtl";
    const boxes = [...parent.children].filter((child) => {
      const { display, position } = getComputedStyle(child);
      const isOut = position === "absolute" || position === "fixed";
      return isShown(child) && !isOut && (isRow || display !== "inline");
    });
    return boxes.slice(1).flatMap((element, at) => {
      if (element instanceof SVGElement) return [];
      const [a, b] = [boxes[at], element].map((one) => one.getBoundingClientRect());
      if (!a.width || !a.height || !b.width || !b.height) return [];
      const isBefore = isRtl ? b.left >= a.right - 1 : b.right <= a.left + 1;
      const isAfter = isRtl ? b.right <= a.left + 1 : b.left >= a.right - 1;
      const isSameRow = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
      const isAbove = b.bottom <= a.top + 1;
      const isWrong = (isBefore && isSameRow) || (isAbove && !isAfter);
      return isWrong ? [`${tell(element)} is seen before ${tell(boxes[at])}`] : [];
    });
  });

// Motion
const moving = () => [
  ...document.getAnimations().map(({ effect }) => `moves: ${tell(effect.target)}`),
  ...all("*")
    .filter((element) => {
      const { transitionDuration, transitionProperty, scrollBehavior } = getComputedStyle(element);
      const lasts = transitionDuration.split(",").some((time) => parseFloat(time) > 0.01);
      return (lasts && transitionProperty !== "none") || scrollBehavior === "smooth";
    })
    .map((element) => `glides: ${tell(element)}`),
];
