// Emoji as pictures that come with the page, as in Discord; those it has no picture of are left to the machine's fonts.

import pictures from "emoji:pictures";
import { html, type TemplateResult } from "lit";

const ONE = new RegExp("\\p{RGI_Emoji}", "gv");
const addresses = new Map(
  Object.entries(pictures).map(([it, svg]) => [plain(it), `data:image/svg+xml,${encodeURIComponent(svg)}`]),
);

/** What can be chosen for a reaction. */
export const CHOICES = [
  ..."👍 👎 ❤️ 🎉 😂 🤔 👀 🔥 💯 ✅ ❌ 😀 😅 😍 😢 😮 🙄 🙏 👏 🚀".split(" "),
  ..."👍🏻 👍🏽 👍🏿 👎🏻 👎🏽 👎🏿 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 😡 🥳 🤷".split(" "),
];

/** The same with and without the mark that asks for the colourful form. */
function plain(emoji: string): string {
  return emoji.replaceAll("\uFE0F", "");
}

/** The address of an emoji's picture, if there is one. */
export function pictureOf(emoji: string): string | undefined {
  return addresses.get(plain(emoji));
}

/** An emoji by itself. */
export function emoji(it: string): TemplateResult | string {
  const address = pictureOf(it);
  return address ? html`<img class="emoji" src=${address} alt=${it} draggable="false" />` : it;
}

/** A text with its emoji as pictures. */
export function withEmoji(text: string): (TemplateResult | string)[] {
  const parts: (TemplateResult | string)[] = [];
  let done = 0;
  for (const found of text.matchAll(ONE)) {
    if (!pictureOf(found[0])) continue;
    if (found.index > done) parts.push(text.slice(done, found.index));
    parts.push(emoji(found[0]));
    done = found.index + found[0].length;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}
