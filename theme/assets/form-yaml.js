/*
 * Write a record as YAML. Every text stands in double quotes, so that no parser can take `NO` for false or a day for
 * something else; numbers, true and false stand plain. Values are texts, numbers, booleans, lists and mappings.
 */

const INDENT = "  ";
const TRUE_OR_FALSE = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);
// What YAML does not print, or takes for the end of a line; JSON leaves these as they are.
const HIDDEN = /[\u007f-\u00a0\u2028\u2029\ufeff]/g;
// Signs that nobody can see: a record cannot hold them, and what is pasted often does.
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]/gu;

/** Give the lines of a file; `schema` is the address of the JSON Schema, relative to the file. */
export function yaml(record, schema) {
  return withComment(`yaml-language-server: $schema=${schema}`, record);
}

/** Give the lines of a file that begins with a comment of one line. */
export function withComment(comment, values) {
  return [`# ${comment}`, ...mapping(values), ""].join("\n");
}

/** Give a text as a record can hold it: composed letters, ordinary spaces, nothing that nobody can see. */
export function cleaned(text) {
  return text
    .normalize("NFC")
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(SPACES, " ").replace(UNSEEN, (sign) => (sign === "\t" ? " " : "")).trimEnd())
    .join("\n")
    .trim();
}

function mapping(values) {
  return Object.entries(values).flatMap(([key, value]) => entry(`${name(key)}:`, value));
}

function entry(start, value) {
  if (Array.isArray(value) && value.length) return [start, ...value.flatMap(item).map((line) => INDENT + line)];
  if (isMapping(value)) return [start, ...mapping(value).map((line) => INDENT + line)];
  return [`${start} ${plain(value)}`];
}

function item(value) {
  if (!isMapping(value)) return [`- ${plain(value)}`];
  return mapping(value).map((line, index) => (index ? INDENT : "- ") + line);
}

function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function plain(value) {
  if (Array.isArray(value)) return "[]";
  return typeof value === "string" ? quoted(value) : String(value);
}

function quoted(text) {
  return JSON.stringify(text).replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Some keys, such as `on` and the language tag `no`, mean true or false to old parsers. */
function name(key) {
  return /^[a-z_]+$/.test(key) && !TRUE_OR_FALSE.has(key) ? key : quoted(key);
}
