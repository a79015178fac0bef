const MIN_WORD_LENGTH = 5; // a shorter word with a typing error may well be another word
const SUFFIX_LENGTH = 2; // of the Somali article

// Whether `typed` is `word` with one letter wrong, missing or added, two letters swapped, or an
// ending of two letters.
const isTypo = (typed, word) => {
  const added = typed.length - word.length;
  if (word.length < MIN_WORD_LENGTH) {
    return false;
  }
  if (added === SUFFIX_LENGTH && typed.startsWith(word)) {
    return true;
  }
  if (Math.abs(added) > 1) {
    return false;
  }
  // Compare what remains without the beginning and the end that both have.
  const shorter = Math.min(typed.length, word.length);
  let start = 0;
  while (start < shorter && typed[start] === word[start]) {
    start += 1;
  }
  let end = 0;
  const isSameFromEnd = (n) => typed[typed.length - n] === word[word.length - n];
  while (end < shorter - start && isSameFromEnd(end + 1)) {
    end += 1;
  }
  const a = typed.slice(start, typed.length - end);
  const b = word.slice(start, word.length - end);
  const isAddedOrMissing = a.length + b.length < 2;
  const isWrong = a.length === 1 && b.length === 1;
  const isSwapped = a.length === 2 && a === b[1] + b[0];
  return isAddedOrMissing || isWrong || isSwapped;
};
