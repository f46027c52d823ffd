/*
 * The search page. It reads one file of columns (a row for every micro-credential), draws the cards of the rows that
 * are found, and asks Pagefind only when there are words. What is searched for stands in the address of the page.
 * What it says stands in the template of the page; text from records is only ever set as text.
 */

const PAUSE = 250;
const MOST_SHOWN_AT_FIRST = 1000;
const MOST_WAYS = 3;
// How much of a word must be left for it to count as found; with less, `theologisch` would find `the`.
const LEAST_LETTERS = 4;
const LEAST_SHARE = 0.6;
// In a shorter word one wrong letter is as much as two in a longer one.
const SHORT_WORD = 5;
const MOST_CLOSE = 4;
const SORTS = ["best", "title", "shortest", "cheapest", "start"];

const page = document.getElementById("search");
const root = new URL(page.dataset.root, document.baseURI);
const base = new URL(page.dataset.base, document.baseURI);
const atOnce = Number(page.dataset.atOnce);
const language = document.documentElement.lang || "en";
const plurals = new Intl.PluralRules(language);
const form = page.querySelector("form");
const field = form.elements.q;
const sorting = form.elements.sort;
const filters = page.querySelector(".search-facets");
const facets = new Map([...page.querySelectorAll("[data-facet]")].map((box) => [box.dataset.facet, readFacet(box)]));
const heading = page.querySelector("#search-results");
const status = page.querySelector("[role=status]");
const chips = page.querySelector(".search-chips");
const trouble = page.querySelector(".search-trouble[role=alert]");
const help = page.querySelector(".search-help");
const list = page.querySelector(".cards");
const more = page.querySelector(".search-more");
const sayings = new Map(
  [...page.querySelector("template").content.querySelectorAll("[data-say]")].map((p) => [p.dataset.say, p.textContent]),
);

function readFacet(box) {
  const values = [...box.querySelectorAll("input")].map((input) => {
    const label = input.closest("label");
    return {
      input,
      label: label.querySelector("[data-label]").textContent,
      row: label,
      count: label.querySelector("[data-count]"),
    };
  });
  return { box, label: box.querySelector("legend").textContent, values, chosen: box.querySelector("[data-chosen]") };
}

/** Say something from the template, with its braces filled. */
function say(what, filling = {}) {
  return sayings.get(what).replace(/\{(\w+)\}/g, (_, name) => filling[name]);
}

function number(count) {
  return count.toLocaleString(language);
}

function counted(what, count) {
  const form_ = sayings.has(`${what} ${plurals.select(count)}`) ? plurals.select(count) : "other";
  return say(`${what} ${form_}`, { count: number(count) });
}

// --- what is searched for: words, chosen values, order, how many are shown

/** Read a search from the address; what no facet of this catalogue knows is left out. */
function fromAddress() {
  const address = new URLSearchParams(location.search);
  const sort = address.get("sort");
  return {
    words: (address.get("q") ?? "").trim(),
    chosen: chosenOf((id, value) => address.getAll(id).includes(value)),
    sort: SORTS.includes(sort) ? sort : SORTS[0],
    shown: Math.min(Math.max(Number.parseInt(address.get("shown"), 10) || atOnce, atOnce), MOST_SHOWN_AT_FIRST),
  };
}

/** Read a search from the form. */
function fromForm() {
  return {
    words: field.value.trim(),
    chosen: chosenOf((id, value, input) => input.checked),
    sort: sorting.value,
    shown: atOnce,
  };
}

function chosenOf(isChosen) {
  const chosen = new Map();
  for (const [id, facet] of facets) {
    const values = facet.values.map(({ input }) => input).filter((input) => isChosen(id, input.value, input));
    if (values.length) chosen.set(id, new Set(values.map((input) => input.value)));
  }
  return chosen;
}

function toForm(search) {
  field.value = search.words;
  sorting.value = search.sort;
  for (const [id, facet] of facets) {
    for (const { input } of facet.values) input.checked = search.chosen.get(id)?.has(input.value) ?? false;
    if (search.chosen.has(id)) facet.box.open = true;
  }
}

function toAddress(search) {
  const address = new URLSearchParams();
  if (search.words) address.set("q", search.words);
  for (const [id, values] of search.chosen) for (const value of values) address.append(id, value);
  if (search.sort !== SORTS[0]) address.set("sort", search.sort);
  if (search.shown !== atOnce) address.set("shown", search.shown);
  const asText = address.toString();
  return location.pathname + (asText ? `?${asText}` : "");
}

// --- the files

/** Keep what a function gives for a key; what failed is tried again the next time. */
function kept(load) {
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
const columns = kept(async () => prepared(await json("search/columns.json", { cache: "no-cache" })));
const cards = kept((address) => json(address));
const vocabulary = kept(() => json("search/words.json", { cache: "no-cache" }));
const wordIndex = kept(async () => {
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

async function cardOf(data, row) {
  const file = Math.floor(row / data.cardsAFile);
  return (await cards(`search/cards/${file}.json?v=${data.version}`))[row % data.cardsAFile];
}

// --- words like another one

/** Give words of the catalogue that are close to one that nothing holds, the closest first. */
async function wordsLike(word) {
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

// --- finding

/**
 * Give the rows that hold all words, the best first; all rows if there are no words.
 *
 * Pagefind passes over words that it does not know without saying so. `each` tells how many rows hold each word;
 * words that none holds are left out as long as there are others.
 */
async function rowsWith(words, data) {
  if (!words || !data.count) return { rows: data.all, each: [] };
  const index = await wordIndex();
  const rowsOf = (text) => rowsOfText(text, index, data.letters);
  const each = [];
  for (const word of separate(words)) each.push({ word, count: await countOf(word, rowsOf) });
  const known = each.filter(({ count }) => count > 0);
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

/** Split a query into its words; what stands in quotation marks belongs together and is left to Pagefind. */
function separate(words) {
  return new Set(words.includes('"') ? [] : words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)));
}

/**
 * Count the rows that hold a word or words that begin with it.
 *
 * Pagefind shortens a word that it does not know until it knows the rest, without an end (its issue 599): a search
 * for `theologisch` gives the rows with `the`. The rest is known by its rows: they are the same as for it alone.
 */
async function countOf(word, rowsOf) {
  const rows = await rowsOf(word);
  if (!rows.size || (await rowsOf(`"${word}"`)).size) return rows.size;
  const letters = [...word];
  const least = Math.max(LEAST_LETTERS, LEAST_SHARE * letters.length);
  for (let length = 1; length < least && length < letters.length; length += 1) {
    const rest = await rowsOf(`"${letters.slice(0, length).join("")}"`);
    if (rest.size === rows.size && [...rest].every((row) => rows.has(row))) return 0;
  }
  return rows.size;
}

function folded(words, letters) {
  return [...words].map((letter) => letters.get(letter) ?? letter).join("");
}

/**
 * Choose among rows: OR within a facet, AND between facets.
 *
 * A row that misses nothing is found. A row that misses one facet only would be found if this facet were chosen
 * differently: it counts beside the values of that facet and nowhere else.
 */
function chooseAmong(rows, chosen, data) {
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
function nearMisses(rows, chosen, data) {
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
function sorted(rows, sort, data) {
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

// --- drawing

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Give the attributes of text in a language: none if it is the page's own. */
function inLanguage(tag) {
  return tag === language ? {} : { lang: tag, dir: "auto" };
}

function drawnLabel(quality) {
  const own = { class: `quality-label quality-${quality.group} shape-${quality.shape}` };
  if (quality.nextChange) own["data-next-change"] = quality.nextChange;
  const beside = quality.beside ? [" ", element("span", {}, quality.beside)] : [];
  return element("p", own, element("strong", {}, quality.label), ...beside);
}

/** Let status.js mark labels whose next change has passed. */
function tellOfLabels() {
  document.dispatchEvent(new Event("labels-drawn"));
}

function drawnCard(card) {
  const link = element("a", { href: new URL(card.path, root).href, ...inLanguage(card.language) }, card.title);
  const providers = card.providers.flatMap(([name, tag, ref], place) => [
    place ? ", " : "",
    element("a", { href: new URL(`providers/${ref}/`, root).href, ...inLanguage(tag) }, name),
  ]);
  const parts = [element("h3", { class: "card-title" }, link)];
  if (card.notice) parts.push(element("p", { class: "card-notice" }, card.notice));
  parts.push(element("p", { class: "card-meta" }, ...providers, card.country ? `, ${card.country}` : ""));
  parts.push(element("p", { class: "card-summary", ...inLanguage(card.summaryLanguage) }, card.summary));
  if (card.facts.length) parts.push(element("p", { class: "card-facts" }, card.facts.join(" · ")));
  parts.push(drawnLabel(card.quality));
  return element("li", { class: "card" }, ...parts);
}

function drawCounts(chosen, counts) {
  for (const [id, facet] of facets) {
    for (const { input, row, count } of facet.values) {
      const found = counts.get(id)?.get(input.value) ?? 0;
      count.textContent = `(${number(found)})`;
      row.classList.toggle("search-value-empty", found === 0);
    }
    drawChosen(facet.chosen, chosen.get(id)?.size ?? 0);
  }
  drawChosen(filters.querySelector("[data-chosen]"), [...chosen.values()].reduce((sum, values) => sum + values.size, 0));
}

function drawChosen(place, count) {
  place.textContent = count ? say("chosen", { count: number(count) }) : "";
}

function drawChips(chosen) {
  const drawn = [...chosen].flatMap(([id, values]) =>
    facets
      .get(id)
      .values.filter(({ input }) => values.has(input.value))
      .map(({ input, label }) => chip(say("filter", { facet: facets.get(id).label, value: label }), () => {
        input.checked = false;
      })),
  );
  if (drawn.length > 1) drawn.push(element("li", {}, button(say("remove all"), removeAll, "search-chip")));
  chips.replaceChildren(...drawn);
  chips.hidden = !drawn.length;
}

function chip(label, remove) {
  const made = button("", remove, "search-chip");
  made.append(
    element("span", { class: "unseen" }, `${say("remove")} `),
    label,
    element("span", { class: "search-cross", "aria-hidden": "true" }, "✕"),
  );
  return element("li", {}, made);
}

function removeAll() {
  for (const { values } of facets.values()) for (const { input } of values) input.checked = false;
}

/** Make a button that changes the form and searches again. */
function button(label, change, className = "search-button") {
  const made = element("button", { type: "button", class: className }, label);
  made.addEventListener("click", () => {
    const place = [...chips.querySelectorAll("button")].indexOf(made);
    change();
    go(fromForm(), "push").then(() => focusAfter(place));
  });
  return made;
}

/** Put the focus where the next chip now is, or on the results: the button that was pressed is gone. */
function focusAfter(place) {
  const left = [...chips.querySelectorAll("button")];
  (place < 0 ? heading : (left[Math.min(place, left.length - 1)] ?? heading)).focus();
}

function drawStatus(search, each, count) {
  const found = count ? counted("found", count) : say("none");
  const said = [`${search.words ? say("for", { found, words: search.words }) : found}.`];
  const unknown = each.filter((one) => !one.count).map(({ word }) => say("quoted", { word }));
  if (count && unknown.length) said.push(say("left out", { words: new Intl.ListFormat(language).format(unknown) }));
  if (count > 1 && sayings.has(`sorted ${search.sort}`)) said.push(say(`sorted ${search.sort}`));
  status.textContent = said.join(" ");
}

function drawHelp(search, { rows, each }, data, count) {
  help.hidden = count > 0;
  help.replaceChildren();
  if (!help.hidden) help.append(...waysOn(search, { rows, each }, data), lists());
}

/** Offer words that are close to those that nothing holds. */
function drawClose(close) {
  const ways = close.flatMap(({ word, like }) =>
    like.map((other) =>
      element(
        "li",
        {},
        button(say("close", { word: other }), () => {
          field.value = field.value.split(/\s+/).map((each) => (each === word ? other : each)).join(" ");
        }),
      ),
    ),
  );
  if (!ways.length) return;
  help.prepend(element("p", {}, say("help close")), element("ul", {}, ...ways));
  help.hidden = false;
}

function waysOn(search, { rows, each }, data) {
  if (!data.count) return [element("p", {}, say("help nothing yet"))];
  return rows.length ? helpWithFilters(search, rows, data) : helpWithWords(each);
}

function helpWithFilters({ chosen }, rows, data) {
  const ways = nearMisses(rows, chosen, data).map(({ ids, count }) => wayWithout(ids, count, chosen));
  ways.push(button(say("help without all", { count: number(rows.length) }), removeAll));
  return [element("p", {}, say("help filters")), element("ul", {}, ...ways.map((way) => element("li", {}, way)))];
}

/** Make the button that empties some facets. */
function wayWithout(ids, count, chosen) {
  const values = ids.flatMap((id) =>
    facets.get(id).values.filter(({ input }) => chosen.get(id).has(input.value)).map((value) => ({ id, ...value })),
  );
  const names = values.map(({ id, label }) => say("filter", { facet: facets.get(id).label, value: label }));
  const filters_ = new Intl.ListFormat(language).format(names);
  return button(say("help without", { filters: filters_, count: number(count) }), () => {
    for (const { input } of values) input.checked = false;
  });
}

function helpWithWords(each) {
  const single = each.length > 1 ? each.filter(({ count }) => count > 0) : [];
  const ways = single.map(({ word, count }) =>
    button(say("help word", { word, count: number(count) }), () => {
      field.value = word;
    }),
  );
  ways.push(
    button(say("help drop words"), () => {
      field.value = "";
    }),
  );
  return [element("p", {}, say("help words")), element("ul", {}, ...ways.map((way) => element("li", {}, way)))];
}

function lists() {
  return element("p", {}, element("a", { href: new URL("browse/", root).href }, say("lists")));
}

function drawTrouble(what, ...ways) {
  trouble.replaceChildren(element("p", {}, say(what)), ...ways);
  trouble.hidden = false;
}

function drawMore(rows, shown) {
  const left = rows.length - shown;
  more.hidden = left <= 0;
  more.firstElementChild.textContent = say("more", { next: number(Math.min(atOnce, left)), left: number(left) });
}

// --- going from one search to the next

let turn = 0;
let current = null;

/** Search and show the answer. An answer that a later search has overtaken is dropped. */
async function go(search, history_) {
  const mine = ++turn;
  if (history_ && toAddress(search) !== location.pathname + location.search) {
    history[`${history_}State`](null, "", toAddress(search));
  }
  try {
    const answer = await answerOf(search);
    if (mine === turn) show(search, answer);
  } catch (problem) {
    if (mine === turn) fail(problem);
  }
}

async function answerOf(search) {
  const data = await columns("columns");
  let indexed = true;
  const matches = await rowsWith(search.words, data).catch((problem) => {
    if (problem.status !== 404) throw problem;
    indexed = false;
    return { rows: data.all, each: [] };
  });
  const unknown = matches.each.filter(({ count }) => !count);
  const close = await Promise.all(unknown.map(async ({ word }) => ({ word, like: await wordsLike(word) })));
  const choice = chooseAmong(matches.rows, search.chosen, data);
  sorted(choice.found, search.sort, data);
  const drawn = await drawnCards(choice.found.slice(0, search.shown), data);
  return { data, matches, choice, drawn, indexed, close: close.filter(({ like }) => like.length) };
}

async function drawnCards(rows, data) {
  return (await Promise.all(rows.map((row) => cardOf(data, row)))).map(drawnCard);
}

function show(search, { data, matches, choice, drawn, indexed, close }) {
  current = { search, data, found: choice.found };
  trouble.hidden = true;
  if (!indexed) drawTrouble("no index", lists());
  drawCounts(search.chosen, choice.counts);
  drawChips(search.chosen);
  drawStatus(indexed ? search : { ...search, words: "" }, matches.each, choice.found.length);
  drawHelp(search, matches, data, choice.found.length);
  drawClose(close);
  list.replaceChildren(...drawn);
  tellOfLabels();
  drawMore(choice.found, search.shown);
}

function fail(problem) {
  console.error(problem);
  const again = element("button", { type: "button", class: "search-button" }, say("again"));
  again.addEventListener("click", () => location.reload());
  drawTrouble("trouble", element("p", {}, again), lists());
  status.textContent = "";
  help.hidden = true;
  list.replaceChildren();
  more.hidden = true;
}

/** Draw the next rows below the others and put the focus on the first new one. */
async function showMore() {
  const { search, data, found } = current;
  const mine = turn;
  const next = { ...search, shown: search.shown + atOnce };
  try {
    const drawn = await drawnCards(found.slice(search.shown, next.shown), data);
    if (mine !== turn || current.search !== search) return;
    list.append(...drawn);
    tellOfLabels();
    current = { ...current, search: next };
    drawMore(found, next.shown);
    history.replaceState(null, "", toAddress(next));
    drawn[0].querySelector("a").focus();
  } catch (problem) {
    fail(problem);
  }
}

// --- the page

const wide = matchMedia("(min-width: 60em)");
let typing;

function start() {
  const search = fromAddress();
  toForm(search);
  filters.open = wide.matches;
  wide.addEventListener("change", () => {
    filters.open = wide.matches;
  });
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => go(fromForm(), "replace"), PAUSE);
  });
  form.addEventListener("change", (event) => {
    if (event.target !== field) changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed().then(() => heading.scrollIntoView({ block: "nearest" }));
  });
  more.firstElementChild.addEventListener("click", showMore);
  addEventListener("popstate", () => {
    clearTimeout(typing);
    const earlier = fromAddress();
    toForm(earlier);
    go(earlier);
  });
  go(search);
}

function changed() {
  clearTimeout(typing);
  return go(fromForm(), "push");
}

start();
