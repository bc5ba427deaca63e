// The places, and who one writes as.

import { html, nothing, type TemplateResult } from "lit";
import * as icons from "./icons.ts";
import { nameOfPlace, signOf } from "./pane.ts";
import { room } from "./room.ts";
import { changed, colourOf, face, MANAGE_MESSAGES, may, me, myDirect, people, placeOf, state, TEXT, THREAD, DIRECT, VIEW_CHANNEL } from "./state.ts";
import { showThread } from "./thread.ts";
import type { Person, Place } from "./types.ts";

/** Turns to a place; a thread opens beside where one is. */
export function turnTo(place: Place): void {
  if (place.type === THREAD) return showThread(place.id);
  state.place = place.id;
  state.listed = false;
  state.unread.delete(place.id);
  void room(place.id).refresh();
  changed();
}

/** Goes on as somebody else, in the same place where they can see it. */
export function becomes(person: Person): void {
  const here = placeOf(state.place);
  state.me = person;
  const seen = visible();
  const next = here?.type === DIRECT ? myDirect() : seen.find((it) => it.id === here?.id);
  const place = next ?? seen[0];
  if (state.thread && !may(placeOf(state.thread), VIEW_CHANNEL)) state.thread = null;
  if (place) turnTo(place);
}

/** The channels that whoever writes can see, the one for talking first. */
export function visible(): Place[] {
  const texts = state.world.channels.filter((it) => it.type === TEXT && may(it, VIEW_CHANNEL));
  const order = (it: Place) => ["relay", "general"].indexOf(it.name) >>> 0;
  return texts.sort((one, other) => order(one) - order(other));
}

export function sidebar(): TemplateResult {
  const direct = myDirect();
  return html`<nav class="side ${state.listed ? "listed" : ""}" aria-label="Places and people">
    <header class="bar"><h1>teachback</h1></header>
    <div class="places">
      <h2 id="channels">Text channels</h2>
      <ul aria-labelledby="channels">
        ${visible().map((channel) => [row(channel), ...threadsOf(channel).map((it) => row(it))])}
      </ul>
      <h2 id="direct">Direct messages</h2>
      <ul aria-labelledby="direct">
        ${direct ? row(direct) : nothing}
      </ul>
    </div>
    <fieldset class="people">
      <legend>You write as</legend>
      ${people().map(person)}
    </fieldset>
  </nav>`;
}

function threadsOf(channel: Place): Place[] {
  return state.world.channels.filter((it) => it.type === THREAD && it.parent === channel.id);
}

function row(place: Place): TemplateResult {
  const isThread = place.type === THREAD;
  const isHere = (isThread ? state.thread : state.place) === place.id;
  const isUnread = state.unread.has(place.id);
  const picture =
    place.type === DIRECT ? html`<img src=${face("bot", state.world.bot)} alt="" />` : signOf(place);
  return html`<li class=${isThread ? "sub" : ""}>
    <button class=${isUnread ? "unread" : ""} aria-current=${isHere ? "true" : nothing} @click=${() => turnTo(place)}>
      ${picture}<span>${nameOfPlace(place)}</span>${isUnread ? html`<i class="dot" aria-label="new"></i>` : nothing}
    </button>
  </li>`;
}

function person(it: Person): TemplateResult {
  const isMe = it.id === me().id;
  const moderates = may(visible()[0], MANAGE_MESSAGES, it.id);
  return html`<label class=${isMe ? "chosen" : ""}>
    <input type="radio" name="person" .checked=${isMe} @change=${() => becomes(it)} />
    <span class="face"><img src=${face(it.name, it.id)} alt="" /></span>
    <span class="who" style="color:${colourOf(it.name, it.id)}">${it.name}</span>
    ${moderates ? html`<small>moderates</small>` : nothing}
  </label>`;
}

export const listButton = () =>
  html`<button class="bare list" aria-label="Places and people" aria-expanded=${state.listed} @click=${() => ((state.listed = !state.listed), changed())}>${icons.log}</button>`;
