// Whether a slip of the hand parts two words: one letter wrong, missing, doubled, or two swapped;
// or an ending of two letters, as Somali has for "the".
const SLIPS_FROM = 5;
const ENDING = 2;
const isSlip = (typed, word) => {
  const more = typed.length - word.length;
  if (word.length >= SLIPS_FROM && more === ENDING && typed.startsWith(word)) {
    return true;
  }
  if (word.length < SLIPS_FROM || Math.abs(more) > 1) {
    return false;
  }
  const shorter = Math.min(typed.length, word.length);
  let start = 0;
  while (start < shorter && typed[start] === word[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && typed[typed.length - 1 - end] === word[word.length - 1 - end]) {
    end += 1;
  }
  const [a, b] = [typed, word].map((entry) => entry.slice(start, entry.length - end));
  return a.length + b.length < 2 || a.length * b.length === 1 || (a.length === 2 && a === b[1] + b[0]);
};
