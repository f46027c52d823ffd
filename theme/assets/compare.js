/*
 * Puts courses side by side. It reads the pages of the courses, so that every fact stands here in the same words. The
 * address names the courses that are compared; the shortlist of this browser offers others.
 */

import { edition } from "./said.js";
import { add, courses, isRef, remove, whenChanged } from "./shortlist.js";

const page = document.getElementById("compare");
const most = Number(page.dataset.most);
const list = page.querySelector(".compare-list");
const side = page.querySelector(".compare-side");
const only = page.querySelector("[data-only]");
const sayings = new Map(
  [...page.querySelector("template").content.querySelectorAll("[data-say]")].map((p) => [p.dataset.say, p.textContent]),
);
const loaded = new Map();
const choices = new Map();
let turn = 0;

function say(what, filling = {}) {
  return sayings.get(what).replace(/\{(\w+)\}/g, (_, name) => filling[name]);
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// --- which courses

function chosen() {
  const named = new URLSearchParams(location.search).getAll("course").filter(isRef);
  return [...new Set(named)].slice(0, most);
}

function choose(refs) {
  const address = new URL(location.pathname, location.href);
  for (const ref of refs) address.searchParams.append("course", ref);
  history.replaceState(null, "", address.href.replaceAll("%2F", "/"));
  return draw();
}

// --- what their pages say

/** Read the page of a course: its title, who offers it, and what it says about each fact. */
async function read(ref) {
  const address = new URL(`credentials/${ref}/`, edition);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of found.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  const facts = [...found.querySelectorAll("#facts + .facts > div")].map((row) => [
    row.querySelector("dt").textContent,
    [...row.querySelector("dd").childNodes],
  ]);
  return {
    ref,
    address: address.href,
    title: found.querySelector("h1"),
    offered: [...found.querySelector(".record-head .caption").childNodes],
    notices: [...found.querySelectorAll(".record-head .notice")],
    rows: new Map([
      [say("check"), [found.querySelector(".quality-label"), found.querySelector(".quality-sentence")]],
      ...facts,
      [say("learn"), below(found.getElementById("learn")).filter((part) => part.matches("ul, .in-language"))],
      ...["before", "assessed", "lead"].map((id) => section(found, id)),
    ]),
  };
}

/** Give a section of a page as a row: its heading, and everything below it. */
function section(found, id) {
  const heading = found.getElementById(id);
  return [heading.textContent, below(heading)];
}

/** Give what stands below a heading, up to the next section. */
function below(heading) {
  const parts = [];
  for (let part = heading.nextElementSibling; part && !part.matches("h2, section"); part = part.nextElementSibling) {
    parts.push(part);
  }
  return parts;
}

function course(ref) {
  if (!loaded.has(ref)) {
    const promise = read(ref);
    promise.catch(() => loaded.delete(ref));
    loaded.set(ref, promise);
  }
  return loaded.get(ref);
}

// --- drawing

/** Draw everything: the shortlist with what is chosen, and the courses side by side. */
async function draw() {
  const mine = ++turn;
  const refs = chosen();
  const found = await Promise.allSettled(refs.map(course));
  if (mine !== turn) return;
  const compared = found.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
  const missing = refs.filter((_, index) => found[index].status === "rejected");
  const trouble = page.querySelector("[data-trouble]");
  trouble.hidden = !missing.length;
  if (missing.length) trouble.textContent = say("missing", { names: missing.join(", ") });
  drawChoices(refs, compared);
  drawTable(compared);
  page.querySelector(".compare-empty").hidden = refs.length > 0 || courses().length > 0;
}

/** Bring the shortlist up to date. Its boxes stay the same ones, so that the focus stays where it is. */
function drawChoices(refs, compared) {
  const kept = courses();
  const isFull = refs.length >= most;
  list.hidden = !kept.length;
  for (const [ref, { item }] of choices) {
    if (kept.some(([known]) => known === ref)) continue;
    item.remove();
    choices.delete(ref);
  }
  for (const [ref, title] of kept) {
    if (!choices.has(ref)) choices.set(ref, choice(ref, title));
    const { box, name } = choices.get(ref);
    const known = compared.find((each) => each.ref === ref)?.title;
    if (known) name.replaceChildren(...known.cloneNode(true).childNodes);
    box.checked = refs.includes(ref);
    box.disabled = isFull && !box.checked;
  }
  const isMore = isFull && kept.some(([ref]) => !refs.includes(ref));
  list.querySelector("[data-most-said]").hidden = !isMore;
  page.querySelector("[data-keep]").hidden = refs.every((ref) => choices.has(ref));
}

function choice(ref, title) {
  const box = element("input", { type: "checkbox", value: ref });
  const name = element("span", {}, title);
  const gone = element("button", { type: "button", class: "button-small", "aria-label": `${say("remove")}: ${title}` });
  gone.textContent = say("remove");
  const item = element("li", {}, element("label", { class: "compare-check" }, box, name), gone);
  box.addEventListener("change", () => {
    const now = chosen();
    choose(box.checked ? [...now, ref] : now.filter((each) => each !== ref));
  });
  gone.addEventListener("click", () => takeAway(ref, title));
  list.querySelector("ul").append(item);
  return { item, box, name };
}

async function takeAway(ref, title) {
  remove(ref);
  await choose(chosen().filter((each) => each !== ref));
  (list.hidden ? page.querySelector("#nothing") : list.querySelector("h2")).focus();
  page.querySelector("[data-said]").textContent = say("removed", { title });
}

function drawTable(compared) {
  side.hidden = !compared.length;
  const names = [...new Set(compared.flatMap(({ rows }) => [...rows.keys()]))];
  // What only some pages have comes before the last row.
  names.push(...names.splice(names.indexOf(say("learn")), names.includes(say("learn")) ? 1 : 0));
  const rows = names.map((name) => row(name, compared));
  const differing = rows.filter(({ isDifferent }) => isDifferent);
  page.querySelector("[data-marks]").hidden = compared.length < 2;
  const shown = only.checked && compared.length > 1 ? differing : rows;
  const heads = compared.map(({ title, address, offered, notices }) => {
    const link = element("a", { href: address }, ...title.cloneNode(true).childNodes);
    const caption = element("p", { class: "caption" }, ...offered.map((node) => node.cloneNode(true)));
    return element("th", { scope: "col", role: "columnheader" }, link, caption, ...notices.map((each) => each.cloneNode(true)));
  });
  const first = element("th", { scope: "col", role: "columnheader" }, say("fact"));
  const table = element(
    "table",
    { role: "table", "aria-labelledby": "side" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, first, ...heads)),
    element("tbody", { role: "rowgroup" }, ...shown.map((each) => each.drawn)),
  );
  const nothing = shown.length ? [] : [element("p", {}, say("nothing different"))];
  page.querySelector(".compare-table").replaceChildren(table, ...nothing);
  document.dispatchEvent(new Event("labels-drawn"));
}

/** Make a row, and tell whether the courses differ in it: in words, because not everybody sees colours. */
function row(name, compared) {
  const cells = compared.map(({ rows, title }) => {
    const said = (rows.get(name) ?? []).filter(Boolean).map((node) => node.cloneNode(true));
    const named = element("p", { class: "compare-name", "aria-hidden": "true" }, title.textContent);
    return element("td", { role: "cell" }, named, ...(said.length ? said : [say("not stated")]));
  });
  const texts = new Set(cells.map((cell) => words(cell)));
  const isDifferent = texts.size > 1;
  const head = element("th", { scope: "row", role: "rowheader" }, name);
  if (compared.length > 1) {
    head.append(element("span", { class: "compare-mark" }, say(isDifferent ? "different" : "same")));
  }
  const attributes = { role: "row", ...(compared.length > 1 && isDifferent && { class: "compare-different" }) };
  return { isDifferent, drawn: element("tr", attributes, head, ...cells) };
}

function words(cell) {
  const copy = cell.cloneNode(true);
  copy.querySelector(".compare-name").remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// --- the page

page.querySelector("[data-copy]").addEventListener("click", async () => {
  let said = "copied";
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    said = "not copied";
  }
  page.querySelector("[data-done]").textContent = say(said);
});
page.querySelector("[data-keep]").addEventListener("click", async () => {
  const all = await Promise.all(chosen().map(course));
  const fits = all.map(({ ref, title }) => add(ref, title.textContent)).every(Boolean);
  page.querySelector("[data-done]").textContent = say(fits ? "kept" : "full");
});
only.addEventListener("change", draw);
whenChanged(draw);
addEventListener("popstate", draw);

if (chosen().length) draw();
else choose(courses().slice(0, most).map(([ref]) => ref));
