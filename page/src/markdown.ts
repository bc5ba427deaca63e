// The part of Discord's markdown that messages use, as elements. Nothing in a text can become markup.

import { html, type TemplateResult } from "lit";
import { code } from "./code.ts";
import { withEmoji } from "./emoji.ts";

export type Part = TemplateResult | string | Part[];

/** What ids stand for. */
export interface Names {
  person: (id: string) => string;
  place: (id: string) => string;
  /** Whether this person is the reader. */
  isMe?: (id: string) => boolean;
}

const INLINE =
  /(?<tick>`+)(?<code>[^`]|[^`].*?[^`])\k<tick>(?!`)|\\(?<escaped>[^\w\s])|\|\|(?<hidden>.+?)\|\||\*\*(?<bold>.+?)\*\*(?!\*)|__(?<under>.+?)__|~~(?<gone>.+?)~~|\*(?<star>[^\s*](?:.*?[^\s*])?)\*|(?<!\w)_(?<line>[^\s_](?:.*?[^\s_])?)_(?!\w)|<@!?(?<who>\d+)>|<#(?<where>\d+)>|<t:(?<when>\d+)(?::(?<style>\w))?>|<\/(?<command>[\w -]+):\d+>|\[(?<label>[^\]]+)\]\(<?(?<address>https?:\/\/[^\s)>]+)>?\)|(?<link>https?:\/\/[^\s<>]+[^\s<>.,:;!?"')\]])/s;

/** What stands between two fences; the first line names the language when it is one word. One alone is no fence. */
const FENCED = /```(?:([\w+#.-]+)\n|\n)?([^]*?)```/g;

/** A message's text. */
export function markdown(text: string, names: Names): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const found of text.matchAll(FENCED)) {
    const [all, language, inside = ""] = found;
    parts.push(...lines(text.slice(done, found.index), names), code(inside.replace(/\n$/, ""), language));
    done = found.index + all.length;
    // The line that the fence ends on goes on, if it does, on the next.
    if (text[done] === "\n") done += 1;
  }
  return [...parts, ...lines(text.slice(done), names)];
}

/** One line's worth of it, for a place where no block can stand. */
export function inline(text: string, names: Names): Part[] {
  const parts: Part[] = [];
  for (let rest = text; rest !== ""; ) {
    const found = INLINE.exec(rest);
    if (!found) return [...parts, ...withEmoji(rest)];
    if (found.index > 0) parts.push(...withEmoji(rest.slice(0, found.index)));
    parts.push(styled(found.groups ?? {}, names));
    rest = rest.slice(found.index + found[0].length);
  }
  return parts;
}

/** The beginning of a text, for a line that refers to it. */
export function firstLine(text: string, names: Names, most = 80): string {
  const plain = text.replace(/<@!?(\d+)>/g, (_, id: string) => `@${names.person(id)}`).replace(/[*_`~|]/g, "");
  const line = plain.split("\n").find((it) => it.trim() !== "") ?? "";
  const begun = [...line].slice(0, most).join("");
  return begun === line ? line : `${begun.replace(/\s+\S*$/, "")} …`;
}

function lines(text: string, names: Names): Part[] {
  const found = text.split("\n");
  if (found.at(-1) === "") found.pop();
  return found.map((line) => {
    const [, mark = "", rest = ""] = /^(-# |#{1,3} |> |\s*(?:[-*]|\d+\.) )?(.*)$/s.exec(line) ?? [];
    const inside = inline(rest, names);
    if (mark === "-# ") return html`<small>${inside}</small>`;
    if (mark === "> ") return html`<blockquote>${inside}</blockquote>`;
    if (mark.startsWith("#")) return html`<strong class="heading h${mark.length - 1}">${inside}</strong>`;
    if (mark) return item(mark, inside);
    return rest.trim() === "" ? html`<div class="blank"></div>` : html`<div>${inside}</div>`;
  });
}

function item(mark: string, inside: Part[]): TemplateResult {
  const depth = mark.search(/\S/) >= 2 ? "deeper" : "";
  const sign = /\d/.test(mark) ? mark.trim() : "•";
  return html`<div class="item ${depth}"><span class="sign">${sign}</span><span>${inside}</span></div>`;
}

function styled(found: Record<string, string | undefined>, names: Names): Part {
  const { bold, under, gone, star, line, hidden, escaped, who, where, when, command, label, address, link } = found;
  if (found.code !== undefined) return html`<code>${found.code.trim() || found.code}</code>`;
  if (escaped !== undefined) return escaped;
  if (bold !== undefined) return html`<strong>${inline(bold, names)}</strong>`;
  if (under !== undefined) return html`<u>${inline(under, names)}</u>`;
  if (gone !== undefined) return html`<s>${inline(gone, names)}</s>`;
  if (hidden !== undefined) return html`<details class="spoiler"><summary>spoiler</summary>${inline(hidden, names)}</details>`;
  if (who !== undefined) return html`<discord-mention type="user">${names.person(who)}</discord-mention>`;
  if (where !== undefined) return html`<discord-mention type="channel">${names.place(where)}</discord-mention>`;
  if (command !== undefined) return html`<discord-mention type="slash">${command}</discord-mention>`;
  if (when !== undefined) return moment(Number(when), found.style);
  const target = address ?? link;
  if (target !== undefined) {
    return html`<a href=${target} rel="noopener noreferrer" target="_blank">${label ?? target}</a>`;
  }
  return html`<em>${inline(star ?? line ?? "", names)}</em>`;
}

/** A moment in the reader's own time, relative ones too. */
function moment(seconds: number, style: string | undefined): TemplateResult {
  const at = new Date(seconds * 1000);
  const text = style === "R" ? ago(at) : at.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  return html`<time class="moment" datetime=${at.toISOString()} title=${at.toLocaleString()}>${text}</time>`;
}

function ago(at: Date): string {
  const minutes = Math.round((at.getTime() - Date.now()) / 60_000);
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? words.format(hours, "hour") : words.format(Math.round(hours / 24), "day");
}
