// Small words for building elements, so that no other file writes HTML as text.
// What the server says in HTML goes through safe.js, never through here.

const SVG = "http://www.w3.org/2000/svg";
let counter = 0;

/** Build an element: `h("p", {class: "x", onclick: f}, "text", child)`. What is null or false is left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** One drawing from the sheet in index.html. It is decoration: the button around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A button that says what it does. */
export function button(words, onclick, props = {}) {
  return h("button", { type: "button", onclick, ...props }, words);
}

/** A button that shows only a drawing and says its name to those who cannot see it. */
export function iconButton(name, label, onclick, { class: more = "", ...props } = {}) {
  return h("button", {
    type: "button", class: `icon-button ${more}`.trim(), "aria-label": label, title: label, onclick, ...props,
  }, icon(name));
}

export const uniqueId = (prefix) => `${prefix}-${++counter}`;

/** Set text only when it differs, so that live regions do not speak twice. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Put `wanted` into `parent` in this order, moving and removing as little as possible (focus and scroll survive). */
export function arrange(parent, wanted) {
  const { childNodes: had } = parent;
  if (had.length === wanted.length && wanted.every((node, index) => node === had[index])) return;
  const keep = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!keep.has(child)) child.remove();
  let cursor = parent.firstChild;
  for (const node of wanted) {
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
}

/** A round or square face with initials; the colour follows the id, so a person looks the same everywhere. */
export function avatar(id, name, isBot = false) {
  const face = h("span", { class: "avatar", "aria-hidden": "true", "data-hue": hue(id) });
  if (isBot) face.append(icon("mug"));
  else face.append(initials(name));
  return face;
}

export const hue = (id) => Math.abs(Number(id) || 0) % 7;

function initials(name) {
  const words = (name || "?").trim().split(/\s+/);
  return words.slice(0, 2).map((word) => [...word][0] || "").join("").toLocaleUpperCase();
}
