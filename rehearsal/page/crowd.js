// Thirty colleagues at once. Who they are and what they do is the server's; here stands the button that lets them in.
import { api } from "./api.js";
import { button, h } from "./dom.js";
import { w } from "./words.js";

export class Crowd {
  name = "crowd";
  hint = "crowdHint";

  constructor({ run }) {
    const come = async () => {
      const { people, votes, taps, answers, rude } = await api.crowd();
      return w("crowdDid", { people: people.length, votes, taps, answers, rude });
    };
    this.element = h("div", { class: "things-row" },
      button(w("crowdComes"), () => run(w("crowdComes"), come), { class: "quiet" }));
  }

  draw() {}
}
