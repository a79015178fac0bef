/* global createElement, readListing, makeChoices, isMatch */
// The list of services: when a visitor answers a question, the matches move to the top.
const section = document.getElementById("listings");
const heading = document.getElementById("found");
const questions = document.getElementById("questions");

if (section && questions) {
  const { any, also, shown } = section.dataset;
  const listings = [...section.querySelectorAll("[data-where]")].map(readListing);
  const choices = makeChoices(questions, any);
  const box = createElement(
    "div",
    { className: "find" },
    ...choices.selects.map((select) => select.parentNode),
    createElement("p", { className: "note", textContent: also }),
  );
  heading.before(box);
  questions.hidden = true;

  const status = createElement("p", { className: "visually-hidden" });
  status.setAttribute("role", "status");
  const nothing = document.getElementById("nothing").content.firstElementChild;
  const results = createElement("div", { className: "results" });
  heading.after(status, nothing, results);

  // Services to ask first, as under "Ask if they help women", have headings of their own.
  const apartGroups = [...section.querySelectorAll("[data-apart]")];
  const resultGroups = [undefined, ...apartGroups].map((source) => {
    const title = createElement("h3", { textContent: source?.dataset.apart });
    const cards = createElement("ul", { className: "cards two" });
    cards.setAttribute("role", "list");
    results.append(title, cards);
    return { source, title, cards };
  });
  const findSource = ({ placeholder }) =>
    apartGroups.find((group) => group.contains(placeholder));
  const isEverywhere = ({ where }) => where.includes("*");

  const showMatches = () => {
    const isActive = choices.isActive();
    const chosen = choices.read();
    const matches = isActive ? listings.filter((listing) => isMatch(listing, chosen)) : [];
    if (chosen.where) {
      matches.sort((a, b) => isEverywhere(a) - isEverywhere(b)); // those nearby first
    }
    listings.forEach(({ element, placeholder }) => placeholder.after(element));
    for (let rest = results.nextElementSibling; rest; rest = rest.nextElementSibling) {
      rest.hidden = isActive || rest === questions;
    }
    for (const { source, title, cards } of resultGroups) {
      const groupMatches = matches.filter((listing) => findSource(listing) === source);
      cards.replaceChildren(...groupMatches.map(({ element }) => element));
      cards.hidden = !groupMatches.length;
      title.hidden = cards.hidden;
    }
    const [{ title: countTitle }] = resultGroups;
    const count = shown.replace("{n}", matches.length);
    countTitle.textContent = count;
    countTitle.hidden = !isActive;
    nothing.hidden = !isActive || matches.length > 0;
    status.textContent = isActive ? count : "";
  };
  const clear = () => {
    choices.clear();
    showMatches();
  };
  box.addEventListener("change", showMatches);
  nothing.querySelector("button").addEventListener("click", () => {
    clear();
    status.textContent = shown.replace("{n}", listings.length);
    choices.selects[0].focus();
  });
  addEventListener("pagehide", clear);
  showMatches();
  const place = box.querySelector("[data-facet=where]");
  if (place) {
    document.getElementById("near").removeAttribute("id"); // it is in the hidden questions
    place.id = "near";
    if (location.hash === "#near") {
      place.focus();
    }
  }
}
