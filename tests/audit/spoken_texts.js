// The texts of the page that a screen reader speaks, in order. A link with a label has this label.
const UNSPOKEN = "script, style, template, svg, [aria-hidden=true]";
const joinLines = (text) => text.replace(/\s+/g, " ").trim();
const isSpoken = (element) => element.checkVisibility() && !element.closest(UNSPOKEN);

const findSpokenTexts = () => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let lastLink;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = joinLines(node.data);
    if (!text || !isSpoken(node.parentElement)) continue;
    const link = node.parentElement.closest("a[aria-label]");
    if (!link) texts.push(text);
    else if (link !== lastLink) texts.push(link.ariaLabel);
    lastLink = link;
  }
  return texts;
};
