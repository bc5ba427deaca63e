// Threads, which open beside the conversation.

import { act, get } from "./api.ts";
import { firstLine } from "./markdown.ts";
import { room } from "./room.ts";
import { changed, me, names, state } from "./state.ts";
import type { Seen, World } from "./types.ts";

const LONGEST_NAME = 40;

/** Opens the thread on a message, or makes one. */
export async function openThread(seen: Seen): Promise<void> {
  if (!seen.message.thread) {
    const name = firstLine(seen.content, names, LONGEST_NAME) || "Thread";
    if ((await act(me().name, { do: "open_thread", message: seen.id, name })) === null) return;
    state.world = (await get<World>("/control/state")) ?? state.world;
    await room(seen.channel).refresh();
  }
  showThread(seen.id);
}

export function showThread(id: string): void {
  state.thread = id;
  state.unread.delete(id);
  changed();
  void room(id).refresh();
  requestAnimationFrame(() => document.getElementById(`write-${id}`)?.focus());
}

export function closeThread(): void {
  const id = state.thread;
  state.thread = null;
  changed();
  requestAnimationFrame(() => {
    const from = document.querySelector<HTMLElement>(`[data-message="${id}"] discord-thread`);
    from?.focus();
  });
}
