// Faults on demand, what is wrong just now, and a restart of the bot.
import { api } from "./api.js";
import { button, h, setText } from "./dom.js";
import { w } from "./words.js";

const FAULTS = {
  slow: { fault: "slow", seconds: 3 },
  flood: { fault: "flood", times: 5, retry_after: 10 },
  garbage: { fault: "garbage", times: 5 },
  drop: { fault: "drop", method: "sendMessage", times: 1 },
};

export class Trouble {
  name = "trouble";
  hint = "troubleHint";

  constructor({ run }) {
    this.now = h("p", { class: "trouble-now" });
    const one = (key, act) => button(w(key), () => run(w(key), act), { class: "quiet" });
    this.calm = one("calm", () => api.fault({ fault: "clear" }));
    this.element = h("div", { class: "thing-body" },
      h("div", { class: "things-row" },
        Object.entries(FAULTS).map(([key, fault]) => one(key, () => api.fault(fault))), one("restart", api.restart)),
      h("div", { class: "things-row" }, this.now, this.calm));
  }

  async draw() {
    const { slow, planned } = await api.faults().catch(() => ({ slow: 0, planned: [] }));
    const wrong = planned.map(({ fault, method, times }) => {
      const what = w(fault in FAULTS ? fault : "fail");
      return `${method ? `${what} (${method})` : what} × ${times}`;
    });
    if (slow) wrong.unshift(w("slow"));
    setText(this.now, wrong.length ? w("troubleNow", { what: wrong.join(", ") }) : w("troubleNone"));
    this.calm.hidden = !wrong.length;
  }
}
