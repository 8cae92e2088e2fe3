// A native poll. Before voting the options are buttons; after it, or once closed, they are bars that move as others vote.
// Telegram shows no numbers to those who have not voted, so neither does this.
import { arrange, button, h, icon, setText } from "./dom.js";
import { w } from "./words.js";

export class PollView {
  #shape = "";
  #chosen = new Set();
  #rows = [];

  constructor(vote) {
    this.vote = vote;
    this.element = h("div", { class: "poll" });
  }

  /** Returns the element, rebuilt only when the poll changes its shape and not when it counts a vote. */
  update(poll) {
    const results = poll.closed || poll.voted;
    const options = poll.options.map((option) => option.text);
    const { question, description, multiple, anonymous, closed } = poll;
    const shape = JSON.stringify([question, description, options, multiple, anonymous, closed, results]);
    if (shape !== this.#shape) this.#build(poll, results, this.element.contains(document.activeElement));
    this.#shape = shape;
    if (results) this.#count(poll);
    setText(this.total, w("votes", { n: poll.total }));
    return this.element;
  }

  #build(poll, results, hadFocus) {
    this.#chosen.clear();
    this.total = h("span", { class: "poll-total", dir: "auto" });
    arrange(this.element, [
      h("p", { class: "poll-question", dir: "auto" }, poll.question),
      poll.description && h("p", { class: "poll-more", dir: "auto" }, poll.description),
      h("p", { class: "poll-kind", dir: "auto" }, kindOf(poll)),
      results ? this.#results(poll) : this.#options(poll),
      h("div", { class: "poll-foot" }, ...this.#foot(poll, results), this.total)].filter(Boolean));
    if (hadFocus) this.element.querySelector("button")?.focus({ preventScroll: true });
  }

  #options(poll) {
    return h("div", { class: "poll-options", role: "group", "aria-label": poll.question },
      poll.options.map((option, index) => h("button", {
        type: "button", class: `poll-option ${poll.multiple ? "is-box" : "is-dot"}`,
        "aria-pressed": poll.multiple ? "false" : null,
        onclick: (event) => this.#choose(event.currentTarget, index, poll.multiple),
      }, h("span", { class: "poll-mark" }, icon("check")), h("span", { dir: "auto" }, option.text))));
  }

  #choose(option, index, multiple) {
    if (!multiple) {
      option.classList.add("is-sent");
      this.vote([index]);
      return;
    }
    if (!this.#chosen.delete(index)) this.#chosen.add(index);
    option.setAttribute("aria-pressed", String(this.#chosen.has(index)));
    this.send.disabled = this.#chosen.size === 0;
  }

  #foot(poll, results) {
    if (poll.closed) return [];
    if (results) return [button(w("retract"), () => this.vote([]), { class: "link-button" })];
    if (!poll.multiple) return [];
    const send = () => this.vote([...this.#chosen].sort((a, b) => a - b));
    this.send = button(w("vote"), send, { class: "link-button", disabled: true });
    return [this.send];
  }

  #results(poll) {
    this.#rows = poll.options.map((option) => {
      const share = h("span", { class: "poll-share" });
      const mark = h("span", { class: "poll-yours", role: "img", "aria-label": w("yourVote") }, icon("check"));
      const count = h("span", { class: "sr-only" });
      const row = h("li", { class: "poll-result" }, share, h("span", { class: "poll-words" },
        h("span", { dir: "auto" }, option.text), mark), count, h("span", { class: "poll-bar" }, h("i")));
      return { row, share, mark, count };
    });
    return h("ul", { class: "poll-results" }, this.#rows.map(({ row }) => row));
  }

  #count(poll) {
    const most = Math.max(...poll.options.map((option) => option.voters));
    poll.options.forEach((option, index) => {
      const { row, share, mark, count } = this.#rows[index];
      const part = poll.total ? option.voters / poll.total : 0;
      setText(share, `${Math.round(part * 100)}%`);
      setText(count, w("votes", { n: option.voters }));
      mark.hidden = !option.chosen;
      row.classList.toggle("is-most", most > 0 && option.voters === most);
      // After the first paint, so that a fresh bar grows instead of standing there.
      requestAnimationFrame(() => row.style.setProperty("--share", part));
    });
  }
}

function kindOf(poll) {
  const kind = [w(poll.anonymous ? "pollAnonymous" : "pollNamed")];
  if (poll.closed) kind[0] = w("pollClosed");
  else if (poll.multiple) kind.push(w("pollMultiple"));
  if (poll.quiz) kind.unshift(w("pollQuiz"));
  return kind.join(", ");
}
