// The conversation as it stood at an event, rebuilt by the program from the log alone, and the slider that chooses the event.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ref } from "lit/directives/ref.js";
import { conversationAt } from "./api.ts";
import { avatar } from "./avatar.ts";
import { emoji } from "./emoji.ts";
import * as icons from "./icons.ts";
import { markdown } from "./markdown.ts";
import { follow } from "./scroll.ts";
import { changed, names, state } from "./state.ts";
import type { Somebody, Turn } from "./types.ts";

const THUMBS: Record<string, string> = { like: "👍", dislike: "👎" };
let isAsking = false;
let askAgain = false;

/** The event that is shown. */
function here(): number {
  return state.at ?? newest();
}

function newest(): number {
  return state.log.at(-1)?.seq ?? 0;
}

/** The conversations of the log, in their order, with the event that began each. */
function conversations(): { id: string; from: number }[] {
  const begun = state.log.filter((it) => it.kind === "start_conversation" && it.conversation_id !== null);
  return begun.map((it) => ({ id: it.conversation_id ?? "", from: it.seq }));
}

function current(): string | null {
  const spoken = state.log.findLast((it) => it.seq <= here() && it.conversation_id !== null);
  return state.chosen ?? spoken?.conversation_id ?? null;
}

/** Asks for the conversation anew. Asked while it waits for an answer, it asks once more afterwards. */
export async function rebuild(): Promise<void> {
  askAgain = true;
  if (isAsking) return;
  isAsking = true;
  while (askAgain) {
    askAgain = false;
    const id = current();
    const found = id ? await conversationAt(id, here()) : null;
    // Without an answer the last one stays: the database may be away.
    if (found !== undefined) state.rebuilt = found;
    changed();
  }
  isAsking = false;
}

function slideTo(seq: number): void {
  const to = Math.max(1, Math.min(seq, newest()));
  state.at = to === newest() ? null : to;
  changed();
  void rebuild();
  document.querySelector(".event.here")?.scrollIntoView({ block: "nearest" });
}

export function slider(): TemplateResult {
  const all = newest();
  const slide = (event: Event) => slideTo(Number((event.target as HTMLInputElement).value));
  const choose = (event: Event) => {
    state.chosen = (event.target as HTMLSelectElement).value || null;
    void rebuild();
  };
  const said = state.at === null ? `as it stands, after event ${all}` : `as it stood after event ${state.at} of ${all}`;
  return html`<div class="slider">
    <div class="line">
      <button class="bare" aria-label="To the first event" title="To the first event" @click=${() => slideTo(1)}>${icons.first}</button>
      <button class="bare" aria-label="One event back" title="One event back" @click=${() => slideTo(here() - 1)}>${icons.back}</button>
      <input type="range" min="1" max=${Math.max(1, all)} aria-label="Event" aria-valuetext=${said} .value=${live(String(here()))} @input=${slide} />
      <button class="bare" aria-label="One event on" title="One event on" @click=${() => slideTo(here() + 1)}>${icons.forth}</button>
      <button class="now" aria-pressed=${state.at === null} @click=${() => slideTo(all)}>Now</button>
    </div>
    <div class="line">
      <span class="said">The conversation ${said}</span>
      <select aria-label="Which conversation" @change=${choose}>
        <option value="" ?selected=${state.chosen === null}>the latest</option>
        ${conversations().map(({ id, from }, index) => html`<option value=${id} ?selected=${state.chosen === id}>no. ${index + 1}, from event ${from}</option>`)}
      </select>
    </div>
  </div>`;
}

/** What the program makes of the log up to there. */
export function rebuilt(): TemplateResult {
  const shown = state.rebuilt;
  return html`<div class="rebuilt" tabindex="0" role="region" aria-label="The conversation, rebuilt" ${ref(follow)}>
    <div>
      ${shown === null
        ? html`<p class="hint">${state.log.length === 0 ? "Nothing is recorded yet. Say something to the bot." : "No conversation had begun by then."}</p>`
        : shown.messages.map(turn)}
      ${shown?.ended ? html`<p class="hint">The conversation ended: ${shown.ended}.</p>` : nothing}
    </div>
  </div>`;
}

function name({ name, person_id }: Somebody): string {
  return name ?? person_id.slice(-6);
}

function turn(it: Turn): TemplateResult {
  const isReply = it.role === "assistant";
  const who = isReply ? (it.model ?? "bot") : it.by ? name(it.by) : it.role;
  const how = it.finish ?? it.stage;
  return html`<article class="turn">
    <img src=${avatar(isReply ? "bot" : who, isReply)} alt="" />
    <div>
      <div class="head"><b>${who}</b>${isReply ? html`<span class="stage ${how}">${how}</span>` : nothing}</div>
      <div class="text">${it.content === null ? html`<em class="hint">no words yet</em>` : markdown(it.content, names)}</div>
      ${it.files.map((file) => html`<div class="opinion">${icons.file} ${file.name ?? "[erased]"} <small>${file.fate}</small></div>`)}
      ${it.ratings.map(
        (rated) => html`<div class="opinion"><span class="sign">${emoji(THUMBS[rated.rating] ?? rated.rating)}</span> <b>${name(rated.by)}</b> <small>${rated.standing}</small></div>`,
      )}
      ${it.preferred.map((better) => html`<div class="opinion">preferred by <b>${name(better.by)}</b></div>`)}
      ${it.feedback.map(
        (told) => html`<div class="opinion ${told.withdrawn ? "withdrawn" : ""}">
          <b>${name(told.by)}</b> <small>by ${told.through}${told.withdrawn ? ", withdrawn" : ""}</small>
          <blockquote>${markdown(told.content, names)}</blockquote>
        </div>`,
      )}
    </div>
  </article>`;
}
