// Where a person writes: the field, the reply being written, the thing attached, and the sheets for commands,
// inline results and attachments. It collects a message and hands it to the phone, which sends it.
import { api } from "./api.js";
import { briefWords } from "./chats.js";
import { arrange, h, icon, iconButton, setText } from "./dom.js";
import { sizeOf } from "./media.js";
import { Sheet } from "./sheet.js";
import { town } from "./town.js";
import { w } from "./words.js";

const INLINE_WAIT_MS = 250;
const TALLEST = 120;
// A voice note here is the first letters of an Ogg file and silence, enough for a bot that only passes it on.
const voiceNote = () => new File(["OggS", new Uint8Array(2044)], "voice.ogg", { type: "audio/ogg" });

export class Composer {
  #reply = null;
  #file = null;
  #asked = 0;
  #timer = 0;
  #shut = ""; // the words for which the sheet was closed by hand; it stays shut until they change

  /** `phone` gives: person, chat, send(message) -> Promise, sendInline(id) -> Promise, refused(error). */
  constructor(phone) {
    this.phone = phone;
    this.field = h("textarea", {
      class: "field", rows: "1", "aria-label": w("message"), placeholder: w("message"), dir: "auto", autocomplete: "off",
      oninput: () => this.#typed(), onkeydown: (event) => this.#key(event),
    });
    this.sheet = new Sheet(this.field);
    this.sheet.onclosed = () => (this.#shut = this.field.value);
    this.extra = h("div", { class: "composer-extra" });
    this.photo = this.#picker("photo", "image/*,video/*");
    this.file = this.#picker("document", "");
    this.slash = iconButton("slash", w("commands"), () => this.#showCommands(""), { class: "slash" });
    this.element = h("form", { class: "composer", onsubmit: (event) => this.#submit(event) },
      this.sheet.element, this.extra,
      h("div", { class: "composer-row" },
        iconButton("attach", w("attach"), () => this.#showAttach()),
        h("div", { class: "field-frame" }, this.field, this.slash),
        h("button", { type: "submit", class: "send", "aria-label": w("send"), title: w("send") }, icon("send"))),
      this.photo, this.file);
  }

  get draft() {
    return this.field.value;
  }

  write(text, { focus = true } = {}) {
    this.field.value = text;
    this.#typed();
    if (focus) this.field.focus();
  }

  replyTo(message) {
    this.#reply = message;
    this.#drawExtra();
    this.field.focus();
  }

  // ---- sending

  async #submit(event) {
    event?.preventDefault();
    const text = this.field.value.trim();
    if (!text && !this.#file) return;
    const kept = { text: this.field.value, reply: this.#reply, file: this.#file };
    this.#clear();
    try {
      const message = kept.file ? { media: await mediaOf(kept.file), caption: text } : { text };
      if (kept.reply) message.reply_to = kept.reply.key;
      await this.phone.send(message);
    } catch (error) {
      // Nothing typed is lost: it comes back unless something new was written meanwhile.
      if (!this.field.value) this.write(kept.text);
      this.#reply ??= kept.reply;
      this.#file ??= kept.file;
      this.#drawExtra();
      this.phone.refused(error);
    }
  }

  #clear() {
    this.field.value = "";
    this.#reply = null;
    this.#file = null;
    this.#shut = "";
    this.#drawExtra();
    this.#typed();
  }

  #key(event) {
    if (this.sheet.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#reply) {
      event.stopPropagation();
      this.#reply = null;
      this.#drawExtra();
    }
  }

  #typed() {
    const { field } = this;
    field.style.blockSize = "auto";
    if (field.scrollHeight) field.style.blockSize = `${Math.min(field.scrollHeight, TALLEST)}px`;
    this.slash.hidden = field.value !== "";
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (field.value === this.#shut && field.value) return;
    this.#shut = "";
    const inline = this.#inlineQuery();
    if (/^\/\w*$/.test(field.value)) this.#showCommands(field.value.slice(1));
    else if (inline !== null) this.#timer = setTimeout(() => this.#showInline(inline), INLINE_WAIT_MS);
    else this.sheet.close();
  }

  // ---- the sheets

  async #showCommands(begin) {
    const asked = ++this.#asked;
    let commands;
    try {
      commands = await api.commands(this.phone.person, this.phone.chat);
    } catch (error) {
      this.phone.refused(error);
      return;
    }
    if (asked !== this.#asked) return; // more was typed meanwhile
    const fitting = commands.filter(({ command }) => command.startsWith(begin.toLowerCase()));
    if (begin && !fitting.length) {
      this.sheet.close();
      return;
    }
    this.sheet.show(w("commands"), fitting.map(({ command, description }) => ({
      title: `/${command}`, note: description,
      pick: () => this.#sendCommand(`/${command}`),
      complete: () => this.write(`/${command} `),
    })), { nothing: w("noCommands") });
    this.field.focus();
  }

  #sendCommand(text) {
    this.field.value = text;
    this.#submit();
    this.field.focus();
  }

  #inlineQuery() {
    const mark = `@${town.bot.username} `.toLowerCase();
    const { value } = this.field;
    return value.toLowerCase().startsWith(mark) ? value.slice(mark.length) : null;
  }

  async #showInline(query, offset = "", had = []) {
    const asked = this.#asked;
    let answer;
    try {
      answer = await api.inline(this.phone.person, this.phone.chat, query, offset);
    } catch (error) {
      this.phone.refused(error);
      return;
    }
    if (asked !== this.#asked) return;
    const results = [...had, ...answer.results];
    const rows = results.map((result) => ({
      title: result.title, note: result.description, drawing: "card", pick: () => this.#pickInline(result.id),
    }));
    const more = answer.next ? () => this.#showInline(query, answer.next, results) : null;
    this.sheet.show(w("inlineResults", { bot: town.bot.username }), rows, { more, nothing: w("inlineNothing") });
  }

  async #pickInline(result) {
    this.#clear();
    this.field.focus();
    await this.phone.sendInline(result).catch((error) => this.phone.refused(error));
  }

  #showAttach() {
    this.#asked += 1;
    this.sheet.show(w("attach"), [
      { title: w("photo"), drawing: "photo", pick: () => this.photo.click() },
      { title: w("document"), drawing: "file", pick: () => this.file.click() },
      { title: w("voice"), drawing: "voice", pick: () => this.#attach("voice", voiceNote()) },
    ]);
    this.field.focus();
  }

  // ---- what hangs on the message: a quote, a file

  #picker(kind, accept) {
    return h("input", {
      type: "file", accept, class: "sr-only", tabindex: "-1", "aria-label": w(kind),
      onchange: (event) => {
        const [file] = event.target.files;
        event.target.value = "";
        if (file) this.#attach(file.type.startsWith("video/") && kind === "photo" ? "video" : kind, file);
      },
    });
  }

  #attach(kind, file) {
    this.sheet.close();
    this.#file = { kind, file };
    this.#drawExtra();
    this.field.focus();
  }

  #drawExtra() {
    const rows = [this.#reply && this.#replyRow(this.#reply), this.#file && this.#fileRow(this.#file)];
    arrange(this.extra, rows.filter(Boolean));
  }

  #replyRow(message) {
    const words = h("span", { class: "extra-words" },
      h("strong", { dir: "auto" }, w("replyTo", { name: message.from.name })),
      h("span", { dir: "auto" }, briefWords(message)));
    return h("div", { class: "extra-row" }, icon("reply"), words, iconButton("close", w("cancelReply"), () => {
      this.#reply = null;
      this.#drawExtra();
    }));
  }

  #fileRow({ kind, file }) {
    const name = h("strong", { dir: "auto" });
    setText(name, kind === "voice" ? w("voice") : file.name);
    return h("div", { class: "extra-row" }, icon(kind === "photo" ? "photo" : kind === "voice" ? "voice" : "file"),
      h("span", { class: "extra-words" }, name, h("span", {}, `${w(kind)}, ${sizeOf(file.size)}`)),
      iconButton("close", w("removeAttachment"), () => {
        this.#file = null;
        this.#drawExtra();
      }));
  }
}

async function mediaOf({ kind, file }) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { kind, name: file.name, content_base64: url.slice(url.indexOf(",") + 1) };
}
