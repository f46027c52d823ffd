/* What every page does: it keeps what it says true, and lets readers put courses on their shortlist. */

import "./status.js";
import { edition, root, say } from "./said.js";
import { MOST, add, courses, has, remove, whenChanged } from "./shortlist.js";

/** What is spoken: one place for the page, because there may be many buttons. */
const spoken = document.createElement("p");
spoken.className = "unseen";
spoken.setAttribute("role", "status");
document.body.append(spoken);

const COURSE = /^credentials\/([^/]+\/[^/]+)\/$/;

/** Give the name of the course at an address of this site; nothing if there is no course. */
function courseAt(address) {
  const { origin, pathname } = new URL(address);
  const path = pathname.startsWith(edition.pathname) ? pathname.slice(edition.pathname.length) : "";
  return origin === root.origin ? COURSE.exec(path)?.[1] : undefined;
}

/** Give the places for a button, with the title of the course: each card, and the head of its own page. */
function* places() {
  for (const card of document.querySelectorAll("li.card")) {
    const link = card.querySelector(".card-title a");
    const ref = link && courseAt(link.href);
    if (ref) yield { place: card, ref, title: link };
  }
  const head = document.querySelector("article.record > .record-head");
  const own = courseAt(location.href);
  if (head && own) yield { place: head, ref: own, title: head.querySelector("h1") };
}

const offered = new WeakSet();

/** Give a place its button, once. */
async function offer({ place, ref, title }) {
  if (offered.has(place)) return;
  offered.add(place);
  const row = document.createElement("p");
  row.className = "shortlist";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.dataset.course = ref;
  const note = document.createElement("span");
  row.append(button, note);
  button.setAttribute("aria-label", title.textContent); // until the words are loaded
  place.append(row);
  await draw(button, title);
  button.addEventListener("click", async () => {
    const isAdded = !has(ref);
    const fits = isAdded ? add(ref, title.textContent) : remove(ref);
    const said = fits === false ? "full" : isAdded ? "added" : "removed";
    note.textContent = await say(said, { count: courses().length, most: MOST });
    spoken.textContent = note.textContent;
    if (courses().length > 1) note.append(" ", await wayTo("compare/", "compare"));
  });
  whenChanged(() => draw(button, title));
}

async function wayTo(path, what) {
  const link = document.createElement("a");
  link.href = new URL(path, edition).href;
  link.textContent = await say(what);
  return link;
}

async function draw(button, title) {
  button.textContent = await say(has(button.dataset.course) ? "remove" : "add");
  button.setAttribute("aria-label", `${button.textContent}: ${title.textContent}`);
}

/** Show the way to the list in the header while it holds something. */
async function drawWay() {
  const count = courses().length;
  const list = document.querySelector(".site-header nav ul");
  const address = new URL("compare/", edition).href;
  let item = list.querySelector(".shortlist-way");
  if (!count) {
    item?.remove();
    return;
  }
  if (!item) {
    item = document.createElement("li");
    item.className = "shortlist-way";
    item.append(document.createElement("a"));
    list.append(item);
  }
  const link = item.firstChild;
  link.href = address;
  link.textContent = await say("way", { count });
  if (location.pathname === new URL(address).pathname) link.setAttribute("aria-current", "page");
}

function offerAll() {
  for (const place of places()) offer(place);
}

/** Take along to another language what the address asks for: words of a search, courses to compare, a day. */
document.querySelector(".languages")?.addEventListener("click", ({ target }) => {
  const link = target.closest("a");
  if (link) [link.search, link.hash] = [location.search, location.hash];
});

/** Let people print what is a sensible wish to have on paper: records, their sheets, comparisons and figures. */
async function offerPaper() {
  const words = await say("print");
  for (const place of document.querySelectorAll(".record-head, .to-print")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = words;
    button.addEventListener("click", () => print());
    rowFor(place).append(button);
  }
}

/** Give the row of buttons of a place; the head of a course has one already. */
function rowFor(place) {
  if (!place.matches(".record-head")) return place;
  const known = place.querySelector(":scope > .shortlist");
  if (known) return known;
  const row = document.createElement("p");
  row.className = "to-print";
  place.append(row);
  return row;
}

/** Paper names the address of what it shows, with what that asks for: a day, courses to compare, words of a search. */
addEventListener("beforeprint", () => {
  const own = document.querySelector('link[rel="canonical"]');
  if (own) own.dataset.query = location.search;
});

/** Say beside links from another language that their page exists in English only. */
async function tellEnglish() {
  if (edition === root) return;
  const words = await say("in English");
  for (const link of document.querySelectorAll("a[href]:not(.languages a, svg a)")) {
    const { origin, pathname } = new URL(link.href);
    const isPage = origin === root.origin && pathname.startsWith(root.pathname) && pathname.endsWith("/");
    if (!isPage || pathname.startsWith(edition.pathname)) continue;
    link.hreflang = "en";
    link.append(` ${words}`);
  }
}

/** Open the contents of a page where there is room for them beside it; on a phone they stand folded above it. */
function openContents({ matches }) {
  for (const folded of document.querySelectorAll(".contents details")) folded.open = matches;
}

const wide = matchMedia("(min-width: 68rem)"); // as in catalogue.css
wide.addEventListener("change", openContents);
openContents(wide);
tellEnglish();
offerAll();
offerPaper();
drawWay();
whenChanged(drawWay);
// The search draws its cards later.
document.addEventListener("labels-drawn", offerAll);
