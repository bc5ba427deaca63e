// Dark or light: as the machine prefers, until somebody chooses.

import { changed, state } from "./state.ts";
import type { Theme } from "./avatar.ts";

const KEPT = "theme";
const prefersLight = matchMedia("(prefers-color-scheme: light)");

/** Takes the theme that was chosen before, else the machine's. */
export function chosenTheme(): void {
  const kept = localStorage.getItem(KEPT);
  show(kept === "dark" || kept === "light" ? kept : prefersLight.matches ? "light" : "dark");
  prefersLight.addEventListener("change", () => {
    if (localStorage.getItem(KEPT) === null) show(prefersLight.matches ? "light" : "dark");
  });
}

export function otherTheme(): void {
  const next = state.theme === "dark" ? "light" : "dark";
  localStorage.setItem(KEPT, next);
  show(next);
}

function show(theme: Theme): void {
  state.theme = theme;
  document.documentElement.dataset.theme = theme;
  changed();
}
