// A sheet that rises above the composer: the command menu, inline results, what to attach. It is a list one can walk
// through with the arrow keys while the cursor stays in the message field.
import { button, h, icon, iconButton, uniqueId } from "./dom.js";
import { w } from "./words.js";

export class Sheet {
  #rows = [];
  #active = -1;

  constructor(field) {
    this.field = field;
    this.id = uniqueId("sheet");
    this.title = h("p", { class: "sheet-title", dir: "auto", id: `${this.id}-title` });
    this.list = h("div", { class: "sheet-list", role: "listbox", id: this.id, "aria-labelledby": `${this.id}-title` });
    this.foot = h("div", { class: "sheet-foot" });
    this.body = h("div", { class: "sheet-body" }, this.list, this.foot);
    this.element = h("div", { class: "sheet", hidden: true },
      h("div", { class: "sheet-head" }, this.title, iconButton("close", w("close"), () => this.close(true))),
      this.body);
  }

  get open() {
    return !this.element.hidden;
  }

  /** `rows`: [{title, note, drawing, pick()}]; `more`: a function that loads further rows, or null. */
  show(title, rows, { more = null, nothing = "" } = {}) {
    const chosen = this.open ? this.#rows[this.#active]?.title : undefined; // it stays while the rest is typed
    this.title.textContent = title;
    this.#rows = rows;
    this.#active = -1;
    this.list.replaceChildren(...rows.map((row, index) => this.#row(row, index)));
    this.foot.replaceChildren();
    if (!rows.length) this.foot.append(h("p", { class: "sheet-nothing", dir: "auto" }, nothing));
    if (more) this.foot.append(button(w("showMore"), more, { class: "link-button sheet-more" }));
    this.element.hidden = false;
    this.field.setAttribute("aria-controls", this.id);
    this.field.removeAttribute("aria-activedescendant");
    const again = chosen === undefined ? -1 : rows.findIndex((row) => row.title === chosen);
    if (again >= 0) this.#move(again + 1);
  }

  close(byHand = false) {
    if (!this.open) return;
    this.element.hidden = true;
    this.field.removeAttribute("aria-controls");
    this.field.removeAttribute("aria-activedescendant");
    if (byHand) {
      this.onclosed?.();
      this.field.focus();
    }
  }

  /** True when the key was for the sheet. Enter belongs to the message unless a row was chosen with the arrows. */
  key(event) {
    if (!this.open) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = this.#rows[this.#active];
    if (step && this.#rows.length) this.#move(step);
    else if (event.key === "Escape") this.close(true);
    else if (event.key === "Tab" && !event.shiftKey && row?.complete) row.complete();
    else if (event.key === "Enter" && row) row.pick();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #row({ title, note, drawing, pick }, index) {
    const attributes = { class: "sheet-row", role: "option", id: `${this.id}-${index}`, "aria-selected": "false" };
    return h("button", { type: "button", onclick: pick, ...attributes },
      drawing && h("span", { class: "sheet-drawing" }, icon(drawing)),
      h("span", { class: "sheet-words" },
        h("strong", { dir: "auto" }, title), note && h("span", { dir: "auto" }, note)));
  }

  // Not scrollIntoView, which would move the page under the phones as well.
  #bringIn(row) {
    const [inner, outer] = [row.getBoundingClientRect(), this.body.getBoundingClientRect()];
    this.body.scrollTop += Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom);
  }

  #move(step) {
    const rows = this.list.querySelectorAll(".sheet-row");
    rows[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = (this.#active + step + (this.#active < 0 && step < 0 ? 1 : 0) + rows.length) % rows.length;
    rows[this.#active].setAttribute("aria-selected", "true");
    this.#bringIn(rows[this.#active]);
    this.field.setAttribute("aria-activedescendant", `${this.id}-${this.#active}`);
  }
}
