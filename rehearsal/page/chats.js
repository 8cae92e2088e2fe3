// The list of chats on one phone: title, last words, time, unread count. Which chat is opened is left to the phone.
import { arrange, avatar, button, h, setText, uniqueId } from "./dom.js";
import { briefly } from "./town.js";
import { w } from "./words.js";

export class ChatList {
  #rows = new Map();

  constructor(open) {
    this.open = open;
    this.list = h("ul", { class: "chat-list" });
    this.empty = h("p", { class: "chats-empty", hidden: true }, w("noChats"));
    this.element = h("nav", { class: "view chats", "aria-label": w("chats") },
      h("div", { class: "view-head" }, h("p", { class: "view-title" }, w("chats"))),
      h("div", { class: "chats-scroll" }, this.list, this.empty));
  }

  draw(chats) {
    const ids = new Set(chats.map((chat) => chat.id));
    for (const id of this.#rows.keys()) if (!ids.has(id)) this.#rows.delete(id);
    arrange(this.list, chats.map((chat) => this.#row(chat)));
    this.empty.hidden = chats.length > 0;
  }

  focus(id) {
    (this.#rows.get(id) || [...this.#rows.values()][0])?.button.focus({ preventScroll: true });
  }

  #row(chat) {
    if (!this.#rows.has(chat.id)) this.#rows.set(chat.id, this.#build(chat));
    const row = this.#rows.get(chat.id);
    row.button.setAttribute("aria-label", chat.title);
    setText(row.title, chat.title);
    setText(row.last, lastWords(chat));
    setText(row.time, chat.last ? briefly(new Date(chat.last.date)) : "");
    setText(row.unread, chat.unread > 99 ? "99+" : String(chat.unread || ""));
    setText(row.unreadWords, chat.unread ? w("unread", { n: chat.unread }) : "");
    row.unread.hidden = !chat.unread;
    return row.item;
  }

  // The button's name is the title alone; the last words and the count are its description.
  #build(chat) {
    const note = uniqueId("chat");
    const row = {
      title: h("span", { class: "chat-title", dir: "auto" }),
      last: h("span", { class: "chat-last", dir: "auto" }),
      time: h("time", { class: "chat-time" }),
      unread: h("span", { class: "badge", "aria-hidden": "true" }),
      unreadWords: h("span", { class: "sr-only" }),
    };
    const attributes = { class: "chat-row", "data-chat": chat.id, "aria-describedby": note };
    row.button = button([
      avatar(chat.id, chat.title, chat.kind === "private"),
      h("span", { class: "chat-words" },
        h("span", { class: "chat-line" }, row.title, row.time),
        h("span", { class: "chat-line", id: note }, row.last, row.unread, row.unreadWords)),
    ], () => this.open(chat.id), attributes);
    row.item = h("li", {}, row.button);
    return row;
  }
}

/** What a message is in one line, with its sender in a group. */
export function lastWords(chat) {
  const { last } = chat;
  if (!last) return "";
  if (last.service) return last.service;
  const words = briefWords(last);
  if (chat.kind === "private") return words;
  return `${last.mine ? w("you") : last.from.name}: ${words}`;
}

export function briefWords(message) {
  const text = message.text || message.poll?.question || message.service || "";
  if (text || !message.media) return text;
  return ["photo", "voice", "video"].includes(message.media.kind) ? w(message.media.kind) : message.media.name;
}
