// Answers beside the one of the address: chosen on this page alone, in memory, never sent.
// Each `.question` becomes a list to choose from.
const makeChoices = (questions, label) => {
  const { facet: asked, chosen: given } = questions.dataset;
  const chosen = given ? { [asked]: given } : {};
  const lists = [];
  for (const question of questions.children) {
    const { facet } = question.dataset;
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
// Whether a listing is near the place that was chosen and meets the need.
const isAnswer = (listing, { where, need }) =>
  (!where || listing.where.includes(where) || (where !== "unsure" && listing.where.includes("*"))) &&
  (!need || [...listing.needs, ...listing.leads].includes(need));
