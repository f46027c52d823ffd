/*
 * What typed words may mean besides words: values of facets, which become offers to filter by, and names of providers.
 * Nothing is chosen here; each offer says what it would find.
 */

import { providers } from "./search-files.js";
import { facets, listed, say } from "./search-parts.js";
import { isQuoted, runs, separate } from "./search-words.js";

const NOT_STATED = "not-stated";
const MOST_PROVIDERS = 3;
// The beginning of a name is enough from here on.
const LEAST_LETTERS = 4;

// --- filters

let known;

/** Give the values of facets by what they are called, and the number of words of the longest name. */
function names(letters) {
  if (known) return known;
  const values = new Map();
  for (const [id, facet] of facets) {
    for (const value of facet.values.filter(({ input }) => input.value !== NOT_STATED)) {
      for (const key of new Set([value.label, ...value.names].map((name) => phrase(runs(name, letters))))) {
        values.set(key, [...(values.get(key) ?? []), { id, facet, ...value }]);
      }
    }
  }
  known = { values, longest: Math.max(0, ...[...values.keys()].map((key) => key.split(" ").length)) };
  return known;
}

function phrase(typed) {
  return typed.map(({ word }) => word).join(" ");
}

/** Give the parts of the words that are called like values of facets, the longest of those that overlap. */
function parts(words, letters) {
  const { values, longest } = names(letters);
  const typed = runs(words, letters);
  const found = [];
  for (let place = 0; place < typed.length; ) {
    let length = Math.min(longest, typed.length - place);
    while (length && !values.has(phrase(typed.slice(place, place + length)))) length -= 1;
    if (length) {
      const own = typed.slice(place, place + length);
      found.push({ from: own[0].from, to: own[length - 1].to, values: values.get(phrase(own)) });
    }
    place += length || 1;
  }
  return found;
}

/** Give the words without some parts. */
function without(words, taken) {
  let left = words;
  for (const { from, to } of [...taken].reverse()) left = `${left.slice(0, from)} ${left.slice(to)}`;
  return separate(left).join(" ");
}

/** Give the words that are no part of what a value of a facet is called. */
export function unnamed(words, { letters }) {
  return isQuoted(words) ? [] : separate(without(words, parts(words, letters)));
}

/**
 * Give filters in place of words, as buttons can offer them: what they say, which words they leave, which values they
 * choose. All together come first. What finds nothing is not offered.
 */
export async function offers({ words: typed, chosen }, data, finder) {
  const words = typed.normalize("NFC");
  if (isQuoted(words)) return [];
  const named = parts(words, data.letters);
  const single = named.flatMap((part) => part.values.map((value) => ({ taken: [part], values: [value] })));
  const fresh = single.filter(({ values: [{ id, input }] }) => !chosen.get(id)?.has(input.value));
  const clear = fresh.filter(({ taken: [part] }) => part.values.length === 1);
  const ids = new Set(clear.map(({ values: [{ id }] }) => id));
  const together = { taken: clear.flatMap(({ taken }) => taken), values: clear.flatMap(({ values }) => values) };
  const ways = [...(clear.length > 1 && ids.size === clear.length ? [together] : []), ...fresh];
  const made = [];
  for (const way of ways) made.push(await offer(way, words, chosen, finder));
  return made.filter(Boolean);
}

/** Make an offer with as many of the other words as find something, without any if none do. */
async function offer({ taken, values }, words, chosen, finder) {
  const with_ = new Map(chosen);
  for (const { id, input } of values) with_.set(id, new Set([input.value]));
  const others = without(words, taken);
  const left = await finder.telling(others);
  const best = await firstThatFinds(left, with_, finder);
  if (!best.count) return null;
  const label = values.length > 1 ? say("only all", { filters: listed(values.map(filter)) }) : only(values[0]);
  return { label, words: best.words, chosen: with_, count: best.count };
}

async function firstThatFinds(words, chosen, finder) {
  const count = await finder.count(words, chosen);
  if (count) return { words, count };
  const [fewer] = await finder.fewer(words, chosen);
  return fewer ?? { words: "", count: await finder.count("", chosen) };
}

function only(value) {
  return value.offer ?? say("only", { filter: filter(value) });
}

function filter({ facet, label }) {
  return say("filter", { facet: facet.label, value: label });
}

// --- providers

/**
 * Give the few providers that words name, and those of the words that no provider has in its name.
 *
 * Words name a provider if its name holds all of them that are no filters, or if they hold its whole name.
 */
export async function providersNamed(words, data) {
  const none = { named: [], hasName: () => true };
  const typed = runs(words, data.letters).map(({ word }) => word);
  const telling = runs(unnamed(words, data).join(" "), data.letters).map(({ word }) => word);
  if (!typed.length || isQuoted(words)) return none;
  const all = await providers("providers").catch(() => null);
  if (!all) return none;
  const spelt = all.map(([ref, count, name, language, ...others]) => ({
    ...{ ref, count, name, language },
    names: [name, ...others].map((each) => runs(each, data.letters).map(({ word }) => word)),
  }));
  const named = spelt.filter((provider) => provider.names.some((own) => isNamed(own, typed, telling.length ? telling : typed)));
  return {
    named: named.length <= MOST_PROVIDERS ? named : [],
    hasName: (word) =>
      runs(word, data.letters).some((run) => spelt.some(({ names: each }) => each.flat().some(begins(run.word)))),
  };
}

function isNamed(own, typed, telling) {
  const isInName = telling.every((word) => own.some(word.length < LEAST_LETTERS ? (each) => each === word : begins(word)));
  return isInName || ` ${typed.join(" ")} `.includes(` ${own.join(" ")} `);
}

function begins(word) {
  return (each) => each.startsWith(word);
}
