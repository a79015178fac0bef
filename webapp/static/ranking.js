/* global containsWord */
const WEIGHTS = { need: 8, name: 6, place: 4, firstNeed: 3, text: 2, needWord: 1 };

// Returns the listings that match the terms, the best first.
const rank = (listings, terms) => {
  const needTerms = terms.filter(({ needs }) => needs.length);
  const placeTerms = terms.filter(({ places }) => places.length);
  const textTerms = terms.filter(({ needs, places }) => !needs.length && !places.length);
  const allNeeds = needTerms.flatMap(({ needs }) => needs);
  const hasAny = (text, words) => words.some((word) => containsWord(text, word));
  const listingsByTerm = new Map();
  for (const term of terms) {
    const matches = listings.filter(({ text }) => hasAny(text, term.words));
    listingsByTerm.set(term, new Set(matches));
  }
  // A word in most listings says nothing beyond the need that it means.
  const isRare = (term) => listingsByTerm.get(term).size * 2 <= listings.length;

  const score = (listing) => {
    const { title, where } = listing;
    const isInText = (term) => listingsByTerm.get(term).has(listing);
    const names = terms.filter(({ words }) => hasAny(title, words)).length;
    const needs = allNeeds.filter((need) => listing.needs.includes(need)).length;
    const isFirstNeed = allNeeds.includes(listing.needs[0]);
    const needWords = needTerms.filter((term) => isRare(term) && isInText(term)).length;
    const isNear = ({ places }) => places.some((place) => where.includes(place));
    const places = placeTerms.filter(isNear).length;
    const isInPlace = where.includes("*") || placeTerms.some(isInText);
    const texts = textTerms.filter(isInText).length;
    return {
      listing,
      meetsNeed: names + needs + needWords > 0,
      servesPlace: names + places > 0 || isInPlace,
      texts,
      weight:
        names * WEIGHTS.name +
        needs * WEIGHTS.need +
        (isFirstNeed ? WEIGHTS.firstNeed : 0) +
        needWords * WEIGHTS.needWord +
        places * WEIGHTS.place +
        texts * WEIGHTS.text,
    };
  };

  const byNeed = listings.map(score).filter(({ meetsNeed }) => meetsNeed || !needTerms.length);
  const byPlace = byNeed.filter(({ servesPlace }) => servesPlace || !placeTerms.length);
  const matches = byPlace.length ? byPlace : byNeed;
  const mostTexts = Math.max(1, ...matches.map(({ texts }) => texts));
  return matches
    .filter(({ texts }) => needTerms.length || placeTerms.length || texts === mostTexts)
    .sort((a, b) => b.weight - a.weight)
    .map(({ listing }) => listing);
};
