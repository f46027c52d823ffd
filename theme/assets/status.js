// Keeps a page honest that nobody built again: it compares the days on the page with the reader's own day, in UTC.
// It also answers what the status was, or will be, on another day, from the timeline that stands on the page.

import { inWords, say } from "./said.js";

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const FIRST_DAY = "1950-01-01";
const LAST_DAY = "2100-12-31";
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

// --- on the day of my certificate

async function offerAnotherDay(place) {
  const [asked, title] = await Promise.all(["which day", "on the day"].map((what) => say(what)));
  const input = element("input");
  Object.assign(input, { type: "date", id: "on-the-day", name: "on", min: FIRST_DAY, max: LAST_DAY });
  const label = element("label", "", asked);
  label.htmlFor = input.id;
  const answer = element("div", "answer");
  answer.setAttribute("role", "status");
  const heading = element("h3", "", title);
  heading.id = "day";
  const row = element("p", "day-row");
  row.append(label, input);
  place.append(heading, row, answer);
  place.hidden = false;

  function show() {
    // Who types a year passes through the years 2, 20 and 202: they are no answer.
    const day = input.validity.valid ? input.value : "";
    showAnswer(answer, day);
    return day;
  }

  function showAddress() {
    const wanted = new URL(location.href).searchParams.get("on") ?? "";
    input.value = DAY.test(wanted) ? wanted : "";
    if (!input.validity.valid) input.value = "";
    return show();
  }

  input.addEventListener("change", () => {
    const day = show();
    const address = new URL(location.href);
    if (day) address.searchParams.set("on", day);
    else address.searchParams.delete("on");
    address.hash = "day";
    history.replaceState(null, "", address);
  });
  addEventListener("popstate", showAddress);
  if (showAddress() && location.hash === "#day") heading.scrollIntoView();
}

async function showAnswer(answer, day) {
  answer.dataset.day = day;
  const said = day ? await answerFor(day) : [];
  if (answer.dataset.day === day) answer.replaceChildren(...said);
}

async function answerFor(day) {
  const [version, status] = await Promise.all([versionOn(day), statusOn(day)]);
  return [...version, ...status];
}

async function statusOn(day) {
  const part = partOn(day);
  if (!part) return [];
  const label = element("p", `quality-label ${part.look}`);
  label.append(element("strong", "", part.label));
  const times = element("p", "", `${part.period}.`);
  if (part.agencies.length) {
    const [before, after] = (await say("who looked", { agencies: "\n" })).split("\n");
    times.append(` ${before}`, ...part.agencies.map((node) => node.cloneNode(true)), after);
  }
  return [
    element("p", "", await say(day > asOf ? "on a day to come" : "on a day", { day: inWords(day) })),
    label,
    times,
    element("p", "as-of", await say("worked out", { day: inWords(asOf) })),
  ];
}

/** Say which version of the course is valid on a day, with links to the sheets of others. */
async function versionOn(day) {
  if (!versions.length) return [];
  const dated = versions.filter(({ dataset }) => dataset.from || dataset.until);
  const valid = dated.filter(({ dataset: { from = "", until = LAST_DAY } }) => from <= day && day <= until);
  const others = valid.filter(({ dataset }) => !("own" in dataset));
  const own = others.length < valid.length;
  const found = [own && "version own", others.length && (own ? "version also" : "version other")].filter(Boolean);
  if (!found.length) found.push(dated.length < versions.length ? "version unknown" : "version none");
  const said = await Promise.all(found.map((what) => say(what, { day: inWords(day) })));
  const lines = said.map((words) => element("p", "", words));
  for (const other of others) {
    const link = other.querySelector("a").cloneNode(true);
    link.setAttribute("href", `${link.getAttribute("href")}?on=${day}#day`);
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
