// The log of one open chat: which messages are loaded, in which order, and their bubbles, kept by key.
// The newest stay at the bottom by themselves (the scroller is laid out from its end); older ones come on scrolling up.
import { arrange, h, iconButton, setText, uniqueId } from "./dom.js";
import { Bubble } from "./bubble.js";
import { dayKey, dayName } from "./town.js";
import { w } from "./words.js";

const PAGE = 50;
const RUN_MS = 10 * 60 * 1000; // messages of one sender closer than this look like one run
const ENOUGH = 15; // so many must be seen in a topic before we stop looking for older ones
const EDGE = 8; // pixels left free beside a message that was brought into sight
const AT_END = 40; // pixels from the end that still count as "reading the newest"

export class Log {
  #entries = []; // {message, bubble, at, day}, oldest first
  #days = new Map();
  #more = false;
  #loading = null;
  #frame = 0;
  #fresh = 0;
  #reading = new Set(); // for every page on its way: what happened since it was asked for
  #thread; // undefined: every topic
  #current = null;

  /** `load({before, limit})` gives a page; `acts` are the phone's answers to taps; `inGroup()` says whether names matter;
   *  `escape()` leaves the log, `drawn()` follows every drawing. */
  constructor({ load, acts, inGroup, escape, drawn }) {
    Object.assign(this, { load, acts, inGroup, escape, drawn });
    const hint = uniqueId("hint");
    this.list = h("div", {
      class: "log-list", role: "log", "aria-live": "polite", "aria-label": w("messages"), "aria-describedby": hint,
    });
    this.top = h("div", { class: "log-top", "aria-hidden": "true" });
    this.empty = h("div", { class: "log-empty", hidden: true });
    this.scroller = h("div", {
      class: "log", tabindex: "0", role: "group", "aria-label": w("messages"),
      onkeydown: (event) => this.#key(event), onscroll: () => this.#scrolled(),
    }, h("div", { class: "log-inner" }, this.top, this.empty, this.list));
    this.count = h("span", { class: "badge", "aria-hidden": "true", hidden: true });
    this.down = iconButton("down", w("newest"), () => this.toEnd(), { class: "to-end", hidden: true });
    this.down.append(this.count);
    this.element = h("div", { class: "log-frame" }, this.scroller, this.down,
      h("p", { id: hint, class: "sr-only" }, w("messagesHint")));
    this.list.addEventListener("focusin", (event) => this.#makeCurrent(event.target.closest("article")));
    this.watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.older(),
      { root: this.scroller, rootMargin: "800px 0px 0px 0px" });
    this.watcher.observe(this.top);
  }

  stop() {
    this.watcher.disconnect();
    cancelAnimationFrame(this.#frame);
    this.stopped = true;
  }

  get messages() {
    return this.#entries.map((entry) => entry.message);
  }

  /** Take the newest page afresh, at opening and after a lost connection. `keepOlder` holds what was scrolled to. */
  async refresh({ keepOlder = false } = {}) {
    const meanwhile = [];
    this.#reading.add(meanwhile);
    const page = await this.load({ limit: PAGE }).finally(() => this.#reading.delete(meanwhile));
    if (this.stopped) return;
    const known = new Map(this.#entries.map((entry) => [entry.message.key, entry]));
    // Where the fresh page begins in what is here; without an overlap there may be a gap, so nothing older is kept.
    const seam = keepOlder ? this.#entries.findIndex((entry) => entry.message.key === page.messages[0]?.key) : -1;
    if (seam <= 0) this.#more = page.more;
    this.#entries = seam > 0 ? this.#entries.slice(0, seam) : [];
    for (const message of page.messages) this.#put(message, known.get(message.key));
    // The page may be older than an event that overtook it.
    for (const act of meanwhile) act();
    this.draw();
    await this.#fillTopic();
  }

  upsert(message) {
    for (const meanwhile of this.#reading) meanwhile.push(() => this.#put(message));
    if (!this.#put(message)) this.#fresh += this.#atEnd() || message.mine || !this.#inTopic(message) ? 0 : 1;
    if (message.mine) this.toEnd();
    this.#drawSoon();
  }

  /** What was shown while it was on its way has arrived as *message*. */
  arrived(key, message) {
    const shown = this.#entries.find((entry) => entry.message.key === key);
    if (shown && !this.messages.some((one) => one.key === message.key)) this.#put(message, shown);
    else this.#drop(key);
    this.upsert(message);
  }

  remove(key) {
    for (const meanwhile of this.#reading) meanwhile.push(() => this.#drop(key));
    this.#drop(key);
    this.#drawSoon();
  }

  async older() {
    if (!this.#more || this.#loading || !this.#entries.length) return this.#loading;
    this.#loading = this.#loadOlder();
    try {
      await this.#loading;
    } finally {
      this.#loading = null;
    }
    return undefined;
  }

  /** Scroll to the message that `isIt`, loading older pages until it appears. False if this phone never saw it. */
  async jump(isIt) {
    let entry;
    while (!(entry = this.#entries.find(({ message }) => isIt(message))) && this.#more) await this.older();
    if (!entry) return false;
    this.draw();
    const { element } = entry.bubble;
    this.#bringIn(element, true);
    // Sheets that were only guessed at take their true height once they are near.
    requestAnimationFrame(() => this.#bringIn(element, true));
    element.focus({ preventScroll: true });
    element.classList.add("is-pointed");
    setTimeout(() => element.classList.remove("is-pointed"), 1600);
    return true;
  }

  showTopic(thread) {
    this.#thread = thread;
    this.#fresh = 0;
    this.draw();
    this.toEnd();
    return this.#fillTopic();
  }

  toEnd() {
    this.scroller.scrollTop = 0;
    this.#fresh = 0;
    this.#scrolled();
  }

  #drop(key) {
    this.#entries = this.#entries.filter((entry) => entry.message.key !== key);
  }

  // True when the message was here already.
  #put(message, entry = this.#entries.findLast((one) => one.message.key === message.key)) {
    if (entry) {
      const here = this.#entries.includes(entry);
      entry.message = message;
      entry.at = Date.parse(message.date); // one that was on its way has the town's time only now
      entry.bubble.update(message);
      if (!here) this.#insert(entry);
      return here;
    }
    this.#insert(this.#entry(message, this.#lastSheet()));
    return false;
  }

  #entry(message, sheet) {
    const date = new Date(message.date);
    sheet.size += 1;
    return { message, sheet, at: date.getTime(), day: dayKey(date), bubble: new Bubble(message, this.acts) };
  }

  #lastSheet() {
    const sheet = this.#entries.at(-1)?.sheet;
    return sheet && sheet.size < PAGE ? sheet : newSheet();
  }

  #insert(entry) {
    let index = this.#entries.length;
    while (index > 0 && this.#entries[index - 1].at > entry.at) index -= 1;
    this.#entries.splice(index, 0, entry);
  }

  async #loadOlder() {
    this.top.classList.add("is-loading");
    this.list.setAttribute("aria-busy", "true"); // old messages are not news: they are not read aloud
    try {
      const page = await this.load({ before: this.#entries[0].message.key, limit: PAGE });
      this.#more = page.more && page.messages.length > 0;
      const known = new Set(this.#entries.map((entry) => entry.message.key));
      const older = page.messages.filter((message) => !known.has(message.key));
      const sheet = newSheet();
      this.#entries.unshift(...older.map((message) => this.#entry(message, sheet)));
      this.draw();
    } finally {
      this.top.classList.remove("is-loading");
      this.list.removeAttribute("aria-busy");
      // Observed anew, so that it speaks again when the top is still in sight.
      this.watcher.unobserve(this.top);
      if (!this.stopped) this.watcher.observe(this.top);
    }
  }

  async #fillTopic() {
    while (this.#more && !this.stopped && this.#entries.filter(({ message }) => this.#inTopic(message)).length < ENOUGH) {
      await this.older();
    }
  }

  #inTopic(message) {
    return this.#thread === undefined || (message.thread ?? 1) === (this.#thread ?? 1);
  }

  #drawSoon() {
    this.#frame ||= requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.stopped) return;
    const shown = this.#entries.filter(({ message }) => this.#inTopic(message));
    const inGroup = this.inGroup();
    const sheets = new Map();
    shown.forEach((entry, index) => {
      const before = shown[index - 1];
      if (!sheets.has(entry.sheet)) sheets.set(entry.sheet, []);
      const wanted = sheets.get(entry.sheet);
      if (before?.day !== entry.day) wanted.push(this.#separator(entry.day, entry.at));
      entry.bubble.place({ first: !oneRun(before, entry), last: !oneRun(entry, shown[index + 1]), inGroup });
      wanted.push(entry.bubble.element);
    });
    for (const [sheet, wanted] of sheets) arrange(sheet.element, wanted);
    arrange(this.list, [...sheets.keys()].map((sheet) => sheet.element));
    this.empty.hidden = shown.length > 0;
    if (!this.#current?.isConnected) this.#makeCurrent(shown.at(-1)?.bubble.element);
    this.#scrolled();
    this.drawn();
  }

  #separator(day, at) {
    if (!this.#days.has(day)) this.#days.set(day, h("p", { class: "day" }, h("span")));
    const separator = this.#days.get(day);
    setText(separator.firstChild, dayName(new Date(at)));
    return separator;
  }

  // Laid out from its end, the scroller counts from 0 (the newest) into negative numbers.
  #atEnd() {
    return this.scroller.scrollTop > -AT_END;
  }

  #scrolled() {
    const end = this.#atEnd();
    if (end) this.#fresh = 0;
    if (this.down.hidden !== end) this.down.hidden = end;
    const none = this.#fresh === 0;
    if (this.count.hidden !== none) this.count.hidden = none;
    setText(this.count, String(this.#fresh));
  }

  // Only one bubble's reply control is a tab stop; otherwise a long chat would be a wall of them.
  #makeCurrent(article) {
    if (!article || article === this.#current) return;
    for (const [one, stop] of [[this.#current, "-1"], [article, "0"]]) {
      one?.querySelector(".reply-control")?.setAttribute("tabindex", stop);
    }
    this.#current = article;
  }

  // Not scrollIntoView, which would move the page under the phones as well.
  #bringIn(element, toMiddle = false) {
    const [inner, outer] = [element.getBoundingClientRect(), this.scroller.getBoundingClientRect()];
    const above = inner.top - outer.top;
    const below = inner.bottom - outer.bottom;
    if (toMiddle) this.scroller.scrollTop += (above + below) / 2;
    else if (above < 0) this.scroller.scrollTop += above - EDGE;
    else if (below > 0) this.scroller.scrollTop += Math.min(below + EDGE, above);
  }

  #key(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const letters = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (step) {
      const articles = [...this.list.querySelectorAll("article")];
      const from = articles.indexOf(document.activeElement.closest("article"));
      const next = from < 0 ? articles.at(-1) : articles[from + step];
      next?.focus({ preventScroll: true });
      if (next) this.#bringIn(next);
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.escape();
    } else if (event.key.toLowerCase() === "r" && letters && document.activeElement.matches("article:not(.service)")) {
      this.#current.querySelector(".reply-control")?.click();
      event.preventDefault();
    }
  }
}

// Bubbles lie on sheets of about fifty, and a sheet out of sight is skipped as one thing: with 2,000 messages, asking
// every bubble whether it is in sight costs more at each step of scrolling than drawing those that are.
function newSheet() {
  return { element: h("div", { class: "log-sheet" }), size: 0 };
}

function oneRun(a, b) {
  return Boolean(a && b) && a.day === b.day && b.at - a.at < RUN_MS && a.message.from?.id === b.message.from?.id
    && !a.message.service && !b.message.service && a.message.thread === b.message.thread
    && a.message.only_you === b.message.only_you;
}
