// Answers chosen on the list itself, in memory, never sent: the cards that fit stand on top.
const section = document.getElementById("listings");
const heading = document.getElementById("found");
const questions = document.getElementById("questions");

if (section && questions) {
  const listings = [...section.querySelectorAll("[data-where]")].map(readListing);
  const choices = makeChoices(questions, section.dataset.any);
  const box = make("div", { className: "find" });
  box.append(
    ...choices.lists.map((list) => list.parentNode),
    make("p", { className: "note", textContent: section.dataset.also }),
  );
  heading.before(box);
  questions.hidden = true;
  const status = make("p", { className: "visually-hidden" });
  status.setAttribute("role", "status");
  const results = make("div", { className: "results" });
  // Who must be asked first, as "Ask if they help women", stays apart below a heading of its own.
  const apart = [...section.querySelectorAll("[data-apart]")];
  const groups = [undefined, ...apart].map((group) => {
    const cards = make("ul", { className: "cards two" });
    const head = make("h3", { textContent: group?.dataset.apart });
    cards.setAttribute("role", "list");
    results.append(head, cards);
    return { head, cards, group };
  });
  const nothing = document.getElementById("nothing").content.firstElementChild;
  heading.after(status, nothing, results);

  const filter = () => {
    const chosen = choices.read();
    const isActive = choices.isActive();
    const found = isActive ? listings.filter((listing) => isAnswer(listing, chosen)) : [];
    if (chosen.where) {
      // Who is near comes before who is there for all.
      found.sort((one, other) => one.where.includes("*") - other.where.includes("*"));
    }
    listings.forEach(({ element, home }) => home.after(element));
    for (let rest = results.nextElementSibling; rest; rest = rest.nextElementSibling) {
      rest.hidden = isActive || rest === questions;
    }
    const shown = section.dataset.shown.replace("{n}", found.length);
    groups[0].head.textContent = shown;
    for (const { head, cards, group } of groups) {
      const own = found.filter(({ home }) => apart.find((each) => each.contains(home)) === group);
      cards.replaceChildren(...own.map(({ element }) => element));
      head.hidden = cards.hidden = !own.length;
    }
    groups[0].head.hidden = !isActive;
    nothing.hidden = !isActive || found.length > 0;
    status.textContent = isActive ? shown : "";
  };
  const clear = () => {
    choices.clear();
    filter();
  };
  box.addEventListener("change", filter);
  nothing.querySelector("button").addEventListener("click", clear);
  addEventListener("pagehide", clear);
  filter();
  if (location.hash === "#near") {
    box.querySelector("[data-facet=where]")?.focus();
  }
}
