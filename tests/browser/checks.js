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
      const isOnPage =
        (box.right + scrollX > 0 && box.bottom + scrollY > 0) || isInScrollBox(element);
      return box.width > 1 && box.height > 1 && isOnPage && !isClamped;
    });
    texts.push({ element, boxes, text: node.data.trim() });
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
// Returns 0 for no color, and above an image.
const measureContrastOf = (color, element, background = backgroundOf(element)) => {
  if (!background || color === "none") return 0;
  let opacity = 1;
  for (const node of ancestorsOf(element)) opacity *= Number(getComputedStyle(node).opacity);
  const [r, g, b, alpha = 1] = parseColor(color);
  return contrastOf(blend([r, g, b, alpha * opacity], background), background);
};
const measureContrast = (element) => {
  const { fill, color } = getComputedStyle(element);
  return measureContrastOf(element instanceof SVGElement ? fill : color, element);
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
// Borders of fields, signs of folds, and drawings.
const findPaleShapes = (minimum) => {
  const contrasts = [];
  for (const field of findAll("input, select, textarea")) {
    const { borderTopColor, borderTopStyle, backgroundColor } = getComputedStyle(field);
    const border = borderTopStyle === "none" ? "none" : borderTopColor;
    const outside = backgroundOf(field.parentElement);
    const colors = [border, backgroundColor];
    contrasts.push([field, colors.map((color) => measureContrastOf(color, field, outside))]);
  }
  for (const summary of findAll("summary")) {
    const { content, width, backgroundColor } = getComputedStyle(summary, "::after");
    const isShown = content !== "none" && parseFloat(width) >= 8;
    contrasts.push([summary, [isShown ? measureContrastOf(backgroundColor, summary) : 0]]);
  }
  for (const shape of findAll("svg :is(path, rect, circle)")) {
    const { fill, stroke } = getComputedStyle(shape);
    contrasts.push([shape, [fill, stroke].map((color) => measureContrastOf(color, shape))]);
  }
  return contrasts
    .filter(([element, values]) => isVisible(element) && Math.max(...values) < minimum)
    .map(([element, values]) => `${Math.max(...values).toFixed(2)} to 1: ${describe(element)}`);
};
// What is chosen must be seen without colors, and on the map against the other places.
const findUnseenChoice = (minimum) => [
  ...findAll("[aria-current]")
    .filter((element) => isVisible(element) && Number(getComputedStyle(element).fontWeight) < 700)
    .map(describe),
  ...findAll(".map:has(.meant)").flatMap((map) => {
    const fills = [".meant", ":not(.meant)"].map(
      (kind) => getComputedStyle(map.querySelector(`path${kind}`)).fill,
    );
    const [meant, other] = fills.map((fill) => blend(parseColor(fill), backgroundOf(map)));
    return contrastOf(meant, other) < minimum ? [describe(map)] : [];
  }),
];
// Runs a check while the styles of a state, as `:hover`, apply to all elements. The selector that
// replaces the state has the same specificity.
const runInState = (state, check) => {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const texts = rules.map(({ cssText }) => cssText.replaceAll(state, ":not(.never)"));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(texts.join(""));
  const earlier = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...earlier, sheet];
  const faults = check();
  document.adoptedStyleSheets = earlier;
  return faults;
};
const findLowContrastOnHover = (minimum, minimumOfShapes) =>
  runInState(":hover", () => [...findLowContrast(minimum), ...findPaleShapes(minimumOfShapes)]);
const findPaleOutlines = (minimum) =>
  runInState(":focus-visible", () =>
    findAll(FOCUSABLE)
      .filter((element) => isVisible(element) && element.tabIndex >= 0)
      .filter((element) => {
        const { outlineStyle, outlineColor, outlineWidth, outlineOffset } =
          getComputedStyle(element);
        const around = parseFloat(outlineOffset) < 0 ? element : element.parentElement;
        const contrast = measureContrastOf(outlineColor, element, backgroundOf(around));
        return outlineStyle === "none" || parseFloat(outlineWidth) < 2 || contrast < minimum;
      })
      .map(describe),
  );

// Layout
// Font sizes by element and by text. The menu is in the page twice, once for phones, so only the
// texts of its links must be the same.
const readFontSizes = () => {
  const sizes = new Map();
  for (const { element, boxes, text } of findTexts()) {
    if (!boxes.length || element.closest(".narrow > summary")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    sizes.set(text, size);
    if (!element.closest(".bar")) sizes.set(element, size);
  }
  return sizes;
};
const describeText = (key) => (key instanceof Element ? describe(key) : key);
// Compares the display with the first one in which the page was checked.
const findTextsOfOneDisplay = () => {
  const sizes = readFontSizes();
  window.firstSizes ??= sizes;
  const missing = [...firstSizes.keys()].filter((key) => !sizes.has(key));
  const added = [...sizes.keys()].filter((key) => !firstSizes.has(key));
  return [...missing, ...added].map(describeText);
};
const findTextsThatDoNotGrow = (scale) =>
  [...readFontSizes()]
    .filter(([key, size]) => size < firstSizes.get(key) * scale * 0.95)
    .map(([key]) => describeText(key));
const findBlockedZoom = () =>
  findAll("*")
    .filter((element) => !/^auto$|manipulation|pinch-zoom/.test(getComputedStyle(element).touchAction))
    .map(describe);
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
