// What the scripts of the list and of the search know of a listing, from its data- attributes:
// needs, leads, where, numbers, and names if only those find it.
const readListing = (element) => ({
  element,
  home: element.parentNode.insertBefore(document.createComment(""), element),
  text: ` ${normalize(`${element.textContent} ${element.dataset.numbers || ""}`)}`,
  name: ` ${normalize(element.querySelector("h4, a").textContent)}`,
  needs: (element.dataset.needs || "").split(" "),
  leads: (element.dataset.leads || "").split(" "),
  where: element.dataset.where.split(" "),
  names: (element.dataset.names || "").split("|").map(normalize).filter(Boolean),
});
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
