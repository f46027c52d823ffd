/*
 * What the form of a record says about its troubles: beside each field, and in two lists that lead to the fields. A
 * trouble is `{ place, text, level, beside }`: the element it is about, what is said, `error` or `warning`, and other
 * elements that it is about as well.
 */

import { FIELDS } from "./form-parts.js";

const LONGEST_SHOWN = 60;

/** Say all troubles; `sayCount` gives the words for a number of errors. */
export function tell(form, troubles, sayCount) {
  for (const said of form.querySelectorAll(".form-error")) said.hidden = true;
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  const errors = troubles.filter(({ level }) => level === "error");
  const places = new Set(errors.map(({ place }) => place));
  for (const each of places) mark(each, errors.filter(({ place }) => place === each));
  list(form, form.querySelector(".form-troubles"), errors);
  list(form, form.querySelector(".form-advice"), troubles.filter(({ level }) => level !== "error"));
  form.querySelector(".form-troubles [data-count]").textContent = sayCount(errors.length);
}

function mark(place, errors) {
  const said = document.getElementById(`${place.id}-error`);
  if (!said) return;
  said.textContent = errors.map(({ text }) => text).join(" ");
  said.hidden = false;
  if (place.matches(FIELDS)) place.setAttribute("aria-invalid", "true");
}

function list(form, box, found) {
  box.hidden = !found.length;
  box.querySelector("ul").replaceChildren(...found.map((trouble) => line(form, trouble)));
}

function line(form, { place, text, beside = [] }) {
  const item = document.createElement("li");
  const names = [place, ...beside].filter((each) => each !== form).map(namedWithValue);
  const said = names.length ? `${names.join(" · ")}: `.replace("?: ", "? ") + text : text;
  const goal = place === form ? beside[0] : place;
  if (!goal) {
    item.textContent = said;
    return item;
  }
  const link = document.createElement("a");
  link.href = `#${goal.id}`;
  link.textContent = said;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(goal);
  });
  item.append(link);
  return item;
}

/** Open what a place stands in, and go there; `block` says where on the screen it then stands. */
export function reveal(place, block = "center") {
  const section = place.closest("details");
  if (section) section.open = true;
  place.focus();
  place.scrollIntoView({ block });
}

/** Name a place by its label and the labels of the groups around it. */
export function named(place) {
  const labels = [labelOf(place)];
  const around = (element) => element.parentElement.closest("[data-part='group']");
  for (let group = around(place); group; group = around(group)) labels.unshift(labelOf(group));
  return labels.join(", ");
}

function namedWithValue(place) {
  const value = shown(place);
  return value ? `${named(place)} (${value})` : named(place);
}

export function labelOf(place) {
  const label = place.labels?.[0] ?? place.querySelector(":scope > legend") ?? place;
  const said = label.cloneNode(true);
  for (const other of said.querySelectorAll(".form-optional, [hidden]")) other.remove();
  return said.textContent.trim();
}

/** Give what is filled in, or an option, as a person would say it. */
export function shown(field) {
  if (field.tagName === "OPTION") return field.textContent;
  if (!field.matches(FIELDS) || !field.value) return "";
  if (field.tagName === "SELECT") return shown(field.selectedOptions[0]);
  if (field.type === "date") {
    const { lang } = document.documentElement;
    const words = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" });
    return words.format(new Date(`${field.value}T00:00Z`));
  }
  return field.value.length > LONGEST_SHOWN ? `${field.value.slice(0, LONGEST_SHOWN)}…` : field.value;
}
