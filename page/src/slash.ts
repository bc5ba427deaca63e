// Slash commands: which there are here for whoever writes, and filling one in.

import { html, nothing, type TemplateResult } from "lit";
import * as icons from "./icons.ts";
import type { Room } from "./room.ts";
import { changed, DIRECT, may, names, people, placeOf, state, TEXT } from "./state.ts";
import type { Command, Option, Place } from "./types.ts";

const SLASH = 1;
const SUBCOMMAND = 1;
const GROUP = 2;
const NUMBER = [4, 10];
const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;

/** A command that can be run: one of its subcommands, where it has some. */
export interface Runnable {
  /** As it is typed, without the stroke: `feedback mine`. */
  name: string;
  description: string;
  options: Option[];
}

/** A command while it is filled in. */
export interface Running {
  command: Runnable;
  values: Map<string, string>;
}

/** Whether a command can be used in a place by whoever writes. */
export function isHere(command: Command, place: Place | undefined): boolean {
  const context = place?.type === DIRECT ? 1 : 0;
  const right = BigInt(command.default_member_permissions ?? "0");
  return (command.contexts?.includes(context) ?? true) && (context === 1 || may(place, right));
}

/** What can be run in a place. */
export function runnable(place: Place | undefined): Runnable[] {
  const usable = state.commands.filter((it) => it.type === SLASH && isHere(it, place));
  return usable.flatMap((it) => leaves(it.name, it.description, it.options ?? []));
}

function leaves(name: string, description: string, options: Option[]): Runnable[] {
  const subs = options.filter((it) => it.type === SUBCOMMAND || it.type === GROUP);
  if (subs.length === 0) return [{ name, description, options }];
  return subs.flatMap((it) => leaves(`${name} ${it.name}`, it.description, it.options ?? []));
}

/** Begins to fill a command in; one without options runs at once. */
export function begin(room: Room, command: Runnable): void {
  room.draft = "";
  room.running = { command, values: new Map() };
  if (command.options.length === 0) void run(room);
  changed();
}

async function run(room: Room): Promise<void> {
  const running = room.running;
  if (!running) return;
  const given = running.command.options.flatMap((option) => {
    const value = running.values.get(option.name);
    return value === undefined || value === "" ? [] : [[option.name, typed(option, value)] as const];
  });
  room.running = null;
  changed();
  const options = Object.fromEntries(given);
  await room.interact({ do: "run", channel: room.id, command: running.command.name, options });
}

function typed(option: Option, value: string): string | number | boolean {
  if (NUMBER.includes(option.type)) return Number(value);
  return option.type === BOOLEAN ? value === "true" : value;
}

/** The command with a field for each option, in the place of the field for words. */
export function filling(room: Room): TemplateResult | typeof nothing {
  const running = room.running;
  if (!running) return nothing;
  const send = (event: Event) => {
    event.preventDefault();
    void run(room);
  };
  const leave = () => {
    room.running = null;
    changed();
  };
  const keys = (event: KeyboardEvent) => event.key === "Escape" && leave();
  const { name, description, options } = running.command;
  return html`<form class="slash" @submit=${send} @keydown=${keys} aria-label="Command ${name}">
    <div class="about"><b>/${name}</b> ${description}</div>
    <div class="options">
      ${options.map((option) => field(option, running))}
      <button type="submit" class="primary">Run</button>
      <button type="button" class="link" @click=${leave}>Cancel</button>
    </div>
  </form>`;
}

function field(option: Option, running: Running): TemplateResult {
  const keep = (event: Event) => {
    running.values.set(option.name, (event.target as HTMLInputElement | HTMLSelectElement).value);
  };
  return html`<label title=${option.description}>
    <span>${option.name}${option.required ? html`<b class="must" aria-hidden="true">*</b>` : nothing}</span>
    ${input(option, keep)}
  </label>`;
}

function input(option: Option, keep: (event: Event) => void): TemplateResult {
  const choices = choicesOf(option);
  const must = option.required ?? false;
  if (choices) {
    return html`<select name=${option.name} ?required=${must} @change=${keep}>
      <option value="">${must ? "choose" : "any"}</option>
      ${choices.map(([value, label]) => html`<option value=${value}>${label}</option>`)}
    </select>`;
  }
  const kind = NUMBER.includes(option.type) ? "number" : "text";
  const [least, most] = [option.min_value ?? "", option.max_value ?? ""];
  return html`<input name=${option.name} type=${kind} min=${least} max=${most} ?required=${must} placeholder="any" @input=${keep} />`;
}

function choicesOf(option: Option): [string, string][] | null {
  if (option.choices?.length) return option.choices.map((it) => [String(it.value), it.name]);
  switch (option.type) {
    case BOOLEAN:
      return [["true", "True"], ["false", "False"]];
    case USER:
      return people().map((it) => [it.id, `@${it.name}`]);
    case CHANNEL:
      return state.world.channels.filter((it) => it.type === TEXT).map((it) => [it.id, `#${it.name}`]);
    default:
      return null;
  }
}

export interface Suggestion {
  label: string;
  about: string;
  picture: unknown;
  take: () => void;
}

/** What the beginning of a command or of a name could become. */
export function suggestions(room: Room): Suggestion[] {
  if (room.draft === room.closedFor) return [];
  const slash = /^\/([\w -]*)$/.exec(room.draft);
  if (slash) {
    const begun = (slash[1] ?? "").toLowerCase();
    const fitting = runnable(placeOf(room.id)).filter((it) => it.name.startsWith(begun));
    return fitting.map((it) => ({
      label: `/${it.name}`,
      about: it.description,
      picture: icons.apps,
      take: () => begin(room, it),
    }));
  }
  const mention = /(^|\s)@(\w*)$/.exec(room.draft);
  if (!mention) return [];
  const fitting = state.world.people.filter((it) => it.name !== "owner" && it.name.startsWith((mention[2] ?? "").toLowerCase()));
  return fitting.map((it) => ({
    label: `@${it.name}`,
    about: it.id === state.world.bot ? "asks it something" : "",
    picture: icons.at,
    take: () => {
      room.draft = `${room.draft.slice(0, room.draft.length - (mention[2] ?? "").length)}${names.person(it.id)} `;
      changed();
    },
  }));
}
