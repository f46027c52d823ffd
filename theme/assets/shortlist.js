/*
 * The courses that a reader has put on a list, to compare them. The list stays in this browser: nothing is sent. Every
 * page gets a button beside each course, and a link to the list once it holds something.
 */

import { root } from "./said.js";

export const MOST = 20;
export const LONGEST_TITLE = 300;
const IS_REF = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;
// Catalogues that share a host have a list each.
const KEY = `shortlist of ${root.pathname}`;

let kept = [];
const changed = new EventTarget();

export function isRef(text) {
  return IS_REF.test(text);
}

/** Give the list: `[[ref, title]]`, in the order in which a person put it together. */
export function courses() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    kept = found.filter(([ref, title]) => isRef(ref) && typeof title === "string" && title.length <= LONGEST_TITLE);
  } catch {
    // The browser keeps nothing, or something else wrote there: the list of this page goes on.
  }
  return kept.slice(0, MOST);
}

export function has(ref) {
  return courses().some(([known]) => known === ref);
}

/** Put a course on the list; false if the list is full. */
export function add(ref, title) {
  const list = courses();
  if (has(ref)) return true;
  if (list.length >= MOST) return false;
  keep([...list, [ref, title.slice(0, LONGEST_TITLE)]]);
  return true;
}

export function remove(ref) {
  keep(courses().filter(([known]) => known !== ref));
}

/** Hear of changes of the list, also of those in other windows. */
export function whenChanged(act) {
  changed.addEventListener("change", act);
}

function keep(list) {
  kept = list;
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Without a place to keep it, the list lasts as long as the page.
  }
  changed.dispatchEvent(new Event("change"));
}

addEventListener("storage", ({ key }) => {
  if (key === KEY) changed.dispatchEvent(new Event("change"));
});
