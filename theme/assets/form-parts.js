/*
 * The parts of the form of a record: values, texts in several languages, choices, groups and lists, one inside the
 * other, each with the key that it has in the record. `read` gives what the record holds there, `fill` shows it, and
 * `takes` tells whether the form can show a value that somebody hands in.
 */

import { choose, isListOfLanguages, languageField, offer } from "./form-languages.js";
import { cleaned } from "./form-yaml.js";

const MOST_LANGUAGES = 40;
export const LONGEST_TAG = 35;
const LONGEST_VALUE = 2000;
export const FIELDS = "input, select, textarea";

/** The language of texts that do not name theirs. */
const usual = document.getElementById("form").dataset.language;

/** Give the parts that stand directly in a part or in the form. */
export function partsOf(parent) {
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
export function read(part, loc, places) {
  places.set(loc.join("."), part);
  return PARTS[part.dataset.part].read(part, loc, places);
}

export function fill(part, value) {
  PARTS[part.dataset.part].fill(part, value);
}

/** Tell whether a part can show a value that somebody hands in: nothing, or what it could have read. */
export function takes(part, value) {
  return value === undefined || PARTS[part.dataset.part].takes(part, value);
}

export function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value, most) {
  return typeof value === "string" && value.length <= (most > 0 ? most : LONGEST_VALUE);
}

export function fieldOf(part) {
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
  const field = fieldOf(part);
  if (isListOfLanguages(field)) choose(field, value ?? "");
  else field.value = isWord ? "" : (value ?? "");
  if (word) field.disabled = isWord;
}

function takesValue(part, value) {
  const field = fieldOf(part);
  if (!["string", "number", "boolean"].includes(typeof value) || !isText(String(value), field.maxLength)) return false;
  if (field.type === "hidden") return typeof value === "boolean";
  if (isListOfLanguages(field)) return isText(value, LONGEST_TAG);
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
    .map(({ words, language }) => [language.value || languageField.value, cleaned(words.value)])
    .filter(([, words]) => words);
  if (!said.length) return undefined;
  return said.length === 1 && said[0][0] === usual ? said[0][1] : Object.fromEntries(said);
}

function fillText(part, value = "") {
  const said = typeof value === "string" ? [[languageField.value, value]] : Object.entries(value);
  for (const { box } of saidIn(part).slice(1)) box.remove();
  while (saidIn(part).length < said.length) addSaid(part);
  for (const [index, { words, language }] of saidIn(part).entries()) {
    choose(language, said[index][0]);
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

export function saidIn(part) {
  return [...part.querySelectorAll("[data-said]")].map((box) => ({
    box,
    words: box.querySelector("textarea, input"),
    language: box.querySelector(".form-language select"),
  }));
}

export function addSaid(part) {
  const box = part.querySelector("[data-further-said]").content.cloneNode(true);
  number(box, "{said}", ++counter);
  part.querySelector("[data-further-said]").before(box);
  showLanguages(part);
  if (listAround(part)) count(listAround(part));
  return saidIn(part).at(-1);
}

/** Ask for the languages of a text only where there are several, or another one than the person writes in. */
export function showLanguages(part) {
  const said = saidIn(part);
  for (const [index, { box, words, language }] of said.entries()) {
    if (!language.value && index === 0) choose(language, languageField.value);
    box.querySelector("[data-first]").hidden = index > 0;
    box.querySelector("[data-further]").hidden = index === 0;
    const isUsual = said.length === 1 && language.value === languageField.value;
    box.querySelector(".form-language").hidden = isUsual;
    if (!isUsual) offer(language);
    box.querySelector("[data-remove-said]").hidden = said.length === 1;
    if (index > 0) delete words.dataset.required;
    words.lang = language.value;
  }
}

/** A group of which one key alone is filled in may have a short form: the value of that key. */
function readGroup(part, loc, places) {
  const values = readParts(part, loc, places);
  const isShort = part.dataset.short && values && Object.keys(values).join() === part.dataset.short;
  return isShort ? values[part.dataset.short] : values;
}

function whole(part, value) {
  return part.dataset.short && typeof value === "string" ? { [part.dataset.short]: value } : value;
}

export function readParts(parent, loc, places) {
  const found = partsOf(parent)
    .map((part) => [part.dataset.key, read(part, [...loc, part.dataset.key], places)])
    .filter(([, value]) => value !== undefined);
  return found.length ? Object.fromEntries(found) : undefined;
}

function fillGroup(part, value = {}) {
  const values = whole(part, value);
  for (const inner of partsOf(part)) fill(inner, values[inner.dataset.key]);
}

function takesGroup(part, value) {
  const values = whole(part, value);
  return isMapping(values) && partsOf(part).every((inner) => takes(inner, values[inner.dataset.key]));
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
  count(part);
}

function takesList(part, value) {
  const each = part.querySelector(":scope > template").content.querySelector("[data-part='item'] > [data-part]");
  return Array.isArray(value) && value.length <= Number(part.dataset.most) && value.every((one) => takes(each, one));
}

export function itemsOf(part) {
  return [...part.querySelector(":scope > .form-items").children];
}

let counter = 0;

export function addItem(part) {
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

/** Say in the labels of a list which item they belong to. A list with items is not said to have none. */
function count(list) {
  const none = list.querySelector(":scope > label > [data-none]");
  if (none) {
    none.disabled = itemsOf(list).length > 0;
    if (none.disabled) none.checked = false;
  }
  for (const [index, item] of itemsOf(list).entries()) {
    for (const place of item.querySelectorAll(`[data-number="${list.dataset.depth}"]`)) place.textContent = index + 1;
  }
}

function listAround(element) {
  return element.parentElement.closest("[data-part='list']");
}

/** Make ready what stands in a piece of the form: lists have what they need, texts know their language. */
export function prepare(piece) {
  const parts = [...piece.querySelectorAll("[data-part]")];
  for (const part of parts.filter((each) => each.dataset.part === "text")) showLanguages(part);
  for (const list of piece.querySelectorAll("[data-part='value'] > [data-languages]")) offer(list);
  for (const part of parts.filter((each) => each.dataset.part === "list" && "required" in each.dataset)) {
    if (!itemsOf(part).length) addItem(part);
  }
}

// --- what has to be asked, and filled in

/** Show the questions that an answer brings up. What is filled in stays to be seen, whatever the answer says. */
export function showAsked(form) {
  for (const part of form.querySelectorAll("[data-asked-with]")) {
    const { askedWith, askedFor } = part.dataset;
    const asking = partsOf(part.parentElement.closest("[data-part], form")).find(({ dataset }) => dataset.key === askedWith);
    part.hidden = !isFilled(part) && !askedFor.split(" ").includes(read(asking, [], new Map()));
  }
}

export function isFilled(part) {
  const [whole] = part.dataset.part === "item" ? partsOf(part) : [part];
  return read(whole, [], new Map()) !== undefined;
}

/** Tell whether a field has to be filled in: in a group or item only once something in it is. */
export function isRequired(field) {
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

// --- changing lists

export function removeSaid(part, box) {
  box.remove();
  showLanguages(part);
  saidIn(part)[0].words.focus();
}

export function removeItem(item) {
  const list = listAround(item);
  item.remove();
  count(list);
  list.focus();
}

export function moveUp(item, button) {
  item.previousElementSibling?.before(item);
  count(listAround(item));
  button.focus();
}
