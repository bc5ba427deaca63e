// A place with its messages, and what whoever is in it is about to do.

import { act, answerTo, get, upload } from "./api.ts";
import { openForm } from "./form.ts";
import { notice } from "./notice.ts";
import type { Running } from "./slash.ts";
import { changed, me, state, withIds } from "./state.ts";
import type { Id, Seen } from "./types.ts";

/** How long a typing sign shows, as in Discord. */
const TYPING_MS = 10_000;

export class Room {
  messages: Seen[] = [];
  /** Whether the bot is typing. */
  isTyping = false;
  draft = "";
  replyingTo: Seen | null = null;
  editing: Id | null = null;
  /** The slash command that is being filled in. */
  running: Running | null = null;
  /** Which of the suggestions is marked, and for what text they were closed. */
  suggested = 0;
  closedFor: string | null = null;
  files: File[] = [];
  dismissed = new Set<Id>();
  /** Messages under which an interaction failed, and those whose button has not been answered yet. */
  failed = new Set<Id>();
  pressed = new Map<Id, string>();
  #typingEnds: ReturnType<typeof setTimeout> | undefined;
  #isReading = false;
  #readAgain = false;

  constructor(readonly id: Id) {}

  /** Reads the messages again. Asked for while it reads, it reads once more afterwards. */
  async refresh(): Promise<void> {
    this.#readAgain = true;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#readAgain) {
      this.#readAgain = false;
      const messages = await get<Seen[]>(`/control/channels/${this.id}/messages`);
      if (messages) this.messages = messages;
      changed();
    }
    this.#isReading = false;
  }

  find(id: Id | null): Seen | undefined {
    return this.messages.find((seen) => seen.id === id);
  }

  /** Shows that the bot is typing, until it has written. */
  typed(): void {
    this.isTyping = true;
    clearTimeout(this.#typingEnds);
    this.#typingEnds = setTimeout(() => this.wrote(), TYPING_MS);
    changed();
  }

  wrote(): void {
    this.isTyping = false;
    changed();
  }

  replyTo(seen: Seen | null): void {
    this.replyingTo = seen;
    changed();
  }

  edit(seen: Seen | null): void {
    this.editing = seen?.id ?? null;
    changed();
  }

  async edited(seen: Seen, text: string): Promise<void> {
    if (text.trim() === "") return;
    if ((await act(me().name, { do: "edit", message: seen.id, text: withIds(text) })) !== null) this.edit(null);
  }

  /** Sends what is written, or this text. */
  async send(text: string = this.draft): Promise<void> {
    const said = withIds(text.trim());
    if (said === "" && this.files.length === 0) return;
    if ((await act(me().name, await this.#deed(said))) === null) return;
    Object.assign(this, { draft: "", replyingTo: null, files: [] });
    changed();
  }

  async #deed(text: string) {
    const [file] = this.files;
    if (file) return { do: "attach", channel: this.id, text, ...(await upload(file)) };
    if (this.replyingTo) return { do: "reply", message: this.replyingTo.id, text, ping: true };
    return { do: "say", channel: this.id, text };
  }

  /** Takes a reaction back or gives it. */
  async react(seen: Seen, emoji: string): Promise<void> {
    const isMine = seen.reactions.some((it) => it.emoji === emoji && it.users.includes(me().id));
    await act(me().name, { do: isMine ? "unreact" : "react", message: seen.id, emoji });
  }

  /** Presses, chooses or runs something, and shows the form that it opens; everything else shows by itself. */
  async interact(deed: { do: string; [more: string]: unknown }, on: Seen | null = null): Promise<boolean> {
    if (on) this.failed.delete(on.id);
    const interaction = await act(me().name, deed);
    if (interaction === null) return false;
    if (on) this.pressed.set(on.id, String(deed.button ?? deed.select ?? ""));
    changed();
    const answer = await answerTo(interaction);
    if (on) this.pressed.delete(on.id);
    if (answer?.type === 9) openForm(this, interaction, answer.data);
    if (!answer && on) this.failed.add(on.id);
    if (!answer && !on) notice("The application did not respond.");
    changed();
    return true;
  }
}

const rooms = new Map<Id, Room>();

/** The place's room, read when it is first asked for. */
export function room(id: Id): Room {
  const known = rooms.get(id);
  if (known) return known;
  const made = new Room(id);
  rooms.set(id, made);
  void made.refresh();
  return made;
}

/** The room of a place, if it has been looked at. */
export function knownRoom(id: Id | undefined): Room | undefined {
  return id === undefined ? undefined : rooms.get(id);
}

/** Reads every place that is shown. */
export function refreshShown(): void {
  for (const id of [state.place, state.thread]) if (id) void room(id).refresh();
}
