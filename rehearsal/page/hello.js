// The head of the page: its name, its views, the colours switch, what to try first, and the quiet banner.
import { h, icon, iconButton, setText } from "./dom.js";
import { town } from "./town.js";
import { w } from "./words.js";

const THEMES = ["auto", "light", "dark"];
const THEME_KEY = "rehearsal.theme";
const HELLO_KEY = "rehearsal.hello";

export function title() {
  const name = w("title", { bot: town.bot.name });
  document.title = name;
  return h("h1", { class: "brand" }, h("span", { class: "brand-mark" }, icon("mug")),
    h("span", { class: "brand-words" }, h("span", { class: "brand-name" }, name), h("span", { class: "sr-only" }, ": "),
      h("span", { class: "brand-line" }, w("tagline"))));
}

/** Links to the views. The address says which one is shown, so that it can be kept and gone back to. */
export function views(show) {
  const links = { "": "viewDesk", agenda: "viewAgenda" };
  const element = h("nav", { class: "views", "aria-label": w("views") },
    Object.entries(links).map(([view, words]) => h("a", { href: `#${view}`, "data-view": view }, w(words))));
  const follow = () => {
    const shown = location.hash.slice(1);
    for (const link of element.children) {
      if (link.dataset.view === shown) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    show(shown);
  };
  window.addEventListener("hashchange", follow);
  follow();
  return element;
}

export function themeSwitch() {
  const button = iconButton("theme-auto", w("theme"), () => {
    choose(THEMES[(THEMES.indexOf(chosen()) + 1) % THEMES.length]);
  }, { class: "theme" });
  const choose = (theme) => {
    remember(THEME_KEY, theme);
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    const label = w(`theme${theme[0].toUpperCase()}${theme.slice(1)}`);
    button.replaceChildren(icon(`theme-${theme}`));
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  choose(chosen());
  return button;
}

const chosen = () => (THEMES.includes(recall(THEME_KEY)) ? recall(THEME_KEY) : "auto");

/** `prepare(person, where, text)` opens a chat and writes the words; the newcomer presses Enter. */
export function suggestions({ prepare, pointAtClock }) {
  if (recall(HELLO_KEY) === "hidden" || !town.people.length) return null;
  const facilitator = town.people.find((person) => person.role === "facilitator") || town.people[0];
  const teacher = town.people.find((person) => person.role === "teacher") || town.people.at(-1);
  const one = (words, where, act) => h("li", {}, h("button", { type: "button", class: "try", onclick: act },
    h("strong", {}, words), h("span", { dir: "auto" }, where)));
  const element = h("section", { class: "hello", "aria-label": w("tryFirst") },
    h("p", { class: "hello-title" }, w("tryFirst")),
    h("ol", {},
      one("/help", w("tryHelp", { name: facilitator.name }), () => prepare(facilitator.id, "group", "/help")),
      one("/casestudy", w("tryCase", { name: teacher.name }), () => prepare(teacher.id, "private", "/casestudy")),
      one(w("tryMonth"), w("tryMonthWhere"), pointAtClock)),
    iconButton("close", w("dismiss"), () => {
      remember(HELLO_KEY, "hidden");
      element.remove();
    }));
  return element;
}

/** The server's own words, or ours while it cannot be reached. */
export class Banner {
  #lost = false;
  element = h("p", { class: "banner", role: "status", hidden: true, dir: "auto" });

  lost(lost) {
    this.#lost = lost;
    this.draw();
  }

  draw() {
    const words = this.#lost ? w("lost") : town.banner || "";
    setText(this.element, words);
    this.element.hidden = !words;
    this.element.classList.toggle("is-lost", this.#lost);
  }
}

function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}
