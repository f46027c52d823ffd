/*
 * <quality-check src="…/api/v1/credentials/<provider>/<credential>.json"><a href="…">Quality check of …</a></quality-check>
 *
 * Shows on any website what a catalogue says today about the quality check of a course or a provider. The file holds
 * the past and the future too, so what has ended is shown as ended even if nobody builds the catalogue any more.
 * The link inside stays if something goes wrong. Text is only ever set as text, and styles need no leave of a policy.
 *
 * Websites name the hash of this file: it never changes. What should be different goes into quality-check-2.js.
 */

const VERSION = 1;
const SVG = "http://www.w3.org/2000/svg";
const DAY = /^\d{4}-\d{2}-\d{2}$/;
// The words of version 1 are English.
const OWN_LANGUAGE = "en";

const LIGHT_AND_DARK = {
  ink: ["#1b1d23", "#eceef3"],
  soft: ["#4a4f5c", "#b9bfcc"],
  paper: ["#ffffff", "#14161b"],
  line: ["#71788a", "#8b93a5"],
  hair: ["#d5d9e2", "#3a404c"],
  link: ["#0b4f9e", "#8fc1ff"],
  focus: ["#b3470e", "#ffb86b"],
  passed: ["#1a7f37", "#7fdc9b"],
  unclear: ["#8a5c00", "#ffcf7a"],
  disputed: ["#b91c28", "#ff9aa5"],
  "not-now": ["#0a5cb8", "#8fc1ff"],
  none: ["#57606a", "#b9bfcc"],
};
const GOOD = ["positive", "conditional"];
const GROUPS = ["passed", "unclear", "disputed", "not-now", "none"];

const CIRCLE = "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z";
const TICK = [CIRCLE, "M5 8.2l2.1 2.2l4-4.6"];
const TICK_IN_A_SQUARE = ["M2 2h12v12h-12z", "M5 8.2l2.1 2.2l4-4.6"];
const QUESTION = [
  "M8 .9l7.1 7.1l-7.1 7.1l-7.1-7.1z",
  "M6.4 6.5a1.7 1.7 0 1 1 2.3 1.6c-.5.2-.7.5-.7 1.1",
  "M8 11.2v.1",
];
const CROSS = ["M5.2 1.2h5.6l4 4v5.6l-4 4h-5.6l-4-4v-5.6z", "M5.7 5.7l4.6 4.6m0-4.6l-4.6 4.6"];
const WARNING = ["M8 1.6l6.9 12.4h-13.8z", "M8 6.4v3.2", "M8 11.8v.1"];
const CLOCK = [CIRCLE, "M8 4.4v3.8l2.4 1.5"];
const DASH = ["M3 3h2.5m5 0h2.5v2.5m0 5v2.5h-2.5m-5 0h-2.5v-2.5m0-5v-2.5", "M5.8 8h4.4"];
const SHAPES = new Map([
  ["passed", TICK],
  ["unclear", QUESTION],
  ["disputed", WARNING],
  ["not-now", CLOCK],
  ["none", DASH],
  // Two standings look different from the rest of their group.
  ["conditional", TICK_IN_A_SQUARE],
  ["negative", CROSS],
  ["withdrawn", CROSS],
]);

// Light or dark is what the website has chosen by `color-scheme`; without a choice it is light.
const colours = Object.entries(LIGHT_AND_DARK);
const light = colours.map(([name, [one]]) => `--qc-${name}: ${one};`).join(" ");
const both = colours.map(([name, [one, other]]) => `--qc-${name}: light-dark(${one}, ${other});`).join(" ");
const groups = GROUPS.map((group) => `.${group} { --qc-group: var(--qc-${group}); }`).join(" ");
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: inline-block; max-inline-size: 100%; vertical-align: middle; }
  :host([hidden]) { display: none; }
  .box {
    ${light}
    all: initial;
    color-scheme: inherit;
    box-sizing: border-box;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 0.85em;
    inline-size: 24em;
    max-inline-size: 100%;
    padding: 0.85em 1.1em 0.5em 0.85em;
    border: 1px solid var(--qc-line);
    border-inline-start: 0.4em solid var(--qc-group);
    border-radius: 0.4em;
    background: var(--qc-paper);
    color: var(--qc-ink);
    font: medium/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    overflow-wrap: anywhere;
  }
  @supports (color: light-dark(#000, #fff)) {
    .box { ${both} }
  }
  ${groups}
  svg {
    inline-size: 2em;
    block-size: 2em;
    margin-block-start: 0.15em;
    color: var(--qc-group);
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  p { margin: 0; }
  p + p { margin-block-start: 0.15em; }
  .soft { color: var(--qc-soft); }
  .strong { font-weight: 600; }
  .label { color: var(--qc-group); font-size: 1.125em; font-weight: 700; line-height: 1.3; }
  .foot { margin-block-start: 0.6em; border-block-start: 1px solid var(--qc-hair); padding-block-start: 0.5em; }
  a {
    display: inline-block;
    padding-block: 0.35em;
    color: var(--qc-link);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  a:hover { text-decoration-thickness: 0.15em; }
  a:focus-visible { outline: 3px solid var(--qc-focus); outline-offset: 2px; border-radius: 2px; }
  @media (forced-colors: active) { svg { color: CanvasText; } }
  @media print { .box { break-inside: avoid; } }
`);

// --- what the file says

/** Ask for a file of the catalogue; what cannot be relied on is an error. */
async function read(address) {
  const answer = await fetch(address, { credentials: "omit", mode: "cors", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(`the answer is ${answer.status}`);
  const said = await answer.json();
  if (said?.version !== VERSION) throw new Error(`the file is not of version ${VERSION}`);
  if (!DAY.test(said.as_of) || !DAY.test(said.next_build_due)) throw new Error("the file does not say its day");
  return { ...said, page: ownPage(said.page, answer.url || address) };
}

/** Give the address of a page, which must lie where the file came from. */
function ownPage(page, file) {
  const { href, origin, protocol } = new URL(page);
  if (!["http:", "https:"].includes(protocol)) throw new Error("the page has no address on the web");
  if (origin !== new URL(file).origin) throw new Error("the page belongs to somebody else");
  return href;
}

/** Give the visitor's day in UTC. A clock that is behind the file is wrong: the day of the file is taken then. */
function today(said) {
  const day = new Date().toISOString().slice(0, 10);
  return day < said.as_of ? said.as_of : day;
}

/** Give what the file says of a day: its words, and what stands beside them; nothing if it says nothing. */
function saidOf(said, day) {
  const { timeline, in_words: inWords, qa } = said;
  if (!Array.isArray(timeline) || !Array.isArray(inWords) || timeline.length !== inWords.length) return undefined;
  const at = timeline.findIndex((each) => holds(each, day));
  const words = inWords[at];
  if (!isText(words?.label)) return undefined;
  return {
    ...words,
    standing: timeline[at].standing,
    assumed: words.until_assumed,
    // The file names other results for its own day, and says when anything in it changes.
    differs: holds(timeline[at], said.as_of) && qa?.also?.length > 0 && !(said.next_change <= day),
  };
}

function holds(interval, day) {
  const { from, until } = interval ?? {};
  return (from === null || (DAY.test(from) && from <= day)) && (until === null || (DAY.test(until) && day <= until));
}

function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

/** Give tag and words of a name in a language, else in English, else as it stands first. */
function named(names, language) {
  const known = Object.entries(names ?? {}).filter(([, words]) => isText(words));
  const wanted = [language, language.split("-")[0], OWN_LANGUAGE];
  return wanted.map((tag) => known.find(([own]) => own === tag)).find(Boolean) ?? known[0];
}

// --- what is shown

function element(name, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

function drawing(shape) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  for (const line of shape) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", line);
    svg.append(path);
  }
  return svg;
}

/** Write a day, or its month, in English as the words around it. */
function written(day, parts) {
  const options = { ...parts, timeZone: "UTC", calendar: "gregory" };
  const textContent = new Intl.DateTimeFormat("en-GB", options).format(new Date(`${day}T00:00:00Z`));
  return element("time", { dateTime: day, textContent });
}

function box(said, language) {
  const day = today(said);
  const words = saidOf(said, day) ?? { label: "Quality check unknown", unknown: true };
  const group = GROUPS.includes(words.group) ? words.group : "none";
  const shape = SHAPES.get(words.standing) ?? SHAPES.get(group);
  const label = element("p", { className: "label", textContent: words.label });
  const lines = [about(said, language), label, ...facts(words), ...remarks(said, words)];
  const inside = element("div", {}, ...lines, foot(said, day));
  const look = { className: `box ${group}`, lang: OWN_LANGUAGE, dir: "ltr" };
  const made = element("div", look, drawing(shape), inside);
  made.setAttribute("role", "group");
  made.setAttribute("aria-labelledby", "about");
  return made;
}

function about(said, language) {
  const name = named(said.name, language);
  const line = element("p", { className: "soft", id: "about" }, "Quality check");
  if (name) line.append(" of ", element("bdi", { lang: name[0], textContent: name[1] }));
  return line;
}

/** Say what was looked at, and until when that is good. */
function facts(words) {
  const lines = [];
  if (isText(words.scope)) lines.push(element("p", {}, `Looked at: ${words.scope.toLowerCase()}`));
  if (DAY.test(words.holds_until)) {
    const month = written(words.holds_until, { month: "long", year: "numeric" });
    lines.push(element("p", {}, "Holds until ", month, words.assumed === true ? " (assumed)" : ""));
  } else if (GOOD.includes(words.standing)) {
    lines.push(element("p", {}, "No last day is recorded"));
  }
  return lines;
}

/** Say what else a reader must know. */
function remarks(said, words) {
  const lines = [];
  if (words.unknown) lines.push(element("p", {}, "The catalogue does not say what holds today."));
  if (words.differs) lines.push(element("p", { className: "strong" }, "Another check came to a different result."));
  if (said.sample === true) lines.push(element("p", {}, element("strong", {}, "Sample:"), " this entry is made up."));
  return lines;
}

/** Say how old this is, and lead to the page. */
function foot(said, day) {
  const made = written(said.as_of, { day: "numeric", month: "long", year: "numeric" });
  const age =
    day > said.next_build_due
      ? element("p", { className: "strong" }, "This may have changed since ", made, ".")
      : element("p", { className: "soft" }, "As of ", made);
  const link = element("a", { href: said.page, textContent: "Read the whole entry" });
  return element("div", { className: "foot" }, age, element("p", {}, link));
}

class QualityCheck extends HTMLElement {
  static observedAttributes = ["src"];
  #shadow = this.attachShadow({ mode: "open" });
  #latest;

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#show(document.createElement("slot"));
  }

  attributeChangedCallback() {
    this.#load();
  }

  async #load() {
    const own = (this.#latest = {});
    const shown = await this.#made();
    if (own === this.#latest) this.#show(shown);
  }

  /** Make what is shown; without an address, or if something goes wrong, the link inside. */
  async #made() {
    if (!this.hasAttribute("src")) return document.createElement("slot");
    try {
      const said = await read(new URL(this.getAttribute("src"), document.baseURI).href);
      return box(said, this.closest("[lang]")?.lang || document.documentElement.lang || OWN_LANGUAGE);
    } catch (problem) {
      console.warn(`<quality-check> shows the link inside it: ${problem.message}`);
      return document.createElement("slot");
    }
  }

  #show(node) {
    this.#shadow.replaceChildren(node);
  }
}

if (!customElements.get("quality-check")) customElements.define("quality-check", QualityCheck);
