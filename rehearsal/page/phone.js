// One person's phone: which chat is open, what comes in, and every call made in this person's name.
// How a chat looks is chat.js; who sits at which phone is desk.js.
import { api } from "./api.js";
import { arrange, h } from "./dom.js";
import { ChatList } from "./chats.js";
import { ChatView } from "./chat.js";
import { Notes } from "./notes.js";
import { onItsWay } from "./outgoing.js";
import { isBotLink, isRtl, timeOf, town } from "./town.js";
import { w } from "./words.js";

const TOGETHER_MS = 120; // several changes to the chat list within this time are one reading of it
const MESSAGE_LINK = /^https?:\/\/t(?:elegram)?\.me\/c\/(\d+)\/(?:\d+\/)?(\d+)/i;

export class Phone {
  chats = [];
  #view = null;
  #first;
  #timers = {};
  #sending = Promise.resolve();
  #drafts = new Map();
  #outbox = []; // what is shown already and on its way: {chat, key, text}

  constructor(person, { onopen }) {
    Object.assign(this, { person: person.id, onopen });
    this.list = new ChatList((id) => this.openChat(id, { focus: true }));
    this.screen = h("div", { class: "screen" }, this.list.element);
    this.notes = new Notes(this.screen);
    this.time = h("span");
    this.element = h("div", { class: "device", dir: isRtl(person.language) ? "rtl" : "ltr" },
      h("div", { class: "status", "aria-hidden": "true" }, this.time,
        h("span", { class: "status-marks" }, h("i"), h("i"), h("i"))),
      this.screen, this.notes.toasts, this.notes.cover, h("div", { class: "home", "aria-hidden": "true" }));
    this.tick();
  }

  get openId() {
    return this.#view?.chat.id ?? null;
  }

  /** The group as the server lists it first, whatever was said last elsewhere. */
  get firstGroup() {
    return this.#chat(this.#first);
  }

  tick() {
    this.time.textContent = timeOf(town.now());
  }

  stop() {
    this.#view?.stop();
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.stopped = true;
  }

  // ---- what is shown

  /** Read the chat list; with `messages` also the open chat, as after a lost connection. */
  async refresh({ messages = false } = {}) {
    const chats = await api.chats(this.person);
    if (this.stopped) return;
    this.#first = chats.find((chat) => chat.kind !== "private")?.id;
    this.chats = chats;
    this.#drawList();
    await this.#followOpenChat();
    if (messages) await this.#view?.log.refresh({ keepOlder: true }).catch(this.refused);
  }

  async openChat(id, { focus = false } = {}) {
    if (!this.#chat(id)) await this.refresh();
    const chat = this.#chat(id);
    if (!chat) return;
    if (this.openId !== id) {
      this.#closeView();
      const view = new ChatView(this, chat);
      this.#view = view;
      arrange(this.screen, [view.element]);
      view.composer.write(this.#drafts.get(id) || "", { focus: false });
    }
    // A phone that is touched would answer a focused field with its keyboard.
    if (focus && matchMedia("(hover: hover)").matches) this.#view.composer.field.focus({ preventScroll: true });
    chat.unread = 0;
    this.#drawList();
    this.onopen(this);
    await this.#view.log.refresh({ keepOlder: true }).catch(this.refused);
  }

  back = () => {
    const id = this.openId;
    const here = this.screen.contains(document.activeElement); // a chat may close by itself while one writes elsewhere
    this.#closeView();
    arrange(this.screen, [this.list.element]);
    if (here) this.list.focus(id);
    this.onopen(this);
  };

  /** Put words in the open chat's field, for somebody to send. */
  write(text) {
    this.#view?.composer.write(text);
  }

  #closeView() {
    if (!this.#view) return;
    this.#drafts.set(this.openId, this.#view.composer.draft);
    this.#view.stop();
    this.#view = null;
  }

  #chat(id) {
    return this.chats.find((chat) => chat.id === id);
  }

  #drawList() {
    this.chats.sort((a, b) => (b.last ? Date.parse(b.last.date) : 0) - (a.last ? Date.parse(a.last.date) : 0));
    this.list.draw(this.chats);
    const elsewhere = this.chats.reduce((sum, chat) => sum + (chat.id === this.openId ? 0 : chat.unread || 0), 0);
    this.#view?.unreadElsewhere(elsewhere);
  }

  // An upgraded group has a new id; a group one was removed from has none.
  async #followOpenChat() {
    if (!this.#view) return;
    const chat = this.#chat(this.openId);
    if (chat) {
      this.#view.update(chat);
      return;
    }
    const heir = this.chats.find((other) => other.kind !== "private" && other.title === this.#view.chat.title);
    if (heir) await this.openChat(heir.id);
    else this.back();
  }

  // ---- what comes in

  receive(event) {
    if (event.type === "chats") this.#later("chats", () => this.refresh().catch(this.refused));
    else if (event.type === "typing") this.#typing(event.chat);
    else this.#message(event);
  }

  #typing(chat) {
    if (chat === this.openId) this.#view.typing(true);
  }

  #message({ type, chat: id, message }) {
    const open = id === this.openId;
    if (message.mine && type === "message") this.#isThere(id, message);
    if (open && type === "delete") this.#view.log.remove(message.key);
    else if (open) this.#view.log.upsert(message);
    const chat = this.#chat(id);
    if (type === "message" && chat) {
      chat.last = message;
      if (!open && !message.mine) chat.unread = (chat.unread || 0) + 1;
      this.#drawList();
    } else if (type !== "message" ? chat?.last?.key === message.key : true) {
      // A chat never seen before, or the last words of one have changed: the server knows the list better.
      this.#later("chats", () => this.refresh().catch(this.refused));
    }
    if (open && type === "message" && !message.mine) {
      this.#view.typing(false);
      // Reading the chat is what marks it read, for this phone's other tabs too.
      this.#later("read", () => api.messages(this.person, id, { limit: 1 }).catch(() => {}));
    }
  }

  #later(name, act) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, TOGETHER_MS);
  }

  // ---- what this person does

  load = (chat, page) => api.messages(this.person, chat.id, page);

  /** One after the other, so that two quick messages arrive in the order they were written. Each shows at once. */
  send = (chat, message) => {
    const shown = this.#show(chat, message);
    const sent = this.#sending.then(async () => this.#arrived(chat, await api.say(this.person, chat.id, message), shown));
    this.#sending = sent.catch(() => this.#take(chat, shown));
    return sent;
  };

  #show(chat, message) {
    const log = chat.id === this.openId ? this.#view.log : null;
    const shown = onItsWay(message, this.person, log?.messages);
    this.#outbox.push({ chat: chat.id, key: shown.key, text: shown.text });
    log?.upsert(shown);
    return shown.key;
  }

  /** The event may be here before the answer. */
  #isThere(chat, message) {
    const sent = this.#outbox.find((one) => one.chat === chat && one.text === message.text);
    if (sent) this.#arrived({ id: chat }, message, sent.key);
  }

  #take(chat, key) {
    this.#outbox = this.#outbox.filter((one) => one.key !== key);
    if (chat.id === this.openId) this.#view.log.remove(key);
  }

  sendInline = (chat, result) => api.sendInline(this.person, result, chat.id);

  #arrived(chat, message, key) {
    this.#outbox = this.#outbox.filter((one) => one.key !== key);
    if (message?.key && chat.id === this.openId) this.#view.log.arrived(key, message);
  }

  refused = (error) => {
    this.notes.toast(error.message ? w("failed", { why: error.message }) : w("unreachable"));
  };

  #try = async (act) => {
    try {
      return await act();
    } catch (error) {
      this.refused(error);
      return null;
    }
  };

  acts = {
    follow: (url) => this.#follow(url),
    command: (text) => this.#view && this.#try(() => this.send(this.#view.chat, { text })),
    vote: (message, options) => this.#try(() => api.vote(this.person, message.chat, message.key, options)),
    jump: async (id) => {
      if (!(await this.#view.log.jump((message) => message.id === id))) this.notes.toast(w("notHere"));
    },
    tap: (message, row, column, button) => this.#try(() => this.#tap(message, row, column, button)),
  };

  async #tap(message, row, column, button) {
    if (button.kind === "url" && button.url) {
      if (!this.#follow(button.url)) window.open(button.url, "_blank", "noopener");
      return;
    }
    if (button.kind === "copy") {
      await navigator.clipboard.writeText(button.copy ?? button.url ?? button.text);
      this.notes.toast(w("copied"));
      return;
    }
    const answer = await api.tap(this.person, { chat: message.chat, message: message.key, row, column });
    if (answer.alert && answer.toast) this.notes.alert(answer.toast);
    else if (answer.toast) this.notes.toast(answer.toast);
    if (answer.url && !this.#follow(answer.url)) window.open(answer.url, "_blank", "noopener");
    if (typeof answer.switch_inline === "string") this.write(inlineStart(answer.switch_inline));
  }

  // True when the link stays on this phone: to the bot, or to a message in one of its chats.
  #follow(url) {
    const message = MESSAGE_LINK.exec(url);
    if (message) this.#try(() => this.#goTo(Number(`-100${message[1]}`), Number(message[2])));
    else if (isBotLink(url)) this.#try(() => this.#openBot(url));
    return Boolean(message) || isBotLink(url);
  }

  async #openBot(url) {
    const { chat } = await api.open(this.person, url);
    await this.openChat(chat, { focus: true });
  }

  async #goTo(chat, id) {
    await this.openChat(chat);
    if (this.openId === chat) await this.acts.jump(id);
    else this.notes.toast(w("notHere"));
  }
}

function inlineStart(query) {
  const mark = `@${town.bot.username} `;
  return query.toLowerCase().startsWith(mark.trim().toLowerCase()) ? query : mark + query;
}
