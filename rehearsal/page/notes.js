// The short words a phone says over its screen: a toast that goes by itself, and an alert that waits for OK.
import { h, uniqueId } from "./dom.js";
import { town } from "./town.js";
import { w } from "./words.js";

const SHORTEST_MS = 3000;
const PER_LETTER_MS = 55;

export class Notes {
  constructor(screen) {
    this.screen = screen; // what cannot be reached while an alert is open
    this.toasts = h("div", { class: "toasts", role: "status" });
    this.cover = h("div", { class: "alert-cover", hidden: true });
  }

  toast(text) {
    const toast = h("p", { class: "toast", dir: "auto" }, text);
    this.toasts.replaceChildren(toast);
    setTimeout(() => toast.remove(), SHORTEST_MS + text.length * PER_LETTER_MS);
  }

  alert(text) {
    const back = document.activeElement;
    const id = uniqueId("alert");
    const close = () => {
      this.cover.hidden = true;
      this.cover.replaceChildren();
      this.screen.inert = false;
      back?.focus?.({ preventScroll: true });
    };
    const ok = h("button", { type: "button", class: "alert-ok", onclick: close }, w("ok"));
    this.cover.replaceChildren(h("div", {
      class: "alert", role: "alertdialog", "aria-describedby": id, "aria-label": town.bot.name,
      onkeydown: (event) => event.key === "Escape" && close(),
    }, h("p", { id, dir: "auto" }, text), ok));
    this.cover.hidden = false;
    this.screen.inert = true;
    ok.focus({ preventScroll: true });
  }
}
