/* Which rows are found: those that hold the words and have the chosen values, and what else would find some. */

import { kept, wordIndex } from "./search-files.js";
import { folded, isQuoted, separate } from "./search-words.js";

const MOST_WAYS = 3;
// How much of a word must be left for it to count as found; with less, `theologisch` would find `the`.
const LEAST_LETTERS = 4;
const LEAST_SHARE = 0.6;
// Words that more of the catalogue hold say little by themselves, as `in` and `the` do.
const COMMON_SHARE = 0.5;
// The words of a row are bits of a number.
const MOST_WORDS = 30;

/** Make what finds rows. It remembers what it was asked, so each search has its own. */
export function finder(data) {
  const rowsOf = kept(async (text) => rowsOfText(text, await wordIndex("index"), data.letters));
  const held = kept(async (word) => ((await isShortened(word, rowsOf)) ? new Set() : rowsOf(word)));
  const matches = kept((words) => rowsWith(words, data, rowsOf, held));
  return {
    matches,
    /** Count what a search would find. */
    async count(words, chosen) {
      return chooseAmong((await matches(words)).rows, chosen, data).found.length;
    },
    /** Give the words without those that nearly everything holds, if these are all that there are. */
    async telling(words) {
      const each = isQuoted(words) ? [] : (await matches(words)).each;
      return each.length && each.every((one) => isCommon(one, data)) ? "" : words;
    },
    /** Give searches for some of the words that find something with the same values, the best first. */
    async fewer(words, chosen) {
      const { each } = await matches(words);
      const ways = fewerWords(each, chosen, data).filter((fewer) => fewer !== words);
      const found = ways.map(async (fewer) => ({ words: fewer, count: await this.count(fewer, chosen) }));
      return (await Promise.all(found)).filter(({ count }) => count);
    },
  };
}

/**
 * Give the rows that hold all words, the best first; all rows if there are no words.
 *
 * Pagefind passes over words that it does not know without saying so. `each` tells which rows hold each word; words
 * that none holds are left out as long as there are others.
 */
async function rowsWith(words, data, rowsOf, held) {
  if (!words || !data.count) return { rows: data.all, each: [] };
  const each = [];
  for (const word of isQuoted(words) ? [] : separate(words)) each.push({ word, rows: await held(word) });
  const known = each.filter(({ rows }) => rows.size);
  if (each.length && !known.length) return { rows: Uint32Array.of(), each };
  const left = known.length < each.length ? known.map(({ word }) => word).join(" ") : words;
  return { rows: Uint32Array.from(await rowsOf(left)), each };
}

async function rowsOfText(text, { pagefind, rowOf }, letters) {
  const found = new Set();
  for (const spelling of new Set([text, folded(text, letters)])) {
    const { results } = await pagefind.search(spelling);
    for (const { id } of results) if (rowOf.has(id)) found.add(rowOf.get(id));
  }
  return found;
}

/**
 * Tell whether Pagefind found nothing but the beginning of a word.
 *
 * It shortens a word that it does not know until it knows the rest, without an end (its issue 599): a search for
 * `theologisch` gives the rows with `the`. The rest is known by its rows: they are the same as for it alone.
 */
async function isShortened(word, rowsOf) {
  const rows = await rowsOf(word);
  if (!rows.size || (await rowsOf(`"${word}"`)).size) return false;
  const letters = [...word];
  const least = Math.max(LEAST_LETTERS, LEAST_SHARE * letters.length);
  for (let length = 1; length < least && length < letters.length; length += 1) {
    const rest = await rowsOf(`"${letters.slice(0, length).join("")}"`);
    if (rest.size === rows.size && [...rest].every((row) => rows.has(row))) return true;
  }
  return false;
}

/** Tell whether a word is held by so much of the catalogue that it says little. */
function isCommon({ rows }, data) {
  return rows.size > COMMON_SHARE * data.count;
}

/**
 * Give the words that some row with the chosen values holds together, most telling first.
 *
 * The fewer rows hold a word, the more it tells: so `course` is left out before `analysis`, in any language.
 */
function fewerWords(each, chosen, data) {
  const columns_ = columnsWith(chosen, data);
  const held = each.filter(({ rows }) => rows.size);
  const telling = held.filter((one) => !isCommon(one, data));
  const known = (telling.length ? telling : held).slice(0, MOST_WORDS);
  const wordsOf = new Map();
  known.forEach(({ rows }, place) => {
    for (const row of rows) wordsOf.set(row, (wordsOf.get(row) ?? 0) | (1 << place));
  });
  const together = new Map();
  for (const [row, words] of wordsOf) {
    if (!missedBy(row, columns_).length) together.set(words, (together.get(words) ?? 0) + 1);
  }
  const tells = known.map(({ rows }) => Math.log(data.count / rows.size));
  const worth = (words) => tells.reduce((sum, each_, place) => sum + (words & (1 << place) ? each_ : 0), 0);
  const best = [...together].sort(([a, m], [b, n]) => worth(b) - worth(a) || n - m).map(([words]) => words);
  const ways = [];
  for (const words of best) {
    if (ways.length < MOST_WAYS && !ways.some((way) => (way & words) === words)) ways.push(words);
  }
  return ways.map((way) => known.filter((_, place) => way & (1 << place)).map(({ word }) => word).join(" "));
}

/**
 * Choose among rows: OR within a facet, AND between facets.
 *
 * A row that misses nothing is found. A row that misses one facet only would be found if this facet were chosen
 * differently: it counts beside the values of that facet and nowhere else.
 */
export function chooseAmong(rows, chosen, data) {
  const columns_ = columnsWith(chosen, data);
  const found = [];
  for (const row of rows) {
    const missed = missedBy(row, columns_);
    if (missed.length === 0) found.push(row);
    if (missed.length > 1) continue;
    for (const column of missed.length ? missed : columns_) column.tally[column.rows[row]] += 1;
  }
  return { found, counts: new Map(columns_.map((column) => [column.id, countsOf(column)])) };
}

function columnsWith(chosen, data) {
  return Object.entries(data.facets).map(([id, column]) => ({
    ...column,
    id,
    fits: fitting(column, chosen.get(id)),
    tally: new Uint32Array(column.sets.length),
  }));
}

function missedBy(row, columns_) {
  return columns_.filter((column) => !column.fits[column.rows[row]]);
}

/** Where nothing is found: give the fewest facets without which something is, with the number, the best first. */
export function nearMisses(rows, chosen, data) {
  const columns_ = columnsWith(chosen, data);
  let fewest = Number.POSITIVE_INFINITY;
  let ways = new Map();
  for (const row of rows) {
    const missed = missedBy(row, columns_).map(({ id }) => id);
    if (missed.length > fewest) continue;
    if (missed.length < fewest) ways = new Map();
    fewest = missed.length;
    const key = missed.join(" ");
    ways.set(key, { ids: missed, count: (ways.get(key)?.count ?? 0) + 1 });
  }
  return [...ways.values()].sort((a, b) => b.count - a.count).slice(0, MOST_WAYS);
}

function fitting(column, wanted) {
  return column.sets.map((set) => !wanted || set.some((value) => wanted.has(column.values[value])));
}

/** Count for each value of a facet the rows whose set of values holds it. */
function countsOf(column) {
  const counts = new Map(column.values.map((value) => [value, 0]));
  column.sets.forEach((set, place) => {
    for (const value of set) {
      const id = column.values[value];
      counts.set(id, counts.get(id) + column.tally[place]);
    }
  });
  return counts;
}

/** Sort rows; they come with the best match first, and their numbers are in the order of titles. */
export function sorted(rows, sort, data) {
  const last = (value) => value ?? Number.POSITIVE_INFINITY;
  const by = {
    best: null,
    title: (a, b) => a - b,
    shortest: (a, b) => compare(last(data.hours[a]), last(data.hours[b])) || a - b,
    cheapest: (a, b) =>
      compare(currencyOf(a, data), currencyOf(b, data)) || compare(data.prices[a], data.prices[b]) || a - b,
    start: (a, b) => compare(last(data.starts[a]), last(data.starts[b])) || a - b,
  }[sort];
  // What nobody can take any more stands last, whatever fits best.
  return by ? rows.sort(by) : rows.sort((a, b) => isOver(a, data) - isOver(b, data));
}

function isOver(row, { facets: { availability } }) {
  return availability.sets[availability.rows[row]].some((value) => availability.values[value] === "closed") ? 1 : 0;
}

function compare(a, b) {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Give the place of a price's currency: what is free is free in any, what is not stated comes last. */
function currencyOf(row, data) {
  if (data.prices[row] === null) return Number.POSITIVE_INFINITY;
  return data.prices[row] === 0 ? -1 : data.currencies[row];
}
