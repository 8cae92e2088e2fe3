// The bar with the town's clock: what time it is there, and the buttons that move it on. The clock never goes back.
import { api } from "./api.js";
import { button, h, setText } from "./dom.js";
import { dayKey, longDate, timeOf, town, zoneCity, zoneOffset } from "./town.js";
import { w } from "./words.js";

const MORNING = "08:00"; // a date chosen in the field means that morning, as "Tomorrow" does
const JUMPS = { nextPost: "next post", tomorrow: "tomorrow", nextWeek: "next week", nextMonth: "next month" };
const SVG = "http://www.w3.org/2000/svg";

export class Clock {
  constructor({ refused }) {
    this.refused = refused;
    this.face = face();
    this.date = h("strong", { class: "clock-date" });
    this.time = h("span", { class: "clock-time" });
    this.running = h("span", { class: "sr-only", role: "status" });
    this.field = h("input", { type: "date", "aria-label": w("goToDate"), title: w("goToDate"), required: true });
    this.buttons = Object.entries(JUMPS).map(([name, to]) =>
      button(w(name), () => this.#move(to), { class: "jump", "data-jump": name }));
    const form = h("form", { class: "clock-form", onsubmit: (event) => this.#goToDate(event) },
      this.field, h("button", { type: "submit", class: "jump" }, w("go")));
    this.element = h("section", { class: "clock", "aria-label": w("clock") },
      h("div", { class: "clock-now" }, this.face.element, h("p", {}, this.date, this.time)), this.running,
      h("div", { class: "clock-jumps" }, this.buttons, form));
  }

  draw() {
    const now = town.now();
    setText(this.date, longDate(now));
    setText(this.time, `${timeOf(now)} · ${w("zoneTime", { city: zoneCity() })} (${zoneOffset()})`);
    this.face.set(timeOf(now));
    this.element.classList.toggle("is-moving", town.moving);
    setText(this.running, town.moving ? w("moving") : "");
    for (const jump of this.element.querySelectorAll(".jump")) jump.setAttribute("aria-disabled", String(town.moving));
    this.field.min = dayKey(new Date(now.getTime() + 24 * 3600 * 1000));
    if (this.field.value < this.field.min && document.activeElement !== this.field) this.field.value = this.field.min;
  }

  /** Draw the eye to one button, for the suggestions. */
  point(name) {
    const jump = this.element.querySelector(`[data-jump="${name}"]`);
    jump.focus();
    jump.classList.add("is-pointed");
    setTimeout(() => jump.classList.remove("is-pointed"), 1600);
  }

  #goToDate(event) {
    event.preventDefault();
    this.#move(`${this.field.value}T${MORNING}`); // without an offset it is the town's own wall time
  }

  async #move(to) {
    if (town.moving) return;
    town.moving = true; // the first event may take a moment, and a second press would run on twice as far
    this.draw();
    try {
      await api.moveClock(to);
    } catch (error) {
      town.moving = false;
      this.draw();
      this.refused(error);
    }
  }
}

/** A small school clock whose hands show the town's time and sweep while it runs. */
function face() {
  const element = document.createElementNS(SVG, "svg");
  element.setAttribute("viewBox", "-50 -50 100 100");
  element.setAttribute("class", "face");
  element.setAttribute("aria-hidden", "true");
  const draw = (tag, attributes) => {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    element.append(node);
    return node;
  };
  draw("circle", { r: 46, class: "face-rim" });
  for (let hour = 0; hour < 12; hour++) {
    draw("line", { y1: -39, y2: hour % 3 ? -36 : -33, class: "face-mark", transform: `rotate(${hour * 30})` });
  }
  const short = draw("line", { y1: 5, y2: -21, class: "face-hour" });
  const long = draw("line", { y1: 7, y2: -32, class: "face-minute" });
  draw("circle", { r: 3.4, class: "face-pin" });
  let turned = null;
  return {
    element,
    set(time) {
      const [hours, minutes] = time.split(":").map(Number);
      const total = hours * 60 + minutes;
      // Always onwards: past midnight the angle keeps growing, or the hands would fly backwards.
      turned = turned === null ? total : turned + ((total - (turned % 1440) + 1440) % 1440);
      short.style.transform = `rotate(${turned / 2}deg)`;
      long.style.transform = `rotate(${turned * 6}deg)`;
    },
  };
}
