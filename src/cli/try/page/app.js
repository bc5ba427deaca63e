// Who writes where: the places, the people, the thread beside the conversation, and what happens meanwhile.

import { act, get, happenings } from "/api.js";
import { button, el, notice } from "/dom.js";
import { followLog } from "/events.js";
import { firstLine, hue } from "/message.js";
import { Pane } from "/pane.js";

const TEXT = 0;
const DIRECT = 1;
const THREAD = 11;
const MODERATOR = "moderator";
/** The account that every guild has; nobody writes as it here. */
const OWNER = "owner";
const PROMPTS = ["help", "Show me some code", "Tell me a long story", "What is two and two?"];
const HINTS = {
  relay: "Every message here is answered, until a moderator says /relay off.",
  direct: "Between you and the bot: every message is answered.",
  mention: "Write @bot to ask it something; a moderator's /relay on makes it answer everything.",
  thread: "What you write here is feedback on the reply. With @bot in it, it is a question.",
};

const app = {
  me: null,
  bot: null,
  world: { channels: [], people: [] },
  unread: new Set(),
  nameOf: (id) => app.world.people.find((person) => person.id === id)?.name ?? "somebody",
  /** "@bot" and other names become mentions. */
  withIds: (text) =>
    text.replace(/@(\w+)/g, (name, word) => {
      const person = app.world.people.find((it) => it.name === word.toLowerCase());
      return person ? `<@${person.id}>` : name;
    }),
  openThread,
  showForm,
};

const chat = new Pane(document.getElementById("chat"), app);
const beside = document.getElementById("thread");
const thread = new Pane(beside, app);
thread.corner.append(button("✕", () => closeThread(), { about: "Close the thread" }));
let open = { place: null };

await look();
happenings({ connected: () => look(), lost: () => notice("The program does not answer."), event: happened });
followLog(document.getElementById("log"));
chat.field.focus();

/** Reads who and what there is, and shows it. */
async function look() {
  const world = await get("/control/state");
  if (!world) return;
  app.world = world;
  app.bot = world.bot;
  const people = world.people.filter((it) => it.id !== world.bot && it.name !== OWNER);
  app.me = people.find((it) => it.id === app.me?.id) ?? people[0];
  app.me.moderates = app.me.name === MODERATOR;
  drawPeople(people);
  drawPlaces();
  turnTo(open.place ?? world.channels.find((it) => it.name === "relay").id);
}

function drawPeople(people) {
  const choices = people.map((person) => {
    const choose = () => {
      app.me = { ...person, moderates: person.name === MODERATOR };
      const at = app.world.channels.find((it) => it.id === open.place);
      drawPlaces();
      turnTo(at.type === DIRECT ? myDirect().id : open.place);
      if (!beside.hidden) showThread(thread.place);
    };
    const input = el("input", { type: "radio", name: "person", value: person.id, onchange: choose });
    input.checked = person.id === app.me.id;
    return el(
      "label",
      {},
      input,
      el("span", { class: `avatar person-${hue(person.name)}`, "aria-hidden": true }, person.name[0].toUpperCase()),
      person.name,
    );
  });
  document.getElementById("people").replaceChildren(el("legend", {}, "You write as"), ...choices);
}

function myDirect() {
  return app.world.channels.find((it) => it.type === DIRECT && it.with.includes(app.me.id));
}

function drawPlaces() {
  const { channels } = app.world;
  const texts = channels.filter((it) => it.type === TEXT).sort((one, other) => (one.name < other.name ? 1 : -1));
  const rows = texts.flatMap((channel) => {
    const threads = channels.filter((it) => it.type === THREAD && it.parent === channel.id);
    return [placeRow(channel, `# ${channel.name}`), ...threads.map((it) => placeRow(it, `🧵 ${it.name}`, "sub"))];
  });
  document.getElementById("places").replaceChildren(...rows, placeRow(myDirect(), "@ bot, directly"));
}

function placeRow(place, label, kind) {
  const isThread = place.type === THREAD;
  const isHere = isThread ? !beside.hidden && thread.place === place.id : open.place === place.id;
  const go = () => (isThread ? showThread(place.id) : turnTo(place.id));
  return el(
    "li",
    { class: kind },
    button(label, go, { "aria-current": isHere ? "true" : null, class: app.unread.has(place.id) ? "unread" : null }),
  );
}

function turnTo(id) {
  const place = app.world.channels.find((it) => it.id === id);
  open = { place: id };
  app.unread.delete(id);
  const kind = place.type === DIRECT ? "direct" : place.name === "relay" ? "relay" : "mention";
  const title = place.type === DIRECT ? "@bot" : `#${place.name}`;
  const say = (text) => button(text, () => chat.send(kind === "mention" ? `@bot ${text}` : text), { class: "prompt" });
  const empty = [
    el("p", {}, el("b", {}, "Write below, or try one of these:")),
    el("div", { class: "prompts" }, PROMPTS.map(say)),
    el("p", {}, "Then rate the reply with 👍 or 👎, and say why in a thread on it."),
  ];
  chat.show(id, { title, hint: HINTS[kind], empty, kind: place.type === DIRECT ? "direct" : "channel" });
  drawPlaces();
}

/** Opens the thread on a message, or makes one. */
async function openThread(seen) {
  if (!seen.message.thread) {
    const name = firstLine(seen.content, app.nameOf, 30) || "Thread";
    if (!(await act(app.me.name, { do: "open_thread", message: seen.id, name }))) return;
    app.world = (await get("/control/state")) ?? app.world;
  }
  await showThread(seen.id);
  thread.field.focus();
}

function showThread(id) {
  const place = app.world.channels.find((it) => it.id === id);
  if (!place) return;
  beside.hidden = false;
  app.unread.delete(id);
  const shown = thread.show(id, {
    title: place.name,
    hint: HINTS.thread,
    empty: [el("p", {}, "Nothing was said here yet.")],
    kind: "thread",
  });
  drawPlaces();
  return shown;
}

function closeThread() {
  beside.hidden = true;
  thread.place = null;
  drawPlaces();
  chat.field.focus();
}

/** What the gateway tells the bot shows here at the same moment. */
function happened(name, data) {
  const place = data.channel_id;
  const here = [chat, thread].filter((pane) => pane.place === place);
  if (name === "TYPING_START" && data.user_id === app.bot) here.forEach((pane) => pane.typed());
  if (name === "MESSAGE_CREATE" && data.author.id === app.bot) here.forEach((pane) => pane.wrote());
  if (name.startsWith("MESSAGE_")) here.forEach((pane) => pane.refresh());
  if (name.startsWith("THREAD_") || name.startsWith("CHANNEL_")) look();
  if (name === "MESSAGE_CREATE" && here.length === 0 && !app.unread.has(place)) {
    app.unread.add(place);
    drawPlaces();
  }
}

/** The form that an interaction opens, as Discord would show it. */
function showForm(interaction, data) {
  const dialog = document.getElementById("form");
  const fields = data.components.map((part) => ({ label: part.label, ...(part.component ?? part.components[0]) }));
  const inputs = fields.map((it) =>
    el("textarea", { name: it.custom_id, rows: 5, maxlength: it.max_length, required: it.required }),
  );
  const send = async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(inputs.map((input) => [input.name, input.value]));
    if (await act(app.me.name, { do: "submit", interaction, fields: values })) dialog.close();
  };
  const labels = fields.map((it, index) => el("label", {}, it.label, inputs[index]));
  const buttons = el(
    "div",
    { class: "buttons" },
    button("Cancel", () => dialog.close(), { class: "quiet" }),
    el("button", { type: "submit" }, "Submit"),
  );
  dialog.replaceChildren(el("form", { onsubmit: send }, el("h2", {}, data.title), ...labels, buttons));
  dialog.showModal();
  inputs[0]?.focus();
}
