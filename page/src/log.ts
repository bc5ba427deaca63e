// The log: followed as it grows, and each event told in a few words.

import { eventsAfter } from "./api.ts";
import { changed, state } from "./state.ts";
import type { LogEvent } from "./types.ts";
import { rebuild } from "./rebuilt.ts";

/** How often the log is looked at. */
const AGAIN_MS = 400;
/** The ids of the messages in which each reply is shown. */
const parts = new Map<string, string[]>();

/** Follows the log for ever. */
export async function followLog(): Promise<void> {
  for (;;) {
    const events = await eventsAfter(state.log.at(-1)?.seq ?? 0);
    if (!events?.length) {
      await new Promise((later) => setTimeout(later, AGAIN_MS));
      continue;
    }
    for (const event of events) {
      const part = event.payload.shown_as;
      if (event.message_id && typeof part === "string") {
        parts.set(event.message_id, [...(parts.get(event.message_id) ?? []), part]);
      }
    }
    state.log.push(...events);
    if (state.at === null) void rebuild();
    changed();
  }
}

/** The messages in the chat that an event is about: their ids come after "discord:". */
export function shownAs({ message_id: message, payload }: LogEvent): string[] {
  const source = payload.source;
  const from = typeof source === "string" ? source : (source as { message?: string } | undefined)?.message;
  const keys = [...(message ? (parts.get(message) ?? []) : []), from ?? ""];
  return keys.filter((key) => key !== "").map((key) => key.replace("discord:", ""));
}

/** What happened, in a few words. */
export function gist({ kind, payload: it }: LogEvent): string {
  switch (kind) {
    case "start_conversation":
      return `with ${inside(it.model, "id")}, ${inside(it.place, "kind")}`;
    case "add_message":
      return it.role === "assistant" ? `reply: ${it.finish}${seconds(it.total_ms)}` : `turn by a ${it.role}`;
    case "begin_reply":
      return `${Array.isArray(it.turns) ? it.turns.length : 0} sent, ${it.cut} left out`;
    case "show_part":
      return `part ${Number(it.part) + 1} in the chat`;
    case "update_message":
      return "rating" in it ? rated(it) : told(it);
    case "clear_reactions":
      return `${it.emoji ?? "all"} cleared by a moderator`;
    case "end_conversation":
    case "erase":
      return String(it.reason ?? "");
    case "set_place":
      return `${it.setting}: ${it.value === null ? "inherited" : JSON.stringify(it.value)}`;
    case "review_message":
      return String(it.review ?? "");
    case "show_card":
      return "for moderators";
    case "ask_again":
      return `by ${it.through}`;
    case "set_consent":
      return `${it.step}: ${it.given ? "yes" : "no"}`;
    case "decline_message":
      return `a limit of the ${it.limit}`;
    default:
      return "";
  }
}

function inside(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : "";
}

function rated({ rating, emoji, standing }: Record<string, unknown>): string {
  return rating === null ? `${emoji ?? ""} taken back, ${standing}` : `${emoji ?? ""} ${rating}, ${standing}`;
}

function told({ feedback, through, standing }: Record<string, unknown>): string {
  return feedback === null ? `feedback withdrawn, ${standing}` : `feedback by ${through}, ${standing}`;
}

function seconds(ms: unknown): string {
  return typeof ms === "number" ? `, ${(ms / 1000).toFixed(1)} s` : "";
}

