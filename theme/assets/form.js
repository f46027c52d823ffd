/*
 * The form of a record. The page was made from the schema of the record. This script reads the parts of the form into
 * a record, checks it, and writes its file as the person types. Nothing is kept or sent.
 */

import {
  FIELDS,
  LONGEST_TAG,
  addItem,
  addSaid,
  fieldOf,
  fill,
  isFilled,
  isMapping,
  isRequired,
  isText,
  itemsOf,
  moveUp,
  partsOf,
  prepare,
  readParts,
  removeItem,
  removeSaid,
  saidIn,
  showAsked,
  showLanguages,
  takes,
} from "./form-parts.js";
import { choose, isListOfLanguages, languageField, nameOf } from "./form-languages.js";
import { aboutReport, under } from "./form-references.js";
import { defects, isPublic } from "./form-rules.js";
import { labelOf, named, reveal, shown, tell } from "./form-troubles.js";
import { cleaned, yaml } from "./form-yaml.js";

const LONGEST_ADDRESS = 8000;
const MOST_SUGGESTIONS = 20;
const PLAIN_LETTERS = { ø: "o", æ: "ae", œ: "oe", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŧ: "t" };
const WAIT_BEFORE_LETTING_GO = 10_000;

/** Kinds of records that a person knows by another name than the file holds. */
const KINDS_BY_NAME = { provider: true, credential: true, agency: true, report: true };

const page = document.getElementById("form");
const { kind, folder, owner, content } = page.dataset;
const root = new URL(page.dataset.root, document.baseURI);
const keys = page.dataset.keys.split(" ");
const reserved = new Set(page.dataset.reserved.split(" "));
const form = page.querySelector("form");
const ownerField = page.querySelector("#owner");
const idField = page.querySelector("#id");
const isName = owner ? /^[a-z0-9-]+\/[a-z0-9-]+$/ : /^[a-z0-9-]+$/;
const today = new Date().toISOString().slice(0, 10);
const sayings = new Map(
  [...page.querySelector("template[data-sayings]").content.children].map((said) => [
    said.dataset.say ?? said.dataset.rule,
    { text: said.textContent, level: said.dataset.level, place: said.dataset.place },
  ]),
);
/** The name of the record that is being edited; empty for a new one. */
let edited = "";
/** That record as the catalogue holds it; nothing if it could not be loaded. */
let before;
/** What that record holds and the form does not ask: notes of a program. */
let kept = {};
let isChanged = false;
/** The troubles that the last check found and that are still there. */
let troubles = [];

function say(what, filling = {}) {
  return sayings.get(what).text.replace(/\{(\w+)\}/g, (_, name) => filling[name]);
}

// --- the record

function record(places = new Map()) {
  const found = { ...kept, ...readParts(form, [], places) };
  return Object.fromEntries(keys.filter((key) => found[key] !== undefined).map((key) => [key, found[key]]));
}

function fillRecord(values) {
  const parts = partsOf(form);
  const asked = new Set(parts.map((part) => part.dataset.key));
  kept = Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key) && !asked.has(key)));
  for (const part of parts) fill(part, values[part.dataset.key]);
}

function ref() {
  return [...(ownerField ? [ownerField.value.trim()] : []), idField.value.trim()].join("/");
}

function path() {
  const parts = ref().split("/").map((part) => part || "…");
  return `${content}/${folder}/${parts.join("/")}.yml`;
}

function fileText() {
  const up = "../".repeat(path().split("/").length - 1);
  return yaml(record(), `${up}schemas/${kind}.json`);
}

function show() {
  showAsked(form);
  page.querySelector("[data-path]").textContent = path();
  page.querySelector("[data-text]").textContent = fileText();
}

// --- the check

/** Say what is wrong with the value of one field; nothing if it is right. The browser knows most of it. */
function wrongIn(field) {
  if (field.disabled || field.type === "file") return "";
  const { validity } = field;
  if (validity.badInput || validity.rangeUnderflow || validity.rangeOverflow) return say("day");
  const value = cleaned(field.value);
  if (!value) return isRequired(field) ? say("missing") : "";
  if (validity.patternMismatch) return field.dataset.suggest in KINDS_BY_NAME ? say("choose") : field.title;
  if (isListOfLanguages(field) && !nameOf(value)) return say("unknown language");
  if (field.maxLength > 0 && value.length > field.maxLength) return say("text-too-long");
  if (field.type === "url" && !isPublic(value)) return say("not-a-web-address");
  return "";
}

/** Give everything that is wrong, in the order of the page and each only once. */
async function look() {
  const places = new Map();
  const values = record(places);
  const at = (loc) => nearest(places, loc);
  const found = [...troublesInFields(), ...troublesOfRules(values, at), ...(await troublesWithNames(values, at))];
  const said = new Set(found.map(({ place }) => place));
  found.push(...troublesWithEarlier(values, at).filter(({ place }) => !said.has(place)));
  return inOrder(found);
}

function* troublesInFields() {
  for (const field of form.querySelectorAll(FIELDS)) {
    if (field.type === "checkbox" || field.type === "hidden" || field.closest("[hidden]")) continue;
    const text = wrongIn(field);
    if (text) yield { place: field, text, level: "error" };
  }
  for (const part of form.querySelectorAll("[data-part='list']")) {
    const { most } = part.dataset;
    if (itemsOf(part).length > Number(most)) yield { place: part, text: say("too many", { count: most }), level: "error" };
  }
  for (const part of form.querySelectorAll("[data-part='text']")) {
    const languages = saidIn(part).map(({ language }) => language.value || languageField.value);
    if (new Set(languages).size < languages.length) yield { place: fieldOf(part), text: say("twice"), level: "error" };
  }
}

function* troublesOfRules(values, at) {
  for (const { rule, loc, beside } of defects(kind, values, ref(), today)) {
    const { text, level, place } = sayings.get(rule);
    if (rule === "not-stated") {
      for (const each of beside) yield { place: at(each), text: say("one of nine"), level };
    } else if (rule === "subject-of-another-scope") {
      yield { place: at(loc), text: sayOtherScope(at(["scope"])), level, beside: beside.map(at) };
    } else {
      const wrong = loc.length || !place ? at(loc) : document.getElementById(place);
      yield { place: wrong, text, level, beside: beside.map(at) };
    }
  }
}

function sayOtherScope(scope) {
  return say("other scope", { scope: shown(scope), question: labelOf(scope) });
}

function inOrder(found) {
  const isSame = (one, other) => one.place === other.place && one.text === other.text;
  return found
    .filter((one, index) => found.findIndex((other) => isSame(one, other)) === index)
    .sort((one, other) => (one.place.compareDocumentPosition(other.place) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
}

/** Give what stands in the form for a place of the record; for what is missing the part around it, or the form. */
function nearest(places, loc) {
  for (let end = loc.length; end > 0; end -= 1) {
    const part = places.get(loc.slice(0, end).join("."));
    if (part) return part.matches("[data-part='value'], [data-part='text']") ? fieldOf(part) : part;
  }
  return form;
}

async function troublesWithNames(values, at) {
  const found = [];
  const known = await references();
  if (reserved.has(idField.value)) found.push({ place: idField, text: say("reserved"), level: "error" });
  if (!edited && has(known[kind], ref())) found.push({ place: idField, text: say("taken"), level: "error" });
  for (const field of form.querySelectorAll("[data-suggest]")) {
    const what = field.dataset.suggest;
    const value = field.value.trim();
    if (!value || !known[what] || has(namesFor(field, known), value)) continue;
    if (what === "programme" && kind === "credential") continue;
    found.push({ ...unknown(field, known), place: field });
  }
  if (kind === "provider" && !values.internal_quality) {
    found.push({ place: at(["internal_quality"]), text: say("no own checks"), level: "warning" });
  }
  return kind === "report" ? [...found, ...troublesOfReport(values, at, known)] : found;
}

/** Say that nothing has the name in a field. What may come together with this record is no mistake. */
function unknown({ dataset, id }, known) {
  const { suggest: what } = dataset;
  if (what === "activity" && has(known.activity, ownerField.value.trim())) return sayings.get("unknown-activity");
  if (what === "provider" && owner === what && id === ownerField.id) return { text: say("unknown provider"), level: "warning" };
  if (what === "agency") return { text: say("unknown agency"), level: "error" };
  return { text: say(what === "programme" ? "unknown programme" : "unknown"), level: "warning" };
}

/** Give what does not fit between a report and the records that it names, and what it leaves open. */
function troublesOfReport(values, at, known) {
  const none = form.querySelector("[data-key='replaces'] [data-none]").closest("label").textContent.trim();
  return [...aboutReport(values, ownerField.value.trim(), known, !edited)].map(
    ({ rule, advice, loc, beside = [], filling }) => ({
      ...(rule ? sayings.get(rule) : { text: say(advice, { none, ...filling }), level: "warning" }),
      place: at(loc),
      beside: beside.map(at),
    }),
  );
}

/** Give what is worth another look beside the record as it was. */
function troublesWithEarlier(values, at) {
  if (!before) return [];
  const advice = (loc, text) => [{ place: at(loc), text, level: "warning" }];
  if (isUnchanged(values)) return advice([], say("nothing changed"));
  const found = [];
  if (values.last_verified === before.last_verified) found.push(...advice(["last_verified"], say("not compared")));
  if (kind === "report" && values.decision !== before.decision && !values.decisions) {
    const [decision, list] = [at(["decision"]), at(["decisions"])];
    const option = [...decision.options].find(({ value }) => value === before.decision);
    found.push(...advice(["decision"], say("decided again", { before: shown(option), list: labelOf(list) })));
  }
  return found;
}

function isUnchanged(values) {
  return JSON.stringify(values) === JSON.stringify(before);
}

async function check() {
  troubles = await look();
  tellAll();
  const isReady = !troubles.some(({ level }) => level === "error");
  const ready = form.querySelector(".form-ready");
  ready.hidden = !isReady || isUnchanged(record());
  showChanges(ready.querySelector("[data-changes]"));
  if (isReady) showWays();
  form.querySelector(".form-troubles:not([hidden]), .form-advice:not([hidden]), .form-ready:not([hidden])").focus();
}

/** List what is different from the record in the catalogue, value by value. */
function showChanges(box) {
  const places = new Map();
  const now = record(places);
  const changed = before ? [...differences(before, now)] : [];
  box.hidden = !changed.length;
  box.querySelector("ul").replaceChildren(
    ...changed.map(({ loc, was, is }) => {
      const item = document.createElement("li");
      const told = (value) => (value === undefined ? say("nothing") : typeof value === "object" ? "…" : String(value));
      const place = nearest(places, loc);
      const what = place === form ? loc[0] : named(place);
      item.textContent = say("changed", { what, before: told(was), after: told(is) }).replace("?: ", "? ");
      return item;
    }),
  );
}

function* differences(was, is, loc = []) {
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  if (!isMapping(was) || !isMapping(is)) {
    yield { loc, was, is };
    return;
  }
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    yield* differences(was[key], is[key], [...loc, key]);
  }
}

/** Take back what was said about things that are mended. What is new is said after the next check. */
async function takeBack() {
  if (!troubles.length) return;
  const now = await look();
  troubles = troubles.filter((one) => now.some((other) => other.place === one.place && other.text === one.text));
  tellAll();
}

function tellAll() {
  tell(form, troubles, (count) => say(count === 1 ? "one trouble" : "more troubles", { count }));
}

// --- the ways to send it

function showWays() {
  for (const way of form.querySelectorAll("[data-way]")) way.hidden = true;
  const address = addressOf(page.dataset.filled ?? "");
  const isShort = address && address.length <= LONGEST_ADDRESS;
  const name = edited ? "edit" : isShort ? "filled" : "new";
  const way = form.querySelector(`[data-way="${name}"]`);
  if (!way) return;
  way.hidden = false;
  way.querySelector("[data-address]").href = addressOf(page.dataset[name]);
  const [tooLong, file] = [way.querySelector("[data-too-long]"), way.querySelector("[data-file]")];
  if (tooLong) tooLong.hidden = !address;
  if (file) file.textContent = path().split("/").at(-1);
}

function addressOf(shape) {
  const parts = path().split("/");
  const filling = { path: path(), folder: parts.slice(0, -1).join("/"), file: parts.at(-1), text: fileText() };
  return shape.replace(/\{(\w+)\}/g, (_, name) =>
    name === "text" ? encodeURIComponent(filling[name]) : encodeURI(filling[name]),
  );
}

async function copy(button) {
  const status = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(fileText());
    status.textContent = say("copied");
  } catch {
    status.textContent = say("not copied");
  }
}

function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), WAIT_BEFORE_LETTING_GO);
  isChanged = false;
}

// --- drafts

function saveDraft() {
  const draft = { kind, owner: ownerField?.value ?? "", id: idField.value, edited, language: languageField.value, record: record() };
  download(`${idField.value || kind}.draft.json`, JSON.stringify(draft, null, 2), "application/json");
  page.querySelector("[data-draft]").textContent = say("draft saved");
}

async function openDraft(file) {
  const said = document.getElementById("draft-error");
  said.hidden = true;
  try {
    const { kind: own, owner: of, id, edited: name, language, record: values } = JSON.parse(await file.text());
    const isWhole = [of, id, name].every((text) => isText(text)) && isText(language, LONGEST_TAG);
    if (own !== kind || !isWhole || !fits(values) || (name && !isName.test(name))) throw new TypeError(own);
    if (isChanged && !confirm(say("replace"))) return;
    if (name) await load(name).catch(() => {});
    begin(name ? partsOfName(name) : { owner: of, id }, values, { name, language });
    history.replaceState(null, "", name ? `?record=${name}` : location.pathname);
    page.querySelector("[data-draft]").textContent = say("draft opened");
    page.querySelector("h1").focus();
  } catch {
    said.textContent = say("no draft");
    said.hidden = false;
  }
}

// --- suggestions

let known;

/** Give the names of all records by kind; none of them if they cannot be loaded. */
function references() {
  known ??= fetch(new URL(page.dataset.references, root))
    .then((answer) => (answer.ok ? answer.json() : {}))
    .catch(() => ({}));
  return known;
}

/** Give what a field may name, and what that is called. Each agency has procedures of its own. */
function namesFor(field, known) {
  const all = known[field.dataset.suggest] ?? {};
  return field.dataset.suggest === "activity" ? under(all, ownerField.value.trim(), {}) : all;
}

/** A report replaces reports of its own agency, and mostly those on the same providers. */
function isOffered(field, name) {
  return kind !== "report" || field.dataset.suggest !== kind || name.startsWith(`${ownerField.value.trim()}/`);
}

/** Tell whether what is suggested belongs to a provider that the record names already. */
function isNear(field, name, known) {
  const providers = record().providers ?? (kind === "credential" ? [ownerField.value.trim()] : []);
  if (field.dataset.suggest === "report") return (known.about?.[name] ?? []).some((each) => providers.includes(each));
  return field.dataset.suggest === "credential" && providers.includes(name.split("/")[0]);
}

function has(names, name) {
  return Object.hasOwn(names ?? {}, name);
}

async function suggest(field) {
  const known = await references();
  const typed = field.value.trim().toLowerCase();
  const found = Object.entries(namesFor(field, known))
    .filter(([ref, name]) => isOffered(field, ref) && `${ref} ${name}`.toLowerCase().includes(typed))
    .sort(([one], [other]) => isNear(field, other, known) - isNear(field, one, known));
  field.list.replaceChildren(
    ...found.slice(0, MOST_SUGGESTIONS).map(([ref, name]) => {
      const option = document.createElement("option");
      option.value = ref;
      option.label = name;
      return option;
    }),
  );
}

/** Put the short name in the place of a whole name that somebody typed, if only one record has it. */
async function shorten(field) {
  const names = namesFor(field, await references());
  const typed = field.value.trim().toLowerCase();
  const same = Object.entries(names).filter(([, name]) => name.toLowerCase() === typed);
  if (has(names, field.value.trim()) || same.length !== 1) return;
  field.value = same[0][0];
  show();
  takeBack();
}

/** Make a short name of a title: letters without accents and strokes, digits, hyphens. */
function shortName(title) {
  const small = title.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const letters = small.replace(/[^a-z0-9]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, idField.maxLength).replace(/-$/, "");
}

function proposeName(field) {
  const isName = ["f-title", "f-name", "f-local_identifier"].includes(field.id);
  if (isName && !edited && !idField.dataset.typed) idField.value = shortName(field.value);
}

// --- from the start on

form.addEventListener("input", ({ target }) => {
  if (target.type === "file") return;
  isChanged = true;
  if (target === idField) idField.dataset.typed = "yes";
  proposeName(target);
  form.querySelector(".form-ready").hidden = true;
  if (target.dataset.suggest) suggest(target);
  if (target.dataset.word !== undefined) target.closest("[data-part]").querySelector(FIELDS).disabled = target.checked;
  if (target === languageField) {
    for (const part of form.querySelectorAll("[data-part='text']")) {
      const said = saidIn(part);
      if (said.length === 1) choose(said[0].language, languageField.value);
      showLanguages(part);
    }
  }
  if (target.closest(".form-language")) target.closest("[data-said]").querySelector("textarea, input").lang = target.value;
  show();
  takeBack();
});

form.addEventListener("change", ({ target }) => {
  if (target.id === "draft") {
    if (target.files.length) openDraft(target.files[0]);
    target.value = ""; // or the same file could not be chosen again
  } else if (target.matches("textarea, input[type=text], input[type=url]")) {
    target.value = cleaned(target.value);
    if (target === idField) target.value = shortName(target.value);
    if (target.type === "url") target.value = target.value.replace(/^(?=[\w-]+(\.[\w-]+)+(\/|$))/, "https://");
    if (target.inputMode === "decimal") target.value = target.value.replace(/^(\d+),(\d+)$/, "$1.$2");
    if (target.dataset.suggest in KINDS_BY_NAME) shorten(target);
    show();
  }
});

form.addEventListener("focusin", ({ target }) => {
  if (target.dataset.suggest) suggest(target);
});

form.addEventListener("click", (event) => {
  const link = event.target.closest(".form-contents a");
  if (link) {
    event.preventDefault();
    const heading = document.getElementById(link.hash.slice(1));
    reveal(heading.closest("summary") ?? heading, "start");
  }
  const button = event.target.closest("button");
  if (!button || button.type === "submit") return;
  press(button);
  show();
  takeBack();
});

function press(button) {
  const part = button.closest("[data-part]");
  const name = Object.keys(button.dataset)[0];
  if (name === "add") {
    beginDecisions(part);
    focusIn(addItem(part));
  }
  if (name === "addSaid") addSaid(part).words.focus();
  if (name === "removeSaid") removeSaid(part, button.closest("[data-said]"));
  if (name === "remove") removeItem(part);
  if (name === "up") moveUp(part, button);
  if (name === "copy") copy(button);
  if (name === "download") download(path().split("/").at(-1), fileText(), "application/yaml");
  if (name === "save") saveDraft();
  if (name === "empty") fill(part, undefined);
}

/** A list of decisions of an edited report begins with the one that the catalogue knows. */
function beginDecisions(part) {
  if (part.dataset.key !== "decisions" || !before || itemsOf(part).length) return;
  fill(partsOf(addItem(part))[0], { on: before.from, decision: before.decision });
}

function focusIn(piece) {
  piece.querySelector(FIELDS)?.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});

window.addEventListener("beforeunload", (event) => {
  if (isChanged) event.preventDefault();
});

/** Give the owner and the short name in the name of a record. */
function partsOfName(name) {
  const parts = name.split("/");
  return { owner: parts[0], id: parts.at(-1) };
}

/** Tell whether the form can show a record. */
function fits(values) {
  return isMapping(values) && partsOf(form).every((part) => takes(part, values[part.dataset.key]));
}

/** Begin with a record that fits: an empty one, that of a draft, or one of the catalogue, whose name then stays. */
function begin(place, values, { name = "", language = page.dataset.language } = {}) {
  edited = name;
  if (!name) before = undefined;
  isChanged = false;
  troubles = [];
  idField.value = place.id;
  if (ownerField) ownerField.value = place.owner;
  choose(languageField, language);
  for (const field of [idField, ownerField]) if (field) field.readOnly = Boolean(edited);
  fillRecord(values);
  prepare(form);
  for (const section of form.querySelectorAll("details")) section.open = partsOf(section).some(isFilled);
  tellAll();
  show();
  if (!edited) return;
  page.querySelector("h1").textContent = `${say("edit")}: ${edited}`;
  page.querySelector("[data-lead]").textContent = say("edit lead");
}

async function load(name) {
  const answer = await fetch(new URL(`${folder}/${name}/record.json`, root));
  if (!answer.ok) throw new Error(`${answer.status}`);
  const values = await answer.json();
  if (!fits(values)) throw new TypeError("no record of this form");
  begin(partsOfName(name), values, { name });
  before = record();
}

async function start() {
  const asked = new URLSearchParams(location.search).get("record") ?? "";
  const usual = kind === "provider" ? { seats: [{ legal: true }] } : {};
  begin({ owner: "", id: "" }, { ...usual, last_verified: today });
  if (asked) {
    try {
      if (!isName.test(asked)) throw new RangeError(asked);
      await load(asked);
    } catch {
      page.querySelector("[data-not-loaded]").hidden = false;
    }
  }
  form.hidden = false;
}

start();
