// Somebody new in town: the dialog that asks for their name, their phone's language and their place in a group.
import { api } from "./api.js";
import { h, setText, uniqueId } from "./dom.js";
import { town } from "./town.js";
import { LANGUAGE, w } from "./words.js";

const LANGUAGES = ["en", "es", "fr", "pt", "ru", "uz", "uk", "fi", "ar", "fa", "he", "ur", "hi", "sw", "id", "tr"];
const names = new Intl.DisplayNames([LANGUAGE], { type: "language", fallback: "code" });

export function languageName(code) {
  try {
    return code ? names.of(code) : "";
  } catch {
    return code;
  }
}

export function addSomebody(came) {
  const name = h("input", { type: "text", required: true, maxlength: "64", autocomplete: "off", dir: "auto" });
  const language = h("select", {}, LANGUAGES.map((code) => h("option", { value: code }, languageName(code))));
  const runs = h("input", { type: "checkbox", disabled: true });
  const group = h("select", { onchange: () => (runs.disabled = !group.value) },
    h("option", { value: "" }, w("inNoGroup")), town.groups.map(({ id, title }) => h("option", { value: id }, title)));
  const why = h("p", { class: "dialog-why", role: "alert" });
  const close = () => dialog.close();
  const add = async (event) => {
    event.preventDefault();
    const place = group.value ? { group: Number(group.value), admin: runs.checked } : {};
    try {
      const person = await api.addPerson({ name: name.value.trim(), language: language.value, ...place });
      close();
      await came(person.id);
    } catch (error) {
      setText(why, error.message || w("unreachable"));
    }
  };
  const title = uniqueId("dialog");
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": title, onclose: () => dialog.remove() },
    h("form", { onsubmit: add },
      h("h2", { id: title }, w("addStranger")), h("p", { class: "dialog-hint" }, w("strangerHint")),
      h("label", {}, w("name"), name), h("label", {}, w("language"), language), h("label", {}, w("inGroup"), group),
      h("label", { class: "dialog-check" }, runs, w("runsGroup")), why,
      h("div", { class: "dialog-foot" }, h("button", { type: "button", class: "quiet", onclick: close }, w("cancel")),
        h("button", { type: "submit", class: "loud" }, w("add")))));
  document.body.append(dialog);
  dialog.showModal();
}
