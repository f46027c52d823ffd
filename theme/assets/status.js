// Keeps a page honest that nobody built again: it compares the days on the page with the reader's own day.
// It also answers what the status was, or will be, on another day, from the timeline that stands on the page.

const today = new Date().toISOString().slice(0, 10);
const asOf = said("as-of");
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

function said(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content ?? "";
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

// --- what may have changed

function warnAboutTheSite() {
  const due = said("next-build-due");
  if (!due || today <= due) return;
  const words = `This site was last built on ${inWords(asOf)}. What it says may have changed since then.`;
  document.querySelector(".site-header")?.append(element("p", "banner banner-late", words));
}

function warnBesideLabels() {
  for (const label of document.querySelectorAll(".quality-label[data-next-change]")) {
    const changes = label.dataset.nextChange;
    if (changes > today || label.querySelector(".late")) continue;
    label.append(" ", element("em", "late", `This may have changed since ${inWords(changes)}.`));
  }
}

// --- the timeline of a credential or provider

function parts() {
  return [...document.querySelectorAll(".over-time > li")].map((item) => ({
    from: item.dataset.from ?? "",
    until: item.dataset.until ?? "9999-12-31",
    shape: item.className,
    label: item.querySelector(".said").textContent,
    text: item.textContent.trim(),
  }));
}

function partOn(day) {
  return parts().find((part) => part.from <= day && day <= part.until);
}

function showTheStatusOfToday() {
  const then = partOn(asOf);
  const now = partOn(today);
  if (!then || !now || then.label === now.label) return false;
  for (const label of document.querySelectorAll("[data-own].quality-label")) {
    label.className = `quality-label ${now.shape}`;
    label.querySelector("strong").textContent = now.label;
    label.querySelector("span")?.remove();
    label.append(" ", element("em", "late", `since ${inWords(now.from)}`));
  }
  const words =
    `This page was built on ${inWords(asOf)}, when it said “${then.label}”. ` +
    `By the dates in the reports, “${now.label}” holds since ${inWords(now.from)}.`;
  for (const sentence of document.querySelectorAll(".quality-sentence")) sentence.textContent = words;
  return true;
}

// --- on the day of my certificate

function offerAnotherDay(place) {
  const id = "on-the-day";
  const input = element("input");
  Object.assign(input, { type: "date", id, name: "on", min: "1950-01-01", max: "2100-12-31" });
  const label = element("label", "", "Choose the day on your certificate, or a day to come: ");
  label.htmlFor = id;
  const print = element("button", "button button-quiet", "Print this page");
  print.type = "button";
  print.addEventListener("click", () => window.print());
  const answer = element("div", "answer");
  answer.setAttribute("role", "status");
  const row = element("p", "day-row");
  row.append(label, input, " ", print);
  const heading = element("h3", "", "On the day of my certificate");
  heading.id = "day";
  place.append(heading, row, answer);
  place.hidden = false;

  input.addEventListener("change", () => {
    answerFor(input.value, answer);
    const address = new URL(location.href);
    if (input.value) address.searchParams.set("on", input.value);
    else address.searchParams.delete("on");
    address.hash = "day";
    history.replaceState(null, "", address);
  });
  const wanted = new URL(location.href).searchParams.get("on") ?? "";
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(wanted)) input.value = wanted;
  if (!input.value) return;
  answerFor(input.value, answer);
  if (location.hash === "#day") heading.scrollIntoView();
}

function answerFor(day, answer) {
  answer.replaceChildren();
  const part = day ? partOn(day) : undefined;
  if (!part) return;
  const label = element("p", `quality-label ${part.shape}`);
  label.append(element("strong", "", part.label));
  const known = day > asOf ? "as far as the reports recorded here say today" : "by the reports recorded here";
  answer.append(
    element("p", "", `On ${inWords(day)}, ${known}:`),
    label,
    element("p", "", part.text),
    element("p", "as-of", `Worked out from the records of ${inWords(asOf)}.`),
  );
}

warnAboutTheSite();
showTheStatusOfToday();
warnBesideLabels();
for (const place of document.querySelectorAll(".on-the-day")) offerAnotherDay(place);
// Other scripts draw labels later.
document.addEventListener("labels-drawn", warnBesideLabels);
