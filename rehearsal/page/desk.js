// The desk with its phones: how many fit, who sits at each, and who is new in town. Each tab remembers its own seats.
import { api } from "./api.js";
import { arrange, avatar, h, icon, uniqueId } from "./dom.js";
import { addSomebody, languageName } from "./people.js";
import { Phone } from "./phone.js";
import { town } from "./town.js";
import { named, w } from "./words.js";

const PHONE = 344;
const GAP = 24;
const EDGES = 32;
const MOST = 4;
const KEPT = "rehearsal.desk";

export class Desk {
  seats = []; // the persons by place, also those for whom there is no room just now
  phones = new Map(); // place -> {phone, section, ...}

  /** `changed()` is called when other people are looked at, so that the events follow. */
  constructor({ changed }) {
    this.changed = changed;
    this.element = h("div", { class: "phones" });
    this.kept = readKept();
    window.addEventListener("resize", () => this.seat());
  }

  get people() {
    return [...this.phones.values()].map(({ phone }) => phone.person);
  }

  /** Give every person a place: as asked in the address (?people=1,2), as this tab had it, or the facilitator first. */
  async seat() {
    const ids = town.people.map((person) => person.id);
    const asked = (new URLSearchParams(location.search).get("people") || "").split(",").map(Number);
    // What the address asks for counts once; after that this tab's own choice does.
    const again = this.kept.address === location.search;
    const wished = again ? [...this.kept.seats, ...asked] : [...asked, ...this.kept.seats];
    const order = [...this.seats, ...wished, ...byRole(), ...ids];
    this.seats = [...new Set(order)].filter((id) => ids.includes(id));
    const fitting = Math.floor((innerWidth - EDGES + GAP) / (PHONE + GAP));
    const room = Math.min(this.seats.length, Math.max(1, Math.min(MOST, fitting)));
    const places = [...Array(Math.max(room, this.phones.size)).keys()];
    const opening = places.map((place) => this.#sit(place, place < room));
    arrange(this.element, places.slice(0, room).map((place) => this.phones.get(place).section));
    this.#drawPickers();
    this.#keep();
    this.changed();
    await Promise.all(opening);
  }

  /** Everything read again, after the connection came back. */
  async refresh(options) {
    await Promise.all([...this.phones.values()].map(({ phone }) => phone.refresh(options).catch(phone.refused)));
  }

  receive(event) {
    for (const { phone } of this.phones.values()) if (phone.person === event.person) phone.receive(event);
  }

  tick() {
    for (const { phone } of this.phones.values()) phone.tick();
  }

  phoneOf(person) {
    return [...this.phones.values()].find(({ phone }) => phone.person === person)?.phone;
  }

  /** The phone of this person, taking the last place on the desk if there is none yet. */
  async showPerson(person) {
    if (!this.phoneOf(person)) await this.#swap(this.phones.size - 1, person);
    return this.phoneOf(person);
  }

  async #swap(place, person) {
    const other = this.seats.indexOf(person);
    if (other >= 0) this.seats[other] = this.seats[place];
    this.seats[place] = person;
    await this.seat();
  }

  async #sit(place, wanted) {
    const person = town.person(this.seats[place]);
    const had = this.phones.get(place);
    if (wanted && had?.phone.person === person.id) return;
    had?.phone.stop();
    this.phones.delete(place);
    if (!wanted) return;
    const phone = new Phone(person, { onopen: () => this.#keep() });
    this.phones.set(place, this.#section(place, person, phone));
    await phone.refresh().catch(phone.refused);
    await phone.openChat(this.#firstChat(place, phone)).catch(phone.refused);
  }

  // As this tab left it; else the second phone shows the bot in private and the others the group.
  #firstChat(place, phone) {
    if (phone.person in this.kept.open) return this.kept.open[phone.person];
    const group = phone.firstGroup;
    return place === 1 || !group ? town.bot.id : group.id;
  }

  #section(place, person, phone) {
    const title = uniqueId("person");
    const onchange = () => this.#picked(place, select);
    const select = h("select", { "aria-label": w("whoAmI"), title: w("whoAmI"), onchange });
    const plate = h("div", { class: "plate" }, avatar(person.id, person.name),
      h("div", { class: "plate-words" }, h("h2", { id: title, dir: "auto" }, person.name),
        h("p", {}, [named(person.role), languageName(person.language)].filter(Boolean).join(", "))),
      h("span", { class: "plate-switch", "aria-hidden": "true" }, icon("switch")), select);
    const attributes = { class: "seat", "data-person": person.id, "aria-labelledby": title };
    const section = h("section", attributes, plate, phone.element);
    return { phone, section, select };
  }

  #drawPickers() {
    for (const { phone, select } of this.phones.values()) {
      select.replaceChildren(...town.people.map((person) =>
        h("option", { value: String(person.id) }, [person.name, named(person.role)].filter(Boolean).join(", "))),
      h("option", { value: "new" }, `${w("addStranger")}…`));
      select.value = String(phone.person);
    }
  }

  async #picked(place, select) {
    const chosen = select.value;
    select.value = String(this.phones.get(place).phone.person);
    if (chosen === "new") {
      addSomebody((id) => this.#somebodyCame(place, id));
      return;
    }
    const person = town.people.find((one) => String(one.id) === chosen).id;
    await this.#swap(place, person);
    this.phones.get(place).select.focus();
  }

  async #somebodyCame(place, id) {
    town.take(await api.town());
    await this.#swap(place, id);
  }

  #keep() {
    for (const { phone } of this.phones.values()) if (phone.chats.length) this.kept.open[phone.person] = phone.openId;
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ seats: this.seats, open: this.kept.open, address: location.search }));
    } catch {
      // Without storage the desk is simply laid afresh next time.
    }
  }
}

function byRole() {
  return town.people.filter((person) => person.role === "facilitator").map((person) => person.id);
}

function readKept() {
  try {
    return { seats: [], open: {}, ...JSON.parse(sessionStorage.getItem(KEPT)) };
  } catch {
    return { seats: [], open: {} };
  }
}
