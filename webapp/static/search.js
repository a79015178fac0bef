/* global containsWord, createElement, normalize, readIndex, makeQueryParser, rank, readListing */
// The search. What a visitor types stays in memory: it is never sent and never in the address.
const ANNOUNCE_AFTER_MS = 400;
const MAX_EXAMPLES = 5;
const rows = document.getElementById("listings");

if (rows) {
  const { label, hint, shown } = rows.dataset;
  const input = createElement("input", {
    id: "find",
    type: "search",
    autocomplete: "off",
    spellcheck: false,
  });
  input.setAttribute("aria-describedby", "find-hint");
  const status = createElement("p");
  status.setAttribute("role", "status");
  const box = createElement(
    "div",
    { className: "find" },
    createElement("label", { htmlFor: "find", textContent: label }),
    input,
    createElement("p", { id: "find-hint", className: "note", textContent: hint }),
    status,
  );

  const listings = [...rows.children].map(readListing);
  const foundByText = listings.filter(({ names }) => !names.length);
  const foundByName = listings.filter(({ names }) => names.length);
  const template = document.getElementById("answers");
  const examplesList = template.content.querySelector(".examples");
  const examples = [...examplesList.children].map(readListing);
  const searchedTexts = [...foundByText, ...examples].map(({ text }) => text.trim());
  const vocabulary = new Set(searchedTexts.flatMap((text) => text.split(" ")));
  const parseQuery = makeQueryParser(readIndex(template.dataset.index), [...vocabulary]);
  const danger = template.content.querySelector(".urgent");
  const pages = template.content.querySelector(".pages");
  const nothing = template.content.querySelector(".nothing");
  rows.before(box, danger, examplesList, pages, nothing);

  const findMatches = (query, terms) => {
    if (!terms.length) {
      return [];
    }
    const isNamed = ({ names }) => names.some((name) => ` ${query} `.includes(` ${name} `));
    return [...rank(foundByText, terms), ...foundByName.filter(isNamed)];
  };
  // Returns the examples with the most terms. A term in many examples, as "my", says nothing.
  const findExamples = (terms) => {
    const contains = ({ words }, { text }) => words.some((word) => containsWord(text, word));
    const matches = terms
      .map((term) => examples.filter((example) => contains(term, example)))
      .filter((examplesOfTerm) => examplesOfTerm.length <= MAX_EXAMPLES)
      .flat();
    const count = (example) => matches.filter((match) => match === example).length;
    return [...new Set(matches)].sort((a, b) => count(b) - count(a)).slice(0, MAX_EXAMPLES);
  };
  // Shows what matches the field, and returns the text to announce.
  const showMatches = () => {
    const query = normalize(input.value);
    const terms = parseQuery(query);
    const matches = findMatches(query, terms);
    rows.hidden = !matches.length;
    rows.replaceChildren(...matches.map(({ element }) => element));
    const matchingExamples = findExamples(terms);
    examplesList.hidden = !matchingExamples.length;
    examplesList.replaceChildren(...matchingExamples.map(({ element }) => element));
    danger.hidden = !terms.some(({ isDanger }) => isDanger);
    for (const link of pages.querySelectorAll("a")) {
      const address = link.getAttribute("href");
      link.parentNode.hidden = !terms.some((term) => term.pages.includes(address));
    }
    pages.hidden = [...pages.children].every((row) => row.hidden);
    nothing.hidden = !terms.length || [rows, examplesList, pages].some(({ hidden }) => !hidden);
    if (!terms.length) {
      return "";
    }
    const boxes = [danger, nothing].filter(({ hidden }) => !hidden);
    const texts = boxes.map((shownBox) => shownBox.firstElementChild.textContent);
    return [...texts, shown.replace("{n}", matches.length)].join(" ");
  };

  const announce = (text) => {
    status.textContent = text;
  };
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(announce, ANNOUNCE_AFTER_MS, showMatches());
  });
  const clear = () => {
    input.value = "";
    announce(showMatches());
  };
  nothing.querySelector("button").addEventListener("click", () => {
    clear();
    rows.replaceChildren(...listings.map(({ element }) => element));
    rows.hidden = false;
    announce(shown.replace("{n}", listings.length));
    input.focus();
  });
  addEventListener("pagehide", clear);
  showMatches();
}
