/*
 * A box for the answer to each question about one's own quality assurance. Answers stay in this browser as long as the
 * person wants, and are saved as files: YAML, which a record takes and this page opens again, and Markdown for people.
 * Nothing is sent.
 */

import { cleaned, withComment } from "./form-yaml.js";
import { inWords, root } from "./said.js";

const LARGEST_FILE = 1_000_000;
const WAIT_BEFORE_LETTING_GO = 10_000;
// A line that this page has written: a key, and a text in double quotes or nothing.
const LINE = /^\s*(?:- )?"?([A-Za-z0-9_-]+)"?:(?: (".*"))?\s*$/;

const page = document.getElementById("reflect");
const name = page.dataset.set;
const boxes = [...page.querySelectorAll("textarea")];
const keep = page.querySelector("[data-keep]");
const languageField = page.querySelector("#written-in");
const done = page.querySelector("[data-done]");
const trouble = page.querySelector("[data-trouble]");
const sayings = new Map(
  [...page.querySelector("template").content.querySelectorAll("[data-say]")].map((p) => [p.dataset.say, p.textContent]),
);
// Catalogues that share a host have a place each.
const KEY = `answers to ${name} of ${root.pathname}`;
/** True while something is written here and stands neither in the browser nor in a file. */
let isUnsaved = false;

function say(what, filling = {}) {
  return sayings.get(what).replace(/\{(\w+)\}/g, (_, key) => filling[key]);
}

function today() {
  const now = new Date();
  const part = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

// --- answers

/** Give the answers by question, in the order of the page. */
function answers() {
  return new Map(boxes.map((box) => [box.name, cleaned(box.value)]).filter(([, answer]) => answer));
}

function fill(given, language) {
  for (const box of boxes) box.value = (given.get(box.name) ?? "").slice(0, box.maxLength);
  if ([...languageField.options].some(({ value }) => value === language)) languageField.value = language;
  show();
}

/** Say how many questions are answered, and put the answers where a printer finds them. */
function show() {
  const given = answers();
  const progress = say("progress", { count: given.size, total: boxes.length });
  for (const place of page.querySelectorAll("[data-progress]")) tell(place, progress);
  for (const part of page.querySelectorAll("[data-part]")) {
    const own = [...part.querySelectorAll("textarea")];
    const count = own.filter((box) => given.has(box.name)).length;
    const place = page.querySelector(`[data-count="${part.getAttribute("aria-labelledby")}"]`);
    tell(place, say("progress", { count, total: own.length }));
  }
  for (const box of boxes) {
    box.lang = languageField.value;
    const paper = page.querySelector(`[data-paper="${box.name}"]`);
    paper.lang = languageField.value;
    paper.textContent = cleaned(box.value);
  }
}

/** A screen reader reads again what is written again, even if it is the same. */
function tell(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

// --- what the browser keeps

/** Give what the browser keeps; nothing if it keeps nothing, or if something else wrote there. */
function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    const given = Object.entries(found.answers).filter(([, answer]) => typeof answer === "string");
    return { isWanted: found.isWanted !== false, language: String(found.language), given: new Map(given) };
  } catch {
    return undefined;
  }
}

/** Keep the answers, or only that the person does not want them to be kept. */
function store() {
  const given = Object.fromEntries(boxes.filter(({ value }) => value).map((box) => [box.name, box.value]));
  const { value: language } = languageField;
  const held = keep.checked ? { isWanted: true, language, answers: given } : { isWanted: false, language, answers: {} };
  try {
    localStorage.setItem(KEY, JSON.stringify(held));
    isUnsaved &&= !keep.checked;
  } catch {
    showThatNothingIsKept();
  }
}

function showThatNothingIsKept() {
  for (const part of page.querySelectorAll("[data-kept]")) part.hidden = true;
  page.querySelector("[data-not-kept]").hidden = false;
}

function canKeep() {
  try {
    localStorage.getItem(KEY);
    return true;
  } catch {
    return false;
  }
}

function change() {
  isUnsaved = answers().size > 0;
  done.textContent = "";
  show();
  store();
}

// --- files

function asYaml() {
  const language = languageField.value;
  const said = (answer) => (language === page.dataset.language ? answer : { [language]: answer });
  const list = [...answers()].map(([question, answer]) => ({ question, answer: said(answer) }));
  return withComment(say("first line"), { self_assessment: { set: name, on: today(), answers: list } });
}

function asMarkdown() {
  const given = answers();
  const lines = [`# ${textOf("h1")}`, "", say("day", { day: inWords(today()) }), ""];
  for (const part of page.querySelectorAll("[data-part]")) {
    lines.push(`## ${textOf("h2", part)}`, "");
    for (const box of part.querySelectorAll("textarea")) {
      lines.push(`### ${textOf(`[id="${box.name}"]`)}`, "", ...quoted(given.get(box.name)), "");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function textOf(what, within = page) {
  return within.querySelector(what).textContent;
}

/** Give an answer as a quotation, so that no line of it becomes a heading, and no sign of it markup. */
function quoted(answer) {
  if (!answer) return [`*${say("not answered")}*`];
  return answer.split("\n").map((line) => `> ${line.replace(/[\\<&]/g, "\\$&")}`.trimEnd());
}

function save(kind) {
  if (!answers().size) {
    done.textContent = say("nothing");
    return;
  }
  const [text, ending, type] = { yaml: [asYaml(), "yml", "application/yaml"], markdown: [asMarkdown(), "md", "text/markdown"] }[kind];
  const file = `self-assessment-${name}-${today()}.${ending}`;
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), WAIT_BEFORE_LETTING_GO);
  isUnsaved = false;
  done.textContent = say("saved", { name: file });
}

async function copy() {
  let said = "copied";
  try {
    await navigator.clipboard.writeText(asMarkdown());
  } catch {
    said = "not copied";
  }
  done.textContent = say(said);
}

/** Read a file that this page has written: its set, the language of its answers, and the answers by question. */
function read(text) {
  const found = { set: "", language: page.dataset.language, given: new Map() };
  let question = "";
  let isInAnswer = false;
  for (const line of text.split(/\r?\n/)) {
    const [, key, quotedText] = LINE.exec(line) ?? [];
    const value = quotedText && JSON.parse(quotedText);
    if (isInAnswer && value) {
      found.language = key;
      found.given.set(question, value);
    } else if (key === "answer" && value) {
      found.given.set(question, value);
    }
    isInAnswer = key === "answer" && !value;
    if (key === "set") found.set = value;
    if (key === "question") question = value;
  }
  return found;
}

async function open(file) {
  trouble.hidden = true;
  try {
    if (file.size > LARGEST_FILE) throw new RangeError(file.size);
    const { set, language, given } = read(await file.text());
    for (const question of given.keys()) if (!boxes.some((box) => box.name === question)) given.delete(question);
    if (set !== name || !given.size) throw new TypeError(set);
    if (answers().size && !confirm(say("replace", { count: given.size }))) return;
    fill(given, language);
    change();
    trouble.textContent = say("opened", { count: given.size, total: boxes.length });
  } catch {
    trouble.textContent = say("no draft");
  }
  trouble.hidden = false;
}

function forget() {
  if (!confirm(say("delete"))) return;
  fill(new Map(), page.dataset.language);
  isUnsaved = false;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // It keeps nothing anyway.
  }
  done.textContent = say("deleted");
}

// --- the page

for (const box of boxes) box.addEventListener("input", change);
languageField.addEventListener("change", change);
keep.addEventListener("change", change);
page.querySelector("#draft").addEventListener("change", ({ target }) => {
  if (target.files.length) open(target.files[0]);
  target.value = ""; // or the same file could not be chosen again
});
for (const button of page.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button.dataset.save));
page.querySelector("[data-copy]").addEventListener("click", copy);
page.querySelector("[data-print]").addEventListener("click", () => print());
page.querySelector("[data-delete]").addEventListener("click", forget);

addEventListener("beforeunload", (event) => {
  if (isUnsaved) event.preventDefault();
});

/** Another window has written or deleted: this one follows, or it would bring back what is deleted. */
addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) begin();
});

function begin() {
  const held = kept();
  keep.checked = held?.isWanted ?? true;
  if (keep.checked) fill(held?.given ?? new Map(), held?.language ?? page.dataset.language);
  else isUnsaved = answers().size > 0;
}

begin();
show();
if (!canKeep()) showThatNothingIsKept();
for (const part of page.querySelectorAll("[data-needs-script]")) part.hidden = false;
