// Which listings answer the terms, the best first: needs count most, what a listing does first a
// little more, then the name, then being near.
const rank = (listings, terms) => {
  const byNeed = terms.filter((term) => term.needs.length);
  const byPlace = terms.filter((term) => term.places.length);
  const byText = terms.filter((term) => !term.needs.length && !term.places.length);
  const sayings = new Map(
    terms.map(({ said }) => said).map((said) => [
      said,
      new Set(listings.filter(({ text }) => said.some((word) => holds(text, word)))),
    ]),
  );
  // A word that most listings say tells nothing beside what it means.
  const tells = ({ said }) => sayings.get(said).size * 2 <= listings.length;
  const weighed = listings.map((listing) => {
    const says = ({ said }) => sayings.get(said).has(listing);
    const named = terms.filter(({ said }) => said.some((word) => holds(listing.name, word))).length;
    const fits = byNeed.flatMap(({ needs }) => needs.filter((entry) => listing.needs.includes(entry)));
    const isFirst = byNeed.some(({ needs }) => needs.includes(listing.needs[0]));
    const words = byNeed.filter((term) => tells(term) && says(term));
    const near = byPlace.filter(({ places }) => places.some((entry) => listing.where.includes(entry)));
    const texts = byText.filter(says);
    return {
      listing,
      isFit: named + fits.length + words.length > 0,
      isThere: named + near.length > 0 || listing.where.includes("*") || byPlace.some(says),
      texts: texts.length,
      weight: fits.length * 8 + isFirst * 3 + named * 6 + near.length * 4 + texts.length * 2 + words.length,
    };
  });
  const fit = weighed.filter(({ isFit }) => isFit || !byNeed.length);
  const there = fit.filter(({ isThere }) => isThere || !byPlace.length);
  const found = there.length ? there : fit;
  const most = Math.max(1, ...found.map(({ texts }) => texts));
  return found
    .filter(({ texts }) => byNeed.length || byPlace.length || texts === most)
    .sort((a, b) => b.weight - a.weight)
    .map(({ listing }) => listing);
};
