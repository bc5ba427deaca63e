// What goes wrong on request, so that one can watch the bot recover.

import { html, nothing, type TemplateResult } from "lit";
import { get, post } from "./api.ts";
import { changed, state } from "./state.ts";
import type { World } from "./types.ts";

const EDIT = { method: "PATCH", route: "/channels/{channel_id}/messages/{message_id}" };
const POST = { method: "POST", route: "/channels/{channel_id}/messages" };
const AWAY_MS = 10_000;

/** How the scripted model answers, with what each way is called. */
const MANNERS: [string, string][] = [
  ["as_asked", "as it is asked: say “help” to it"],
  ["long_code", "with long code"],
  ["table", "with a table"],
  ["story", "with a story of several messages"],
  ["thinking", "after thinking"],
  ["slow", "slowly"],
  ["error", "badly: an error in mid-stream"],
  ["cut", "badly: the connection breaks in mid-stream"],
  ["empty", "badly: with nothing"],
  ["busy", "badly: it is busy (429)"],
  ["down", "badly: it is down (503)"],
  ["silent", "badly: never"],
];

interface Fault {
  label: string;
  about: string;
  does: () => Promise<unknown>;
}

const next = (matching: object, times: number, fault: object) =>
  post("/control/faults", { switch: "next", matching, times, ...fault });
const turned = (to: object) => post("/control/faults", to);

const GROUPS: { title: string; faults: Fault[] }[] = [
  {
    title: "Discord's REST",
    faults: [
      { label: "Edits fail", about: "The next three edits are answered by 500.", does: () => next(EDIT, 3, { fault: "server_error" }) },
      { label: "429", about: "The next edit is to be tried again after 3 s.", does: () => next(EDIT, 1, { fault: "rate_limited", kind: "user", retry_after_ms: 3000 }) },
      { label: "Global 429", about: "The bot is to be silent for 5 s, everywhere.", does: () => next({}, 1, { fault: "rate_limited", kind: "global", retry_after_ms: 5000 }) },
      { label: "Lost answer", about: "The next message is posted, and the answer to that gets lost.", does: () => next(POST, 1, { fault: "reset_after" }) },
      { label: "Slow", about: "The next ten calls take 2 s each.", does: () => next({}, 10, { fault: "slow", ms: 2000 }) },
    ],
  },
  {
    title: "Discord's gateway",
    faults: [
      { label: "Cut", about: "The connection is reset; what comes meanwhile is told on resuming.", does: () => turned({ switch: "rst" }) },
      { label: "Reconnect", about: "The bot is asked to connect again.", does: () => turned({ switch: "reconnect" }) },
      { label: "Forgotten", about: "The session is gone: the bot logs in anew and reads back what it missed.", does: forgotten },
      { label: "Away for 10 s", about: "Nobody can connect; write and rate meanwhile.", does: away },
    ],
  },
  {
    title: "The database",
    faults: [{ label: "Away for 8 s", about: "PostgreSQL does not answer; what is said meanwhile waits in line.", does: () => post("/faults/database", { for_ms: 8000 }) }],
  },
];

/** What was switched, newest first. */
const done: { at: Date; text: string }[] = [];
let manner: string | null = null;

/** Learns whether there is a scripted model, and how it answers. */
export async function lookAtModel(): Promise<void> {
  manner = (await get<{ manner: string }>("/control/model"))?.manner ?? null;
  changed();
}

async function forgotten(): Promise<void> {
  await turned({ switch: "forget_sessions" });
  await turned({ switch: "rst" });
}

async function away(): Promise<void> {
  await turned({ switch: "door", door: "refused" });
  await turned({ switch: "rst" });
  setTimeout(() => void turned({ switch: "door", door: "open" }), AWAY_MS);
}

async function clear(): Promise<void> {
  await turned({ switch: "clear" });
  await behave("as_asked");
  said("Everything is well again.");
}

async function behave(to: string): Promise<void> {
  if (manner === null) return;
  manner = (await post<{ manner: string }>("/control/model", { manner: to }))?.manner ?? manner;
  changed();
}

function said(text: string): void {
  done.unshift({ at: new Date(), text });
  done.length = Math.min(done.length, 30);
  changed();
}

/** Looks whether the bot is connected, while the panel is open. */
async function look(): Promise<void> {
  const world = state.tab === "faults" ? await get<World>("/control/state") : undefined;
  if (!world || world.connected === state.world.connected) return;
  state.world = world;
  said(world.connected > 0 ? "The bot is connected." : "The bot is not connected.");
}
setInterval(() => void look(), 500);

export function faults(): TemplateResult {
  return html`<div class="faults">
    <p class="status ${state.world.connected > 0 ? "well" : "ill"}" role="status">
      ${state.world.connected > 0 ? "The bot is connected to the gateway." : "The bot is not connected to the gateway."}
    </p>
    ${model()}${GROUPS.map(group)}
    <button class="primary" @click=${() => void clear()}>Everything well again</button>
    <ul class="done" aria-live="polite">
      ${done.map(({ at, text }) => html`<li><time>${at.toLocaleTimeString([], { hour12: false })}</time> ${text}</li>`)}
    </ul>
  </div>`;
}

function model(): TemplateResult | typeof nothing {
  if (manner === null) return nothing;
  const choose = (event: Event) => {
    const to = (event.target as HTMLSelectElement).value;
    void behave(to);
    said(`The model answers ${MANNERS.find(([it]) => it === to)?.[1] ?? to}.`);
  };
  return html`<label class="model"
    ><h3>The model answers</h3>
    <select @change=${choose}>
      ${MANNERS.map(([value, label]) => html`<option value=${value} ?selected=${value === manner}>${label}</option>`)}
    </select></label
  >`;
}

function group({ title, faults }: (typeof GROUPS)[number]): TemplateResult {
  const one = (it: Fault) => {
    const press = async () => {
      said(`${title}: ${it.about}`);
      await it.does();
    };
    return html`<button title=${it.about} @click=${() => void press()}><b>${it.label}</b><small>${it.about}</small></button>`;
  };
  return html`<fieldset><legend>${title}</legend>${faults.map(one)}</fieldset>`;
}
