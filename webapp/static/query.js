/* global normalize, isTypo */
const MIN_PREFIX_LENGTH = 4;
const MAX_PHRASE_WORDS = 4;

// Arabic joins the article, and short words before it, to a word. The index has none of them.
const stripArticles = (phrase) => phrase.replace(/(^| )(?:[وفبكل]?ال|لل)(?=\S\S)/g, "$1");

// Whether a word of the text begins with `word`. Arabic may join short words to its beginning:
// then it may be anywhere.
const containsWord = (text, word) => {
  const isArabic = /^[\u0600-\u06ff]/.test(word);
  return text.includes(isArabic ? word : ` ${word}`);
};

// Returns the targets of each phrase. Each line of the index is one of these:
//   need=phrases   /address of a page=phrases   @county=towns   !=phrases that mean danger
const readIndex = (lines) => {
  const index = new Map();
  for (const line of lines.split("\n")) {
    const [target, phrases] = line.split(/=(.*)/);
    for (const phrase of phrases.split(/[,،;؛]/).map(normalize).map(stripArticles)) {
      index.set(phrase, [...(index.get(phrase) || []), target]);
    }
  }
  index.delete("");
  return index;
};

// Returns a function that splits a query into terms: the `words` to look for in listings, and
// the `needs`, `places` and `pages` that these mean. `vocabulary`: the words of listings.
const makeQueryParser = (index, vocabulary) => {
  const phrases = [...index.keys()];
  const findTypos = (typed, words) => words.filter((word) => isTypo(typed, word));
  const findTargets = (known) => known.flatMap((phrase) => index.get(phrase));

  const parsePhrase = (phrase, isLast) => {
    const bare = stripArticles(phrase);
    if (index.has(bare)) {
      return { words: [phrase], targets: index.get(bare) };
    }
    const isUnfinished = isLast && bare.length >= MIN_PREFIX_LENGTH;
    const completed = isUnfinished ? phrases.filter((known) => known.startsWith(bare)) : [];
    if (completed.length || vocabulary.some((word) => containsWord(` ${word}`, phrase))) {
      const targets = findTargets(completed).filter((target) => target !== "!");
      return { words: [phrase], targets };
    }
    return {
      words: findTypos(phrase, vocabulary),
      targets: findTargets(findTypos(bare, phrases)),
    };
  };

  const makeTerm = ({ words, targets }) => {
    const needs = targets.filter((target) => !/^[@!/]/.test(target));
    const counties = targets.filter((target) => target[0] === "@");
    return {
      words,
      needs,
      // A word for a need may also be the name of a town: then the need counts.
      places: needs.length ? [] : counties.map((target) => target.slice(1)),
      pages: targets.filter((target) => target[0] === "/"),
      isDanger: targets.includes("!"),
    };
  };

  return (query) => {
    const words = normalize(query).split(" ").filter(Boolean);
    const isKnown = (phrase) => index.has(phrase) || findTypos(phrase, phrases).length > 0;
    const terms = [];
    let start = 0;
    while (start < words.length) {
      const join = (length) => words.slice(start, start + length).join(" ");
      let length = Math.min(MAX_PHRASE_WORDS, words.length - start);
      while (length > 1 && !isKnown(stripArticles(join(length)))) {
        length -= 1;
      }
      const isLast = start + length === words.length;
      terms.push(makeTerm(parsePhrase(join(length), isLast)));
      start += length;
    }
    return terms;
  };
};
