// The form that an interaction opens, in the manner of Discord's modals.

import { html, nothing, render, type TemplateResult } from "lit";
import { act, answerTo, upload } from "./api.ts";
import { inline } from "./markdown.ts";
import { notice } from "./notice.ts";
import type { Room } from "./room.ts";
import { face, me, names, state } from "./state.ts";
import type { Component, Form, Id, Upload } from "./types.ts";
import * as icons from "./icons.ts";

const TEXT_INPUT = 4;
const STRING_SELECT = 3;
const TEXT_DISPLAY = 10;
const FILE_UPLOAD = 19;
const SHORT = 1;

const dialog = document.createElement("dialog");
dialog.className = "form";

/** Where forms open. */
export const formDialog = dialog;

/** Opens the form. */
export function openForm(room: Room, interaction: Id, form: Form): void {
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) await submit(room, interaction, event.target);
  };
  const name = state.world.people.find((it) => it.id === state.world.bot)?.name ?? "bot";
  const shown = html`
    <form @submit=${send} aria-labelledby="form-title">
      <header>
        <img src=${face(name, state.world.bot)} alt="" />
        <h2 id="form-title">${form.title}</h2>
        <button type="button" class="bare" aria-label="Close" @click=${() => dialog.close()}>${icons.close}</button>
      </header>
      <div class="fields">${form.components.map(part)}</div>
      <footer>
        <button type="button" class="link" @click=${() => dialog.close()}>Cancel</button>
        <button type="submit" class="primary">Submit</button>
      </footer>
    </form>
  `;
  // A form of its own each time: what was typed into an earlier one must not stand in it.
  render(nothing, dialog);
  render(shown, dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>("textarea, input, select")?.focus();
}

async function submit(room: Room, interaction: Id, form: HTMLFormElement): Promise<void> {
  const fields: Record<string, string> = {};
  const files: Record<string, Upload> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields[name] = value;
    else if (value.name !== "") files[name] = await upload(value);
  }
  const sent = await act(me().name, { do: "submit", interaction, fields, files });
  if (sent === null) return;
  dialog.close();
  const answer = await answerTo(sent);
  if (!answer) notice("Something went wrong: the form was not answered in time.");
  void room.refresh();
}

function part(it: Component): TemplateResult | typeof nothing {
  if (it.type === TEXT_DISPLAY) return html`<p>${inline(it.content ?? "", names)}</p>`;
  const field = it.component ?? it.components?.[0];
  if (!field) return nothing;
  const label = it.label ?? field.label ?? "";
  const must = field.required !== false && field.type !== FILE_UPLOAD;
  return html`<label>
    <span class="label">${label}${must ? html`<b class="must" aria-hidden="true"> *</b>` : nothing}</span>
    ${it.description ? html`<small>${it.description}</small>` : nothing} ${input(field, must)}
  </label>`;
}

function input(field: Component, must: boolean): TemplateResult {
  const name = field.custom_id ?? "";
  const most = field.max_length ?? 4000;
  const least = must ? (field.min_length ?? 0) : 0;
  const placeholder = field.placeholder ?? "";
  switch (field.type) {
    case STRING_SELECT:
      return html`<select name=${name} ?required=${must}>
        ${field.options?.map((it) => html`<option value=${it.value} ?selected=${it.default ?? false}>${it.label}</option>`)}
      </select>`;
    case FILE_UPLOAD:
      return html`<input type="file" name=${name} />`;
    case TEXT_INPUT:
      if (field.style === SHORT) {
        return html`<input name=${name} maxlength=${most} minlength=${least} ?required=${must} placeholder=${placeholder} .value=${field.value ?? ""} />`;
      }
      return html`<textarea name=${name} rows="6" maxlength=${most} minlength=${least} ?required=${must} placeholder=${placeholder} .value=${field.value ?? ""}></textarea>`;
    default:
      return html`<span>This page cannot show a field of kind ${field.type}.</span>`;
  }
}
