// One line to the person, for some seconds.

const SHOWN_MS = 6000;
const line = document.createElement("div");
line.id = "notice";
line.role = "status";
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Where the line stands; it stays in the page, so that screen readers know it. */
export const noticeLine = line;

export function notice(text: string): void {
  line.textContent = text;
  line.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    line.classList.remove("shown");
    line.textContent = "";
  }, SHOWN_MS);
}
