// One message with everything that can be done to it.

import { html, nothing, type TemplateResult } from "lit";
import { act } from "./api.ts";
import { attachments, embeds } from "./attached.ts";
import { buttons } from "./buttons.ts";
import { emoji, pictureOf } from "./emoji.ts";
import * as icons from "./icons.ts";
import { firstLine, markdown } from "./markdown.ts";
import { below, openMenu, openPicker } from "./menu.ts";
import { notice } from "./notice.ts";
import type { Room } from "./room.ts";
import { isHere } from "./slash.ts";
import { changed, colourOf, DIRECT, type Entry, face, MANAGE_MESSAGES, may, me, nameOf, names, placeOf, state, TEXT, withNames } from "./state.ts";
import { openThread } from "./thread.ts";
import type { Seen } from "./types.ts";

const LOADING = 1 << 7;
const THREAD_STARTER = 21;
/** Consecutive messages of one author are shown together for so long, as in Discord. */
const TOGETHER_MS = 7 * 60_000;
const MENU = 3;

/** Whether whoever reads sees it at all: where a thread begins is shown by its panel. */
export function isShown(room: Room, seen: Seen): boolean {
  const isForMe = seen.only_for === null || seen.only_for === me().id;
  return isForMe && seen.message.type !== THREAD_STARTER && !room.dismissed.has(seen.id);
}

/** The message; one by the same author directly after another is shown without the head. */
export function message(room: Room, seen: Seen, before: Seen | undefined): TemplateResult {
  const isBot = seen.author.id === state.world.bot;
  const goesOn = before !== undefined && isContinued(seen, before);
  const at = new Date(seen.message.timestamp);
  const clock = at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  const isOnlyMine = seen.only_for !== null;
  const dismiss = () => {
    room.dismissed.add(seen.id);
    changed();
  };
  const menu = (event: MouseEvent) => {
    if (isOnlyMine || (event.target as Element).closest("a, textarea")) return;
    event.preventDefault();
    openMenu(event.clientX, event.clientY, entries(room, seen), event.currentTarget as Element);
  };
  const classes = ["message", goesOn && "goes-on", state.lit.has(seen.id) && "lit", isOnlyMine && "only-mine"];
  return html`<article
    class=${classes.filter(Boolean).join(" ")}
    data-message=${seen.id}
    aria-label="${seen.author.name}, ${clock}"
    @contextmenu=${menu}
  >
    <discord-message
      author=${seen.author.name}
      avatar=${face(seen.author.name, seen.author.id)}
      role-color=${colourOf(seen.author.name, seen.author.id)}
      timestamp=${goesOn ? clock : `Today at ${clock}`}
      ?bot=${isBot}
      ?edited=${seen.edited}
      ?ephemeral=${isOnlyMine}
      ?message-body-only=${goesOn}
      ?highlight=${seen.content.includes(`<@${me().id}>`)}
      .dismissMessageClicked=${dismiss}
    >
      ${about(room, seen)}${room.editing === seen.id ? editor(room, seen) : content(seen)}${attachments(seen)}
      ${embeds(seen)}${buttons(room, seen)}${reactions(room, seen)}${thread(seen)}
    </discord-message>
    ${edits(seen, isBot)}${isOnlyMine || room.editing === seen.id ? nothing : tools(room, seen)}
  </article>`;
}

function isContinued(seen: Seen, before: Seen): boolean {
  const apart = Date.parse(seen.message.timestamp) - Date.parse(before.message.timestamp);
  const isAnswer = seen.replies_to !== null || seen.message.interaction_metadata !== undefined;
  return !isAnswer && before.author.id === seen.author.id && before.only_for === seen.only_for && apart < TOGETHER_MS;
}

/** What it refers to, in one line above it. */
function about(room: Room, seen: Seen): TemplateResult | typeof nothing {
  if (seen.replies_to === null) return nothing;
  const first = room.find(seen.replies_to);
  if (!first) return html`<discord-reply slot="reply" deleted></discord-reply>`;
  const go = () => jumpTo(first.id);
  return html`<discord-reply
    slot="reply"
    author=${first.author.name}
    avatar=${face(first.author.name, first.author.id)}
    role-color=${colourOf(first.author.name, first.author.id)}
    ?bot=${first.author.id === state.world.bot}
    ?mentions=${seen.author.id !== state.world.bot}
    @click=${go}
    >${firstLine(first.content, names)}</discord-reply
  >`;
}

function jumpTo(id: string): void {
  const found = document.querySelector(`[data-message="${CSS.escape(id)}"]`);
  found?.scrollIntoView({ block: "center", behavior: "smooth" });
  found?.classList.add("lit");
  setTimeout(() => found?.classList.remove("lit"), 1500);
}

function content(seen: Seen): TemplateResult | typeof nothing {
  if ((seen.message.flags & LOADING) !== 0) return html`<div class="text thinking">bot is thinking …</div>`;
  if (seen.content === "") return nothing;
  return html`<div class="text">${markdown(seen.content, names)}</div>`;
}

/** How often a reply was edited while it streamed: what people elsewhere do not see, and who tries the bot wants to. */
function edits(seen: Seen, isBot: boolean): TemplateResult | typeof nothing {
  const count = seen.revisions - 1;
  if (!isBot || count < 1 || seen.only_for !== null) return nothing;
  return html`<span class="edits" title="So many edits were sent to Discord until it stood so">${count} ${count === 1 ? "edit" : "edits"}</span>`;
}

function editor(room: Room, seen: Seen): TemplateResult {
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") room.edit(null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void room.edited(seen, (event.target as HTMLTextAreaElement).value);
  };
  const save = (event: Event) => {
    const field = (event.target as Element).closest(".editor")?.querySelector("textarea");
    if (field) void room.edited(seen, field.value);
  };
  return html`<div class="editor">
    <textarea rows="2" aria-label="New text" @keydown=${keys} .value=${withNames(seen.content)}></textarea>
    <small
      >escape to <button class="link" @click=${() => room.edit(null)}>cancel</button> · enter to
      <button class="link" @click=${save}>save</button></small
    >
  </div>`;
}

function reactions(room: Room, seen: Seen): TemplateResult | typeof nothing {
  if (seen.reactions.length === 0) return nothing;
  return html`<discord-reactions slot="reactions">
    ${seen.reactions.map((it) => {
      const isMine = it.users.includes(me().id);
      const count = it.users.length + it.super.length;
      const who = [...it.users, ...it.super].map(nameOf).join(", ");
      const press = () => void room.react(seen, it.emoji);
      return html`<discord-reaction
        role="button"
        tabindex="0"
        aria-pressed=${isMine}
        aria-label="${it.emoji}, ${count}, press to ${isMine ? "take yours back" : "add yours"}"
        title="${it.emoji} by ${who}"
        emoji=${pictureOf(it.emoji) ?? it.emoji}
        name=${it.emoji}
        count=${count}
        ?reacted=${isMine}
        @click=${press}
        @keydown=${pressedBy(press)}
      ></discord-reaction>`;
    })}
  </discord-reactions>`;
}

/** Enter and space press what is no button by itself. */
function pressedBy(press: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  };
}

function thread(seen: Seen): TemplateResult | typeof nothing {
  const found = seen.message.thread;
  if (!found) return nothing;
  const open = () => void openThread(seen);
  return html`<discord-thread
    slot="thread"
    role="button"
    tabindex="0"
    name=${found.name}
    cta="Open"
    @click=${open}
    @keydown=${pressedBy(open)}
    >What is said there is feedback on this message.</discord-thread
  >`;
}

function tools(room: Room, seen: Seen): TemplateResult {
  const quick = (it: string, about: string) =>
    html`<button aria-label=${about} title=${about} @click=${() => void room.react(seen, it)}>${emoji(it)}</button>`;
  const pick = (event: Event) => {
    const [x, y] = below(event);
    openPicker(x, y, (chosen) => void room.react(seen, chosen), event.currentTarget as Element);
  };
  const more = (event: Event) => {
    const [x, y] = below(event);
    openMenu(x, y, entries(room, seen), event.currentTarget as Element);
  };
  return html`<div class="tools" role="toolbar" aria-label="What can be done with this message">
    ${quick("👍", "Thumb up, or take it back")}${quick("👎", "Thumb down, or take it back")}
    <button aria-label="Add a reaction" title="Add a reaction" aria-haspopup="menu" @click=${pick}>${icons.smile}</button>
    <button aria-label="Reply" title="Reply" @click=${() => reply(room, seen)}>${icons.reply}</button>
    ${canHaveThread(seen)
      ? html`<button aria-label="Open a thread" title="Open a thread" @click=${() => void openThread(seen)}>${icons.thread}</button>`
      : nothing}
    <button aria-label="More" title="More" aria-haspopup="menu" @click=${more}>${icons.more}</button>
  </div>`;
}

function canHaveThread(seen: Seen): boolean {
  return placeOf(seen.channel)?.type === TEXT;
}

function reply(room: Room, seen: Seen): void {
  room.replyTo(seen);
  requestAnimationFrame(() => document.getElementById(`write-${room.id}`)?.focus());
}

/** The message's menu, the application's own entries last, as Discord has it. */
function entries(room: Room, seen: Seen): Entry[] {
  const place = placeOf(seen.channel);
  const isMine = seen.author.id === me().id;
  const moderates = place?.type !== DIRECT && may(place, MANAGE_MESSAGES);
  const as = (deed: { do: string; [more: string]: unknown }) => () => void act(me().name, deed);
  const apps = state.commands.filter((it) => it.type === MENU && isHere(it, place));
  const use = (entry: string) => () => void room.interact({ do: "use", message: seen.id, entry }, seen);
  const list: (Entry | false)[] = [
    { label: "Reply", icon: icons.reply, does: () => reply(room, seen) },
    canHaveThread(seen) && { label: seen.message.thread ? "Open the thread" : "Create a thread", icon: icons.thread, does: () => void openThread(seen) },
    { label: "Copy the text", icon: icons.copy, does: () => void copy(seen) },
    isMine && { label: "Edit", icon: icons.edit, does: () => edit(room, seen) },
    (isMine || moderates) && { label: "Delete", icon: icons.bin, danger: true, does: as({ do: "delete", message: seen.id }) },
    moderates &&
      seen.reactions.length > 0 && { label: "Remove all reactions", icon: icons.broom, danger: true, does: as({ do: "clear_reactions", message: seen.id }) },
    apps.length > 0 && { label: "Apps", heading: true, apart: true },
    ...apps.map((it) => ({ label: it.name, icon: icons.apps, does: use(it.name) })),
  ];
  return list.filter((it) => it !== false);
}

function edit(room: Room, seen: Seen): void {
  room.edit(seen);
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".editor textarea")?.focus());
}

async function copy(seen: Seen): Promise<void> {
  try {
    await navigator.clipboard.writeText(withNames(seen.content));
  } catch {
    notice("The browser does not let this page copy.");
  }
}

