// Search by words: in memory, never sent, never in the address.
const WAIT = 400;
const rows = document.getElementById("listings");

if (rows) {
  const listings = [...rows.children].map(readListing);
  const open = listings.filter(({ names }) => !names.length);
  const own = listings.filter(({ names }) => names.length);
  const vocabulary = [...new Set(open.flatMap(({ text }) => text.trim().split(" ")))];
  const kept = document.getElementById("answers");
  const read = makeReader(readIndex(kept.dataset.index), vocabulary);
  const answers = kept.content;
  const danger = answers.querySelector(".urgent");
  const pages = answers.querySelector(".pages");
  const nothing = answers.querySelector(".nothing");
  const { label, hint, shown: shownText } = rows.dataset;
  const input = make("input", { id: "find", type: "search", autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-describedby", "find-hint");
  const status = make("p");
  status.setAttribute("role", "status");
  rows.before(
    make(
      "div",
      { className: "find" },
      make("label", { htmlFor: "find", textContent: label }),
      input,
      make("p", { id: "find-hint", className: "note", textContent: hint }),
      status,
    ),
    danger,
    pages,
    nothing,
  );

  const filter = () => {
    const typed = normalize(input.value);
    const terms = read(typed);
    const isNamed = ({ names }) => names.some((name) => ` ${typed} `.includes(` ${name} `));
    const found = terms.length ? [...rank(open, terms), ...own.filter(isNamed)] : [];
    listings.forEach(({ element }) => {
      element.hidden = !found.some((listing) => listing.element === element);
    });
    rows.hidden = !found.length;
    rows.append(...found.map(({ element }) => element));
    danger.hidden = !terms.some(({ isDanger }) => isDanger);
    for (const link of pages.querySelectorAll("a")) {
      link.parentNode.hidden = !terms.some((term) => term.pages.includes(link.getAttribute("href")));
    }
    pages.hidden = ![...pages.children].some((link) => !link.hidden);
    nothing.hidden = !terms.length || found.length > 0 || !pages.hidden;
    const shown = [danger, nothing].filter((entry) => !entry.hidden);
    const texts = shown.map((entry) => entry.firstElementChild.textContent);
    return terms.length ? [...texts, shownText.replace("{n}", found.length)].join(" ") : "";
  };
  let waiting = 0;
  const say = (text) => {
    status.textContent = text;
  };
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(say, WAIT, filter());
  });
  const clear = () => {
    input.value = "";
    say(filter());
  };
  nothing.querySelector("button").addEventListener("click", () => {
    clear();
    input.focus();
  });
  addEventListener("pagehide", clear);
  filter();
}
