// The month as a list: every message that will go out, and those of the last days, each with its card as it will look
// in each language. What stands in it is the bot's; the page only lays it out and turns the times into a zone.
import { api } from "./api.js";
import { arrange, h, icon, setText } from "./dom.js";
import { languageName } from "./people.js";
import { safeFragment } from "./safe.js";
import { dayKey, dayName, isRtl, timeOf, town, zoneCity } from "./town.js";
import { LANGUAGE, named, w } from "./words.js";

const DAYS = 31;
const AGAIN_MS = 1000; // while the clock runs, the list is read no more often than this
const REST = 4; // and rests so many times as long as it took, since the bot that reads it is the one that has to go on
const DEAD = { follow: () => true, command: () => {}, reveal: w("spoiler") }; // a card that was not sent answers nothing

export class Agenda {
  #rows = [];
  #shown = ""; // what is drawn, so that the same list is not drawn twice and an opened card stays open
  #zones = "";
  #reading = null;
  #timer = 0;
  #took = 0;

  constructor() {
    this.title = h("h2", { class: "agenda-title", tabindex: "-1" });
    this.warned = h("p", { class: "agenda-warned", role: "status" });
    this.zone = h("select", { onchange: () => this.#draw() });
    this.now = h("li", { class: "agenda-now" });
    this.list = h("ol", { class: "agenda-list" });
    this.element = h("section", { class: "agenda", "aria-label": w("viewAgenda"), hidden: true },
      h("header", { class: "agenda-head" }, h("div", {}, this.title, this.warned),
        h("label", { class: "agenda-zone" }, w("agendaZone"), this.zone)),
      this.list);
  }

  async show() {
    this.element.hidden = false;
    await this.read();
    this.title.focus({ preventScroll: true });
    if (this.now.offsetTop > innerHeight / 2) this.now.scrollIntoView({ block: "center" });
  }

  hide() {
    this.element.hidden = true;
  }

  tick() {
    if (!this.element.hidden) this.#nowLine();
  }

  /** Something happened in town: read it again, soon, if anybody is looking. */
  stir() {
    if (!this.element.hidden) this.#timer ||= setTimeout(() => this.read(), Math.max(AGAIN_MS, REST * this.#took));
  }

  /** One reading at a time. */
  async read() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#reading) return this.#reading;
    const asked = performance.now();
    this.#reading = api.agenda(DAYS, LANGUAGE).then((rows) => {
      this.#took = performance.now() - asked;
      this.#rows = rows;
      this.#draw();
    }, (error) => setText(this.warned, error.message || w("unreachable"))).finally(() => (this.#reading = null));
    return this.#reading;
  }

  #draw() {
    this.#drawZones();
    const chosen = this.zone.value;
    const rows = this.#rows.map((row) => ({ ...row, at: new Date(row.due), inZone: chosen || row.zone }));
    const coming = rows.filter((row) => row.at > town.now());
    const warned = coming.filter((row) => row.warnings.length).length;
    setText(this.title, w("agendaTitle", { n: coming.length, days: DAYS }));
    setText(this.warned, warned ? w("agendaWarnings", { n: warned }) : "");
    const shown = JSON.stringify([chosen, coming.length, this.#rows]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const open = new Set([...this.list.querySelectorAll("details[open]")].map((one) => one.dataset.row));
    arrange(this.list, this.#items(rows, rows.length - coming.length));
    for (const one of this.list.querySelectorAll("details")) one.open = open.has(one.dataset.row);
  }

  #items(rows, past) {
    const items = [];
    let day = "";
    rows.forEach((row, index) => {
      if (index === past) items.push(this.#nowLine());
      const here = dayKey(row.at, row.inZone);
      if (here !== day) items.push(h("li", { class: "agenda-day" }, h("h3", {}, dayName(row.at, row.inZone))));
      day = here;
      items.push(item(row));
    });
    if (past === rows.length) items.push(this.#nowLine());
    if (!rows.length) items.push(h("li", { class: "agenda-empty" }, w("agendaEmpty")));
    return items;
  }

  #nowLine() {
    setText(this.now, `${w("agendaNow")} · ${timeOf(town.now())}`);
    return this.now;
  }

  #drawZones() {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = [...new Set([town.zone, ...this.#rows.map((row) => row.zone), here, "UTC"])];
    if (zones.join() === this.#zones) return;
    this.#zones = zones.join();
    const had = this.zone.value;
    this.zone.replaceChildren(h("option", { value: "" }, w("agendaOwnZone")),
      ...zones.map((zone) => h("option", { value: zone }, zone.replaceAll("_", " "))));
    this.zone.value = zones.includes(had) ? had : "";
  }
}

function item(row) {
  const title = boldWords(Object.values(row.texts)[0]);
  const where = [title && row.what, row.where ?? w("agendaPrivate"), w("agendaTo", { n: row.to }),
    row.silent && w("agendaSilent")];
  const cards = Object.entries(row.texts).map(([language, html]) => card(row, language, html));
  const city = row.inZone === town.zone ? "" : zoneCity(row.inZone);
  return h("li", { class: `agenda-row is-${row.state}` },
    h("details", { "data-row": `${row.due} ${row.kind} ${row.where}` },
      h("summary", {},
        h("time", { datetime: row.due }, timeOf(row.at, row.inZone), city && h("small", {}, city)),
        h("span", { class: "agenda-words" },
          h("strong", { dir: "auto" }, title || row.what), h("span", { dir: "auto" }, where.filter(Boolean).join(" · "))),
        h("span", { class: "agenda-state" }, named(row.state)),
        row.warnings.map((warning) => h("span", { class: "agenda-warning", dir: "auto" }, icon("warning"), warning))),
      h("div", { class: "agenda-cards" }, cards.length ? cards : h("p", {}, row.warnings[0] ?? w("agendaNoCard")))));
}

// What a card is about stands in bold: the question, the webinar's name.
function boldWords(html) {
  const [bold] = /<b>.*?<\/b>/s.exec(html ?? "") ?? [];
  return bold && safeFragment(bold, DEAD).textContent;
}

// The same bubble as on a phone, so that what stands here is what will be seen there. What went out is made anew from
// what is known now, and says so.
function card(row, language, html) {
  const name = languageName(language);
  const buttons = row.buttons[language] ?? [];
  const text = h("div", { class: "text", dir: isRtl(language) ? "rtl" : "ltr" });
  text.append(safeFragment(html, DEAD));
  return h("figure", { class: "agenda-card", lang: language },
    h("figcaption", { lang: LANGUAGE }, row.state === "planned" ? name : w("agendaReadsNow", { language: name })),
    h("div", { class: "bubble" }, text),
    buttons.length > 0 && h("div", { class: "keys" }, buttons.map((keys) =>
      h("div", { class: "key-row" }, keys.map((label) => h("span", { class: "key", dir: "auto" }, label))))));
}
