// Search in the listings of this page: in memory, never sent, never in the address.
// A listing is `.listing` with data-needs, data-leads, data-where, data-channels, data-for and
// data-not for whom it is, data-newcomers, and data-names if only those find it.
const section = document.getElementById("listings");
const heading = document.getElementById("found");
const WAIT = 400;

const makeField = () => {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const hint = document.createElement("p");
  label.htmlFor = input.id = "find";
  label.textContent = section.dataset.label;
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  hint.id = "find-hint";
  hint.className = "small";
  hint.textContent = section.dataset.hint;
  input.setAttribute("aria-describedby", hint.id);
  return [label, input, hint];
};

const readListing = (element) => ({
  element,
  home: element.parentNode.insertBefore(document.createComment(""), element),
  text: ` ${fold(element.textContent)}`,
  name: ` ${fold(element.querySelector("h2, h3, h4").textContent)}`,
  needs: element.dataset.needs.split(" "),
  leads: (element.dataset.leads || "").split(" "),
  where: element.dataset.where.split(" "),
  channels: element.dataset.channels.split(" ").map((entry) => {
    const [medium, open, spoken] = entry.split(":");
    return [medium, open, (spoken || "").split(",")];
  }),
  for: (element.dataset.for || "").split(" "),
  not: (element.dataset.not || "").split(" "),
  isForNewcomers: "newcomers" in element.dataset,
  names: (element.dataset.names || "").split("|").map(fold).filter(Boolean),
});

if (section && heading) {
  const listings = [...section.querySelectorAll(".listing")].map(readListing);
  const open = listings.filter(({ names }) => !names.length);
  const own = listings.filter(({ names }) => names.length);
  const vocabulary = [...new Set(open.flatMap(({ text }) => text.trim().split(" ")))];
  const kept = document.getElementById("answers");
  const read = makeReader(readIndex(kept.dataset.index), vocabulary);
  const [label, input, hint] = makeField();
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const answers = kept.content.cloneNode(true);
  const danger = answers.querySelector(".urgent");
  const pages = answers.querySelector(".pages");
  const nothing = answers.querySelector(".nothing");
  const questions = document.getElementById("questions");
  const choices = makeChoices(questions.querySelectorAll(".question"), section.dataset.any);
  const also = document.createElement("p");
  also.className = "small";
  also.textContent = section.dataset.also;
  const box = document.createElement("div");
  box.className = "find";
  box.append(label, input, hint, ...choices.lists.map((list) => list.parentNode), also, status);
  const results = document.createElement("div");
  results.className = "briefs";
  const count = document.createElement("h3");
  results.append(count);
  const heads = [count, document.createElement("h3"), document.createElement("h3")];
  // Places come first: a link needs no typing. One that is chosen already waits below.
  const [place] = questions.querySelectorAll(".question:not([data-chosen])");
  (place?.dataset.facet === "where" ? place : questions.firstElementChild).after(box);
  heading.after(danger, pages, nothing, results);

  let moved = [];
  const filter = () => {
    const typed = fold(input.value);
    const terms = read(typed);
    const isNarrow = terms.length > 0 || choices.isActive();
    const chosen = choices.read();
    const fits = (listing) => isAnswer(listing, chosen);
    const isNamed = ({ names }) => names.some((name) => ` ${typed} `.includes(` ${name} `));
    const named = own.filter((entry) => !terms.length || isNamed(entry));
    const fitting = open.filter(fits);
    const ranked = terms.length ? rank(fitting, terms) : fitting;
    const found = [...ranked, ...named.filter(fits)];
    moved.forEach(({ element, home }) => home.after(element));
    moved = isNarrow ? found : [];
    for (let rest = results.nextElementSibling; rest; rest = rest.nextElementSibling) {
      rest.hidden = isNarrow;
    }
    const asked = questions.querySelector(`[data-ask][data-word="${chosen.whom}"]`);
    heads[1].textContent = section.dataset.newcomers;
    heads[2].textContent = asked?.dataset.ask;
    heads.forEach((head, place) => {
      const standing = moved.filter((entry) => step(entry, chosen) === place);
      head.remove();
      results.append(...(place && !standing.length ? [] : [head]));
      standing.forEach(({ element }) => {
        element.hidden = false;
        results.append(element);
      });
    });
    count.hidden = !isNarrow;
    count.textContent = section.dataset.shown.replace("{n}", found.length);
    danger.hidden = !terms.some(({ isDanger }) => isDanger);
    for (const link of pages.children) {
      link.hidden = !terms.some((term) => term.pages.includes(link.dataset.page));
    }
    pages.hidden = ![...pages.children].some((link) => !link.hidden);
    nothing.hidden = !isNarrow || found.length > 0 || !pages.hidden;
    const said = [count.textContent];
    const shown = [danger, nothing].filter((entry) => !entry.hidden);
    said.unshift(...shown.map((entry) => entry.firstElementChild.textContent));
    return isNarrow ? said : [];
  };
  let waiting = 0;
  const say = (said) => {
    const unseen = document.createElement("span");
    unseen.className = "unseen";
    unseen.textContent = said.slice(0, -1).join(" ");
    status.replaceChildren(unseen, ` ${said.slice(-1)}`);
  };
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    const said = filter();
    waiting = setTimeout(say, WAIT, said);
  });
  const clear = () => {
    input.value = "";
    choices.clear();
  };
  nothing.querySelector("button").addEventListener("click", () => {
    clear();
    say(filter());
    questions.open = true;
    input.focus();
  });
  addEventListener("pagehide", () => {
    clear();
    filter();
  });
  filter();
}
