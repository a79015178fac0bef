// What typed words mean. Lines of the index: `need=words`, `/address of a page=words`, `@county=towns`,
// `!=words of danger`.
const PREFIX_FROM = 4;
const LONGEST_PHRASE = 4;

// Arabic writes "the" and small words before it into a word: for what words mean they are left off.
const leaveOff = (phrase) => phrase.replace(/(^| )(?:[وفبكل]?ال|لل)(?=\S\S)/g, "$1");

// Arabic writes small words into the next one; elsewhere a word is looked for from its beginning.
const holds = (text, word) =>
  text.includes(/^[\u0600-\u06ff]/.test(word) ? word : ` ${word}`);

const readIndex = (written) => {
  const index = new Map();
  for (const line of written.split("\n")) {
    const [target, phrases] = line.split(/=(.*)/);
    for (const phrase of phrases.split(/[,،;؛]/).map(normalize).map(leaveOff)) {
      index.set(phrase, [...(index.get(phrase) || []), target]);
    }
  }
  index.delete("");
  return index;
};

// Returns a reader of what is typed: its terms, each with what it leads to and how texts say it.
const makeReader = (index, vocabulary) => {
  const phrases = [...index.keys()];
  const slips = (typed, words) => words.filter((word) => isSlip(typed, word));
  const lead = (found) => found.flatMap((phrase) => index.get(phrase));
  const understand = (phrase, isLast) => {
    const bare = leaveOff(phrase);
    if (index.has(bare)) {
      return { said: [phrase], targets: index.get(bare) };
    }
    const begun = isLast && bare.length >= PREFIX_FROM;
    const whole = begun ? phrases.filter((entry) => entry.startsWith(bare)) : [];
    if (whole.length || vocabulary.some((word) => holds(` ${word}`, phrase))) {
      return { said: [phrase], targets: lead(whole).filter((target) => target !== "!") };
    }
    return { said: slips(phrase, vocabulary), targets: lead(slips(bare, phrases)) };
  };
  return (typed) => {
    const words = normalize(typed).split(" ").filter(Boolean);
    const terms = [];
    for (let at = 0, size; at < words.length; at += size) {
      const begins = (length) => words.slice(at, at + length).join(" ");
      const isPhrase = (entry) => index.has(entry) || slips(entry, phrases).length > 0;
      size = Math.min(LONGEST_PHRASE, words.length - at);
      while (size > 1 && !isPhrase(leaveOff(begins(size)))) {
        size -= 1;
      }
      const { said, targets } = understand(begins(size), at + size === words.length);
      const needs = targets.filter((target) => !/^[@!/]/.test(target));
      const towns = needs.length ? [] : targets.filter((target) => target[0] === "@");
      const places = towns.map((target) => target.slice(1));
      const pages = targets.filter((target) => target[0] === "/");
      terms.push({ said, needs, places, pages, isDanger: targets.includes("!") });
    }
    return terms;
  };
};
