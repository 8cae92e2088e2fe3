// Every call to the server, and the one stream of events. What an answer means is left to the callers.

/** A refusal in one sentence: from the server, or "the server cannot be reached". */
export class Refused extends Error {}

async function call(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    const plain = typeof body === "string"; // a script
    options.headers = { "Content-Type": plain ? "text/plain" : "application/json" };
    options.body = plain ? body : JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Refused("");
  }
  const data = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(data?.error || `${answer.status} ${answer.statusText}`);
  return data;
}

const get = (path) => call("GET", `/api/${path}`);
const post = (path, body = {}) => call("POST", `/api/${path}`, body);

/** A message is named by its key everywhere: a message only one person sees has no id of its own. */
export const api = {
  town: () => get("town"),
  chats: (person) => get(`people/${person}/chats`),
  messages: (person, chat, { before = null, limit = 50 } = {}) => {
    const query = new URLSearchParams(before === null ? { limit } : { limit, before });
    return get(`people/${person}/chats/${chat}/messages?${query}`);
  },
  say: (person, chat, message) => post(`people/${person}/chats/${chat}/messages`, message),
  tap: (person, press) => post(`people/${person}/tap`, press),
  vote: (person, chat, message, options) => post(`people/${person}/vote`, { chat, message, options }),
  open: (person, url) => post(`people/${person}/open`, { url }),
  inline: (person, chat, query, offset) => post(`people/${person}/inline`, { chat, query, offset }),
  sendInline: (person, result, chat) => post(`people/${person}/inline/send`, { result, chat }),
  commands: (person, chat) => get(`people/${person}/commands?chat=${chat}`),
  moveClock: (to) => post("clock", { to }),
  bot: (chat, present, by) => post(`groups/${chat}/bot`, { present, by }),
  addGroup: (title, by) => post("groups", { title, by }),
  upgrade: (chat) => post(`groups/${chat}/upgrade`),
  forum: (chat) => post(`groups/${chat}/forum`),
  topic: (chat, change) => post(`groups/${chat}/topics`, change),
  addPerson: (person) => post("people", person),
  membership: (person, chat, member) => post(`people/${person}/groups/${chat}`, { member }),
  crowd: (group) => post("crowd", { group }),
  faults: () => get("faults"),
  fault: (fault) => post("faults", fault),
  restart: () => post("restart"),
  anew: () => post("anew"),
  plan: () => post("plan"),
  replay: (script) => post("replay", script),
  agenda: (days, language) => call("GET", `/agenda?${new URLSearchParams({ days, language })}`),
  recordUrl: "/api/record",
  fileUrl: (file) => `/api/files/${encodeURIComponent(file)}`,
};

const AGAIN_MS = 1500;
const HIDDEN_MS = 5000;

/**
 * One EventSource for all phones of this tab. `onOpen` comes after every (re)connection, because events
 * were missed meanwhile. A browser allows six connections to one address over all tabs, so a tab nobody
 * looks at gives its connection back and takes it again when it is seen.
 */
export class Events {
  constructor({ onEvent, onOpen, onLost }) {
    Object.assign(this, { onEvent, onOpen, onLost, people: "", source: null, retry: 0, rest: 0 });
    document.addEventListener("visibilitychange", () => this.#seen(!document.hidden));
    window.addEventListener("pagehide", () => this.#close());
    window.addEventListener("pageshow", (event) => event.persisted && this.#connect());
  }

  listenFor(people) {
    const wanted = [...new Set(people)].sort((a, b) => a - b).join(",");
    if (wanted === this.people && this.source) return;
    this.people = wanted;
    this.#connect();
  }

  #connect() {
    this.#close();
    const source = new EventSource(`/api/events?people=${this.people}`);
    this.source = source;
    source.onopen = () => this.onOpen();
    source.onmessage = (event) => this.onEvent(JSON.parse(event.data));
    source.onerror = () => {
      this.onLost();
      // The browser tries again by itself unless the answer was an HTTP error.
      if (source.readyState === EventSource.CLOSED) this.retry = setTimeout(() => this.#connect(), AGAIN_MS);
    };
  }

  #close() {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  #seen(visible) {
    clearTimeout(this.rest);
    if (!visible) this.rest = setTimeout(() => this.#close(), HIDDEN_MS);
    else if (!this.source) this.#connect();
  }
}
