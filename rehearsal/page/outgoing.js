// How a message looks on its sender's phone until the town has taken it: a tap is answered at once, however slow the rest.
import { town } from "./town.js";

const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>" };
let counter = 0;

/** `message` is what the composer sends; `here` are the messages of the chat, for the quote. */
export function onItsWay(message, person, here = []) {
  const answered = message.reply_to && here.find(({ key }) => key === message.reply_to);
  const text = message.text ?? (message.caption || message.media.name);
  return {
    key: `sending-${++counter}`, text, html: text.replace(/[&<>\n]/g, (mark) => MARKS[mark]), mine: true, sending: true,
    from: { id: person, name: town.person(person).name, is_bot: false }, date: town.now().toISOString(),
    reply_to: answered ? { id: answered.id, name: answered.from.name, text: answered.text } : null,
    thread: message.thread ?? null,
  };
}
