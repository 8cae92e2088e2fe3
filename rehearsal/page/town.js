// What all phones share: the bot, the people, the town's clock and its zone. It draws nothing.
import { LOCALE } from "./words.js";

const RTL = new Set(["ar", "fa", "he", "ur", "ps", "ckb", "yi"]);

export const town = {
  bot: { id: 0, name: "", username: "" },
  people: [],
  zone: "UTC",
  groups: [],
  moving: false,
  banner: null,
  plan: false, // whether there is a real plan that can be played
  ahead: 0, // milliseconds from this computer's clock to the town's

  take(answer) {
    this.bot = answer.bot;
    this.people = answer.people;
    this.groups = answer.groups || [];
    this.zone = answer.zone;
    this.banner = answer.banner;
    this.plan = answer.plan;
    this.setClock(answer.now, answer.moving);
  },

  setClock(now, moving) {
    this.ahead = Date.parse(now) - Date.now();
    this.moving = Boolean(moving);
  },

  now() {
    return new Date(Date.now() + this.ahead);
  },

  person(id) {
    return this.people.find((person) => String(person.id) === String(id));
  },
};

export const isRtl = (language) => RTL.has((language || "").split("-")[0]);

/** Does this link lead to the bot itself (so that it must not leave the page)? */
export function isBotLink(url) {
  const found = /^(?:https?:\/\/)?(?:t|telegram)\.me\/([^/?#]+)|^tg:\/\/resolve\?(?:.*&)?domain=([^&]+)/i.exec(url || "");
  return Boolean(found) && (found[1] || found[2]).toLowerCase() === (town.bot.username || "").toLowerCase();
}

// Intl formatters are dear to make and cheap to use, and a chat of 2,000 messages asks for many dates.
const formats = new Map();

function format(date, options, zone = town.zone, locale = LOCALE) {
  const key = locale + zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
  return formats.get(key).format(date);
}

// All in the town's zone unless another one is given.
export const timeOf = (date, zone) => format(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, zone);
export const longDate = (date) => format(date, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
export const shortDate = (date) => format(date, { day: "numeric", month: "short" });
export const dayKey = (date, zone) => {
  const parts = { day: "2-digit", month: "2-digit", year: "numeric" };
  const [day, month, year] = format(date, parts, zone, "en-GB").split("/");
  return `${year}-${month}-${day}`;
};

/** "Tuesday 24 November", with the year only when it is not the town's present one. */
export function dayName(date, zone) {
  const sameYear = dayKey(date, zone).slice(0, 4) === dayKey(town.now(), zone).slice(0, 4);
  const parts = { weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) };
  return format(date, parts, zone);
}

/** Time today, otherwise the date: what a chat list shows. */
export const briefly = (date) => (dayKey(date) === dayKey(town.now()) ? timeOf(date) : shortDate(date));

/** "Helsinki" from "Europe/Helsinki". */
export const zoneCity = (zone = town.zone) => zone.split("/").pop().replaceAll("_", " ");
export const zoneOffset = () =>
  new Intl.DateTimeFormat("en-GB", { timeZone: town.zone, timeZoneName: "shortOffset" })
    .formatToParts(town.now()).find((part) => part.type === "timeZoneName").value;
