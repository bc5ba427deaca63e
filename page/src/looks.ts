// The library's elements in the colours that Discord has today, usable by keyboard as well, and told to fetch nothing.

import "@skyra/discord-components-core/discord-action-row.js";
import "@skyra/discord-components-core/discord-attachments.js";
import "@skyra/discord-components-core/discord-mention.js";
import "@skyra/discord-components-core/discord-messages.js";
import "@skyra/discord-components-core/discord-reactions.js";
import { DiscordAuthorInfo } from "@skyra/discord-components-core/discord-author-info.js";
import { DiscordButton } from "@skyra/discord-components-core/discord-button.js";
import { DiscordEmbed } from "@skyra/discord-components-core/discord-embed.js";
import { DiscordEmbedFooter } from "@skyra/discord-components-core/discord-embed-footer.js";
import { DiscordFileAttachment } from "@skyra/discord-components-core/discord-file-attachment.js";
import { DiscordMessage } from "@skyra/discord-components-core/discord-message.js";
import { DiscordReaction } from "@skyra/discord-components-core/discord-reaction.js";
import { DiscordReply } from "@skyra/discord-components-core/discord-reply.js";
import { DiscordThread } from "@skyra/discord-components-core/discord-thread.js";
import { type CSSResult, css, type LitElement } from "lit";

/** Lays rules over those of an element, for all of its kind. */
function over(kind: typeof LitElement, rules: CSSResult): void {
  kind.elementStyles.push(rules);
}

over(DiscordMessage, css`
  :host { font-family: inherit; font-size: 1rem; color: var(--text) !important; padding-right: 3rem; }
  .discord-message-content { line-height: 1.375rem; padding-top: 0; min-width: 0; }
  .discord-message-markup { color: var(--text); }
  .discord-message-timestamp, .discord-message-edited { color: var(--faint) !important; font-size: 0.75rem; }
  .discord-message-timestamp { margin-left: 0.25rem; }
  .discord-message-edited { font-size: 0.625rem; margin-left: 0.25rem; }
  .discord-message-timestamp-hover { font-size: 0.6875rem; text-align: center; padding-right: 0.75rem; box-sizing: border-box; margin: 0; }
  .discord-message-body { overflow-wrap: anywhere; }
  :host([ephemeral]) .discord-message-timestamp, .discord-message-ephemeral { color: var(--soft) !important; }
  .discord-message-ephemeral .discord-message-ephemeral-link { color: var(--link) !important; }
  .discord-message-ephemeral-link:focus-visible { outline: 2px solid var(--focus); }
  .discord-author-avatar { margin-top: 2px; }
`);
over(DiscordAuthorInfo, css`
  .discord-author-username { color: var(--head); }
`);
over(DiscordReply, css`
  :host { font-family: inherit; color: var(--soft) !important; cursor: pointer; white-space: nowrap; min-width: 0; }
  .discord-replied-message-content { overflow: hidden; text-overflow: ellipsis; min-width: 0; }
  .discord-application-tag { margin-right: 0.25rem; }
  .discord-replied-message-username { opacity: 1 !important; }
`);
over(DiscordReaction, css`
  :host > *:first-child { background-color: var(--chip) !important; border-radius: 0.5rem; }
  :host([reacted]) > *:first-child { background-color: var(--chip-mine) !important; border-color: #5865f2 !important; }
  :host > *:first-child:hover { border-color: var(--faint) !important; }
  .discord-reaction-count, :host([reacted]) .discord-reaction-count { color: var(--text) !important; font-weight: 600; }
`);
over(DiscordButton, css`
  :host > *:first-child { border-radius: 8px; font-family: inherit; }
  button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  .secondary { background-color: var(--button) !important; color: var(--head) !important; }
  .secondary.hoverable:hover { background-color: var(--button-over) !important; }
  :host(.sign-only) > *:first-child { min-width: 0 !important; padding: 2px 14px; }
  :host(.sign-only) img.emoji { margin: 0; }
  :host(.waiting) > *:first-child { opacity: 0.6; cursor: progress; }
  img.emoji { width: 1.125rem; height: 1.125rem; }
`);
over(DiscordEmbed, css`
  :host { font-family: inherit; color: var(--text) !important; }
  .discord-embed-root { background: var(--embed) !important; border-color: var(--line) !important; max-width: 34rem; }
  .discord-embed-title { color: var(--head) !important; }
`);
over(DiscordEmbedFooter, css`
  :host { color: var(--faint) !important; }
`);
over(DiscordThread, css`
  :host { background-color: var(--embed) !important; color: var(--text) !important; border-radius: 8px; cursor: pointer; }
  .discord-thread-name { color: var(--head) !important; }
  .discord-thread-cta { color: var(--link) !important; }
  .discord-thread-bottom { color: var(--soft) !important; }
`);
over(DiscordFileAttachment, css`
  .discord-file-attachment-mosaic-style { background-color: var(--embed) !important; border-color: var(--line) !important; }
`);

/** Its link to dismiss a message is drawn as text: it is made a button for keyboards too. */
Object.defineProperty(DiscordMessage.prototype, "updated", {
  value(this: DiscordMessage): void {
    const link = this.renderRoot.querySelector<HTMLElement>(".discord-message-ephemeral-link");
    if (!link) return;
    link.tabIndex = 0;
    link.onkeyup = (event) => event.key === "Enter" && link.click();
  },
});
