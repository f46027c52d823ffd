/*
 * What must hold between a report and the records that it names, as far as the names of all records tell it, and what
 * a report should not leave open. `known` is the file of those names. Each finding has a place, places that do not fit
 * together with it, and a rule of the check or the name of an advice with what fills its braces.
 */

import { belongs, hostOf } from "./form-rules.js";

const MOST_NAMED = 6;

/** Give what a map of names holds under a name; something else if it does not hold it itself. */
export function under(names, name, otherwise) {
  return Object.hasOwn(names ?? {}, name) ? names[name] : otherwise;
}

/** Yield what is worth saying about a report of an agency: `{ rule or advice, loc, beside, filling }`. */
export function* aboutReport(report, agency, known, isNew) {
  yield* documents(report, under(known.host, agency, []));
  yield* procedures(report, under(known.institutional, agency, []), under(known.used, agency, {}));
  yield* subjects(report, known);
  yield* coverage(report);
  if (isNew && !report.replaces) yield* earlier(report, agency, known);
}

function* documents(report, hosts) {
  if (!hosts.length) return;
  for (const key of ["files", "links"]) {
    for (const [index, { url }] of (report[key] ?? []).entries()) {
      const host = hostOf(url);
      if (host && !hosts.some((own) => belongs(host, own))) yield { rule: "link-to-another-host", loc: [key, index, "url"] };
    }
  }
}

function* procedures({ activities, scope, from }, institutional, used) {
  for (const [index, name] of (activities ?? []).entries()) {
    const loc = ["activities", index];
    if (scope && scope !== "provider" && institutional.includes(name)) {
      yield { rule: "scope-and-activity-differ", loc, beside: [["scope"]] };
    }
    const [first, last] = under(used, name, ["", ""]);
    if (from && (from < first || (last && from > last))) yield { rule: "outside-its-procedure", loc, beside: [["from"]] };
  }
}

function* subjects({ credentials, covers_micro_credentials: covers, providers }, known) {
  const listed = [
    ...(credentials ?? []).map((each, index) => [each.credential ?? each, ["credentials", index, "credential"]]),
    ...(covers?.credentials ?? []).map((each, index) => [each, ["covers_micro_credentials", "credentials", index]]),
  ];
  for (const [name, loc] of listed) {
    if (!under(known.credential, name) || !providers) continue;
    const awarding = under(known.awarding, name, [name.split("/")[0]]);
    if (!awarding.some((each) => providers.includes(each))) {
      yield { rule: "awarded-by-nobody-reviewed", loc, beside: [["providers"]] };
    }
  }
}

function* coverage({ scope, covers_micro_credentials: covers }) {
  if (["programme", "provider"].includes(scope) && !covers) yield { advice: "no answer", loc: ["covers_micro_credentials"] };
  if (covers?.answer === "partly" && !covers.credentials) {
    yield { advice: "none listed", loc: ["covers_micro_credentials", "credentials"] };
  }
}

/** Name the reports of the own agency on some of the same providers: some of them may become history. */
function* earlier({ providers }, agency, known) {
  const names = Object.entries(known.about ?? {})
    .filter(([name, about]) => name.startsWith(`${agency}/`) && about.some((each) => providers?.includes(each)))
    .map(([name]) => name);
  if (names.length) {
    yield { advice: "becomes history", loc: ["replaces"], filling: { names: names.slice(0, MOST_NAMED).join(", ") } };
  }
}
