// Keeps a page honest that nobody built again: it compares the days on the page with the reader's own day, in UTC.
// It also answers what the status was, or will be, on another day, from the timeline that stands on the page.

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const FIRST_DAY = "1950-01-01";
const LAST_DAY = "2100-12-31";
const asOf = said("as-of");
const today = readersDay();
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const timeline = [...document.querySelectorAll(".over-time > li")].map(partOf);

function said(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content ?? "";
}

/** Give the reader's day. A clock that is behind the page is wrong: the day of the page is taken then. */
function readersDay() {
  const day = new Date().toISOString().slice(0, 10);
  return day < asOf ? asOf : day;
}

function inWords(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(date);
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
    period: label.previousSibling.textContent.replace(/:\s*$/, ""),
    agencies: label.nextSibling.textContent.replace(/^\.\s*/, ""),
  };
}

function partOn(day) {
  return timeline.findLast((part) => part.from <= day);
}

// --- what may have changed

function warnAboutTheSite() {
  const due = said("next-build-due");
  const changes = said("next-change"); // pages that count statuses name it; others have it beside each status
  const isLate = due && today > due;
  const hasChanged = changes && changes <= today;
  if (!isLate && !hasChanged) return;
  const words = `This site was last built on ${inWords(asOf)}. What it says may have changed since then.`;
  document.querySelector(".site-header")?.append(element("p", "banner banner-late", words));
}

/** Warn in lists and search results. A page with a timeline of its own knows what its own label says today. */
function warnBesideLabels() {
  for (const label of document.querySelectorAll(".quality-label[data-next-change]")) {
    const changes = label.dataset.nextChange;
    const isKnown = timeline.length > 0 && "own" in label.dataset;
    if (isKnown || changes > today || label.querySelector(".late")) continue;
    label.append(" ", element("em", "late", `This may have changed since ${inWords(changes)}.`));
  }
}

function showTheStatusOfToday() {
  const then = partOn(asOf);
  const now = partOn(today);
  if (!then || !now || then === now) return;
  for (const label of document.querySelectorAll(".quality-label[data-own]")) {
    label.className = `quality-label ${now.look}`;
    (label.querySelector("strong a") ?? label.querySelector("strong")).textContent = now.label;
    label.querySelector("span")?.remove();
    label.append(" ", element("span", "", `since ${inWords(now.from)}`));
  }
  const words =
    `This page was built on ${inWords(asOf)}, when it said “${then.label}”. ` +
    `By the dates in the reports, “${now.label}” has applied since ${inWords(now.from)}.`;
  for (const sentence of document.querySelectorAll(".quality-sentence")) {
    const below = sentence.closest(".quality") ? " The text below is from the day of the build." : "";
    sentence.textContent = words + below;
  }
}

// --- on the day of my certificate

function offerAnotherDay(place) {
  const input = element("input");
  Object.assign(input, { type: "date", id: "on-the-day", name: "on", min: FIRST_DAY, max: LAST_DAY });
  const label = element("label", "", "Choose the day on your certificate, or a day to come:");
  label.htmlFor = input.id;
  const print = element("button", "button", "Print this page");
  print.type = "button";
  print.addEventListener("click", () => window.print());
  const answer = element("div", "answer");
  answer.setAttribute("role", "status");
  const heading = element("h3", "", "On the day of my certificate");
  heading.id = "day";
  const row = element("p", "day-row");
  row.append(label, input, print);
  place.append(heading, row, answer);
  place.hidden = false;

  function show() {
    // Who types a year passes through the years 2, 20 and 202: they are no answer.
    const day = input.validity.valid ? input.value : "";
    answer.replaceChildren(...(day ? answerFor(day) : []));
    print.hidden = !day;
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

function answerFor(day) {
  const part = partOn(day);
  if (!part) return [];
  const known = day > asOf ? "as far as the reports recorded so far say" : "by the reports recorded here";
  const label = element("p", `quality-label ${part.look}`);
  label.append(element("strong", "", part.label));
  const who = part.agencies ? ` Who looked: ${part.agencies}` : "";
  return [
    element("p", "", `On ${inWords(day)}, ${known}:`),
    label,
    element("p", "", `${part.period}.${who}`),
    element("p", "as-of", `Worked out from the records of ${inWords(asOf)}.`),
  ];
}

warnAboutTheSite();
showTheStatusOfToday();
warnBesideLabels();
for (const place of document.querySelectorAll(".on-the-day")) offerAnotherDay(place);
// The search draws its labels later.
document.addEventListener("labels-drawn", warnBesideLabels);
