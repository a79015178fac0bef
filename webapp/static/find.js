// Search in the listings of this page: in memory, never sent, never in the address.
// A listing is `.listing` with data-needs, data-where, and data-names if only those find it.
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
  where: element.dataset.where.split(" "),
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
  const nothing = answers.querySelector(".nothing");
  const box = document.createElement("div");
  box.className = "find";
  box.append(label, input, hint, status);
  const results = document.createElement("div");
  heading.after(box, danger, nothing, results);

  let moved = [];
  const filter = () => {
    const typed = fold(input.value);
    const terms = read(typed);
    const named = own.filter(({ names }) => names.some((name) => ` ${typed} `.includes(` ${name} `)));
    const found = [...rank(open, terms), ...named];
    moved.forEach(({ element, home }) => home.after(element));
    moved = terms.length ? found : [];
    for (let rest = results.nextElementSibling; rest; rest = rest.nextElementSibling) {
      rest.hidden = terms.length > 0;
    }
    moved.forEach(({ element }) => {
      element.hidden = false;
      results.append(element);
    });
    danger.hidden = !terms.some(({ isDanger }) => isDanger);
    nothing.hidden = !terms.length || found.length > 0;
    const said = [section.dataset.shown.replace("{n}", found.length)];
    const shown = [danger, nothing].filter((one) => !one.hidden);
    said.unshift(...shown.map((one) => one.firstElementChild.textContent));
    return terms.length ? said : [];
  };
  let waiting = 0;
  const say = (said) => {
    const unseen = document.createElement("span");
    unseen.className = "unseen";
    unseen.textContent = said.slice(0, -1).join(" ");
    status.replaceChildren(unseen, ` ${said.slice(-1)}`);
  };
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const said = filter();
    waiting = setTimeout(say, WAIT, said);
  });
  nothing.querySelector("button").addEventListener("click", () => {
    input.value = "";
    say(filter());
    input.focus();
  });
  addEventListener("pagehide", () => {
    input.value = "";
    filter();
  });
  filter();
}
