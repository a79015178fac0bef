// What stands on a page for a screen reader, in its order; links by their own names.
const skipped = "script, style, template, svg, [aria-hidden=true]";
const oneLine = (text) => text.replace(/\s+/g, " ").trim();
const isThere = (element) => element.checkVisibility() && !element.closest(skipped);

const textsOf = function* (element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (oneLine(node.data) && isThere(node.parentElement)) yield node;
  }
};

const findTexts = () => {
  const found = [];
  let last;
  for (const node of textsOf(document.body)) {
    const named = node.parentElement.closest("a[aria-label]");
    if (!named) found.push(oneLine(node.data));
    else if (named !== last) found.push(named.ariaLabel);
    last = named;
  }
  return found;
};
