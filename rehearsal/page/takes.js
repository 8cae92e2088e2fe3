// A rehearsal as a script: save it, play one again, and forget the town so that the next start is a new one.
import { api } from "./api.js";
import { button, h } from "./dom.js";
import { town } from "./town.js";
import { w } from "./words.js";

export class Takes {
  name = "takes";
  hint = "takesHint";

  constructor({ run }) {
    this.report = h("pre", { class: "takes-report", tabindex: "0", hidden: true, "aria-label": w("replay") });
    this.file = h("input", {
      type: "file", class: "sr-only", tabindex: "-1", accept: ".txt,text/plain", "aria-label": w("replay"),
      onchange: () => run(w("replay"), () => this.#replay(this.file.files[0])),
    });
    const anew = () => window.confirm(w("anewSure")) && run(w("anew"), api.anew);
    const play = () => window.confirm(w("playPlanSure")) && run(w("playPlan"), api.plan);
    this.plan = button(w("playPlan"), play, { class: "quiet" });
    this.element = h("div", { class: "thing-body" },
      h("div", { class: "things-row" },
        h("a", { class: "quiet", href: api.recordUrl, download: "" }, w("record")),
        button(w("replay"), () => this.file.click(), { class: "quiet" }),
        button(w("anew"), anew, { class: "quiet" }), this.plan),
      this.file, this.report);
  }

  async #replay(file) {
    this.report.hidden = true;
    this.file.value = "";
    const { passed, acts, report } = await api.replay(await file.text());
    this.report.hidden = passed;
    this.report.textContent = report;
    return w(passed ? "replayPassed" : "replayFailed", { n: acts });
  }

  draw() {
    this.plan.hidden = !town.plan;
  }
}
