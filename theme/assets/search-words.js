/* What was typed: its words, how they are spelt, and words of the catalogue that are close to one. */

import { vocabulary } from "./search-files.js";

// Short words have too many neighbours.
const LEAST_LETTERS = 4;
// In a shorter word one wrong letter is as much as two in a longer one.
const SHORT_WORD = 5;
const MOST_CLOSE = 4;

/** Tell whether somebody asks for words as they stand, in quotation marks; these are left to Pagefind. */
export function isQuoted(words) {
  return words.includes('"');
}

/** Split a query into its words. */
export function separate(words) {
  return [...new Set(words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))];
}

/** Give the runs of letters of a text, in plain letters, each with its place. */
export function runs(text, letters) {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((found) => ({
    word: plain(folded(found[0], letters)),
    from: found.index,
    to: found.index + found[0].length,
  }));
}

export function folded(words, letters) {
  return [...words].map((letter) => letters.get(letter) ?? letter).join("");
}

/** Give words of the catalogue that are close to one that nothing holds, the closest first. */
export async function wordsLike(word) {
  const typed = plain(word);
  const most = typed.length <= SHORT_WORD ? 1 : 2;
  if (typed.length < LEAST_LETTERS) return [];
  const known = await vocabulary("words").catch(() => []);
  const close = known
    .map((other, place) => ({ other, place, far: distance(typed, plain(other), most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far || a.place - b.place);
  return close.slice(0, MOST_CLOSE).map(({ other }) => other);
}

/** Give a word in small letters without accents. */
function plain(word) {
  return word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * Count the letters that have to be added, left out, changed or swapped to make one word the other. What needs more
 * than `most` gets a larger number, not the right one.
 */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let place = 1; place <= other.length; place += 1) {
      const isSame = one[row - 1] === other[place - 1];
      const isSwapped = row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      now[place] = Math.min(last[place] + 1, now[place - 1] + 1, last[place - 1] + (isSame ? 0 : 1));
      if (isSwapped) now[place] = Math.min(now[place], before[place - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
}
