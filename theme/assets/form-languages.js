/*
 * The lists of languages in the form of a record. What they offer stands in the page once, in the list of the language
 * that the person writes in. A record may hold the tag of any language, so a list takes up what it has to show.
 */

const TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;
const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

export const languageField = document.getElementById("language");

/** Give the name of the language that has a tag; nothing if none has. */
export function nameOf(tag) {
  return TAG.test(tag) ? names.of(tag) : undefined;
}

export function isListOfLanguages(field) {
  return "languages" in field.dataset;
}

/** Let a list show a language, or none for an empty tag. */
export function choose(list, tag) {
  if (![...list.options].some(({ value }) => value === tag)) list.add(new Option(nameOf(tag) ?? tag, tag));
  list.value = tag;
}

/** Let a list offer every language; what it shows stays. */
export function offer(list) {
  if (list.querySelector("optgroup")) return;
  const shown = list.value;
  list.replaceChildren(list.options[0], ...languageField.cloneNode(true).querySelectorAll("optgroup"));
  choose(list, shown);
}
