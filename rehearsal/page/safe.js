// Turns the server's `html` field into nodes through a short list of allowed tags and attributes.
// The server promises safe HTML; this is the second lock, and the place where links and commands get their behaviour.
import { h } from "./dom.js";

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "S", "CODE", "PRE", "BLOCKQUOTE", "BR"]);
const QUIET = new Set(["A", "CODE", "PRE"]); // inside these a word like /help is not a command
const COMMAND = /(^|[\s(])(\/[a-z][a-z0-9_]{0,31})(?![\w/])/g;

/** A DocumentFragment. `follow(url)` is called for links, `command(text)` for a tapped /command. */
export function safeFragment(html, { follow, command, reveal }) {
  const parsed = new DOMParser().parseFromString(html || "", "text/html");
  const fragment = document.createDocumentFragment();
  copy(parsed.body, fragment, { follow, command, reveal }, false);
  return fragment;
}

function copy(from, to, acts, quiet) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(...(quiet ? [node.data] : withCommands(node.data, acts)));
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, to, acts, quiet);
  }
}

function copyElement(node, to, acts, quiet) {
  const element = allowed(node, acts);
  if (element) to.append(element);
  copy(node, element || to, acts, quiet || QUIET.has(node.tagName));
}

// Anything not allowed is unwrapped: its words stay, the tag goes. Scripts and styles lose their words as well.
function allowed(node, acts) {
  if (PLAIN.has(node.tagName)) return document.createElement(node.tagName);
  if (node.tagName === "A") return link(node.getAttribute("href"), acts);
  if (node.matches("span.spoiler, span.tg-spoiler, tg-spoiler")) return spoiler(acts);
  if (node.tagName === "TIME") return h("time", { datetime: node.getAttribute("datetime") });
  if (node.tagName === "SCRIPT" || node.tagName === "STYLE") node.textContent = "";
  return null;
}

function link(href, { follow }) {
  if (!/^(https?|tg|mailto|tel):/i.test(href || "")) return null;
  return h("a", {
    href,
    target: "_blank",
    rel: "noopener noreferrer",
    onclick: (event) => {
      if (follow(href)) event.preventDefault();
    },
  });
}

function spoiler({ reveal }) {
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    element.classList.add("is-shown");
    for (const name of ["role", "tabindex", "aria-label"]) element.removeAttribute(name);
  };
  const element = h("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": reveal, onclick: show, onkeydown: show,
  });
  return element;
}

function withCommands(text, { command }) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(COMMAND)) {
    const start = found.index + found[1].length;
    parts.push(text.slice(end, start));
    parts.push(h("button", { type: "button", class: "command", onclick: () => command(found[2]) }, found[2]));
    end = start + found[2].length;
  }
  parts.push(text.slice(end));
  return parts.filter(Boolean);
}
