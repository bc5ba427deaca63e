// A place on the page: its title, its messages, and the field to write in.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import * as icons from "./icons.ts";
import { firstLine } from "./markdown.ts";
import { isShown, message } from "./message.ts";
import type { Room } from "./room.ts";
import { follow } from "./scroll.ts";
import { filling, type Suggestion, suggestions } from "./slash.ts";
import { changed, DIRECT, me, names, placeOf, state, THREAD } from "./state.ts";
import type { Place, Seen } from "./types.ts";

const PROMPTS = ["help", "Show me some code", "Compare it in a table", "Tell me a long story", "What is two and two?"];
const HINTS = {
  relay: "Every message here is answered.",
  direct: "Between you and the bot: every message is answered.",
  reviews: "Each reply that asks for a review gets a card here.",
  mention: "Write @bot to ask it something; a moderator's /relay makes it answer everything.",
  thread: "What you write here is feedback on the reply. With @bot in it, it is a question.",
};

function hintOf(place: Place): string {
  if (place.type === DIRECT) return HINTS.direct;
  if (place.type === THREAD) return HINTS.thread;
  if (place.name === "relay") return HINTS.relay;
  return place.name === "reviews" ? HINTS.reviews : HINTS.mention;
}

export function nameOfPlace(place: Place): string {
  return place.type === DIRECT ? "bot" : place.name;
}

export function signOf(place: Place): TemplateResult {
  return place.type === DIRECT ? icons.at : place.type === THREAD ? icons.thread : icons.hash;
}

/** The place as a pane; `corner` stands at the end of its title. */
export function pane(room: Room, corner: unknown): TemplateResult | typeof nothing {
  const place = placeOf(room.id);
  if (!place) return nothing;
  return html`
    <header class="bar">
      ${signOf(place)}
      <h2>${nameOfPlace(place)}</h2>
      <p class="topic">${hintOf(place)}</p>
      <div class="corner">${corner}</div>
    </header>
    ${messages(room, place)}
    <div class="below">${reference(room)}${files(room)}${composer(room, place)}${typing(room)}</div>
  `;
}

function messages(room: Room, place: Place): TemplateResult {
  const shown = room.messages.filter((seen) => isShown(room, seen));
  const drawn = (seen: Seen, index: number) => message(room, seen, shown[index - 1]);
  return html`<div class="messages" role="log" tabindex="0" aria-label="Messages in ${nameOfPlace(place)}" ${ref(follow)}>
    <div class="inside">
      ${welcome(room, place, shown.length === 0)}
      <discord-messages ?light-theme=${state.theme === "light"} no-background>
        ${repeat(shown, (seen) => seen.id, drawn)}
      </discord-messages>
    </div>
  </div>`;
}

/** The head of every place, and what one could say where nothing was said yet. */
function welcome(room: Room, place: Place, isEmpty: boolean): TemplateResult {
  const isThread = place.type === THREAD;
  const mention = hintOf(place) === HINTS.mention ? "@bot " : "";
  const say = (text: string) => () => void room.send(mention + text);
  const title = place.type === DIRECT ? "bot" : isThread ? place.name : `Welcome to #${place.name}!`;
  return html`<section class="welcome">
    <div class="badge">${signOf(place)}</div>
    <h3>${title}</h3>
    <p>${hintOf(place)}</p>
    ${isEmpty && !isThread && place.name !== "reviews"
      ? html`<div class="prompts">${PROMPTS.map((it) => html`<button @click=${say(it)}>${it}</button>`)}</div>
          <p>Watch the reply being written, then rate it with 👍 or 👎, and say why in a thread on it.</p>`
      : nothing}
  </section>`;
}

function reference(room: Room): TemplateResult | typeof nothing {
  const about = room.replyingTo;
  if (!about) return nothing;
  const isBot = about.author.id === state.world.bot;
  return html`<div class="reference">
    <span>
      Replying to <b>${about.author.name}</b>: ${firstLine(about.content, names, 60)}
      ${isBot ? html`<small>A reply to the bot is feedback; with @bot in it, a question.</small>` : nothing}
    </span>
    <button class="bare" aria-label="Do not reply" @click=${() => room.replyTo(null)}>${icons.close}</button>
  </div>`;
}

function files(room: Room): TemplateResult | typeof nothing {
  if (room.files.length === 0) return nothing;
  const remove = () => {
    room.files = [];
    changed();
  };
  return html`<div class="reference">
    <span>${icons.file} ${room.files.map((it) => it.name).join(", ")}</span>
    <button class="bare" aria-label="Do not attach it" @click=${remove}>${icons.close}</button>
  </div>`;
}

function composer(room: Room, place: Place): TemplateResult {
  if (room.running) return html`<div class="composer">${filling(room)}</div>`;
  const found = suggestions(room);
  const marked = Math.min(room.suggested, found.length - 1);
  const where = place.type === DIRECT ? "@bot" : place.type === THREAD ? "the thread" : `#${place.name}`;
  const input = (event: Event) => {
    room.draft = (event.target as HTMLTextAreaElement).value;
    room.suggested = 0;
    changed();
  };
  const attach = (event: Event) => {
    const picker = event.target as HTMLInputElement;
    room.files = [...(picker.files ?? [])].slice(0, 1);
    picker.value = "";
    changed();
  };
  return html`${list(room, found, marked)}
    <div class="composer">
      <label class="bare plus" title="Attach a file">
        ${icons.plus}<input type="file" aria-label="Attach a file" @change=${attach} />
      </label>
      <textarea
        id="write-${room.id}"
        rows="1"
        placeholder="Message ${where}"
        aria-label="Message ${where} as ${me().name}"
        role="combobox"
        aria-expanded=${found.length > 0}
        aria-controls="suggested-${room.id}"
        aria-activedescendant=${found.length > 0 ? `suggested-${room.id}-${marked}` : nothing}
        .value=${live(room.draft)}
        @input=${input}
        @keydown=${(event: KeyboardEvent) => pressed(event, room, found, marked)}
      ></textarea>
      <button class="bare send" aria-label="Send" title="Send (Enter)" ?disabled=${room.draft.trim() === "" && room.files.length === 0} @click=${() => void room.send()}>
        ${icons.send}
      </button>
    </div>`;
}

function list(room: Room, found: Suggestion[], marked: number): TemplateResult | typeof nothing {
  if (found.length === 0) return nothing;
  const one = (it: Suggestion, index: number) =>
    html`<li
      id="suggested-${room.id}-${index}"
      role="option"
      aria-selected=${index === marked}
      @mousedown=${(event: Event) => (event.preventDefault(), take(room, it))}
    >
      ${it.picture}<b>${it.label}</b><span>${it.about}</span>
    </li>`;
  return html`<ul class="suggestions" id="suggested-${room.id}" role="listbox" aria-label="Suggestions">
    ${found.map(one)}
  </ul>`;
}

function take(room: Room, it: Suggestion): void {
  it.take();
  requestAnimationFrame(() => {
    const fields = document.querySelector<HTMLElement>("form.slash select, form.slash input, form.slash button");
    (fields ?? document.getElementById(`write-${room.id}`))?.focus();
  });
}

function pressed(event: KeyboardEvent, room: Room, found: Suggestion[], marked: number): void {
  const chosen = found[marked];
  const isPlain = !event.shiftKey && !event.isComposing;
  if (chosen && (event.key === "Enter" || event.key === "Tab") && isPlain) {
    event.preventDefault();
    take(room, chosen);
  } else if (found.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    room.suggested = (marked + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
    changed();
  } else if (event.key === "Enter" && isPlain) {
    event.preventDefault();
    void room.send();
  } else if (event.key === "Escape") {
    room.closedFor = found.length > 0 ? room.draft : null;
    room.replyTo(null);
  } else if (event.key === "ArrowUp" && room.draft === "") {
    const own = room.messages.findLast((seen) => seen.author.id === me().id);
    if (!own) return;
    event.preventDefault();
    room.edit(own);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(".editor textarea")?.focus());
  }
}

function typing(room: Room): TemplateResult {
  const isTyping = room.isTyping;
  return html`<p class="typing" aria-live="polite">
    ${isTyping ? html`<i class="dots" aria-hidden="true"><b></b><b></b><b></b></i><b>bot</b> is typing …` : nothing}
  </p>`;
}
