// The page: who writes where, and what happens meanwhile.

import "./first.ts";
import "./looks.ts";
import { html, nothing, render } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { get, happenings } from "./api.ts";
import { lookAtModel } from "./faults.ts";
import { formDialog } from "./form.ts";
import * as icons from "./icons.ts";
import { followLog } from "./log.ts";
import { closeMenus, menus } from "./menu.ts";
import { notice, noticeLine } from "./notice.ts";
import { pane } from "./pane.ts";
import { recorded } from "./recorded.ts";
import { knownRoom, refreshShown, room } from "./room.ts";
import { becomes, listButton, sidebar, visible } from "./sidebar.ts";
import { changed, drawnBy, me, people, state } from "./state.ts";
import { chosenTheme, otherTheme } from "./theme.ts";
import { closeThread } from "./thread.ts";
import type { Command, World } from "./types.ts";

/** Calls that are kept to be looked at. */
const CALLS = 300;

const root = document.createElement("div");
root.id = "page";
document.body.append(root, formDialog, noticeLine);
drawnBy(() => render(page(), root));
chosenTheme();

await look();
happenings({
  connected: () => void look(),
  lost: () => notice("The program does not answer."),
  event: happened,
  call: (call) => {
    state.calls = [...state.calls, { ...call, at: new Date() }].slice(-CALLS);
    changed();
  },
  answered: refreshShown,
});
void followLog();
void lookAtModel();
document.addEventListener("pointerdown", (event) => {
  if (!(event.target as Element).closest(".menu")) closeMenus();
});
requestAnimationFrame(() => document.getElementById(`write-${state.place}`)?.focus());

function page() {
  const theme = state.theme;
  // The library's elements take their theme when they are made, so another theme makes them anew.
  const drawn = (id: string, corner: unknown) => keyed(`${id} ${theme}`, pane(room(id), corner));
  const beside = state.thread
    ? html`<aside class="chat beside" aria-label="Thread">${drawn(state.thread, threadCorner())}</aside>`
    : nothing;
  return html`${sidebar()}
    <main class="chat" aria-label="Conversation">${state.place ? drawn(state.place, corner()) : nothing}</main>
    ${beside}${state.recorded ? recorded() : nothing}${menus()}`;
}

function corner() {
  const toggle = () => {
    state.recorded = !state.recorded;
    changed();
  };
  return html`
    <button class="bare" aria-label="Dark or light" title="Dark or light" @click=${otherTheme}>${icons.half}</button>
    <button class="bare" aria-label="What is recorded" title="What is recorded" aria-pressed=${state.recorded} @click=${toggle}>${icons.log}</button>
    ${listButton()}
  `;
}

function threadCorner() {
  return html`<button class="bare" aria-label="Close the thread" title="Close the thread" @click=${closeThread}>${icons.close}</button>`;
}

/** Reads who and what there is. */
async function look(): Promise<void> {
  const world = await get<World>("/control/state");
  if (!world) return;
  state.world = world;
  state.commands = (await get<Command[]>("/control/commands")) ?? [];
  const known = people().find((it) => it.id === me().id) ?? people()[0];
  if (known && state.me === null) becomes(known);
  state.place ??= visible()[0]?.id ?? null;
  refreshShown();
  changed();
}

/** What the gateway tells the bot shows here at the same moment. */
function happened(name: string, data: { channel_id?: string; user_id?: string; author?: { id: string } }): void {
  const place = data.channel_id;
  const its = knownRoom(place);
  const isBot = state.world.bot;
  if (name === "TYPING_START" && data.user_id === isBot) its?.typed();
  if (name === "MESSAGE_CREATE" && data.author?.id === isBot) its?.wrote();
  if (name.startsWith("MESSAGE_")) void its?.refresh();
  if (/^(THREAD|CHANNEL|GUILD)_/.test(name)) void look();
  const isShown = place === state.place || place === state.thread;
  if (name === "MESSAGE_CREATE" && place && !isShown && !state.unread.has(place)) {
    state.unread.add(place);
    changed();
  }
}
