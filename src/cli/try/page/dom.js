// Elements from plain values. Text only ever becomes text nodes.

/** An element; `on…` attributes are listeners, false and null ones are left out. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A button with a listener; `about` is what it says to those who only hear the page. */
export function button(label, press, { about, ...more } = {}) {
  return el("button", { type: "button", title: about, "aria-label": about, onclick: press, ...more }, label);
}

/** Replaces an element by a newer one and leaves the focus where it was, by `data-focus`. */
export function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
  old.replaceWith(fresh);
  if (focused !== undefined) fresh.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

let hiding;

/** One line to the person, for some seconds. */
export function notice(text) {
  const line = document.getElementById("notice");
  line.textContent = text;
  line.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (line.hidden = true), 6000);
}
