// The answers that a visitor has chosen: one in the address, others on this page. Those on this
// page stay in memory and are never sent.

const createOption = (answer) => {
  const text = answer.firstElementChild.textContent.trim();
  const option = new Option(text, answer.dataset.word);
  const foreign = answer.querySelector("[lang]");
  if (foreign) {
    option.lang = foreign.lang;
  }
  return option;
};

// Creates a <select> in a <label> for each question; returns functions to read and clear them.
const makeChoices = (questions, anyLabel) => {
  const { facet: addressFacet, chosen: addressValue } = questions.dataset;
  const fromAddress = addressValue ? { [addressFacet]: addressValue } : {};
  const selects = [];
  for (const question of questions.children) {
    const select = document.createElement("select");
    select.autocomplete = "off";
    select.dataset.facet = question.dataset.facet;
    select.append(new Option(anyLabel, ""));
    select.append(...[...question.querySelectorAll("[data-word]")].map(createOption));
    const label = document.createElement("label");
    label.append(question.firstElementChild.textContent, " ", select);
    selects.push(select);
  }
  const isActive = () => selects.some(({ value }) => value);
  const read = () => {
    const chosen = selects.map(({ dataset, value }) => [dataset.facet, value]);
    return { ...Object.fromEntries(chosen), ...fromAddress };
  };
  const clear = () => {
    for (const select of selects) {
      select.value = "";
    }
  };
  return { selects, isActive, read, clear };
};

// Whether a listing serves the chosen place and meets the chosen need. "*" means all places.
const isMatch = (listing, { where, need }) => {
  const isEverywhere = where !== "unsure" && listing.where.includes("*");
  const servesPlace = !where || listing.where.includes(where) || isEverywhere;
  const meetsNeed = !need || listing.needs.includes(need) || listing.leads.includes(need);
  return servesPlace && meetsNeed;
};
