// The page's own words, in the language of the browser. What the bot says comes from the bot.
import { EN } from "./en.js";
import { ES } from "./es.js";

const NAMED = new Set(["facilitator", "teacher", "admin", "stranger", "planned", "sent", "missed", "undeliverable", "uncertain"]);
const spanish = (navigator.language || "en").toLowerCase().startsWith("es");
const WORDS = spanish ? ES : EN;

/** British dates for English, because the day comes before the month in most of the world. */
export const LOCALE = spanish ? "es" : "en-GB";
export const LANGUAGE = spanish ? "es" : "en";

const plural = new Intl.PluralRules(LOCALE);
const number = new Intl.NumberFormat(LOCALE);

/** A sentence by its key. `n` chooses the plural form and is written the way the language writes numbers. */
export function w(key, values = {}) {
  let sentence = WORDS[key];
  if (typeof sentence === "object") {
    sentence = (values.n === 0 && sentence.zero) || sentence[plural.select(values.n)] || sentence.other;
  }
  return sentence.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? number.format(values.n) : values[name] ?? ""));
}

/** A role or a message's state in words; one the page does not know is shown as the server names it. */
export const named = (name) => (NAMED.has(name) ? WORDS[name] : name || "");
