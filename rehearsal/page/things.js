// The panel below the phones: what happens to the whole town. Each part is a file of its own; this one runs what
// they ask for, one thing at a time, and says what came of it.
import { Groups } from "./groups.js";
import { Crowd } from "./crowd.js";
import { Takes } from "./takes.js";
import { Trouble } from "./trouble.js";
import { h, setText, uniqueId } from "./dom.js";
import { w } from "./words.js";

export class Things {
  #turn = Promise.resolve();

  /** `topics(chat)` gives a group's topics as some phone knows them; `changed()` reads everything again. */
  constructor({ topics, changed }) {
    this.changed = changed;
    const run = (what, act) => this.#run(what, act);
    this.said = h("p", { class: "things-said", role: "status", dir: "auto" });
    this.parts = [new Groups({ run, topics }), new Crowd({ run }), new Trouble({ run }), new Takes({ run })];
    this.panel = h("details", { class: "things", ontoggle: () => this.draw() },
      h("summary", {}, w("things")),
      h("div", { class: "things-body" }, this.parts.map(section), this.said));
    this.element = h("aside", { "aria-label": w("things") }, this.panel);
  }

  draw() {
    if (this.panel.open) for (const part of this.parts) part.draw();
  }

  /** `act()` may return a sentence for what came of it. What is asked meanwhile waits its turn. */
  #run(what, act) {
    setText(this.said, w("doing", { what }));
    this.#turn = this.#turn.then(() => this.#do(what, act));
    return this.#turn;
  }

  async #do(what, act) {
    this.panel.setAttribute("aria-busy", "true");
    setText(this.said, w("doing", { what }));
    try {
      const said = await act();
      setText(this.said, typeof said === "string" ? said : w("done", { what }));
      await this.changed();
    } catch (error) {
      setText(this.said, error.message ? w("failed", { why: error.message }) : w("unreachable"));
    } finally {
      this.panel.removeAttribute("aria-busy");
      this.draw();
    }
  }
}

function section({ name, hint, element }) {
  const title = uniqueId("thing");
  return h("section", { class: "thing", "aria-labelledby": title },
    h("h2", { id: title }, w(name)), h("p", { class: "things-hint" }, w(hint)), element);
}
