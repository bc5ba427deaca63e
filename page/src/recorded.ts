// The pane beside the chat: the log as it grows, the conversation as it can be rebuilt at any event, calls and faults.

import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import { withEmoji } from "./emoji.ts";
import { faults } from "./faults.ts";
import * as icons from "./icons.ts";
import { gist, shownAs } from "./log.ts";
import { rebuilt, slider } from "./rebuilt.ts";
import { follow } from "./scroll.ts";
import { changed, state, type Tab } from "./state.ts";
import type { Call, LogEvent } from "./types.ts";

const TABS: [Tab, string, string][] = [
  ["log", "Recorded", "What is recorded"],
  ["calls", "Calls", "What the bot asks of Discord"],
  ["faults", "Faults", "What goes wrong, on request"],
];
/** Rows that are drawn; more are counted. */
const ROWS = 400;

export function recorded(): TemplateResult {
  return html`<aside class="recorded" aria-label="Behind the scenes">
    <header class="bar">
      <div role="tablist" aria-label="Behind the scenes" @keydown=${step}>${TABS.map(tab)}</div>
    </header>
    <section role="tabpanel" id="panel" aria-labelledby="tab-${state.tab}">${panel()}</section>
  </aside>`;
}

function tab([tab, label, about]: (typeof TABS)[number]): TemplateResult {
  const isOpen = state.tab === tab;
  const count = tab === "log" ? state.log.at(-1)?.seq : undefined;
  return html`<button
    role="tab"
    id="tab-${tab}"
    title=${about}
    aria-selected=${isOpen}
    aria-controls="panel"
    tabindex=${isOpen ? 0 : -1}
    @click=${() => turn(tab)}
  >
    ${tab === "faults" ? icons.bolt : nothing}${label}${count ? html` <span class="count">${count}</span>` : nothing}
  </button>`;
}

function turn(tab: Tab): void {
  state.tab = tab;
  changed();
}

function step(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  const at = TABS.findIndex(([it]) => it === state.tab);
  const next = TABS[(at + by + TABS.length) % TABS.length]?.[0] ?? "log";
  turn(next);
  document.getElementById(`tab-${next}`)?.focus();
}

function panel(): TemplateResult {
  switch (state.tab) {
    case "log":
      return html`${events()}${slider()}${rebuilt()}`;
    case "calls":
      return calls();
    case "faults":
      return faults();
  }
}

function events(): TemplateResult {
  const shown = state.log.slice(-ROWS);
  return html`<div class="rows" role="log" tabindex="0" aria-label="Events, oldest first" ${ref(follow)}>
    <div>${repeat(shown, (it) => it.seq, event)}</div>
  </div>`;
}

function event(it: LogEvent): TemplateResult {
  const isLater = state.at !== null && it.seq > state.at;
  const light = (on: boolean) => () => {
    state.lit = new Set(on ? shownAs(it) : []);
    changed();
  };
  const classes = ["event", isLater && "later", it.seq === state.at && "here"].filter(Boolean).join(" ");
  return html`<details
    class=${classes}
    @mouseenter=${light(true)}
    @mouseleave=${light(false)}
    @focusin=${light(true)}
    @focusout=${light(false)}
  >
    <summary>
      <span class="seq">${it.seq}</span><span class="kind ${it.kind}">${it.kind}</span>
      <span class="gist">${withEmoji(gist(it))}</span>
    </summary>
    <pre tabindex="0">${JSON.stringify(it, null, 2)}</pre>
  </details>`;
}

function calls(): TemplateResult {
  return html`<p class="hint">Each call of the bot to Discord's REST, with what was answered. Replies grow by PATCH.</p>
    <div class="rows" role="log" tabindex="0" aria-label="Calls, oldest first" ${ref(follow)}>
      <div>${state.calls.length === 0 ? html`<p class="hint">Nothing was called since this page is open.</p>` : state.calls.map(call)}</div>
    </div>`;
}

function call({ method, path, status, at }: Call): TemplateResult {
  const well = status < 300 ? "well" : "ill";
  return html`<div class="call">
    <time>${at.toLocaleTimeString([], { hour12: false })}</time>
    <b class="method ${method}">${method}</b><span class="path" title=${path}>${short(path)}</span>
    <b class="status ${well}">${status}</b>
  </div>`;
}

/** The last figures of ids are enough to tell them apart. */
function short(path: string): string {
  return path.replace(/\d{15,}/g, (id) => `…${id.slice(-4)}`).replace(/interaction\.…/g, "…").replace(/%[0-9A-F]{2}/g, "·");
}
