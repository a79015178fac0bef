// Checks of the page as it is displayed. Each returns an array with a line for every fault.
const WORDLESS = "script, style, template, noscript, option, title, datalist";
const INVISIBLE = ".visually-hidden, .skip:not(:focus)";
const CONTROLS = "a[href], button, summary, input, select, textarea";
const FOCUSABLE = `${CONTROLS}, [tabindex]`;
const findAll = (selector) => [...document.querySelectorAll(selector)];
const describe = (element) =>
  `${element.localName}.${element.getAttribute("class") || ""} ${element.outerHTML.slice(0, 90)}`;
const isVisible = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && !element.closest(INVISIBLE);
const ancestorsOf = function* (element) {
  for (let node = element; node; node = node.parentElement) yield node;
};

// Visible text nodes: the element of each, and the boxes of its lines.
const findTexts = () => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(WORDLESS) || !isVisible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Lines that a line clamp hides have boxes too.
    const clamp = element.closest(".what")?.getBoundingClientRect();
    const boxes = [...range.getClientRects()].filter((box) => {
      const isClamped = clamp && box.bottom > clamp.bottom + 1;
      return box.width > 1 && box.height > 1 && !isClamped;
    });
    texts.push({ element, boxes });
  }
  return texts;
};

// Contrast
const parseColor = (text) => text.match(/[\d.]+/g).map(Number);
const blend = ([r, g, b, alpha = 1], below) =>
  [r, g, b].map((value, i) => value * alpha + below[i] * (1 - alpha));
const luminanceOf = (color) => {
  const [r, g, b] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrastOf = (one, other) => {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};
// Returns null above an image, where the color is unknown.
const backgroundOf = (element) => {
  const layers = [];
  for (const node of ancestorsOf(element)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    if (backgroundImage !== "none") return null;
    layers.push(parseColor(backgroundColor));
    if ((layers.at(-1)[3] ?? 1) === 1) break;
  }
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const canvas = isDark ? [18, 18, 18] : [255, 255, 255];
  return layers.reverse().reduce((below, layer) => blend(layer, below), canvas);
};
const measureContrast = (element) => {
  const style = getComputedStyle(element);
  const background = backgroundOf(element);
  if (!background) return 0;
  let opacity = 1;
  for (const node of ancestorsOf(element)) opacity *= Number(getComputedStyle(node).opacity);
  const color = element instanceof SVGElement ? style.fill : style.color;
  const [r, g, b, alpha = 1] = parseColor(color);
  return contrastOf(blend([r, g, b, alpha * opacity], background), background);
};
const findLowContrast = (minimum) => {
  const elements = new Set(findTexts().map(({ element }) => element));
  findAll("input, select, textarea").filter(isVisible).forEach((field) => elements.add(field));
  return [...elements].flatMap((element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    const minimumIfLarge = minimum > 4.5 ? 4.5 : 3;
    const required = isLarge ? minimumIfLarge : minimum;
    const contrast = measureContrast(element);
    return contrast < required - 0.01 ? [`${contrast.toFixed(2)} to 1: ${describe(element)}`] : [];
  });
};

// Layout
const isInline = (element) => getComputedStyle(element).display === "inline";
const isInSentence = (element) => {
  if (!isInline(element)) return false;
  const block = [...ancestorsOf(element)].find((node) => !isInline(node));
  return block.textContent.trim().length > element.textContent.trim().length;
};
const findSmallTargets = (minimum) =>
  findAll(CONTROLS)
    .filter((element) => isVisible(element) && !isInSentence(element))
    .flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isSmall = width && Math.min(width, height) < minimum - 0.5;
      return isSmall ? [`${Math.round(width)} x ${Math.round(height)}: ${describe(element)}`] : [];
    });
const isInScrollBox = (element) => {
  for (const node of ancestorsOf(element)) {
    if (/auto|scroll/.test(getComputedStyle(node).overflowX) && node !== document.body) return true;
  }
  return false;
};
const findSidewaysOverflow = () => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const outside = findAll("body *").filter((element) => {
    if (!isVisible(element)) return false;
    const { left, right, width } = element.getBoundingClientRect();
    return width && (right > clientWidth + 1 || left < -1) && !isInScrollBox(element);
  });
  const page = scrollWidth > clientWidth + 1 ? [`page: ${scrollWidth} of ${clientWidth} px`] : [];
  return [...page, ...outside.map(describe)];
};
const findClippedText = () =>
  findAll("body *")
    .filter((element) => {
      if (!isVisible(element) || !element.textContent.trim()) return false;
      const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      const isTooWide = element.scrollWidth > element.clientWidth + 1;
      const isTooHigh = element.scrollHeight > element.clientHeight + 1;
      const isClipped = (hides(overflowX) && isTooWide) || (hides(overflowY) && isTooHigh);
      return isClipped && webkitLineClamp === "none"; // "More" shows all of a clamped text
    })
    .map(describe);
// The first hotline must be in the first `maximum` pixels of the page, before anybody scrolls.
const findLowHotline = (maximum) =>
  findAll("main :is(.hotlines, .start, ul.first) .reach").slice(0, 1).flatMap((buttons) => {
    const bottom = buttons.getBoundingClientRect().bottom + scrollY;
    return bottom > maximum ? [`${Math.round(bottom)} px down: ${describe(buttons)}`] : [];
  });
const findHiddenInFolds = () =>
  findAll("details[open] > *")
    .filter((element) => element.parentNode.checkVisibility())
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isShown = element.checkVisibility({ visibilityProperty: true }) && width && height;
      return !element.hidden && element.textContent.trim() && !isShown;
    })
    .map(describe);
// Compares the middle of each line, because the space above and below letters may overlap. In a
// low window, text passes behind the link to leave.
const findOverlappingText = () => {
  const isFixed = ({ element }) =>
    getComputedStyle(element.closest(".leave-bar") || element).position === "fixed";
  const texts = findTexts().filter((text) => !isFixed(text));
  const lines = texts.flatMap(({ element, boxes }) =>
    boxes.map(({ left, right, top, height }) => ({
      element,
      left,
      right,
      top: top + height * 0.3,
      bottom: top + height * 0.7,
    })),
  );
  lines.sort((a, b) => a.top - b.top);
  const faults = new Set();
  lines.forEach((line, i) => {
    for (const other of lines.slice(i + 1)) {
      if (other.top >= line.bottom - 1) break;
      const overlap = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      if (line.element !== other.element && overlap > 2) {
        faults.add(`${describe(line.element)} overlaps ${describe(other.element)}`);
      }
    }
  });
  return [...faults];
};
// Boxes beside or below each other must be seen in the order in which they are read aloud.
const findMisplaced = () =>
  findAll("body, body *").flatMap((parentElement) => {
    const { direction, display: parentDisplay } = getComputedStyle(parentElement);
    const isFlexOrGrid = /flex|grid/.test(parentDisplay);
    const isRtl = direction === "rtl";
    const boxes = [...parentElement.children].filter((child) => {
      const { display, position } = getComputedStyle(child);
      const isOutOfFlow = position === "absolute" || position === "fixed";
      return isVisible(child) && !isOutOfFlow && (isFlexOrGrid || display !== "inline");
    });
    return boxes.slice(1).flatMap((element, i) => {
      if (element instanceof SVGElement) return [];
      const [a, b] = [boxes[i], element].map((box) => box.getBoundingClientRect());
      if (!a.width || !a.height || !b.width || !b.height) return [];
      const isLeft = b.right <= a.left + 1;
      const isRight = b.left >= a.right - 1;
      const [isBefore, isAfter] = isRtl ? [isRight, isLeft] : [isLeft, isRight];
      const isSameRow = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
      const isAbove = b.bottom <= a.top + 1;
      const isWrong = (isBefore && isSameRow) || (isAbove && !isAfter);
      return isWrong ? [`${describe(element)} is seen before ${describe(boxes[i])}`] : [];
    });
  });

// Motion
const findMotion = () => [
  ...document.getAnimations().map(({ effect }) => `animation: ${describe(effect.target)}`),
  ...findAll("*")
    .filter((element) => {
      const { transitionDuration, transitionProperty, scrollBehavior } = getComputedStyle(element);
      const isLong = transitionDuration.split(",").some((time) => parseFloat(time) > 0.01);
      return (isLong && transitionProperty !== "none") || scrollBehavior === "smooth";
    })
    .map((element) => `transition: ${describe(element)}`),
];
