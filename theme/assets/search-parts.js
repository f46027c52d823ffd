/*
 * What the scripts of the search page stand on: the page with its facets, what it says, and the elements that are drawn.
 * What is said stands in the template of the page; text from records is only ever set as text.
 */

export const page = document.getElementById("search");
export const root = new URL(page.dataset.root, document.baseURI);
export const base = new URL(page.dataset.base, document.baseURI);
export const language = document.documentElement.lang || "en";
const plurals = new Intl.PluralRules(language);
const lists = new Intl.ListFormat(language);
/** The facets by their ids. */
export const facets = new Map(
  [...page.querySelectorAll("[data-facet]")].map((box) => [box.dataset.facet, readFacet(box)]),
);
const sayings = new Map(
  [...page.querySelector("template").content.querySelectorAll("[data-say]")].map((p) => [p.dataset.say, p.textContent]),
);

function readFacet(box) {
  const values = [...box.querySelectorAll("input")].map((input) => {
    const row = input.closest("label");
    return {
      input,
      row,
      label: row.querySelector("[data-label]").textContent,
      count: row.querySelector("[data-count]"),
      names: row.dataset.names?.split("|") ?? [],
      offer: row.dataset.offer,
    };
  });
  return { box, label: box.querySelector("legend").textContent, values, chosen: box.querySelector("[data-chosen]") };
}

/** Say something from the template, with its braces filled. */
export function say(what, filling = {}) {
  return sayings.get(what).replace(/\{(\w+)\}/g, (_, name) => filling[name]);
}

/** Tell whether there is something to say. */
export function has(what) {
  return sayings.has(what);
}

export function number(count) {
  return count.toLocaleString(language);
}

export function counted(what, count, filling = {}) {
  const form_ = sayings.has(`${what} ${plurals.select(count)}`) ? plurals.select(count) : "other";
  return say(`${what} ${form_}`, { ...filling, count: number(count) });
}

export function listed(words) {
  return lists.format(words);
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Give the attributes of text in a language: none if it is the page's own. */
export function inLanguage(tag) {
  return tag === language ? {} : { lang: tag, dir: "auto" };
}

function drawnLabel(quality) {
  const own = { class: `quality-label quality-${quality.group} shape-${quality.shape}` };
  if (quality.nextChange) own["data-next-change"] = quality.nextChange;
  const beside = quality.beside ? [" ", element("span", {}, quality.beside)] : [];
  return element("p", own, element("strong", {}, quality.label), ...beside);
}

export function drawnCard(card) {
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
