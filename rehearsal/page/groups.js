// What people do to groups in Telegram's own menus, which no phone on the desk can show.
import { api } from "./api.js";
import { arrange, button, h } from "./dom.js";
import { town } from "./town.js";
import { w } from "./words.js";

export class Groups {
  name = "groups";
  hint = "thingsHint";

  constructor({ run, topics }) {
    Object.assign(this, { run, topicsOf: topics });
    this.group = h("select", { onchange: () => this.draw() });
    this.by = h("select", {});
    this.topics = h("div", { class: "things-row" });
    this.topicName = nameField("newTopic");
    this.groupName = nameField("newGroup");
    this.remove = this.#button("removeBot", () => api.bot(this.chat, false, this.person));
    this.again = this.#button("addBot", () => api.bot(this.chat, true, this.person));
    this.grow = this.#button("upgrade", () => api.upgrade(this.chat));
    this.divide = this.#button("turnOnTopics", () => api.forum(this.chat));
    this.element = h("div", { class: "thing-body" },
      h("div", { class: "things-row" }, h("label", {}, w("group"), this.group), h("label", {}, w("by"), this.by)),
      h("div", { class: "things-row" },
        this.remove, this.again, this.grow, this.divide,
        this.#button("leaves", () => api.membership(this.person, this.chat, false)),
        this.#button("joins", () => api.membership(this.person, this.chat, true))),
      this.topics,
      this.#form("newGroup", this.groupName, (title) => api.addGroup(title, this.person)));
  }

  get chat() {
    return Number(this.group.value);
  }

  get person() {
    return Number(this.by.value);
  }

  draw() {
    fill(this.group, town.groups.map((group) => [group.id, group.title]));
    fill(this.by, town.people.map((person) => [person.id, person.name]));
    const group = town.groups.find(({ id }) => id === this.chat);
    this.remove.disabled = !group?.bot;
    this.again.disabled = !group || group.bot;
    this.grow.disabled = group?.kind !== "group";
    this.divide.disabled = group?.kind !== "supergroup" || group.is_forum;
    arrange(this.topics, group?.is_forum ? this.#topicRow(group) : []);
  }

  #topicRow(group) {
    return [
      this.#form("newTopic", this.topicName, (name) => api.topic(this.chat, { name })),
      ...this.topicsOf(group.id).filter(({ id }) => id !== 1).map(({ id, name, closed }) => {
        const label = w(closed ? "openTopic" : "closeTopic", { name });
        const change = () => api.topic(this.chat, { id, closed: !closed });
        return button(label, () => this.run(label, change), { class: "quiet" });
      }),
    ];
  }

  #form(key, field, act) {
    const add = (event) => {
      event.preventDefault();
      const name = field.value.trim();
      field.value = "";
      this.run(w(key), () => act(name));
    };
    return h("form", { class: "things-form", onsubmit: add },
      field, h("button", { type: "submit", class: "quiet", "aria-label": `${w("add")}: ${w(key)}` }, w("add")));
  }

  #button(key, act) {
    return button(w(key), () => this.group.value && this.run(w(key), act), { class: "quiet" });
  }
}

const nameField = (key) => h("input", {
  type: "text", maxlength: "128", required: true, "aria-label": w(key), placeholder: w(key),
});

// Keeps the choice; when the chosen group is gone (an upgrade gives it a new id) the first one is taken.
export function fill(select, options) {
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, name]) => h("option", { value: String(value) }, name)));
  if (options.some(([value]) => String(value) === chosen)) select.value = chosen;
}
