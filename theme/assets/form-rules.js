/*
 * What must hold inside one record: the part of `catalogue check` that needs no other record. The rules have the
 * names that `catalogue check` uses, and a test holds both to the same examples. A rule yields the place of each
 * defect as a list of keys and numbers, or two places by `against`; what is said about it comes with the page.
 */

const TOO_MANY_CREDITS = 60;
const FEWEST_HOURS = 20;
const MOST_HOURS = 30;
const CYCLES = { "short-cycle": 5, "first-cycle": 6, "second-cycle": 7, "third-cycle": 8 };
const SETS = { "higher-education-institution": "institutions", "other-provider": "other-providers" };
const PRIVATE = ["localhost", "local", "internal", "lan", "home", "arpa", "onion", "invalid", "test"];
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}\p{M}_-]{0,61}[\p{L}\p{N}])?$/u;
const SCRIPTS = ["Latin", "Greek", "Cyrillic", "Armenian", "Georgian"].map((name) => new RegExp(`\\p{Script=${name}}`, "u"));

/**
 * Give the defects of a record: `[{ rule, loc, beside }]`, with the places that do not fit together with the first.
 * `ref` is the name of the record, `today` a day such as `2026-11-22`.
 */
export function defects(kind, record, ref, today) {
  return Object.entries({ ...RULES[kind], ...EVERY }).flatMap(([rule, find]) =>
    [...find(record, ref, today, kind)].map((found) => ({ rule, beside: [], ...(Array.isArray(found) ? { loc: found } : found) })),
  );
}

/** Tell whether everybody can open an address: http or https, a public host name, no user name and no port. */
export function isPublic(address) {
  const found = /^https?:\/\/([^/?#]*)/.exec(address);
  if (!found || address.length > 2000 || /[\s"'<>`\\{}|^]/u.test(address)) return false;
  const host = found[1].toLowerCase();
  const labels = host.split(".");
  const ending = labels.at(-1);
  return (
    labels.length > 1 &&
    host.length <= 253 &&
    host === host.normalize("NFKC") &&
    labels.every((label) => LABEL.test(label)) &&
    !PRIVATE.includes(ending) &&
    (/^\p{L}+$/u.test(ending) || ending.startsWith("xn--"))
  );
}

const list = (value) => value ?? [];
const words = (text) => (typeof text === "string" ? [["", text]] : Object.entries(text ?? {}));
const pairs = (items) => items.slice(1).map((later, index) => [index + 1, items[index], later]);
/** Put a place first that does not fit together with others. */
const against = (loc, ...beside) => ({ loc, beside });
/** Give the long form of something that may be named only. */
const whole = (named) => (typeof named === "string" ? { credential: named } : named);
const isDay = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value ?? "");

// --- any record

function* leaves(value, loc = []) {
  if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      yield* leaves(part, [...loc, Array.isArray(value) ? Number(key) : key]);
    }
  } else {
    yield [loc, value];
  }
}

/** Lists of records, by kind; items may stand for the records that they name. */
const NAMING = {
  provider: [["joint_awards"]],
  credential: [["joint_awarding"], ["stacking", "into"]],
  report: [["with_agencies"], ["providers"], ["credentials"], ["covers_micro_credentials", "credentials"], ["replaces"]],
};

const ADDRESSES = new Set(["homepage", "apply", "source", "url", "website", "contact", "complaints"]);

const EVERY = {
  *"insecure-address"(record) {
    for (const [loc, value] of leaves(record)) {
      if (ADDRESSES.has(loc.at(-1)) && String(value).startsWith("http:")) yield loc;
    }
  },
  *"named-twice"(record, ref, today, kind) {
    for (const way of NAMING[kind]) {
      const named = list(way.reduce((part, key) => part?.[key], record)).map((each) => each.credential ?? each);
      for (const [index, name] of named.entries()) {
        const isOwn = way[0] === "with_agencies" && name === ref.split("/")[0];
        if (typeof name !== "string" || !(isOwn || named.indexOf(name) < index)) continue;
        const isWhole = typeof list(way.reduce((part, key) => part?.[key], record))[index] === "string";
        yield isWhole ? [...way, index] : [...way, index, "credential"];
      }
    }
  },
  *"verified-in-the-future"(record, ref, today) {
    if (record.last_verified > today) yield ["last_verified"];
  },
};

// --- providers

const PROVIDER = {
  *"not-one-legal-seat"(record) {
    const legal = list(record.seats).flatMap((seat, index) => (seat.legal ? [index] : []));
    if (!legal.length) yield ["seats"];
    if (legal.length > 1) yield ["seats", legal[1], "legal"];
  },
  *"organisation-type-missing"(record) {
    if (record.kind === "other-provider" && !record.organisation_type) yield ["organisation_type"];
  },
  *"kind-and-powers-differ"(record) {
    const isInstitution = record.kind === "higher-education-institution";
    if (record.kind && isInstitution !== record.degree_awarding_powers && !record.ects?.basis) {
      yield against(["degree_awarding_powers"], ["kind"]);
    }
  },
  *"no-outside-identifier"(record) {
    const own = hostOf(record.website).replace(/^www\./, "");
    const isOutside = ({ url }) => {
      const host = hostOf(url);
      return !url || !(belongs(host, own) || belongs(own, host.replace(/^www\./, "")));
    };
    if (!list(record.identifiers).some(isOutside)) yield ["identifiers"];
  },
  *"questions-of-another-kind"({ kind, self_assessment: given }) {
    if (kind && given?.set && given.set !== SETS[kind]) yield against(["self_assessment", "set"], ["kind"]);
  },
  *"question-of-another-set"({ self_assessment: given }) {
    for (const [index, { question }] of list(given?.answers).entries()) {
      if (given.set && question && !question.startsWith(`${given.set}-`)) {
        yield against(["self_assessment", "answers", index, "question"], ["self_assessment", "set"]);
      }
    }
  },
  *"question-answered-twice"({ self_assessment: given }) {
    const questions = list(given?.answers).map(({ question }) => question);
    for (const [index, question] of questions.entries()) {
      if (question && questions.indexOf(question) < index) yield ["self_assessment", "answers", index, "question"];
    }
  },
  *"answered-in-the-future"({ self_assessment: given }, ref, today) {
    if (given?.on > today) yield ["self_assessment", "on"];
  },
  *"mixed-scripts"(record) {
    for (const [language, name] of words(record.name)) {
      const letters = name.normalize("NFKD").replace(/\p{M}/gu, "");
      for (const word of letters.match(/\p{L}+/gu) ?? []) {
        if (SCRIPTS.filter((script) => script.test(word)).length > 1) yield language ? ["name", language] : ["name"];
      }
    }
  },
};

export function hostOf(address) {
  return URL.canParse(address ?? "") ? new URL(address).hostname : "";
}

export function belongs(host, domain) {
  return host === domain || host.endsWith(`.${domain}`);
}

// --- credentials

const CREDENTIAL = {
  *"not-applicable-without-reason"({ workload, level }) {
    if (workload?.ects === "not-applicable" && !workload.reason) yield ["workload", "ects"];
    if (level?.eqf === "not-applicable" && !level.reason) yield ["level", "eqf"];
  },
  *"neither-credits-nor-hours"({ workload }) {
    if (workload?.ects === "not-applicable" && !workload.hours) yield ["workload"];
  },
  *"unusual-hours-per-credit"({ workload }) {
    const { hours, ects } = workload ?? {};
    if (!(hours > 0 && ects > 0)) return;
    if (hours < FEWEST_HOURS * ects || hours > MOST_HOURS * ects) {
      yield against(["workload"], ["workload", "hours"], ["workload", "ects"]);
    }
  },
  *"level-and-cycle-differ"({ level }) {
    if (differ(level)) yield against(["level", "qf_ehea"], ["level", "eqf"]);
  },
  *"named-not-exactly-once"({ partners, stacking }) {
    for (const [index, { provider, name }] of list(partners).entries()) {
      if (!provider === !name) yield ["partners", index];
    }
    for (const [index, { credential, name }] of list(stacking?.into).map(whole).entries()) {
      if (!credential === !name) yield ["stacking", "into", index];
    }
  },
  *"partner-also-awards"({ partners, joint_awarding: others }, ref) {
    const awarding = [ref.split("/")[0], ...list(others)];
    for (const [index, { provider }] of list(partners).entries()) {
      if (awarding.includes(provider)) yield ["partners", index];
    }
  },
  *"circular-reference"({ supersedes, stacking }, ref) {
    if (supersedes === ref) yield ["supersedes"];
    for (const [index, { credential }] of list(stacking?.into).map(whole).entries()) {
      if (credential === ref) yield ["stacking", "into", index, "credential"];
    }
  },
  *"nothing-is-assessed"({ assessment }) {
    if (["none", "attendance"].includes(assessment?.certificate)) yield ["assessment", "certificate"];
  },
  *"a-year-of-credits"({ workload }) {
    if (workload?.ects >= TOO_MANY_CREDITS) yield ["workload", "ects"];
  },
  *"ends-before-it-starts"(record) {
    if (isDay(record.valid_until) && record.valid_until <= record.valid_from) yield against(["valid_until"], ["valid_from"]);
  },
  *"not-stated"(record) {
    const { workload, level, assessment, participation } = record;
    const stated = {
      learning_outcomes: record.learning_outcomes?.length,
      workload: workload?.hours ?? workload?.ects,
      level: level?.eqf ?? level?.qf_ehea ?? level?.nqf,
      assessment: assessment?.certificate ?? assessment?.methods?.length,
      participation: participation?.mode?.length,
    };
    const missing = Object.keys(stated).filter((key) => !stated[key]);
    if (missing.length) yield against([], ...missing.map((key) => [key]));
  },
};

function differ(level) {
  const cycle = CYCLES[level?.qf_ehea];
  return typeof level?.eqf === "number" && cycle !== undefined && cycle !== level.eqf;
}

// --- reports

function changesIn(decisions) {
  return pairs(list(decisions)).filter(([, earlier, later]) => earlier.decision !== later.decision);
}

const REPORT = {
  *"no-file-or-link"(record) {
    if (!list(record.files).length && !list(record.links).length) yield [];
  },
  *"subject-missing"(record) {
    if (record.scope === "credential" && !list(record.credentials).length) yield against(["credentials"], ["scope"]);
    if (record.scope === "programme" && !record.programme) yield against(["programme"], ["scope"]);
  },
  *"subject-of-another-scope"(record) {
    if (!record.scope) return;
    if (list(record.credentials).length && record.scope !== "credential") yield against(["credentials"], ["scope"]);
    if (record.programme && record.scope !== "programme") yield against(["programme"], ["scope"]);
    if (record.covers_micro_credentials && record.scope === "credential") {
      yield against(["covers_micro_credentials"], ["scope"]);
    }
  },
  *"coverage-contradicts-list"({ covers_micro_credentials: coverage }) {
    if (list(coverage?.credentials).length && ["no", "not-stated"].includes(coverage.answer)) {
      yield ["covers_micro_credentials", "credentials"];
    }
  },
  *"limited-coverage-without-list"({ limited_to: limited, covers_micro_credentials: coverage }) {
    if (limited && coverage?.answer === "yes" && !list(coverage.credentials).length) yield ["covers_micro_credentials"];
  },
  *"replaces-another-agency"({ replaces }, ref) {
    for (const [index, other] of list(replaces).entries()) {
      if (other.split("/")[0] !== ref.split("/")[0]) yield ["replaces", index];
    }
  },
  *"circular-reference"({ replaces }, ref) {
    for (const [index, other] of list(replaces).entries()) if (other === ref) yield ["replaces", index];
  },
  *"level-and-cycle-differ"({ programme }) {
    if (differ(programme)) yield against(["programme", "qf_ehea"], ["programme", "eqf"]);
  },
  *"ends-before-it-starts"(record) {
    if (isDay(record.until) && record.until <= record.from) yield against(["until"], ["from"]);
    for (const [index, { until }] of list(record.credentials).entries()) {
      if (isDay(until) && until <= record.from) yield against(["credentials", index, "until"], ["from"]);
    }
  },
  *"ends-after-its-report"(record) {
    if (!isDay(record.until)) return;
    for (const [index, { until }] of list(record.credentials).entries()) {
      if (until === "unlimited" || until > record.until) yield against(["credentials", index, "until"], ["until"]);
    }
  },
  *"happens-too-early"({ from, withdrawn, appeal }) {
    if (withdrawn?.on < from) yield against(["withdrawn", "on"], ["from"]);
    if (appeal?.since < from) yield against(["appeal", "since"], ["from"]);
    if (appeal?.on < appeal?.since) yield against(["appeal", "on"], ["appeal", "since"]);
  },
  *"decisions-out-of-step"({ from, decision, decisions }) {
    const known = list(decisions);
    for (const [index, earlier, later] of pairs(known)) {
      if (later.on <= earlier.on) yield against(["decisions", index, "on"], ["decisions", index - 1, "on"]);
    }
    if (known.length && known[0].on !== from) yield against(["decisions", 0, "on"], ["from"]);
    if (known.length && known.at(-1).decision !== decision) {
      yield against(["decisions", known.length - 1, "decision"], ["decision"]);
    }
  },
  *"unfounded-change"({ decisions, appeal }) {
    if (appeal?.outcome === "changed") return;
    for (const [index, earlier] of changesIn(decisions)) {
      if (earlier.decision !== "positive-with-conditions") yield ["decisions", index];
    }
  },
  *"change-without-document"({ decisions, files, links }) {
    const changes = changesIn(decisions);
    const shown = list(files).length;
    if (shown < changes.length || (changes.length && shown + list(links).length <= changes.length)) {
      yield against(["decisions", changes[0][0]], ["files"]);
    }
  },
  *"decision-behind-its-conditions"({ from, decision, decisions, conditions }) {
    const met = list(conditions).flatMap((condition) => condition.met ?? []);
    if (!met.length || list(decisions).length) return;
    const isLate = decision === "positive" && met.some((day) => day > from);
    const isOpen = decision === "positive-with-conditions" && met.length === conditions.length;
    if (isLate || isOpen) yield against(["decision"], ["decisions"]);
  },
  *"appeal-half-decided"({ appeal, decisions }) {
    if (!appeal) return;
    const { on, outcome } = appeal;
    if (outcome && !on) yield against(["appeal", "outcome"], ["appeal", "on"]);
    if (on && !outcome) yield against(["appeal", "on"], ["appeal", "outcome"]);
    if (outcome === "changed" && !list(decisions).length) yield against(["appeal", "outcome"], ["decisions"]);
  },
  *"withdrawn-after-its-end"({ from, until, withdrawn }) {
    if (withdrawn?.kind === "revoked" && isDay(until) && until > from && withdrawn.on > until) yield against(["withdrawn", "on"], ["until"]);
  },
  *"programme-of-another-provider"({ programme, providers }) {
    if (programme?.provider && !list(providers).includes(programme.provider)) {
      yield against(["programme", "provider"], ["providers"]);
    }
  },
  *"conditions-not-written"({ decision, decisions, credentials, conditions }) {
    if (list(conditions).length) return;
    const open = (given) => given === "positive-with-conditions";
    const dated = list(decisions).findIndex((each) => open(each.decision));
    const own = list(credentials).findIndex((each) => open(each.decision));
    if (open(decision)) yield against(["decision"], ["conditions"]);
    else if (dated >= 0) yield ["decisions", dated, "decision"];
    else if (own >= 0) yield ["credentials", own, "decision"];
  },
  *"condition-left-open"({ decision, credentials, conditions }) {
    const own = list(credentials).some((each) => each.decision === "positive-with-conditions");
    if (decision !== "positive" || own) return;
    for (const [index, { met }] of list(conditions).entries()) if (!met) yield ["conditions", index];
  },
  *"condition-before-its-report"({ from, conditions }) {
    for (const [index, condition] of list(conditions).entries()) {
      for (const key of ["due", "met"]) if (condition[key] < from) yield against(["conditions", index, key], ["from"]);
    }
  },
  *"has-not-happened-yet"({ conditions, appeal, withdrawn }, ref, today) {
    for (const [index, { met }] of list(conditions).entries()) if (met > today) yield ["conditions", index, "met"];
    for (const key of ["since", "on"]) if (appeal?.[key] > today) yield ["appeal", key];
    if (withdrawn?.kind !== "revoked" && withdrawn?.on > today) yield ["withdrawn", "on"];
  },
};

const RULES = { provider: PROVIDER, credential: CREDENTIAL, report: REPORT };
