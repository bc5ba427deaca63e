// A place with its messages and a field to write in: the conversation in the middle, and the thread beside it.

import { act, answerTo, get } from "/api.js";
import { button, el, notice, replace } from "/dom.js";
import { firstLine, isShown, messageElement } from "/message.js";

/** Slash commands of the bot, as they are typed. */
const COMMANDS = {
  "/clear": ["clear", {}],
  "/relay on": ["relay", { state: "on" }],
  "/relay off": ["relay", { state: "off" }],
};
/** How long a typing sign shows, as in Discord. */
const TYPING_MS = 10_000;

export class Pane {
  #shown = new Map();
  #messages = [];
  #dismissed = new Set();
  #editing = null;
  #picking = null;
  #replyingTo = null;
  #reading = false;
  #readAgain = false;

  /** `app` knows who writes, who is who, and opens threads and forms. */
  constructor(root, app) {
    this.app = app;
    this.title = el("h2", {});
    this.about = el("p", { class: "hint" });
    this.list = el("div", {
      class: "messages",
      role: "log",
      "aria-live": "polite",
      tabindex: "0",
      "aria-label": "Messages",
    });
    this.empty = el("div", { class: "empty" });
    this.typing = el("p", { class: "typing", hidden: true }, "bot is writing …");
    this.reference = el("div", { class: "reference", hidden: true });
    this.field = el("textarea", { rows: 1, "aria-label": "Write a message" });
    this.corner = el("div", { class: "corner" });
    const mention = button("@bot", () => this.insert("@bot "), { about: "Mention the bot", class: "quiet" });
    const send = button("Send", () => this.send(), { about: "Send (Enter)" });
    const composer = el("div", { class: "composer" }, mention, this.field, send);
    root.append(
      el("header", { class: "title" }, el("div", {}, this.title, this.about), this.corner),
      this.list,
      this.typing,
      this.reference,
      composer,
    );
    this.field.addEventListener("keydown", (event) => this.#pressed(event));
    this.field.addEventListener("input", () => this.#grow());
  }

  /** Turns to a place; `kind` is channel, thread or direct. */
  show(place, { title, hint, empty, kind }) {
    if (place !== this.place) {
      Object.assign(this, { place, kind });
      this.#shown.clear();
      this.#messages = [];
      this.list.replaceChildren();
      this.typing.hidden = true;
      this.#refer(null);
    }
    this.title.textContent = title;
    this.about.replaceChildren(...[hint].flat());
    this.field.placeholder = `Write as ${this.app.me.name}`;
    this.empty.replaceChildren(...empty);
    this.redraw();
    return this.refresh();
  }

  /** Reads the place again. Asked for while it reads, it reads once more afterwards. */
  async refresh() {
    this.#readAgain = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#readAgain) {
      this.#readAgain = false;
      const place = this.place;
      const messages = place && (await get(`/control/channels/${place}/messages`));
      if (!messages || place !== this.place) continue;
      this.#messages = messages;
      this.redraw();
    }
    this.#reading = false;
  }

  /** Shows that the bot is writing, until it has written. */
  typed() {
    this.typing.hidden = false;
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.wrote(), TYPING_MS);
  }

  wrote() {
    this.typing.hidden = true;
  }

  redraw() {
    const { list } = this;
    const follows = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    const shown = this.#messages.filter((seen) => isShown(seen, this.app.me, this.#dismissed));
    const kept = new Set(shown.map((seen) => seen.id));
    for (const [id, { element }] of this.#shown) {
      if (!kept.has(id)) (element.remove(), this.#shown.delete(id));
    }
    for (const seen of shown) this.#draw(seen);
    if (shown.length > 0) this.empty.remove();
    else if (!this.empty.isConnected) list.append(this.empty);
    if (follows) list.scrollTop = list.scrollHeight;
  }

  /** Only a message that has changed becomes a new element. */
  #draw(seen) {
    const [editing, picking] = [this.#editing === seen.id, this.#picking === seen.id];
    const about = seen.replies_to ? this.#messages.find((it) => it.id === seen.replies_to) : null;
    const state = JSON.stringify([editing || seen, picking, this.app.me, editing || about?.content]);
    const known = this.#shown.get(seen.id);
    if (known?.state === state) return;
    const { me, bot } = this.app;
    const fresh = messageElement(seen, {
      me,
      bot,
      nameOf: this.app.nameOf,
      picking,
      editing,
      about,
      does: this.#does(),
    });
    if (known) replace(known.element, fresh);
    else this.list.append(fresh);
    this.#shown.set(seen.id, { element: fresh, state });
    if (editing) fresh.querySelector("textarea").focus();
  }

  #does() {
    const as = (deed) => act(this.app.me.name, deed);
    const pressed = async (deed) => this.#answered(await as(deed));
    return {
      moderates: this.app.me.moderates && this.kind !== "direct",
      react: (seen, emoji, mine) => {
        this.#set({ picking: null });
        as({ do: mine ? "unreact" : "react", message: seen.id, emoji });
      },
      pick: (seen) => this.#set({ picking: this.#picking === seen.id ? null : seen.id }),
      replyTo: (seen) => this.#refer(seen),
      edit: (seen) => this.#set({ editing: seen?.id ?? null }),
      edited: async (seen, text) => {
        if (await as({ do: "edit", message: seen.id, text: this.app.withIds(text) })) this.#set({ editing: null });
      },
      remove: (seen) => as({ do: "delete", message: seen.id }),
      clear: (seen) => as({ do: "clear_reactions", message: seen.id }),
      click: (seen, id) => pressed({ do: "click", message: seen.id, button: id }),
      giveFeedback: (seen) => pressed({ do: "use", message: seen.id, entry: "Give feedback" }),
      openThread: this.kind === "channel" ? (seen) => this.app.openThread(seen) : null,
      dismiss: (seen) => (this.#dismissed.add(seen.id), this.redraw()),
    };
  }

  #set({ editing = this.#editing, picking = this.#picking }) {
    this.#editing = editing;
    this.#picking = picking;
    this.redraw();
    if (editing === null) this.field.focus();
  }

  /** A form opens at once; everything else shows by itself. */
  async #answered(interaction) {
    if (!interaction) return;
    const answer = await answerTo(interaction);
    if (answer?.type === 9) this.app.showForm(interaction, answer.data);
  }

  #pressed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.#refer(null);
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      const own = this.#messages.findLast((seen) => seen.author.id === this.app.me.id);
      if (own) (event.preventDefault(), this.#set({ editing: own.id }));
    }
  }

  insert(text) {
    this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, "end");
    this.field.focus();
  }

  /** Sends what is written, or this text. */
  async send(text = this.field.value) {
    if (text.trim() === "") return this.field.focus();
    const deed = this.#deed(text.trim());
    if (!deed) return;
    const done = await act(this.app.me.name, deed);
    if (!done) return;
    this.field.value = "";
    this.#grow();
    this.#refer(null);
    if (deed.do === "run") this.#answered(done);
  }

  #deed(text) {
    if (text.startsWith("/")) {
      const [command, options] = COMMANDS[text.replace(/\s+/g, " ")] ?? [];
      if (command) return { do: "run", channel: this.place, command, options };
      notice(`There are ${Object.keys(COMMANDS).join(", ")}.`);
      return null;
    }
    const said = this.app.withIds(text);
    if (this.#replyingTo) return { do: "reply", message: this.#replyingTo.id, text: said, ping: true };
    return { do: "say", channel: this.place, text: said };
  }

  #refer(seen) {
    this.#replyingTo = seen;
    this.reference.hidden = !seen;
    if (!seen) return;
    const isBot = seen.author.id === this.app.bot;
    const what = isBot ? "A reply to the bot is feedback; with @bot in it, a question." : "";
    const line = `Replying to ${seen.author.name}: ${firstLine(seen.content, this.app.nameOf)}`;
    this.reference.replaceChildren(
      el("span", {}, line, el("small", {}, what)),
      button("✕", () => this.#refer(null), { about: "Do not reply" }),
    );
    this.field.focus();
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 180)}px`;
  }
}
