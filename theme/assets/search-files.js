/* The files that a search reads, each when it is needed and once. */

import { base, root } from "./search-parts.js";

/** Keep what a function gives for a key; what failed is tried again the next time. */
export function kept(load) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) {
      const promise = load(key);
      promise.catch(() => known.delete(key));
      known.set(key, promise);
    }
    return known.get(key);
  };
}

async function json(path, options) {
  const answer = await fetch(new URL(path, root), options);
  if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
  return answer.json();
}

// The columns are asked for anew each time, all else by their version: after a new build, rows never meet old cards.
export const columns = kept(async () => prepared(await json("search/columns.json", { cache: "no-cache" })));
const cards = kept((address) => json(address));
export const vocabulary = kept(() => json("search/words.json", { cache: "no-cache" }));
/** All providers: id, number of courses, name, its language, other names. */
export const providers = kept(() => json("search/providers.json", { cache: "no-cache" }));
export const wordIndex = kept(async () => {
  const ids = await json("search/rows.json", { cache: "no-cache" });
  const pagefind = await import(new URL("pagefind/pagefind.js", base));
  // A whole word counts for more than the beginning of a longer one.
  await pagefind.options({ ranking: { termSimilarity: 5 } });
  await pagefind.init();
  return { pagefind, rowOf: new Map(ids.map((id, row) => [id, row])) };
});

function prepared(data) {
  const order = Uint32Array.from({ length: data.count }, (_, row) => row);
  return { ...data, all: order, letters: new Map(Object.entries(data.letters)) };
}

export async function cardOf(data, row) {
  const file = Math.floor(row / data.cardsAFile);
  return (await cards(`search/cards/${file}.json?v=${data.version}`))[row % data.cardsAFile];
}
