/*
 * Where the page stands, and what scripts say on every page, in the language of the page. English stands at the root of
 * the site; pages in another language are an edition in a folder of their own.
 */

export const { lang } = document.documentElement;
/** The root of the site, below which stylesheets and data lie. */
export const root = new URL("..", import.meta.url);
/** The root of the pages in the language of this one. */
export const edition = lang === "en" ? root : new URL(`${lang}/`, root);
/** How this page writes days and numbers. */
export const locale = lang === "en" ? "en-GB" : lang;

const said = fetch(new URL(`assets/words/${lang}.json`, root)).then((answer) => answer.json());

/** Say something, with its braces filled. */
export async function say(what, filling = {}) {
  return (await said)[what].replace(/\{(\w+)\}/g, (_, name) => filling[name]);
}

const DATE = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });

const MONTH = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });

/** Write a day, given as `2026-11-22`, or a month, given as `2026-11`, in words. */
export function inWords(time) {
  return time.length > 7 ? DATE.format(new Date(`${time}T00:00:00Z`)) : MONTH.format(new Date(`${time}-01T00:00:00Z`));
}
