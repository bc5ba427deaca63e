// What the double and the log say, as far as the page reads it.

export type Id = string;

export interface Person {
  id: Id;
  name: string;
  bot: boolean;
}

export interface Place {
  id: Id;
  name: string;
  /** Discord's number: 0 a text channel, 1 a direct message, 11 a thread. */
  type: number;
  parent: Id | null;
  /** Whom a direct message is with. */
  with: Id[];
  /** What each person may do there, as a number of bits; who does not see it is missing. */
  rights: Record<Id, string>;
}

export interface World {
  bot: Id;
  guild: Id;
  connected: number;
  channels: Place[];
  people: Person[];
  roles: { id: Id; name: string }[];
}

export interface Reaction {
  emoji: string;
  users: Id[];
  super: Id[];
}

export interface Emoji {
  id?: Id | null;
  name?: string;
}

/** A button (2), a select (3 of texts, 5 people, 6 roles, 8 channels), a field of a form (4, 19), or what holds some. */
export interface Component {
  type: number;
  custom_id?: string;
  style?: number;
  label?: string;
  emoji?: Emoji;
  url?: string;
  disabled?: boolean;
  placeholder?: string;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  min_values?: number;
  max_values?: number;
  required?: boolean;
  min_length?: number;
  max_length?: number;
  value?: string;
  description?: string;
  content?: string;
  component?: Component;
  components?: Component[];
}

export interface Embed {
  title?: string;
  url?: string;
  description?: string;
  color?: number;
  fields?: { name: string; value: string; inline?: boolean }[];
  footer?: { text: string };
  image?: { url: string };
}

export interface Attachment {
  id: Id;
  filename: string;
  size: number;
  content_type?: string;
  description?: string;
}

/** A message as Discord gives it. */
export interface Message {
  id: Id;
  type: number;
  flags: number;
  timestamp: string;
  components: Component[];
  embeds: Embed[];
  attachments: Attachment[];
  thread?: { id: Id; name: string };
  interaction_metadata?: { id: Id };
}

/** A message as a person sees it. */
export interface Seen {
  id: Id;
  channel: Id;
  author: { id: Id; name: string };
  content: string;
  edited: boolean;
  replies_to: Id | null;
  only_for: Id | null;
  reactions: Reaction[];
  revisions: number;
  message: Message;
}

export interface Option {
  /** 1 a subcommand, 3 text, 4 a whole number, 5 yes or no, 6 a person, 7 a channel. */
  type: number;
  name: string;
  description: string;
  required?: boolean;
  min_value?: number;
  max_value?: number;
  choices?: { name: string; value: string | number }[];
  options?: Option[];
}

/** A slash command (1) or an entry of a message's menu (3). */
export interface Command {
  id: Id;
  type: number;
  name: string;
  description: string;
  options?: Option[];
  /** Whether it is for direct messages (1), servers (0) or both. */
  contexts?: number[] | null;
  default_member_permissions?: string | null;
}

/** The first answer to an interaction: 4 a message, 5 one later, 6 and 7 an update, 9 a form. */
export interface Answer {
  type: number;
  data: Form;
}

export interface Form {
  title: string;
  custom_id: string;
  components: Component[];
}

export interface Upload {
  name: string;
  content_type: string;
  base64: string;
}

/** An event as the command `events` prints it. */
export interface LogEvent {
  seq: number;
  kind: string;
  at: string;
  conversation_id: string | null;
  message_id: string | null;
  person_id: string | null;
  payload: Record<string, unknown>;
}

export interface Somebody {
  person_id: string;
  name: string | null;
}

export interface Turn {
  id: string;
  role: string;
  by: Somebody | null;
  at: string;
  stage: string;
  finish: string | null;
  model: string | null;
  reasoning: string | null;
  content: string | null;
  files: { name: string | null; fate: string }[];
  ratings: { by: Somebody; standing: string; rating: string }[];
  preferred: { by: Somebody; standing: string }[];
  feedback: { by: Somebody; standing: string; through: string; withdrawn: boolean; content: string }[];
}

/** A conversation as `show --json` prints it. */
export interface Conversation {
  id: string;
  place: string;
  kind: string;
  started_at: string;
  ended_at: string | null;
  ended: string | null;
  messages: Turn[];
}

/** A call of the bot to Discord's REST. */
export interface Call {
  method: string;
  path: string;
  status: number;
  at: Date;
}
