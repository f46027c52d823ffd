/*
 * The search page. It reads one file of columns (a row for every micro-credential), draws the cards of the rows that
 * are found, and asks Pagefind only when there are words. What is searched for stands in the address of the page.
 *
 * `search-parts.js` holds what the page has and says, `search-files.js` reads files, `search-words.js` what was typed.
 * `search-finding.js` finds rows, `search-offers.js` says what else the words may mean.
 */

import { cardOf, columns } from "./search-files.js";
import { chooseAmong, finder as finderOf, nearMisses, sorted } from "./search-finding.js";
import { offers, providersNamed, unnamed } from "./search-offers.js";
import { counted, drawnCard, element, facets, has, inLanguage, listed, number, page, root, say } from "./search-parts.js";
import { wordsLike } from "./search-words.js";

const PAUSE = 250;
const MOST_SHOWN_AT_FIRST = 1000;
const NOTHING_MEANT = { named: [], offered: [], close: [], unheard: [] };
const NO_WAYS = { fewer: [], withoutWords: 0 };
const SORTS = ["best", "title", "shortest", "cheapest", "start"];

const atOnce = Number(page.dataset.atOnce);
const form = page.querySelector("form");
const field = form.elements.q;
const sorting = form.elements.sort;
const filters = page.querySelector(".search-facets");
const heading = page.querySelector("#search-results");
const status = page.querySelector("[role=status]");
const chips = page.querySelector(".search-chips");
const trouble = page.querySelector(".search-trouble[role=alert]");
const offering = page.querySelector(".search-offers");
const help = page.querySelector(".search-help");
const list = page.querySelector(".cards");
const more = page.querySelector(".search-more");

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

// --- drawing

/** Let status.js mark labels whose next change has passed. */
function tellOfLabels() {
  document.dispatchEvent(new Event("labels-drawn"));
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

/** Say in the live region what was found, what was left out, and how many suggestions are drawn below. */
function drawStatus(search, { matches, unheard, choice, withWords }) {
  const count = choice.found.length;
  const found = count ? counted("found", count) : say("none");
  const said = [`${search.words && withWords ? say("for", { found, words: search.words }) : found}.`];
  const unknown = matches.each.filter(({ rows }) => !rows.size).map(({ word }) => word);
  if (count && unknown.length) said.push(say("left out", { words: quoted(unknown) }));
  if (unheard.length) said.push(say("no provider", { words: quoted(unheard) }));
  if (count > 1 && has(`sorted ${search.sort}`)) said.push(say(`sorted ${search.sort}`));
  const suggested = page.querySelectorAll(".search-offers :is(a, button), .search-help button").length;
  if (suggested) said.push(counted("suggested", suggested));
  status.textContent = said.join(" ");
}

function quoted(words) {
  return listed(words.map((word) => say("quoted", { word })));
}

function items(ways) {
  return element("ul", {}, ...ways.map((way) => element("li", {}, way)));
}

/** Draw what else the words may mean: providers, and filters in their place. */
function drawOffers(named, offered) {
  const ways = offered.map((offer) => button(offerLabel(offer), () => toForm({ ...fromForm(), ...offer }), "search-chip"));
  offering.replaceChildren();
  if (named.length) offering.append(items(named.map(providerLink)));
  if (ways.length) offering.append(element("p", {}, say("offers")), items(ways));
  offering.hidden = !offering.firstChild;
}

function offerLabel({ label, words, count }) {
  return say(words ? "offer with" : "offer", { offer: label, words, count: number(count) });
}

function providerLink({ ref, name, language, count }) {
  // The name stands in an element of its own, because its language may be another one.
  const place = { name: "{name}" };
  const said = count ? counted("courses of", count, place) : say("no courses of", place);
  const [before, after] = said.split("{name}");
  const link = new URL(`providers/${ref}/`, root).href;
  return element("a", { href: link }, before, element("span", inLanguage(language), name), after);
}

function drawHelp(search, { matches, choice, close, help: found, data }) {
  help.replaceChildren();
  if (close.length) help.append(...closeWords(close));
  if (!choice.found.length) help.append(...waysOn(search, matches, found, data), lists());
  help.hidden = !help.firstChild;
}

/** Offer words that are close to those that nothing holds. */
function closeWords(close) {
  const ways = close.flatMap(({ word, like }) =>
    like.map((other) =>
      button(say("close", { word: other }), () => {
        field.value = field.value.split(/\s+/).map((each) => (each === word ? other : each)).join(" ");
      }),
    ),
  );
  return [element("p", {}, say("help close")), items(ways)];
}

function waysOn(search, { rows }, { fewer, withoutWords }, data) {
  if (!data.count) return [element("p", {}, say("help nothing yet"))];
  const ways = [];
  if (fewer.length) ways.push(...helpWithWords(fewer, search.chosen.size > 0));
  if (rows.length) ways.push(...helpWithFilters(search, rows, data));
  if (!ways.length) ways.push(element("p", {}, say("help words")));
  if (search.words && withoutWords) ways.push(items([wayWithoutWords(withoutWords)]));
  else if (!rows.length) ways.push(items([wayWithoutAll(data.count)]));
  return ways;
}

function helpWithWords(fewer, isFiltered) {
  const ways = fewer.map(({ words, count }) =>
    button(say("help word", { word: words, count: number(count) }), () => {
      field.value = words;
    }),
  );
  return [element("p", {}, say(isFiltered ? "help fewer" : "help fewer words")), items(ways)];
}

function wayWithoutWords(count) {
  return button(say("help drop words", { count: number(count) }), () => {
    field.value = "";
  });
}

function wayWithoutAll(count) {
  return button(say("help drop all", { count: number(count) }), () => {
    field.value = "";
    removeAll();
  });
}

function helpWithFilters({ chosen }, rows, data) {
  const ways = nearMisses(rows, chosen, data).map(({ ids, count }) => wayWithout(ids, count, chosen));
  ways.push(button(say("help without all", { count: number(rows.length) }), removeAll));
  return [element("p", {}, say("help filters")), items(ways)];
}

/** Make the button that empties some facets. */
function wayWithout(ids, count, chosen) {
  const values = ids.flatMap((id) =>
    facets.get(id).values.filter(({ input }) => chosen.get(id).has(input.value)).map((value) => ({ id, ...value })),
  );
  const names = values.map(({ id, label }) => say("filter", { facet: facets.get(id).label, value: label }));
  return button(say("help without", { filters: listed(names), count: number(count) }), () => {
    for (const { input } of values) input.checked = false;
  });
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
  const finder = finderOf(data);
  let withWords = true;
  const matches = await finder.matches(search.words).catch((problem) => {
    if (problem.status !== 404) throw problem;
    withWords = false;
    return { rows: data.all, each: [] };
  });
  const choice = chooseAmong(matches.rows, search.chosen, data);
  sorted(choice.found, search.sort, data);
  const drawn = await drawnCards(choice.found.slice(0, search.shown), data);
  const meant = withWords ? await meaningOf(search, matches, data, finder) : NOTHING_MEANT;
  const ways = withWords && !choice.found.length ? await waysFrom(search, finder) : NO_WAYS;
  return { data, matches, choice, drawn, withWords, help: ways, ...meant };
}

/** Give what the words may mean besides: providers, filters, and words close to those that nothing holds. */
async function meaningOf(search, { each }, data, finder) {
  const { named, hasName } = await providersNamed(search.words, data);
  const offered = await offers(search, data, finder);
  const other = new Set(unnamed(search.words, data));
  const unknown = each.filter(({ word, rows }) => !rows.size && other.has(word)).map(({ word }) => word);
  const close = await Promise.all(unknown.map(async (word) => ({ word, like: await wordsLike(word) })));
  const unlike = close.filter(({ like }) => !like.length).map(({ word }) => word);
  return {
    named,
    offered,
    close: close.filter(({ like }) => like.length),
    unheard: unlike.filter((word) => !hasName(word)),
  };
}

/** Give what else would find something where nothing is found. */
async function waysFrom({ words, chosen }, finder) {
  return {
    fewer: words ? await finder.fewer(words, chosen) : [],
    withoutWords: await finder.count("", chosen),
  };
}

async function drawnCards(rows, data) {
  return (await Promise.all(rows.map((row) => cardOf(data, row)))).map(drawnCard);
}

function show(search, answer) {
  const { data, choice, drawn, named, offered, withWords } = answer;
  current = { search, data, found: choice.found };
  trouble.hidden = true;
  if (!withWords) drawTrouble("no index", lists());
  drawCounts(search.chosen, choice.counts);
  drawChips(search.chosen);
  drawOffers(named, offered);
  drawHelp(search, answer);
  drawStatus(search, answer);
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
  offering.hidden = true;
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
    changed().then(() => heading.focus());
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
