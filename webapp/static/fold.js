// Words as they are compared: without accents, capitals, points, and the forms of Arabic letters.
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/\u0671/g, "\u0627")
    .replace(/\u0649/g, "\u064a")
    .replace(/\u0629/g, "\u0647")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

// Arabic writes "the" and small words before it into a word: for what words mean they are left off.
const leaveOff = (phrase) => phrase.replace(/(^| )(?:[وفبكل]?ال|لل)(?=\S\S)/g, "$1");

// Arabic writes small words into the next one; elsewhere a word is looked for from its beginning.
const holds = (text, word) =>
  text.includes(/^[\u0600-\u06ff]/.test(word) ? word : ` ${word}`);
