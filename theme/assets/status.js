// Keeps a page honest that nobody built again: it compares the days on the page with the reader's own day, in UTC.
// It also answers what the status was, or will be, on another day or in a month, from the timeline that stands on the page.

import { inWords, say } from "./said.js";

const TIME = /^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$/;
const LENGTH_OF_A_MONTH = "2024-03".length;
const FIRST_DAY = "1950-01-01";
const LAST_DAY = "2100-12-31";
const PASSED = ["tick", "tick-in-a-square"];
/** A check was not passed, or an approval taken back. */
const LOST = "cross";
const asOf = meta("as-of");
const today = readersDay();
const timeline = [...document.querySelectorAll(".over-time > li")].map(partOf);
/** A recognition sheet lists the versions of its course, the earliest first. */
const versions = [...document.querySelectorAll(".versions > li")];

function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content ?? "";
}

/** Give the reader's day. A clock that is behind the page is wrong: the day of the page is taken then. */
function readersDay() {
  const day = new Date().toISOString().slice(0, 10);
  return day < asOf ? asOf : day;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// --- the timeline of a credential or provider: `PERIOD: <strong>LABEL</strong>. AGENCIES.`

function partOf(item) {
  const label = item.querySelector("strong");
  return {
    item,
    from: item.dataset.from ?? "",
    look: item.className,
    label: label.textContent,
    period: label.previousSibling.textContent.replace(/\s*:\s*$/, ""),
    agencies: agenciesAfter(label),
  };
}

/** Give what stands behind the label and its full stop: names, some of them marked with a language. */
function agenciesAfter(label) {
  const nodes = [];
  for (let node = label.nextSibling; node; node = node.nextSibling) nodes.push(node.cloneNode(true));
  nodes[0].textContent = nodes[0].textContent.replace(/^\.\s*/, "");
  return nodes.filter((node) => node.textContent);
}

/** Give the shape of a part: what its status is, in the word of the badges. */
function shapeOf({ look }) {
  return /shape-(\S+)/.exec(look)[1];
}

function partOn(day) {
  return timeline.findLast((part) => part.from <= day);
}

// --- what may have changed

async function warnAboutTheSite() {
  const due = meta("next-build-due");
  const changes = meta("next-change"); // pages that count statuses name it; others have it beside each status
  const isLate = due && today > due;
  const hasChanged = changes && changes <= today;
  if (!isLate && !hasChanged) return;
  const words = await say("site late", { day: inWords(asOf) });
  document.querySelector(".site-header")?.append(element("p", "banner banner-late", words));
}

/** Warn in lists and search results. A page with a timeline of its own knows what its own label says today. */
async function warnBesideLabels() {
  for (const label of document.querySelectorAll(".quality-label[data-next-change]")) {
    const changes = label.dataset.nextChange;
    const isKnown = timeline.length > 0 && "own" in label.dataset;
    if (isKnown || changes > today || label.querySelector(".late")) continue;
    const late = element("em", "late");
    label.append(" ", late);
    late.textContent = await say("label late", { day: inWords(changes) });
  }
}

async function showTheStatusOfToday() {
  const then = partOn(asOf);
  const now = partOn(today);
  if (!then || !now || then === now) return;
  const since = [];
  for (const label of document.querySelectorAll(".quality-label[data-own]")) {
    label.className = `quality-label ${now.look}`;
    (label.querySelector("strong a") ?? label.querySelector("strong")).textContent = now.label;
    label.querySelector("span")?.remove();
    since.push(element("span"));
    label.append(" ", since.at(-1));
  }
  const day = inWords(now.from);
  for (const span of since) span.textContent = await say("since", { day });
  const words = await say("page late", {
    built: inWords(asOf),
    then: then.label,
    now: now.label,
    day,
  });
  const below = await say("below late");
  for (const sentence of document.querySelectorAll(".quality-sentence")) {
    sentence.textContent = sentence.closest(".quality") ? `${words} ${below}` : words;
  }
}

// --- on the day of my certificate, or in its month

async function offerAnotherDay(place) {
  const sayings = ["which day", "which month", "month only", "month form", "on the day"];
  const [ofDay, ofMonth, monthOnly, form, title] = await Promise.all(sayings.map((what) => say(what)));
  const input = element("input");
  Object.assign(input, { id: "on-the-day", name: "on", pattern: "[0-9]{4}-(0[1-9]|1[0-2])" });
  const label = element("label");
  label.htmlFor = input.id;
  const isMonth = element("input");
  isMonth.type = "checkbox";
  const choice = element("label", "day-choice");
  choice.append(isMonth, ` ${monthOnly}`);
  const answer = element("div", "answer");
  answer.setAttribute("role", "status");
  const heading = element("h3", "", title);
  heading.id = "day";
  const row = element("p", "day-row");
  row.append(label, input, choice);
  place.append(heading, row, answer);
  place.hidden = false;

  /** Ask for a day or a month. Where a browser has no field for months, it takes the month as text. */
  function ask(value, month) {
    const length = month ? LENGTH_OF_A_MONTH : LAST_DAY.length;
    isMonth.checked = month;
    input.value = "";
    input.type = month ? "month" : "date";
    [input.min, input.max] = [FIRST_DAY, LAST_DAY].map((day) => day.slice(0, length));
    label.textContent = month ? ofMonth : ofDay;
    if (input.type === "text") label.append(` (${form})`);
    input.value = value.slice(0, length);
    if (!input.validity.valid) input.value = "";
  }

  function show() {
    // Who types a year passes through the years 2, 20 and 202: they are no answer.
    const time = input.validity.valid ? input.value : "";
    showAnswer(answer, time);
    takeAlong(time);
    return time;
  }

  function showAddress() {
    const wanted = new URL(location.href).searchParams.get("on") ?? "";
    const time = TIME.test(wanted) ? wanted : "";
    ask(time, time.length === LENGTH_OF_A_MONTH);
    return show();
  }

  function change() {
    const time = show();
    const address = new URL(location.href);
    if (time) address.searchParams.set("on", time);
    else address.searchParams.delete("on");
    address.hash = "day";
    history.replaceState(null, "", address);
  }

  input.addEventListener("change", change);
  isMonth.addEventListener("change", () => {
    ask(isMonth.checked ? input.value : "", isMonth.checked);
    change();
  });
  addEventListener("popstate", showAddress);
  if (showAddress() && location.hash === "#day") heading.scrollIntoView();
}

/** Let the ways between a course and its sheet ask for the same time, and so the address that stands on the sheet. */
function takeAlong(time) {
  const course = location.pathname.replace(/sheet\/$/, "");
  const query = time ? `?on=${time}` : "";
  for (const link of document.querySelectorAll("a[href]")) {
    const isPage = link.origin === location.origin && [course, `${course}sheet/`].includes(link.pathname);
    if (!isPage || !["", "#day"].includes(link.hash)) continue;
    const [address] = link.getAttribute("href").split(/[?#]/);
    link.setAttribute("href", time ? `${address}${query}#day` : address);
    if (link.closest(".address")) link.textContent = link.textContent.split("?")[0] + query;
  }
}

async function showAnswer(answer, time) {
  answer.dataset.day = time;
  const said = time ? await answerFor(time) : [];
  if (answer.dataset.day === time) answer.replaceChildren(...said);
}

async function answerFor(time) {
  const first = time.length === LENGTH_OF_A_MONTH ? `${time}-01` : time;
  const last = time.length === LENGTH_OF_A_MONTH ? `${time}-31` : time; // only compared, as text: the 31st may not exist
  const [status, version] = await Promise.all([statusIn(first, last, time), versionIn(first, last, time)]);
  const asked = await say("worked out", { day: inWords(asOf) });
  return [...status, ...version, element("p", "as-of", asked)];
}

/** Say yes, no or not known for a day or a month, and then why: the label, or what changed within the month. */
async function statusIn(first, last, time) {
  const parts = timeline.filter((part) => part.from <= last && part === partOn(part.from > first ? part.from : first));
  if (!parts.length) return [];
  const when = inWords(time);
  const kinds = new Set(parts.map(shapeOf));
  const isMonth = first < last;
  const [kind] = kinds;
  const said = [element("p", "", ""), ...(parts.length > 1 ? await changes(parts, kinds, when) : [labelOf(parts[0])])];
  said[0].append(element("strong", "", await say(kinds.size > 1 ? "changed" : kind, { when })));
  if (parts.length === 1) {
    const [{ period, agencies }] = parts;
    const whole = isMonth ? ` ${await say("whole month", { when })}` : "";
    const times = element("p", "", `${period}.${whole}`);
    if (agencies.length) {
      const [before, after] = (await say("who looked", { agencies: "\n" })).split("\n");
      times.append(` ${before}`, ...agencies.map((node) => node.cloneNode(true)), after);
    }
    said.push(times);
  }
  const lost = PASSED.some((shape) => kinds.has(shape)) && timeline.find((part) => part.from > last && shapeOf(part) === LOST);
  if (lost) said.push(element("p", "", await say("later", { day: inWords(lost.from), label: lost.label })));
  if (last > asOf) said.push(element("p", "", await say("to come")));
  return said;
}

function labelOf(part) {
  const label = element("p", `quality-label ${part.look}`);
  label.append(element("strong", "", part.label));
  return label;
}

/** List what was so within a month, one after the other. */
async function changes(parts, kinds, when) {
  const list = element("ol", "over-time");
  list.append(...parts.map(({ item }) => item.cloneNode(true)));
  return kinds.size > 1 ? [list] : [element("p", "", await say("changed label", { when })), list];
}

/** Say which version of the course is valid on a day or in a month, with links to the sheets of others. */
async function versionIn(first, last, time) {
  if (!versions.length) return [];
  const dated = versions.filter(({ dataset }) => dataset.from || dataset.until);
  const valid = dated.filter(({ dataset: { from = "", until = LAST_DAY } }) => from <= last && first <= until);
  const others = valid.filter(({ dataset }) => !("own" in dataset));
  const own = others.length < valid.length;
  const found = [own && "version own", others.length && (own ? "version also" : "version other")].filter(Boolean);
  if (!found.length) found.push(dated.length < versions.length ? "version unknown" : "version none");
  const said = await Promise.all(found.map((what) => say(what, { when: inWords(time) })));
  const lines = said.map((words) => element("p", "", words));
  for (const other of others) {
    const link = other.querySelector("a").cloneNode(true);
    link.setAttribute("href", `${link.getAttribute("href")}?on=${time}#day`);
    lines.at(-1).append(" ", link);
  }
  return lines;
}

warnAboutTheSite();
showTheStatusOfToday();
warnBesideLabels();
for (const place of document.querySelectorAll(".on-the-day")) offerAnotherDay(place);
// The search draws its labels later.
document.addEventListener("labels-drawn", warnBesideLabels);
