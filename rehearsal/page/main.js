// Puts the page together: reads the town, lays the desk, and passes every event to where it belongs.
import { Agenda } from "./agenda.js";
import { api, Events } from "./api.js";
import { Clock } from "./clock.js";
import { Desk } from "./desk.js";
import { h } from "./dom.js";
import { Banner, suggestions, themeSwitch, title, views } from "./hello.js";
import { Things } from "./things.js";
import { town } from "./town.js";
import { LANGUAGE } from "./words.js";

const AGAIN_MS = 1500;
const SLACK_MS = 5000;

document.documentElement.lang = LANGUAGE;

const banner = new Banner();
const desk = new Desk({ changed: () => events.listenFor(desk.people) });
const clock = new Clock({ refused: (error) => desk.phones.get(0)?.phone.refused(error) });
const agenda = new Agenda();
const things = new Things({
  topics: (group) => {
    const chats = [...desk.phones.values()].flatMap(({ phone }) => phone.chats);
    return chats.find((chat) => chat.id === group)?.topics ?? [];
  },
  changed: async () => {
    town.take(await api.town());
    await desk.refresh();
  },
});

let hello = null;

const events = new Events({
  onEvent: receive,
  onLost: () => banner.lost(true),
  onOpen: () => {
    banner.lost(false);
    reload();
  },
});

function receive(event) {
  if (event.type === "clock") {
    town.setClock(event.now, event.moving);
    tick();
    agenda.stir();
  } else if (event.type === "restarted") {
    location.reload(); // another town, of which nothing shown now is true
  } else {
    desk.receive(event);
    if (event.type !== "typing") agenda.stir();
  }
}

/** Events were missed: read the town again, and what every phone shows. */
async function reload() {
  try {
    const before = town.now();
    town.take(await api.town());
    if (town.now() < before - SLACK_MS) return location.reload(); // a town's clock never goes back: it is another one
    await desk.seat();
    await desk.refresh({ messages: true });
  } catch {
    banner.lost(true);
  }
  banner.draw();
  tick();
  agenda.stir();
  things.draw();
}

function tick() {
  clock.draw();
  desk.tick();
  agenda.tick();
}

/** The agenda takes the place of the phones; they stay as they are behind it. */
function show(view) {
  const away = view === "agenda";
  desk.element.hidden = things.element.hidden = away;
  if (hello) hello.hidden = away;
  if (away) agenda.show();
  else agenda.hide();
}

async function prepare(person, where, text) {
  const phone = await desk.showPerson(person);
  await phone.openChat(where === "group" && phone.firstGroup ? phone.firstGroup.id : town.bot.id);
  phone.write(text);
}

async function start() {
  try {
    town.take(await api.town());
  } catch {
    banner.lost(true);
    setTimeout(start, AGAIN_MS);
    return;
  }
  banner.lost(false);
  hello = suggestions({ prepare, pointAtClock: () => clock.point("nextMonth") });
  header.append(title(), clock.element, themeSwitch());
  const main = document.querySelector("#desk");
  main.append(h("div", { class: "desk-bar" }, views(show), hello), desk.element, agenda.element);
  main.after(things.element);
  tick();
  setInterval(tick, 1000);
  await desk.seat();
}

const header = document.querySelector("#top");
header.after(banner.element);
// The phones take the height that the head leaves; it cannot hold them, as it stays where one looks and they do not.
const head = new ResizeObserver(() => {
  document.body.style.setProperty("--head", `${header.offsetHeight + banner.element.offsetHeight}px`);
});
for (const part of [header, banner.element]) head.observe(part);
start();
