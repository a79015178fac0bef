// Compares what is painted: pictures come from the driver, since a page cannot see itself.
const read = async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  return ({ x, y, width, height }) => {
    const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
    const [right, bottom] = [x + width, y + height].map(Math.ceil);
    const w = Math.min(right, bitmap.width) - left;
    const h = Math.min(bottom, bitmap.height) - top;
    return w > 0 && h > 0 ? context.getImageData(left, top, w, h).data : new Uint8ClampedArray();
  };
};
const colorAt = (data, at) => [data[at], data[at + 1], data[at + 2]];
const key = (data, at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];

// For each box: how many pixels change at all, and how many by 3 to 1.
const compare = async (before, after, boxes) => {
  const [one, other] = [await read(before), await read(after)];
  return boxes.map((box) => {
    const [a, b] = [one(box), other(box)];
    let changed = 0;
    let strong = 0;
    for (let at = 0; at < a.length; at += 4) {
      if (key(a, at) === key(b, at)) continue;
      changed += 1;
      if (ratio(colorAt(a, at), colorAt(b, at)) >= 3) strong += 1;
    }
    return [changed, strong];
  });
};

// For each box: the strongest contrast of any pixel with the color that fills most of it.
const strength = async (picture, boxes) => {
  const pixels = await read(picture);
  return boxes.map((box) => {
    const data = pixels(box);
    const many = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const color = key(data, at);
      many.set(color, (many.get(color) || 0) + 1);
    }
    const [ground = 0] = [...many].sort((a, b) => b[1] - a[1])[0] || [];
    const parts = (color) => [color >> 16, (color >> 8) & 255, color & 255];
    return Math.max(1, ...[...many.keys()].map((color) => ratio(parts(color), parts(ground))));
  });
};
const kindOf = (element) =>
  [...above(element)]
    .slice(0, 3)
    .map((node) => [node.localName, node.className?.baseVal ?? node.className, node.ariaCurrent].join("."))
    .join(" ");
// Words, drawings, and what is nothing but its color: one of each kind.
const marks = () => {
  const words = texts().map(({ element }) => element);
  const shapes = all("svg, i, span, b, em, div").filter((element) => {
    const isDrawing = element.localName === "svg";
    const isEmpty = !element.textContent.trim() && !element.querySelector("svg, input, select");
    const { width, height } = element.getBoundingClientRect();
    return isShown(element) && (isDrawing || isEmpty) && width > 2 && height > 2;
  });
  return [...words, ...shapes];
};
const focusable = () => stops().filter((element) => !element.closest(".skip"));
// Keeps the elements of kinds that nobody has looked at, and returns those kinds.
const choose = (elements, known) => {
  const kinds = new Map(elements.map((element) => [kindOf(element), element]));
  known.forEach((kind) => kinds.delete(kind));
  window.chosen = [...kinds.values()];
  return [...kinds].map(([kind, element]) => [kind, tell(element)]);
};
const boxOf = (element, more) => {
  const [box] = element.getClientRects();
  const room = innerHeight * 0.8;
  // Of what is higher than the window two sides are seen.
  const around = box.height > room ? 2 * room : 2 * (box.width + box.height);
  return {
    x: box.left - more,
    y: box.top - more,
    width: box.width + 2 * more,
    height: Math.min(box.height, innerHeight) + 2 * more,
    around,
  };
};
// A box that scrolls shows a part of what is in it.
const isCut = (element, center) =>
  [...above(element)].some((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return /auto|scroll/.test(getComputedStyle(node).overflowY) && (center < top || center > bottom);
  });
// Bring the first of some elements into the middle of the window; which of them are seen, and where.
const show = (numbers, more) => {
  window.chosen[numbers[0]].scrollIntoView({ block: "center", inline: "nearest" });
  const bar = document.querySelector(".exit");
  const above = bar ? bar.getBoundingClientRect().bottom : 0;
  return numbers
    .map((number) => ({ number, element: window.chosen[number] }))
    .map(({ number, element }) => ({ number, element, box: boxOf(element, more) }))
    .filter(({ number, element, box: { x, y, width, height } }) => {
      const [middle, center] = [x + width / 2, y + height / 2];
      const hit = document.elementFromPoint(middle, center);
      const isHit = hit && (element.contains(hit) || hit.contains(element));
      const isSeen = isHit && !isCut(element, center);
      const isFree = y > above && y + height < innerHeight && isSeen;
      return isFree || number === numbers[0] || bar?.contains(element);
    })
    .map(({ number, box }) => ({ number, box }));
};
