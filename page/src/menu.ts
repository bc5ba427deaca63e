// The menu of a message and the choice of emoji: opened at a place, left by Escape or a press elsewhere.

import { html, nothing, type TemplateResult } from "lit";
import { CHOICES, emoji } from "./emoji.ts";
import { changed, type Entry, state } from "./state.ts";

const WIDTH = 232;

/** The corner below what was pressed, for a menu to open there. */
export function below(event: Event): [number, number] {
  const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
  return [left, bottom + 4];
}

export function openMenu(x: number, y: number, entries: Entry[], from: Element | null): void {
  state.picker = null;
  state.menu = { x, y, entries, from };
  changed();
  focusFirst();
}

export function openPicker(x: number, y: number, chosen: (emoji: string) => void, from: Element | null): void {
  state.menu = null;
  state.picker = { x, y, chosen, from };
  changed();
  focusFirst();
}

/** Closes whatever is open and gives the focus back. */
export function closeMenus(): void {
  const from = state.menu?.from ?? state.picker?.from;
  if (!state.menu && !state.picker) return;
  state.menu = null;
  state.picker = null;
  changed();
  if (from instanceof HTMLElement) from.focus();
}

function focusFirst(): void {
  requestAnimationFrame(() => {
    const menu = document.querySelector<HTMLElement>(".menu");
    if (!menu) return;
    const over = menu.getBoundingClientRect();
    menu.style.top = `${Math.max(8, Math.min(over.top, innerHeight - over.height - 8))}px`;
    menu.style.left = `${Math.max(8, Math.min(over.left, innerWidth - over.width - 8))}px`;
    // Whoever is quicker than the next frame has chosen already.
    if (!menu.contains(document.activeElement)) menu.querySelector<HTMLElement>("button")?.focus();
  });
}

/** Whatever is open. */
export function menus(): TemplateResult | typeof nothing {
  if (state.menu) {
    const { x, y, entries } = state.menu;
    return html`<div class="menu" role="menu" style="left:${Math.min(x, innerWidth - WIDTH)}px;top:${y}px" @keydown=${keys}>
      ${entries.map(entry)}
    </div>`;
  }
  if (!state.picker) return nothing;
  const { x, y, chosen } = state.picker;
  const take = (it: string) => () => {
    closeMenus();
    chosen(it);
  };
  return html`<div class="menu picker" role="menu" aria-label="Choose an emoji" style="left:${x}px;top:${y}px" @keydown=${keys}>
    ${CHOICES.map((it) => html`<button role="menuitem" aria-label=${it} title=${it} @click=${take(it)}>${emoji(it)}</button>`)}
  </div>`;
}

function entry(it: Entry): TemplateResult {
  const line = it.apart ? html`<hr />` : nothing;
  if (it.heading) return html`${line}<div class="heading">${it.label}</div>`;
  const press = () => {
    closeMenus();
    it.does?.();
  };
  return html`${line}<button role="menuitem" class=${it.danger ? "danger" : ""} @click=${press}>
      <span>${it.label}</span>${it.icon ?? nothing}
    </button>`;
}

function keys(event: KeyboardEvent): void {
  const items = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>("button")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    closeMenus();
  } else if (step !== undefined) {
    event.preventDefault();
    items[(at + step + items.length) % items.length]?.focus();
  }
}
