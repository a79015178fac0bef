// Answers beyond the two of the address: chosen on this page alone, in memory, never sent.
// Each `.question` that the page has not answered becomes a list to choose from.
const makeChoices = (questions, label) => {
  const chosen = {};
  const lists = [];
  for (const question of questions) {
    const { facet, chosen: given } = question.dataset;
    if (given) {
      chosen[facet] = given;
      continue;
    }
    const wrap = document.createElement("label");
    const list = document.createElement("select");
    list.autocomplete = "off";
    list.dataset.facet = facet;
    list.append(new Option(label, ""));
    for (const answer of question.querySelectorAll("[data-word]")) {
      const said = answer.firstElementChild.textContent.trim();
      const option = new Option(said, answer.dataset.word);
      const own = answer.querySelector("[lang]");
      if (own) {
        option.lang = own.lang;
      }
      list.append(option);
    }
    wrap.append(question.firstElementChild.textContent, " ", list);
    lists.push(list);
  }
  const isActive = () => lists.some(({ value }) => value);
  const read = () => {
    const given = lists.filter(({ value }) => value);
    return { ...chosen, ...Object.fromEntries(given.map((entry) => [entry.dataset.facet, entry.value])) };
  };
  const clear = () => {
    for (const list of lists) {
      list.value = "";
    }
  };
  return { lists, isActive, read, clear };
};

// One channel has to fit it all: a voice line at night says nothing of texts at night.
const hasChannel = ({ channels }, { language, by, hours }) =>
  !(language || by || hours) ||
  channels.some(([medium, open, spoken]) =>
    (!by || medium === by) && (!hours || open === hours) &&
    (!language || spoken.some((entry) => entry === language || entry === "*")));
// Who is for people new to the country may be asked for any language but that of the country.
const isAnswer = (listing, chosen) =>
  isFor(listing, chosen) &&
  (hasChannel(listing, chosen) ||
    (listing.isForNewcomers && chosen.language !== "en" && !chosen.by && !chosen.hours));
const isFor = (listing, { where, need, whom }) =>
  (!where || listing.where.includes(where) || (where !== "unsure" && listing.where.includes("*"))) &&
  (!need || [...listing.needs, ...listing.leads].includes(need)) &&
  !listing.not.includes(whom);
// After those who surely fit stand first who is asked for the language, then for whom they are.
const step = (listing, chosen) =>
  chosen.whom && !listing.for.includes(chosen.whom) ? 2 : hasChannel(listing, chosen) ? 0 : 1;
