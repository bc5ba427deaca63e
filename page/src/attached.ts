// What hangs on a message: files, pictures and embeds.

import { html, nothing, type TemplateResult } from "lit";
import { fileAt } from "./api.ts";
import { inline, markdown } from "./markdown.ts";
import { names } from "./state.ts";
import type { Attachment, Embed, Seen } from "./types.ts";

const UNITS = ["bytes", "KB", "MB"];

export function attachments(seen: Seen): TemplateResult | typeof nothing {
  const shown = seen.message.attachments;
  if (shown.length === 0) return nothing;
  return html`<div slot="attachments" class="attachments">${shown.map(attachment)}</div>`;
}

function attachment(it: Attachment): TemplateResult {
  const address = fileAt(it.id, it.filename);
  if (it.content_type?.startsWith("image/") && it.content_type !== "image/svg+xml") {
    const about = it.description ?? it.filename;
    return html`<a href=${address} target="_blank" rel="noopener"><img class="picture" src=${address} alt=${about} /></a>`;
  }
  const power = it.size < 1024 ? 0 : it.size < 1024 ** 2 ? 1 : 2;
  const size = Math.round((it.size / 1024 ** power) * 10) / 10;
  return html`<discord-file-attachment
    name=${it.filename}
    href=${address}
    bytes=${size}
    bytes-unit=${UNITS[power] ?? ""}
    target="_blank"
    type=${it.content_type ?? ""}
  ></discord-file-attachment>`;
}

export function embeds(seen: Seen): TemplateResult[] {
  return seen.message.embeds.map(embed);
}

function embed(it: Embed): TemplateResult {
  const colour = it.color === undefined ? "#1e1f22" : `#${it.color.toString(16).padStart(6, "0")}`;
  return html`<discord-embed slot="embeds" color=${colour} embed-title=${it.title ?? ""}>
    ${it.description ? html`<div slot="description" class="text">${markdown(it.description, names)}</div>` : nothing}
    ${it.fields?.length
      ? html`<div slot="fields" class="embed-fields">
          ${it.fields.map((field) => html`<div class="text"><b class="field">${inline(field.name, names)}</b>${markdown(field.value, names)}</div>`)}
        </div>`
      : nothing}
    ${it.footer ? html`<discord-embed-footer slot="footer">${it.footer.text}</discord-embed-footer>` : nothing}
  </discord-embed>`;
}
