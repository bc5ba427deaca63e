// The log as it grows: one row an event, with all of it inside.

import { get } from "/api.js";
import { el } from "/dom.js";

/** How often the log is looked at. */
const AGAIN_MS = 400;
/** Rows that are kept. */
const ROWS = 1000;

/** Shows the log in an element and goes on with it for ever. */
export async function followLog(root) {
  const rows = el("div", { class: "rows", role: "log", tabindex: "0", "aria-label": "Events, oldest first" });
  const count = el("span", { class: "count" }, "0");
  const hint = el(
    "p",
    { class: "hint" },
    "The append-only log in Postgres, as the command ",
    el("code", {}, "events"),
    " prints it. Texts stand in it by their ids.",
  );
  root.append(el("header", { class: "title" }, el("div", {}, el("h2", {}, "Recorded events ", count), hint)), rows);
  const parts = new Map();
  for (let after = 0; ;) {
    const events = await get(`/events?after=${after}`);
    if (!events?.length) {
      await new Promise((later) => setTimeout(later, AGAIN_MS));
      continue;
    }
    const follows = rows.scrollHeight - rows.scrollTop - rows.clientHeight < 60;
    for (const event of events) {
      if (event.payload.shown_as) remember(parts, event);
      rows.append(row(event, parts));
    }
    while (rows.childElementCount > ROWS) rows.firstElementChild.remove();
    after = events.at(-1).seq;
    count.textContent = after;
    if (follows) rows.scrollTop = rows.scrollHeight;
  }
}

function remember(parts, { message_id: reply, payload }) {
  parts.set(reply, [...(parts.get(reply) ?? []), payload.shown_as]);
}

function row(event, parts) {
  const summary = el(
    "summary",
    {},
    el("span", { class: "seq" }, event.seq),
    el("span", { class: `kind ${event.kind}` }, event.kind),
    el("span", { class: "gist" }, gist(event)),
  );
  const details = el("details", {}, summary, el("pre", {}, JSON.stringify(event, null, 2)));
  const light = (on) => () => shownAs(event, parts).forEach((id) => lit(id, on));
  for (const [begin, end] of [
    ["mouseenter", "mouseleave"],
    ["focusin", "focusout"],
  ]) {
    details.addEventListener(begin, light(true));
    details.addEventListener(end, light(false));
  }
  return details;
}

/** The messages in the chat that an event is about: "discord:" and their id. */
function shownAs({ message_id: message, payload }, parts) {
  const source = typeof payload.source === "string" ? payload.source : payload.source?.message;
  return [...(parts.get(message) ?? []), source].filter(Boolean);
}

function lit(key, on) {
  const id = key.replace("discord:", "");
  document.querySelector(`[data-message="${CSS.escape(id)}"]`)?.classList.toggle("lit", on);
}

/** What happened, in a few words. */
function gist({ kind, payload }) {
  switch (kind) {
    case "start_conversation":
      return `with ${payload.model.id}, ${payload.place.kind}`;
    case "add_message":
      return payload.role === "assistant"
        ? `reply: ${payload.finish}, ${seconds(payload.total_ms)}`
        : `turn by a ${payload.role}`;
    case "begin_reply":
      return `${payload.turns.length} sent, ${payload.cut} left out`;
    case "show_part":
      return `part ${payload.part + 1} in the chat`;
    case "update_message":
      return "rating" in payload ? rated(payload) : told(payload);
    case "end_conversation":
      return payload.reason;
    case "set_place":
      return `${payload.setting}: ${payload.value === null ? "inherited" : JSON.stringify(payload.value)}`;
    case "erase":
      return payload.reason;
    default:
      return "";
  }
}

function rated({ rating, emoji, standing }) {
  return rating === null ? `${emoji} taken back, ${standing}` : `${emoji} ${rating}, ${standing}`;
}

function told({ feedback, through, standing }) {
  return feedback === null ? `feedback withdrawn, ${standing}` : `feedback by ${through}, ${standing}`;
}

function seconds(ms) {
  return ms === undefined ? "" : `${(ms / 1000).toFixed(1)} s`;
}
