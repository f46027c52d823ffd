/*
 * The form of a record. The page was made from the schema of the record: its parts are values, texts in several
 * languages, choices, groups and lists, one inside the other, each with the key that it has in the record. This script
 * reads them into a record, checks that, and writes its file as the person types. Nothing is kept or sent.
 */

import { defects, isPublic } from "./form-rules.js";
import { yaml } from "./form-yaml.js";

const LONGEST_ADDRESS = 8000;
const MOST_SUGGESTIONS = 20;
const MOST_LANGUAGES = 40;
const LONGEST_TAG = 35;
const LONGEST_VALUE = 2000;
const WAIT_BEFORE_LETTING_GO = 10_000;
// Signs that nobody can see: a record cannot hold them, and what is pasted often does.
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]/gu;
const FIELDS = "input, select, textarea";

const page = document.getElementById("form");
const { kind, folder, owner, content } = page.dataset;
const root = new URL(page.dataset.root, document.baseURI);
const keys = page.dataset.keys.split(" ");
const reserved = new Set(page.dataset.reserved.split(" "));
const form = page.querySelector("form");
const ownerField = page.querySelector("#owner");
const idField = page.querySelector("#id");
const languageField = page.querySelector("#language");
const isName = owner ? /^[a-z0-9-]+\/[a-z0-9-]+$/ : /^[a-z0-9-]+$/;
const today = new Date().toISOString().slice(0, 10);
const sayings = new Map(
  [...page.querySelector("template[data-sayings]").content.children].map((said) => [
    said.dataset.say ?? said.dataset.rule,
    { text: said.textContent, level: said.dataset.level },
  ]),
);
/** The name of the record that is being edited; empty for a new one. */
let edited = "";
let isChanged = false;

function say(what, filling = {}) {
  return sayings.get(what).text.replace(/\{(\w+)\}/g, (_, name) => filling[name]);
}

// --- parts: what stands in the form for a part of the record

/** Give the parts that stand directly in a part or in the form. */
function partsOf(parent) {
  const within = parent.closest("[data-part]");
  return [...parent.querySelectorAll("[data-part]")].filter(
    (part) => part.parentElement.closest("[data-part]") === within,
  );
}

const PARTS = {
  value: { read: readValue, fill: fillValue, takes: takesValue },
  several: { read: readSeveral, fill: fillSeveral, takes: takesSeveral },
  text: { read: readText, fill: fillText, takes: takesText },
  group: { read: readGroup, fill: fillGroup, takes: takesGroup },
  list: { read: readList, fill: fillList, takes: takesList },
};

/** Read a part: what the record holds there; undefined if nothing was filled in. */
function read(part, loc, places) {
  places.set(loc.join("."), part);
  return PARTS[part.dataset.part].read(part, loc, places);
}

function fill(part, value) {
  PARTS[part.dataset.part].fill(part, value);
}

/** Tell whether a part can show a value that somebody hands in: nothing, or what it could have read. */
function takes(part, value) {
  return value === undefined || PARTS[part.dataset.part].takes(part, value);
}

function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value, most) {
  return typeof value === "string" && value.length <= (most > 0 ? most : LONGEST_VALUE);
}

function fieldOf(part) {
  return part.matches(FIELDS) ? part : part.querySelector(FIELDS);
}

function readValue(part) {
  const word = part.querySelector("[data-word]");
  if (word?.checked) return word.dataset.word;
  const value = cleaned(fieldOf(part).value);
  if (!value) return undefined;
  return "plain" in part.dataset ? asWritten(value) : value;
}

/** Give a number, true or false as such; `not-applicable` and what is no number stay texts. */
function asWritten(value) {
  if (value === "true" || value === "false") return value === "true";
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

function fillValue(part, value) {
  const word = part.querySelector("[data-word]");
  const isWord = word && value === word.dataset.word;
  if (word) word.checked = isWord;
  fieldOf(part).value = isWord ? "" : (value ?? "");
  if (word) fieldOf(part).disabled = isWord;
}

function takesValue(part, value) {
  const field = fieldOf(part);
  if (!["string", "number", "boolean"].includes(typeof value) || !isText(String(value), field.maxLength)) return false;
  if (field.type === "hidden") return typeof value === "boolean";
  return field.tagName !== "SELECT" || [...field.options].some((option) => option.value === String(value));
}

/** What was chosen when the form was filled stays in its order; what is chosen later follows. */
function readSeveral(part) {
  const chosen = new Set([...part.querySelectorAll("input:checked")].map((box) => box.value));
  const first = (part.dataset.first ?? "").split(" ").filter((code) => chosen.has(code));
  return chosen.size ? [...new Set([...first, ...chosen])] : undefined;
}

function fillSeveral(part, value = []) {
  part.dataset.first = value.join(" ");
  for (const box of part.querySelectorAll("input")) box.checked = value.includes(box.value);
}

function takesSeveral(part, value) {
  const codes = [...part.querySelectorAll("input")].map((box) => box.value);
  return Array.isArray(value) && value.every((code) => codes.includes(code));
}

function readText(part) {
  const said = saidIn(part)
    .map(({ words, language }) => [language.value.trim() || languageField.value.trim(), cleaned(words.value)])
    .filter(([, words]) => words);
  if (!said.length) return undefined;
  return said.length === 1 && said[0][0] === page.dataset.language ? said[0][1] : Object.fromEntries(said);
}

function fillText(part, value = "") {
  const said = typeof value === "string" ? [[languageField.value, value]] : Object.entries(value);
  for (const { box } of saidIn(part).slice(1)) box.remove();
  while (saidIn(part).length < said.length) addSaid(part);
  for (const [index, { words, language }] of saidIn(part).entries()) {
    language.value = said[index][0];
    words.value = words.matches("textarea") ? said[index][1] : said[index][1].replace(/\s*\n\s*/g, " ");
  }
  showLanguages(part);
}

function takesText(part, value) {
  const most = part.querySelector("textarea, input").maxLength;
  if (!isMapping(value)) return isText(value, most);
  const said = Object.entries(value);
  return said.length <= MOST_LANGUAGES && said.every(([tag, words]) => isText(tag, LONGEST_TAG) && isText(words, most));
}

function saidIn(part) {
  return [...part.querySelectorAll("[data-said]")].map((box) => ({
    box,
    words: box.querySelector("textarea, input"),
    language: box.querySelector(".form-language input"),
  }));
}

function addSaid(part) {
  const box = part.querySelector("[data-further-said]").content.cloneNode(true);
  number(box, "{said}", ++counter);
  part.querySelector("[data-further-said]").before(box);
  showLanguages(part);
  if (listAround(part)) count(listAround(part));
  return saidIn(part).at(-1);
}

/** Ask for the languages of a text only where there are several, or another one than the person writes in. */
function showLanguages(part) {
  const said = saidIn(part);
  for (const [index, { box, words, language }] of said.entries()) {
    if (!language.value && index === 0) language.value = languageField.value;
    box.querySelector("[data-first]").hidden = index > 0;
    box.querySelector("[data-further]").hidden = index === 0;
    box.querySelector(".form-language").hidden = said.length === 1 && language.value === languageField.value;
    box.querySelector("[data-remove-said]").hidden = said.length === 1;
    if (index > 0) delete words.dataset.required;
    words.lang = language.value;
  }
}

function readGroup(part, loc, places) {
  return readParts(part, loc, places);
}

function readParts(parent, loc, places) {
  const found = partsOf(parent)
    .map((part) => [part.dataset.key, read(part, [...loc, part.dataset.key], places)])
    .filter(([, value]) => value !== undefined);
  return found.length ? Object.fromEntries(found) : undefined;
}

function fillGroup(part, value = {}) {
  for (const inner of partsOf(part)) fill(inner, value[inner.dataset.key]);
}

function takesGroup(part, value) {
  return isMapping(value) && partsOf(part).every((inner) => takes(inner, value[inner.dataset.key]));
}

function readList(part, loc, places) {
  const values = [];
  for (const item of itemsOf(part)) {
    const value = read(partsOf(item)[0], [...loc, values.length], places);
    if (value !== undefined) values.push(value);
  }
  if (values.length) return values;
  return part.querySelector(":scope > label > [data-none]")?.checked ? [] : undefined;
}

function fillList(part, value) {
  for (const item of itemsOf(part)) item.remove();
  const none = part.querySelector(":scope > label > [data-none]");
  if (none) none.checked = value?.length === 0;
  for (const each of value ?? []) fill(partsOf(addItem(part))[0], each);
  if (!value?.length && "required" in part.dataset) addItem(part);
}

function takesList(part, value) {
  const each = part.querySelector(":scope > template").content.querySelector("[data-part='item'] > [data-part]");
  return Array.isArray(value) && value.length <= Number(part.dataset.most) && value.every((one) => takes(each, one));
}

function itemsOf(part) {
  return [...part.querySelector(":scope > .form-items").children];
}

let counter = 0;

function addItem(part) {
  const item = part.querySelector(":scope > template").content.cloneNode(true);
  number(item, `{${part.dataset.depth}}`, ++counter);
  part.querySelector(":scope > .form-items").append(item);
  const added = itemsOf(part).at(-1);
  prepare(added);
  count(part);
  return added;
}

/** Put a number in the place that ids hold open for it. */
function number(fragment, place, unique) {
  for (const element of fragment.querySelectorAll("*")) {
    for (const attribute of ["id", "for", "list", "aria-describedby"]) {
      const value = element.getAttribute(attribute);
      if (value?.includes(place)) element.setAttribute(attribute, value.replaceAll(place, unique));
    }
    if (element.matches("template")) number(element.content, place, unique);
  }
}

/** Say in the labels of a list which item they belong to. */
function count(list) {
  for (const [index, item] of itemsOf(list).entries()) {
    for (const place of item.querySelectorAll(`[data-number="${list.dataset.depth}"]`)) place.textContent = index + 1;
  }
}

function listAround(element) {
  return element.parentElement.closest("[data-part='list']");
}

/** Make ready what stands in a piece of the form: required lists have one item, texts know their language. */
function prepare(piece) {
  const parts = [...piece.querySelectorAll("[data-part]")];
  for (const part of parts.filter((each) => each.dataset.part === "text")) showLanguages(part);
  for (const part of parts.filter((each) => each.dataset.part === "list" && "required" in each.dataset)) {
    if (!itemsOf(part).length) addItem(part);
  }
}

/** Give a text as a record can hold it: composed letters, ordinary spaces, nothing that nobody can see. */
function cleaned(text) {
  return text
    .normalize("NFC")
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(SPACES, " ").replace(UNSEEN, (sign) => (sign === "\t" ? " " : "")).trimEnd())
    .join("\n")
    .trim();
}

// --- the record

function record(places = new Map()) {
  const found = readParts(form, [], places) ?? {};
  return Object.fromEntries(keys.filter((key) => found[key] !== undefined).map((key) => [key, found[key]]));
}

function fillRecord(values) {
  for (const part of partsOf(form)) fill(part, values[part.dataset.key]);
}

function ref() {
  return [...(ownerField ? [ownerField.value.trim()] : []), idField.value.trim()].join("/");
}

function path() {
  const named = ref().split("/").map((part) => part || "…");
  return `${content}/${folder}/${named.join("/")}.yml`;
}

function fileText() {
  const up = "../".repeat(path().split("/").length - 1);
  return yaml(record(), `${up}schemas/${kind}.json`);
}

function show() {
  page.querySelector("[data-path]").textContent = path();
  page.querySelector("[data-text]").textContent = fileText();
}

// --- the check

function isFilled(part) {
  const [whole] = part.dataset.part === "item" ? partsOf(part) : [part];
  return read(whole, [], new Map()) !== undefined;
}

/** Tell whether a field has to be filled in: in a group or item only once something in it is. */
function isRequired(field) {
  if (!("required" in field.dataset)) return field.required;
  for (let part = field.closest("[data-part]"); part; part = part.parentElement.closest("[data-part]")) {
    const isNeeded = part.dataset.part === "item" ? isOnlyOneNeeded(part) : "required" in part.dataset;
    if (["group", "item"].includes(part.dataset.part) && !isNeeded && !isFilled(part)) return false;
  }
  return true;
}

function isOnlyOneNeeded(item) {
  const list = listAround(item);
  return "required" in list.dataset && itemsOf(list).length === 1;
}

/** Say what is wrong with the value of one field; nothing if it is right. The browser knows most of it. */
function wrongIn(field) {
  if (field.disabled || field.type === "file") return "";
  const { validity } = field;
  if (validity.badInput || validity.rangeUnderflow || validity.rangeOverflow) return say("day");
  const value = cleaned(field.value);
  if (!value) return isRequired(field) ? say("missing") : "";
  if (validity.patternMismatch) return field.title;
  if (field.maxLength > 0 && value.length > field.maxLength) return say("text-too-long");
  if (field.type === "url" && !isPublic(value)) return say("not-a-web-address");
  return "";
}

/** Give everything that is wrong: `[{ place, text, level }]`, in the order of the page. */
async function troubles() {
  const places = new Map();
  const values = record(places);
  const found = [...form.querySelectorAll(FIELDS)]
    .filter((field) => field.type !== "checkbox" && field.type !== "hidden" && !field.closest("[hidden]"))
    .map((field) => ({ place: field, text: wrongIn(field), level: "error" }));
  for (const part of form.querySelectorAll("[data-part='list']")) {
    if (itemsOf(part).length > Number(part.dataset.most)) {
      found.push({ place: part, text: say("too many", { count: part.dataset.most }), level: "error" });
    }
  }
  for (const part of form.querySelectorAll("[data-part='text']")) {
    const languages = saidIn(part).map(({ language }) => language.value);
    if (new Set(languages).size < languages.length) found.push({ place: fieldOf(part), text: say("twice"), level: "error" });
  }
  for (const { rule, loc } of defects(kind, values, ref(), today)) {
    const { text, level } = sayings.get(rule);
    found.push({ place: nearest(places, loc), text, level });
  }
  found.push(...(await troublesWithNames()));
  const wrong = found.filter(({ text }) => text);
  return wrong.sort((one, other) => (one.place.compareDocumentPosition(other.place) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
}

/** Give what stands in the form for a place of the record; for what is missing the part around it, or the form. */
function nearest(places, loc) {
  for (let end = loc.length; end > 0; end -= 1) {
    const part = places.get(loc.slice(0, end).join("."));
    if (part) return part.matches("[data-part='value'], [data-part='text']") ? fieldOf(part) : part;
  }
  return form;
}

async function troublesWithNames() {
  const found = [];
  const known = await references();
  if (reserved.has(idField.value)) found.push({ place: idField, text: say("reserved"), level: "error" });
  if (!edited && has(known[kind], ref())) found.push({ place: idField, text: say("taken"), level: "error" });
  for (const field of form.querySelectorAll("[data-suggest]")) {
    const value = field.value.trim();
    if (field.dataset.suggest === "language" || !value || !known[field.dataset.suggest]) continue;
    if (!has(namesFor(field, known), value)) found.push({ place: field, text: say("unknown"), level: "warning" });
  }
  return found;
}

async function check() {
  const found = await troubles();
  for (const said of form.querySelectorAll(".form-error")) said.hidden = true;
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  const errors = found.filter(({ level }) => level === "error");
  errors.forEach(mark);
  list(form.querySelector(".form-troubles"), errors);
  list(form.querySelector(".form-advice"), found.filter(({ level }) => level !== "error"));
  const count = errors.length;
  form.querySelector(".form-troubles [data-count]").textContent = say(count === 1 ? "one trouble" : "more troubles", { count });
  const ready = form.querySelector(".form-ready");
  ready.hidden = count > 0;
  if (!count) showWays();
  (count ? form.querySelector(".form-troubles") : ready).focus();
}

function mark({ place, text }) {
  const said = document.getElementById(`${place.id}-error`);
  if (!said) return;
  said.textContent = text;
  said.hidden = false;
  if (place.matches(FIELDS)) place.setAttribute("aria-invalid", "true");
}

function list(box, found) {
  box.hidden = !found.length;
  box.querySelector("ul").replaceChildren(
    ...found.map(({ place, text }) => {
      const item = document.createElement("li");
      if (place === form) {
        item.textContent = text;
        return item;
      }
      const link = document.createElement("a");
      link.href = `#${place.id}`;
      link.textContent = `${labelOf(place)}: ${text}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(place);
      });
      item.append(link);
      return item;
    }),
  );
}

function reveal(place) {
  const section = place.closest("details");
  if (section) section.open = true;
  place.focus();
  place.scrollIntoView({ block: "center" });
}

function labelOf(place) {
  const label = place.labels?.[0] ?? place.querySelector(":scope > legend") ?? place;
  const said = label.cloneNode(true);
  for (const other of said.querySelectorAll(".form-optional, [hidden]")) other.remove();
  return said.textContent.trim();
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
}

async function openDraft(file) {
  const said = document.getElementById("draft-error");
  said.hidden = true;
  try {
    const { kind: own, owner: of, id, edited: name, language, record: values } = JSON.parse(await file.text());
    const isWhole = [of, id, name].every((text) => isText(text)) && isText(language, LONGEST_TAG);
    if (own !== kind || !isWhole || (name && !isName.test(name))) throw new TypeError(own);
    begin(name ? named(name) : { owner: of, id }, values, { name, language });
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
  if (field.dataset.suggest !== "activity") return all;
  return has(all, ownerField.value.trim()) ? all[ownerField.value.trim()] : {};
}

function has(names, name) {
  return Object.hasOwn(names ?? {}, name);
}

async function suggest(field) {
  const names = namesFor(field, await references());
  const typed = field.value.trim().toLowerCase();
  const found = Object.entries(names).filter(([ref, name]) => `${ref} ${name}`.toLowerCase().includes(typed));
  field.list.replaceChildren(
    ...found.slice(0, MOST_SUGGESTIONS).map(([ref, name]) => {
      const option = document.createElement("option");
      option.value = ref;
      option.label = name;
      return option;
    }),
  );
}

/** Make a short name of a title: letters without accents, digits, hyphens. */
function shortName(title) {
  const letters = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, idField.maxLength).replace(/-$/, "");
}

function proposeName(field) {
  const isName = ["f-title", "f-name", "f-local_identifier"].includes(field.id);
  if (isName && !edited && !idField.dataset.typed) idField.value = shortName(field.value);
}

// --- from the start on

form.addEventListener("input", ({ target }) => {
  isChanged = true;
  if (target === idField) idField.dataset.typed = "yes";
  proposeName(target);
  form.querySelector(".form-ready").hidden = true;
  if (target.dataset.suggest && target.dataset.suggest !== "language") suggest(target);
  if (target.dataset.word !== undefined) target.closest("[data-part]").querySelector(FIELDS).disabled = target.checked;
  if (target === languageField) {
    for (const part of form.querySelectorAll("[data-part='text']")) {
      const said = saidIn(part);
      if (said.length === 1) said[0].language.value = languageField.value;
      showLanguages(part);
    }
  }
  if (target.closest(".form-language")) target.closest("[data-said]").querySelector("textarea, input").lang = target.value;
  show();
});

form.addEventListener("change", ({ target }) => {
  if (target.id === "draft") {
    if (target.files.length) openDraft(target.files[0]);
    target.value = ""; // or the same file could not be chosen again
  } else if (target.matches("textarea, input[type=text], input[type=url]")) {
    target.value = cleaned(target.value);
    show();
  }
});

form.addEventListener("focusin", ({ target }) => {
  if (target.dataset.suggest && target.dataset.suggest !== "language") suggest(target);
});

form.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button || button.type === "submit") return;
  press(button);
  show();
});

function press(button) {
  const part = button.closest("[data-part]");
  const name = Object.keys(button.dataset)[0];
  if (name === "add") focusIn(addItem(part));
  if (name === "addSaid") addSaid(part).words.focus();
  if (name === "removeSaid") removeSaid(part, button.closest("[data-said]"));
  if (name === "remove") removeItem(part);
  if (name === "up") moveUp(part, button);
  if (name === "copy") copy(button);
  if (name === "download") download(path().split("/").at(-1), fileText(), "application/yaml");
  if (name === "save") saveDraft();
}

function focusIn(piece) {
  piece.querySelector(FIELDS)?.focus();
}

function removeSaid(part, box) {
  box.remove();
  showLanguages(part);
  saidIn(part)[0].words.focus();
}

function removeItem(item) {
  const list = listAround(item);
  item.remove();
  count(list);
  list.focus();
}

function moveUp(item, button) {
  item.previousElementSibling?.before(item);
  count(listAround(item));
  button.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});

window.addEventListener("beforeunload", (event) => {
  if (isChanged) event.preventDefault();
});

/** Give the owner and the short name in the name of a record. */
function named(name) {
  const parts = name.split("/");
  return { owner: parts[0], id: parts.at(-1) };
}

/**
 * Begin with a record: an empty one, that of a draft, or one of the catalogue, whose name then stays. What the form
 * cannot show is refused before anything changes.
 */
function begin(place, values, { name = "", language = page.dataset.language } = {}) {
  if (!isMapping(values) || !partsOf(form).every((part) => takes(part, values[part.dataset.key]))) {
    throw new TypeError("no record of this form");
  }
  edited = name;
  idField.value = place.id;
  if (ownerField) ownerField.value = place.owner;
  languageField.value = language;
  for (const field of [idField, ownerField]) if (field) field.readOnly = Boolean(edited);
  fillRecord(values);
  prepare(form);
  for (const section of form.querySelectorAll("details")) section.open = partsOf(section).some(isFilled);
  show();
  if (edited) page.querySelector("h1").textContent = `${say("edit")}: ${edited}`;
}

async function load(name) {
  const answer = await fetch(new URL(`${folder}/${name}/record.json`, root));
  if (!answer.ok) throw new Error(`${answer.status}`);
  begin(named(name), await answer.json(), { name });
}

async function start() {
  const asked = new URLSearchParams(location.search).get("record") ?? "";
  begin({ owner: "", id: "" }, { last_verified: today });
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
