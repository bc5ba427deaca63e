// The rows of buttons and selects under a message.

import { html, nothing, type TemplateResult } from "lit";
import { pictureOf } from "./emoji.ts";
import type { Room } from "./room.ts";
import { people, state, TEXT } from "./state.ts";
import type { Component, Seen } from "./types.ts";

const BUTTON = 2;
const STYLES = ["secondary", "primary", "secondary", "success", "destructive", "secondary"];
/** What buttons that show an emoji alone do, for those who only hear the page. */
const SPOKEN: Record<string, string> = { "✏️": "Say what you think of this reply", "🔁": "Another answer", "⏹️": "Stop" };

export function buttons(room: Room, seen: Seen): TemplateResult | typeof nothing {
  const rows = seen.message.components.filter((row) => row.components?.length);
  if (rows.length === 0 && !room.failed.has(seen.id)) return nothing;
  return html`<discord-attachments slot="components">
    ${rows.map((row) => html`<discord-action-row>${row.components?.map((it) => component(room, seen, it))}</discord-action-row>`)}
    ${room.failed.has(seen.id) ? html`<p class="failed" role="alert">This interaction failed</p>` : nothing}
  </discord-attachments>`;
}

function component(room: Room, seen: Seen, it: Component): TemplateResult | typeof nothing {
  return it.type === BUTTON ? button(room, seen, it) : select(room, seen, it);
}

function button(room: Room, seen: Seen, it: Component): TemplateResult {
  const id = it.custom_id ?? "";
  const isWaiting = room.pressed.get(seen.id) === id;
  const press = () => {
    if (it.disabled || isWaiting) return;
    void room.interact({ do: "click", message: seen.id, button: id }, seen);
  };
  // An emoji may stand in the label as well as beside it.
  const isSign = it.emoji === undefined && pictureOf(it.label ?? "") !== undefined;
  const [sign, label] = isSign ? [it.label ?? "", ""] : [it.emoji?.name ?? "", it.label ?? ""];
  const picture = pictureOf(sign);
  const spoken = label || (SPOKEN[sign] ?? sign);
  const words = [picture ? "" : sign, label].filter(Boolean).join(" ");
  return html`<discord-button
    class=${[isWaiting && "waiting", label === "" && "sign-only"].filter(Boolean).join(" ")}
    type=${STYLES[it.style ?? 2] ?? "secondary"}
    emoji=${picture ?? ""}
    emoji-name=${label ? "" : spoken}
    title=${spoken}
    ?disabled=${it.disabled ?? false}
    @click=${press}
    >${words}</discord-button
  >`;
}

/** A menu to choose from, of the browser's own kind: it is the one that every reader and keyboard knows. */
function select(room: Room, seen: Seen, it: Component): TemplateResult {
  const several = (it.max_values ?? 1) > 1;
  const choose = (event: Event) => {
    const values = [...(event.target as HTMLSelectElement).selectedOptions].map((option) => option.value);
    const deed = { do: "select", message: seen.id, select: it.custom_id, values: values.filter(Boolean) };
    void room.interact(deed, seen);
  };
  const options = optionsOf(it);
  const isChosen = options.some((option) => option.default);
  return html`<select
    class="select"
    aria-label=${it.placeholder ?? "Choose"}
    ?multiple=${several}
    ?disabled=${it.disabled ?? false}
    @change=${choose}
  >
    ${several || (isChosen && it.min_values !== 0) ? nothing : html`<option value="" ?selected=${!isChosen}>${it.placeholder ?? "Make a selection"}</option>`}
    ${options.map((option) => html`<option value=${option.value} ?selected=${option.default ?? false}>${option.label}</option>`)}
  </select>`;
}

function optionsOf(it: Component): { value: string; label: string; default?: boolean }[] {
  switch (it.type) {
    case 5:
      return people().map((person) => ({ value: person.id, label: `@${person.name}` }));
    case 6:
      return state.world.roles.map((role) => ({ value: role.id, label: `@${role.name}` }));
    case 8:
      return state.world.channels.filter((at) => at.type === TEXT).map((at) => ({ value: at.id, label: `#${at.name}` }));
    default:
      return it.options ?? [];
  }
}
