/*
 * The page on which readers report a mistake. This script puts the page that they come from into the message and into
 * what opens with it, and finds the contact of the provider. It keeps and sends nothing.
 */

import { edition, lang, root } from "./said.js";

const OF_A_PROVIDER = /^(?:credentials|providers)\/([a-z0-9-]+)\//;

const page = document.getElementById("mistake");
const message = page.querySelector("textarea");
const mail = page.querySelector("[data-mail]");
const report = page.querySelector("[data-shape]");
const button = page.querySelector("[data-copy]");

/** Give the path of the page that the reader comes from; nothing if none of this site is named. */
function pathAsked() {
  const asked = new URLSearchParams(location.search).get("page");
  if (asked === null || !URL.canParse(asked, edition)) return undefined;
  const { href } = new URL(asked, edition);
  return href.startsWith(edition.href) ? href.slice(edition.href.length) : undefined;
}

function begin(path) {
  const { href } = new URL(path, edition);
  const [first, ...others] = message.defaultValue.split("\n");
  message.value = [`${first}${href}`, ...others].join("\n");
  page.querySelector("[data-unknown]").hidden = true;
  if (report) {
    const filling = { page: href, title: `${page.dataset.title}: ${path || "/"}` };
    report.href = report.dataset.shape.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(filling[name]));
  }
  const provider = OF_A_PROVIDER.exec(path)?.[1];
  if (provider) showContact(provider);
}

/** Lead to the contact of a provider, if its record names one. */
async function showContact(ref) {
  const answer = await fetch(new URL(`providers/${ref}/record.json`, root));
  if (!answer.ok) return;
  const { contact, name } = await answer.json();
  if (!contact?.startsWith("https://")) return;
  const place = page.querySelector("[data-provider]");
  const link = place.querySelector("a");
  link.href = contact;
  const said = typeof name === "string" ? name : (name[lang] ?? Object.values(name)[0]);
  link.textContent = link.textContent.replace("{name}", () => said);
  place.hidden = false;
}

/** Let the mail program open with the message as it stands now. */
function fillMail() {
  if (mail) mail.href = mail.href.replace(/&body=.*/, `&body=${encodeURIComponent(message.value.replaceAll("\n", "\r\n"))}`);
}

async function copy() {
  let said = "copied";
  try {
    await navigator.clipboard.writeText(message.value);
  } catch {
    said = "not copied";
  }
  const words = page.querySelector("template").content.querySelector(`[data-say="${said}"]`).textContent;
  button.parentElement.querySelector("[role=status]").textContent = words;
}

message.addEventListener("input", fillMail);
button.addEventListener("click", copy);
button.parentElement.hidden = false;
const path = pathAsked();
if (path !== undefined) begin(path);
fillMail();
