// One message as it stands on one phone. It redraws only the part that changed, so a tapped button keeps its focus
// and a poll's bars can move. What a tap leads to is decided by the phone, through `acts`.
import { arrange, avatar, h, hue, icon, iconButton } from "./dom.js";
import { mediaPart } from "./media.js";
import { PollView } from "./polls.js";
import { safeFragment } from "./safe.js";
import { timeOf } from "./town.js";
import { w } from "./words.js";

const MARKS = { url: "out", inline: "at", copy: "copy" };
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\u{FE0F}\u{200D}]*){1,3}$/u;

export class Bubble {
  #parts = new Map();
  #poll = null;
  #frame = h("div", { class: "bubble" });
  #seen = "";

  constructor(message, acts) {
    this.acts = acts;
    this.element = h("article", { tabindex: "-1" });
    const onreply = () => acts.reply(this.message);
    this.reply = iconButton("reply", w("reply"), onreply, { class: "reply-control", tabindex: "-1" });
    this.update(message);
  }

  update(message) {
    const seen = JSON.stringify(message);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.message = message;
    this.element.dataset.key = message.key; // the one of a message on its way is not yet the town's
    this.big = ONLY_EMOJI.test(message.text || "");
    if (message.service) this.#drawService(message);
    else this.#draw(message);
  }

  /** Where it stands among its neighbours: the first of a sender's run carries the name, the last one the face. */
  place({ first, last, inGroup }) {
    const { message } = this;
    const names = ["msg", message.service && "service", message.mine ? "mine" : "theirs", message.only_you && "only-you",
      first && "first", last && "last", inGroup && "in-group", this.big && "big"];
    const wanted = names.filter(Boolean).join(" ");
    if (this.element.className !== wanted) this.element.className = wanted;
  }

  #drawService(message) {
    arrange(this.element, [this.#part("service", message.service, () =>
      h("p", { class: "service-words", dir: "ltr" }, message.service))]);
  }

  #draw(message) {
    const name = message.from.name;
    this.element.setAttribute("aria-label", `${message.mine ? w("you") : name}, ${timeOf(new Date(message.date))}`);
    const topic = this.acts.topicName(message.thread);
    arrange(this.#frame, [
      topic && this.#part("topic", topic, () => h("p", { class: "topic-mark", dir: "auto" }, topic)),
      this.#part("who", name, () => h("p", { class: "who", "data-hue": hue(message.from.id), dir: "auto" }, name)),
      message.via && this.#part("via", message.via, () =>
        h("p", { class: "via", dir: "auto" }, w("via", { bot: message.via }))),
      message.only_you && this.#part("only", "1", () => h("p", { class: "only" }, icon("eye"), w("onlyYou"))),
      message.reply_to && this.#part("quote", JSON.stringify(message.reply_to), () => this.#quote(message.reply_to)),
      message.media && this.#part("media", JSON.stringify(message.media), () => mediaPart(message, this.acts)),
      this.#pollPart(message),
      this.#words(message),
      message.reactions?.length && this.#part("reactions", message.reactions.join(), () => reactions(message.reactions)),
    ].filter(Boolean));
    arrange(this.element, [
      this.#part("face", name, () => avatar(message.from.id, name, message.from.is_bot)),
      this.#frame,
      !message.sending && this.reply,
      message.buttons?.length && this.#keys(message),
    ].filter(Boolean));
  }

  // Built again only when what it is made of has changed.
  #part(name, signature, build) {
    const had = this.#parts.get(name);
    if (had?.signature === signature) return had.node;
    const node = build();
    this.#parts.set(name, { signature, node });
    return node;
  }

  #pollPart(message) {
    if (!message.poll) return null;
    this.#poll ??= new PollView((options) => this.acts.vote(this.message, options));
    return this.#poll.update(message.poll);
  }

  // The time stands inside the words, so that it shares their last line when there is room.
  #words(message) {
    const signature = JSON.stringify([message.html, message.edited, message.date, message.silent, message.sending]);
    return this.#part("words", signature, () => {
      const meta = h("span", { class: "meta" },
        message.silent && h("span", { role: "img", "aria-label": w("silent"), title: w("silent") }, icon("silent")),
        message.edited && h("span", { class: "edited" }, w("edited")),
        message.sending && h("span", { role: "img", "aria-label": w("sending"), title: w("sending") }, icon("clock")),
        h("time", { datetime: message.date }, timeOf(new Date(message.date))));
      const words = h("div", { class: message.html ? "text" : "text empty", dir: message.html ? "auto" : null });
      words.append(safeFragment(message.html, { ...this.acts, reveal: w("spoiler") }), meta);
      return words;
    });
  }

  #quote(original) {
    return h("button", {
      type: "button", class: "quote", "aria-label": w("goToMessage", { name: original.name }),
      onclick: () => this.acts.jump(original.id),
    }, h("strong", { dir: "auto" }, original.name), h("span", { dir: "auto" }, original.text));
  }

  #keys(message) {
    const had = this.#parts.get("keys")?.node;
    const focused = had ? [...had.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    const keys = this.#part("keys", JSON.stringify(message.buttons), () => h("div", { class: "keys" },
      message.buttons.map((row, y) => h("div", { class: "key-row" }, row.map((button, x) => this.#key(button, y, x))))));
    if (focused >= 0 && keys !== had) {
      // The new keyboard takes the place of the old one only after this, hence the pause.
      queueMicrotask(() => [...keys.querySelectorAll("button")].at(focused)?.focus({ preventScroll: true }));
    }
    return keys;
  }

  #key(button, row, column) {
    return h("button", {
      type: "button", class: `key key-${button.kind}`, dir: "auto", "data-style": button.style,
      "aria-disabled": button.kind === "disabled" ? "true" : null,
      onclick: async (event) => {
        const key = event.currentTarget;
        if (button.kind === "disabled" || key.getAttribute("aria-busy") === "true") return;
        key.setAttribute("aria-busy", "true");
        await this.acts.tap(this.message, row, column, button);
        key.removeAttribute("aria-busy");
      },
    }, h("span", {}, button.text), MARKS[button.kind] && icon(MARKS[button.kind]));
  }
}

function reactions(emojis) {
  const counts = new Map();
  for (const emoji of emojis) counts.set(emoji, (counts.get(emoji) || 0) + 1);
  return h("ul", { class: "reactions", "aria-label": w("reactions") },
    [...counts].map(([emoji, count]) => h("li", {}, emoji, count > 1 && h("span", {}, String(count)))));
}
