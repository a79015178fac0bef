// Whether a slip of the hand parts two words: one letter wrong, missing, doubled, or two swapped.
const SLIPS_FROM = 5;
const isSlip = (typed, word) => {
  if (word.length < SLIPS_FROM || Math.abs(typed.length - word.length) > 1) {
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
  const [a, b] = [typed, word].map((one) => one.slice(start, one.length - end));
  return a.length + b.length < 2 || a.length * b.length === 1 || (a.length === 2 && a === b[1] + b[0]);
};
