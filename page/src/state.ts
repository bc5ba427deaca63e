// What the page knows, in one place; whatever changes it says so, and the page is drawn anew at the end of the turn.

import { avatar, nameColour, type Theme } from "./avatar.ts";
import type { Names } from "./markdown.ts";
import type { Call, Command, Conversation, Id, LogEvent, Person, Place, World } from "./types.ts";

export const TEXT = 0;
export const DIRECT = 1;
export const THREAD = 11;
export const VIEW_CHANNEL = 1n << 10n;
export const MANAGE_MESSAGES = 1n << 13n;

/** The account that every server has; nobody writes as it here. */
const OWNER = "owner";

export type Tab = "log" | "calls" | "faults";

/** An entry of a menu that hangs on a message. */
export interface Entry {
  label: string;
  icon?: unknown;
  danger?: boolean;
  does?: () => void;
  /** Whether a line stands above it. */
  apart?: boolean;
  /** A heading, which does nothing. */
  heading?: boolean;
}

export const state = {
  world: { bot: "", guild: "", connected: 0, channels: [], people: [], roles: [] } as World,
  commands: [] as Command[],
  me: null as Person | null,
  /** The place in the middle, and the thread beside it. */
  place: null as Id | null,
  thread: null as Id | null,
  unread: new Set<Id>(),
  theme: "dark" as Theme,
  tab: "log" as Tab,
  /** Whether the pane of what is recorded is open. */
  recorded: true,
  /** On a narrow page: whether the list of places is open. */
  listed: false,
  log: [] as LogEvent[],
  /** The event up to which the conversation is shown; none: as it stands. */
  at: null as number | null,
  /** The conversation that was chosen; none: the one that the log last spoke of. */
  chosen: null as string | null,
  rebuilt: null as Conversation | null,
  calls: [] as Call[],
  /** Messages that an event under the pointer is about. */
  lit: new Set<Id>(),
  menu: null as { x: number; y: number; entries: Entry[]; from: Element | null } | null,
  picker: null as { x: number; y: number; chosen: (emoji: string) => void; from: Element | null } | null,
};

let draw: (() => void) | null = null;
let isDue = false;

/** Says what draws the page. */
export function drawnBy(how: () => void): void {
  draw = how;
}

/** Something has changed. */
export function changed(): void {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    draw?.();
  });
}

export function me(): Person {
  return state.me ?? { id: "", name: "", bot: false };
}

/** Those that one can write as. */
export function people(): Person[] {
  return state.world.people.filter((it) => it.id !== state.world.bot && it.name !== OWNER);
}

export function nameOf(id: Id): string {
  return state.world.people.find((it) => it.id === id)?.name ?? "somebody";
}

export function placeOf(id: Id | null): Place | undefined {
  return state.world.channels.find((it) => it.id === id);
}

export const names: Names = {
  person: nameOf,
  place: (id) => placeOf(id)?.name ?? "a place",
};

export function face(name: string, id: Id): string {
  return avatar(name, id === state.world.bot);
}

export function colourOf(name: string, id: Id): string {
  return id === state.world.bot ? "" : nameColour(name, state.theme);
}

/** Whether somebody may do this in a place. */
export function may(place: Place | undefined, right: bigint, who: Id = me().id): boolean {
  const rights = place?.rights[who];
  return rights !== undefined && (BigInt(rights) & right) === right;
}

/** The direct message between the bot and whoever writes. */
export function myDirect(): Place | undefined {
  return state.world.channels.find((it) => it.type === DIRECT && it.with.includes(me().id));
}

/** "@bot" and other names become mentions, "#relay" a place. */
export function withIds(text: string): string {
  const person = (word: string) => state.world.people.find((it) => it.name === word.toLowerCase());
  const place = (word: string) => state.world.channels.find((it) => it.type === TEXT && it.name === word);
  return text
    .replace(/@(\w+)/g, (all, word: string) => (person(word) ? `<@${person(word)?.id}>` : all))
    .replace(/(^|\s)#([\w-]+)/g, (all, before: string, word: string) =>
      place(word) ? `${before}<#${place(word)?.id}>` : all,
    );
}

/** The same back, for a field in which a text is changed. */
export function withNames(text: string): string {
  return text
    .replace(/<@!?(\d+)>/g, (_, id: Id) => `@${nameOf(id)}`)
    .replace(/<#(\d+)>/g, (_, id: Id) => `#${names.place(id)}`);
}
