/* global normalize */
const createElement = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const splitWords = (text) => (text || "").split(" ");

// Reads one listing of a page: its element, its place in the page, and its data- attributes,
// which webapp/pages/search.py writes. The search matches a listing with names by its names only.
const readListing = (element) => {
  const { numbers = "", needs, leads, where, names = "" } = element.dataset;
  const placeholder = document.createComment("");
  element.before(placeholder);
  const title = element.querySelector("h4, a").textContent;
  return {
    element,
    placeholder,
    // A word is looked for with a space before it, so that it matches the beginning of a word.
    text: " " + normalize(`${element.textContent} ${numbers}`),
    title: " " + normalize(title),
    needs: splitWords(needs),
    leads: splitWords(leads),
    where: splitWords(where),
    names: names.split("|").map(normalize).filter(Boolean),
  };
};
