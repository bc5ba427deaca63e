// What the page asks for: the loopback Discord's control surface, the scripted model's, and the log.

import { notice } from "./notice.ts";
import type { Answer, Conversation, Id, LogEvent, Upload } from "./types.ts";

/** How long an answer to an interaction is waited for: as long as Discord does, and a moment. */
const ANSWER_MS = 3500;
const ASK_AGAIN_MS = 60;
const ENDED = "The program has ended: start it again, then load this page anew.";

/** A JSON answer, or nothing when there is none. */
export async function get<T>(path: string): Promise<T | undefined> {
  try {
    const answer = await fetch(path);
    return answer.ok ? ((await answer.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Gives the answer to something that was sent; null, and a line to read, when it was refused. */
export async function post<T>(path: string, body: unknown): Promise<T | null> {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    const said = (await answer.json()) as T & { error?: string };
    if (answer.ok) return said;
    notice(said.error ?? "That was refused.");
  } catch {
    notice(ENDED);
  }
  return null;
}

export type Deed = { do: string; [more: string]: unknown };

/** Does something as a person. Gives the id of what came of it, or an empty one; null when it was refused. */
export async function act(person: string, deed: Deed): Promise<Id | null> {
  const said = await post<{ id: Id | null }>(`/control/people/${encodeURIComponent(person)}`, deed);
  return said && (said.id ?? "");
}

/** The bot's first answer to an interaction; null when it does not come in time. */
export async function answerTo(interaction: Id): Promise<Answer | null> {
  for (const began = Date.now(); Date.now() - began < ANSWER_MS; ) {
    const answer = (await get<{ answer: Answer | null }>(`/control/interactions/${interaction}`))?.answer;
    if (answer) return answer;
    await new Promise((later) => setTimeout(later, ASK_AGAIN_MS));
  }
  return null;
}

/** What was recorded after an event, oldest first, in parts. */
export const eventsAfter = (seq: number) => get<LogEvent[]>(`/events?after=${seq}`);

/** The conversation as it stood when the log had come to this event; null when it had not begun. */
export const conversationAt = (id: string, seq: number) => get<Conversation | null>(`/conversations/${id}?at=${seq}`);

/** Where a file of a message can be had. */
export const fileAt = (id: Id, name: string) => `/control/files/${id}/${encodeURIComponent(name)}`;

/** A file as it is sent. */
export async function upload(file: File): Promise<Upload> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return { name: file.name, content_type: file.type || "application/octet-stream", base64: btoa(letters) };
}

export interface Heard {
  connected: () => void;
  lost: () => void;
  event: (name: string, data: { channel_id?: Id; user_id?: Id; author?: { id: Id } }) => void;
  call: (call: { method: string; path: string; status: number }) => void;
  answered: () => void;
}

type Happening =
  | { kind: "event"; name: string; data: Parameters<Heard["event"]>[1] }
  | { kind: "call"; method: string; path: string; status: number }
  | { kind: "interaction_answer" | "missed" | "complaint" };

/** Tells of everything that happens, and of each new connection: then something may have been missed. */
export function happenings(heard: Heard): void {
  const stream = new EventSource("/control/happenings");
  stream.onopen = heard.connected;
  stream.onerror = heard.lost;
  stream.onmessage = ({ data }: MessageEvent<string>) => {
    const happening = JSON.parse(data) as Happening;
    if (happening.kind === "event") heard.event(happening.name, happening.data);
    else if (happening.kind === "call") heard.call(happening);
    else if (happening.kind === "interaction_answer") heard.answered();
    else if (happening.kind === "missed") heard.connected();
  };
}
