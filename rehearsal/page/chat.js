// One open chat: its head, its topics, the pinned message, the log and the composer. It draws and collects;
// calls to the server are the phone's.
import { arrange, avatar, button, h, icon, setText } from "./dom.js";
import { briefWords } from "./chats.js";
import { Composer } from "./composer.js";
import { Log } from "./messages.js";
import { town } from "./town.js";
import { w } from "./words.js";

const TYPING_MS = 5000;

export class ChatView {
  thread = undefined; // the topic shown; undefined is all of them
  #typing = 0;
  #tabs = new Map();

  /** `phone` gives: person, acts, load(chat, page), send(message), sendInline(id), refused(error), back(). */
  constructor(phone, chat) {
    this.phone = phone;
    this.chat = chat;
    this.log = new Log({
      load: (page) => phone.load(this.chat, page),
      acts: {
        ...phone.acts,
        reply: (message) => this.composer.replyTo(message),
        topicName: (thread) => this.#topicName(thread),
      },
      inGroup: () => this.chat.kind !== "private",
      escape: () => this.composer.field.focus(),
      drawn: () => this.#drawPinned(),
    });
    this.composer = new Composer({
      person: phone.person, chat: chat.id, refused: phone.refused,
      send: (message) => phone.send(this.chat, { ...message, ...this.#inThread(message) }),
      sendInline: (id) => phone.sendInline(this.chat, id),
    });
    this.title = h("h3", { class: "head-title", dir: "auto" });
    this.note = h("p", { class: "head-note", dir: "auto" });
    this.badge = h("span", { class: "badge", "aria-hidden": "true", hidden: true });
    this.tabs = h("div", { class: "topics", role: "group", "aria-label": w("topics"), hidden: true });
    this.pinned = h("button", { type: "button", class: "pinned", hidden: true });
    this.element = h("div", { class: "view chat" },
      this.#head(), this.tabs, this.pinned, this.log.element, this.composer.element);
    this.#drawEmpty();
    this.update(chat);
  }

  stop() {
    clearTimeout(this.#typing);
    this.log.stop();
  }

  /** The chat as the list now tells it: a new title, other topics, more members. */
  update(chat) {
    this.chat = chat;
    setText(this.title, chat.title);
    if (!this.#typing) this.#drawNote();
    this.#drawTopics();
  }

  unreadElsewhere(count) {
    this.badge.hidden = !count;
    setText(this.badge, count > 99 ? "99+" : String(count));
  }

  typing(on) {
    clearTimeout(this.#typing);
    this.#typing = on ? setTimeout(() => this.typing(false), TYPING_MS) : 0;
    this.note.classList.toggle("is-typing", on);
    if (on) this.note.replaceChildren(w("typing"), h("span", { class: "dots" }, h("i"), h("i"), h("i")));
    else this.#drawNote();
  }

  #head() {
    return h("header", { class: "view-head" },
      button([icon("back"), this.badge], () => this.phone.back(),
        { class: "back", "aria-label": w("chats"), title: w("chats") }),
      avatar(this.chat.id, this.chat.title, this.chat.kind === "private"),
      h("div", { class: "head-words" }, this.title, this.note));
  }

  #drawNote() {
    const { chat } = this;
    this.note.replaceChildren(chat.kind === "private" ? w("bot") : w("members", { n: chat.members ?? 0 }));
  }

  #drawEmpty() {
    if (this.chat.kind !== "private") {
      this.log.empty.replaceChildren(h("p", { dir: "auto" }, w("noMessages")));
      return;
    }
    this.log.empty.replaceChildren(
      avatar(this.chat.id, this.chat.title, true),
      h("p", { dir: "auto" }, w("startHint", { bot: town.bot.name })),
      button(w("start"), () => this.phone.acts.command("/start"), { class: "start" }));
  }

  #drawPinned() {
    const last = this.log.messages.findLast((message) => message.pinned && this.#here(message));
    this.pinned.hidden = !last;
    if (!last) return;
    arrange(this.pinned, [icon("pin"), h("span", { class: "pinned-words" },
      h("strong", {}, w("pinned")), h("span", { dir: "auto" }, briefWords(last)))]);
    this.pinned.onclick = () => this.log.jump((message) => message.key === last.key);
  }

  // ---- topics

  get #topics() {
    if (!this.chat.is_forum) return [];
    const topics = this.chat.topics || [];
    const general = topics.some((topic) => topic.id === 1) ? [] : [{ id: 1, name: w("general"), closed: false }];
    return [{ id: undefined, name: w("allTopics"), closed: false }, ...general, ...topics];
  }

  #drawTopics() {
    const topics = this.#topics;
    this.tabs.hidden = topics.length === 0;
    this.element.classList.toggle("all-topics", topics.length > 0 && this.thread === undefined);
    arrange(this.tabs, topics.map((topic) => {
      if (!this.#tabs.has(topic.id)) {
        this.#tabs.set(topic.id, button("", () => this.showTopic(topic.id), { class: "topic", dir: "auto" }));
      }
      const tab = this.#tabs.get(topic.id);
      tab.setAttribute("aria-pressed", String(topic.id === this.thread));
      const name = topic.closed ? `${topic.name} · ${w("topicClosed")}` : topic.name;
      setText(tab, name);
      return tab;
    }));
  }

  showTopic(id) {
    this.thread = id;
    this.#drawTopics();
    this.log.showTopic(id);
  }

  #topicName(thread) {
    return this.chat?.is_forum ? this.#topics.find((topic) => topic.id === (thread ?? 1))?.name : null;
  }

  #here(message) {
    return this.thread === undefined || (message.thread ?? 1) === this.thread;
  }

  // The general topic has no thread of its own in Telegram; a reply stays in the topic of what it answers.
  #inThread({ reply_to: replyTo }) {
    if (!this.chat.is_forum) return {};
    const answered = replyTo && this.log.messages.find((message) => message.key === replyTo);
    const thread = this.thread ?? answered?.thread;
    return thread && thread !== 1 ? { thread } : {};
  }
}
