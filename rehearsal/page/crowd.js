// Thirty colleagues at once. Who they are and what they do is the server's; here stands the button that lets them in.
import { api } from "./api.js";
import { button, h } from "./dom.js";
import { fill } from "./groups.js";
import { town } from "./town.js";
import { w } from "./words.js";

export class Crowd {
  name = "crowd";
  hint = "crowdHint";

  constructor({ run }) {
    const come = async () => {
      const { people, votes, taps, answers, rude } = await api.crowd(Number(this.group.value));
      return w("crowdDid", { people: people.length, votes, taps, answers, rude });
    };
    this.group = h("select", {});
    this.choice = h("label", {}, w("group"), this.group);
    this.element = h("div", { class: "things-row" }, this.choice,
      button(w("crowdComes"), () => run(w("crowdComes"), come), { class: "quiet" }));
  }

  draw() {
    fill(this.group, town.groups.map((group) => [group.id, group.title]));
    this.choice.hidden = town.groups.length < 2;
  }
}
