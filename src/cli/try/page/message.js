// One message with everything that can be done to it.

import { button, el } from "/dom.js";
import { markdown } from "/markdown.js";

const EMOJI = ["👍", "👎", "👍🏽", "👎🏿", "❤️", "🎉", "😂", "🤔", "1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣"];
const LOADING = 1 << 7;
const THREAD_STARTER = 21;
const BUTTON = 2;

/** Whether a person sees it at all: Discord shows where a thread begins by the message it is on, which we do anyhow. */
export function isShown(seen, person, dismissed) {
  const isForMe = seen.only_for === null || seen.only_for === person.id;
  return isForMe && seen.message.type !== THREAD_STARTER && !dismissed.has(seen.id);
}

/** The message as an element. `does` are the pane's answers to what is pressed. */
export function messageElement(seen, { me, bot, nameOf, picking, editing, about, does }) {
  const isBot = seen.author.id === bot;
  const classes = ["message", isBot && "by-bot", seen.only_for && "ephemeral"].filter(Boolean);
  return el(
    "article",
    { class: classes.join(" "), "data-message": seen.id, "aria-label": `Message by ${seen.author.name}` },
    about && el("div", { class: "about" }, `↩ ${about.author.name}: ${firstLine(about.content, nameOf)}`),
    el(
      "span",
      { class: `avatar person-${hue(seen.author.name)}`, "aria-hidden": true },
      isBot ? "🤖" : seen.author.name[0].toUpperCase(),
    ),
    header(seen, isBot),
    editing ? editor(seen, nameOf, does) : content(seen, nameOf),
    components(seen, does),
    reactions(seen, me, does),
    picking && picker(seen, does),
    thread(seen, does),
    seen.only_for &&
      el(
        "small",
        { class: "only" },
        "Only you can see this. ",
        button("Dismiss", () => does.dismiss(seen), { class: "link" }),
      ),
    seen.only_for || editing ? null : tools(seen, { me, isBot, does }),
  );
}

function header(seen, isBot) {
  const at = new Date(seen.message.timestamp);
  const count = seen.revisions - 1;
  const edits = isBot
    ? count > 0 && !seen.only_for && `${count} ${count === 1 ? "edit" : "edits"}`
    : seen.edited && "edited";
  return el(
    "header",
    {},
    el("b", {}, seen.author.name),
    isBot && el("span", { class: "tag" }, "BOT"),
    el(
      "time",
      { datetime: seen.message.timestamp },
      at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    ),
    edits && el("span", { class: "edits" }, edits),
  );
}

function content(seen, nameOf) {
  const isThinking = (seen.message.flags & LOADING) !== 0;
  return el(
    "div",
    { class: "content" },
    isThinking ? el("em", {}, "The bot thinks …") : markdown(seen.content, nameOf),
  );
}

function editor(seen, nameOf, does) {
  const field = el("textarea", { rows: 3, "aria-label": "New text", "data-focus": "editor" });
  field.value = seen.content.replace(/<@!?(\d+)>/g, (_, id) => `@${nameOf(id)}`);
  const done = () => does.edited(seen, field.value);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) (event.preventDefault(), done());
    if (event.key === "Escape") does.edit(null);
  });
  return el(
    "div",
    { class: "editor" },
    field,
    button("Save", done),
    button("Cancel", () => does.edit(null), { class: "quiet" }),
  );
}

function components(seen, does) {
  const buttons = (seen.message.components ?? [])
    .flatMap((row) => row.components ?? [])
    .filter((it) => it.type === BUTTON);
  if (buttons.length === 0) return null;
  const shown = buttons.map((it) => {
    const label = [it.emoji?.name, it.label].filter(Boolean).join(" ");
    const about = label === "✏️" ? "Say what you think of this reply" : null;
    return button(label, () => does.click(seen, it.custom_id), {
      about,
      class: "component",
      disabled: it.disabled,
      "data-focus": it.custom_id,
    });
  });
  return el("div", { class: "components" }, shown);
}

function reactions(seen, me, does) {
  const shown = seen.reactions.map(({ emoji, users, super: burst }) => {
    const mine = users.includes(me.id);
    const count = users.length + burst.length;
    const about = `${emoji} ${count}, ${mine ? "take yours back" : "add yours"}`;
    return button(`${emoji} ${count}`, () => does.react(seen, emoji, mine), {
      about,
      class: "reaction",
      "aria-pressed": String(mine),
      "data-focus": `r${emoji}`,
    });
  });
  return shown.length > 0 ? el("div", { class: "reactions" }, shown) : null;
}

function picker(seen, does) {
  const choices = EMOJI.map((emoji) =>
    button(emoji, () => does.react(seen, emoji, false), { about: `React with ${emoji}`, "data-focus": `p${emoji}` }),
  );
  return el("div", { class: "picker", role: "group", "aria-label": "Add a reaction" }, choices);
}

function thread(seen, does) {
  const found = seen.message.thread;
  if (!found) return null;
  return button(`🧵 ${found.name}`, () => does.openThread(seen), { class: "link thread-link", "data-focus": "opened" });
}

function tools(seen, { me, isBot, does }) {
  const isMine = seen.author.id === me.id;
  const tool = (label, press, about) => button(label, press, { about, "data-focus": about });
  return el(
    "div",
    { class: "tools", role: "toolbar", "aria-label": "What you can do with this message" },
    tool("👍", () => does.react(seen, "👍", reacted(seen, "👍", me)), "Thumb up, or take it back"),
    tool("👎", () => does.react(seen, "👎", reacted(seen, "👎", me)), "Thumb down, or take it back"),
    tool("☺", () => does.pick(seen), "More reactions"),
    tool("Reply", () => does.replyTo(seen), "Reply to this message"),
    does.openThread && tool("Thread", () => does.openThread(seen), "Open a thread on this message"),
    isBot && tool("Give feedback", () => does.giveFeedback(seen), "Apps: Give feedback"),
    isMine && tool("Edit", () => does.edit(seen), "Edit your message"),
    (isMine || does.moderates) && tool("Delete", () => does.remove(seen), "Delete this message"),
    does.moderates &&
      seen.reactions.length > 0 &&
      tool("Clear reactions", () => does.clear(seen), "Remove all reactions, as moderators can"),
  );
}

function reacted(seen, emoji, me) {
  return seen.reactions.some((it) => it.emoji === emoji && it.users.includes(me.id));
}

/** The beginning of a text, for a line that refers to it. */
export function firstLine(text, nameOf, most = 80) {
  const plain = text.replace(/<@!?(\d+)>/g, (_, id) => `@${nameOf(id)}`).replace(/[*_`~]/g, "");
  const line = plain.split("\n").find((it) => it.trim() !== "") ?? "";
  const begun = [...line].slice(0, most).join("");
  return begun === line ? line : `${begun.replace(/\s+\S*$/, "")} …`;
}

/** One of six colours that stays with a name. */
export function hue(name) {
  return [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
}
