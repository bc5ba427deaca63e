// The part of Discord's markdown that replies use, as elements. Nothing in a text can become markup.

import { el } from "/dom.js";

const INLINE =
  /(?<tick>`+)(?<code>[^`]|[^`].*?[^`])\k<tick>(?!`)|\*\*(?<bold>.+?)\*\*(?!\*)|__(?<under>.+?)__|~~(?<gone>.+?)~~|\*(?<star>[^\s*](?:.*?[^\s*])?)\*|(?<!\w)_(?<line>[^\s_](?:.*?[^\s_])?)_(?!\w)|<@!?(?<who>\d+)>|(?<link>https?:\/\/[^\s<>]+[^\s<>.,:;!?"')\]])/s;

/** A message's text. `nameOf` gives the name behind an id. */
export function markdown(text, nameOf) {
  const blocks = [];
  for (const [index, piece] of text.split(/```/).entries()) {
    if (index % 2 === 1) blocks.push(fence(piece));
    else blocks.push(...lines(index > 0 ? piece.replace(/^\n/, "") : piece, nameOf));
  }
  return blocks;
}

/** Between two fences; the first line names the language when it is one word. */
function fence(piece) {
  const [, language, code] = /^(?:([\w+#.-]+)?\n)?([^]*)$/.exec(piece);
  const shown = el("code", {}, code.replace(/\n$/, ""));
  return el("pre", { "data-language": language, tabindex: "0" }, shown);
}

function lines(text, nameOf) {
  const found = text.split("\n");
  if (found.at(-1) === "") found.pop();
  return found.map((line) => {
    const [, mark, rest] = /^(-# |#{1,3} |> |\s*[-*] )?(.*)$/s.exec(line);
    const inside = inline(rest, nameOf);
    if (mark === "-# ") return el("small", {}, inside);
    if (mark === "> ") return el("blockquote", {}, inside);
    if (mark?.startsWith("#")) return el("strong", { class: "heading" }, inside);
    if (mark) return el("div", { class: "item" }, `${mark.replace(/[-*] $/, "")}• `, inside);
    return el("div", { class: rest.trim() === "" ? "blank" : null }, inside);
  });
}

function inline(text, nameOf) {
  const parts = [];
  for (let rest = text; rest !== "";) {
    const found = INLINE.exec(rest);
    if (!found) return [...parts, rest];
    if (found.index > 0) parts.push(rest.slice(0, found.index));
    parts.push(styled(found.groups, nameOf));
    rest = rest.slice(found.index + found[0].length);
  }
  return parts;
}

function styled({ code, bold, under, gone, star, line, who, link }, nameOf) {
  if (code !== undefined) return el("code", {}, code.trim() || code);
  if (bold !== undefined) return el("strong", {}, inline(bold, nameOf));
  if (under !== undefined) return el("u", {}, inline(under, nameOf));
  if (gone !== undefined) return el("s", {}, inline(gone, nameOf));
  if (who !== undefined) return el("span", { class: "mention" }, `@${nameOf(who)}`);
  if (link !== undefined) return el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, link);
  return el("em", {}, inline(star ?? line, nameOf));
}
