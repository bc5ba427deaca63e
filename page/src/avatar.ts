// People's faces, drawn here: nothing is fetched.

const COLOURS = ["#eb459e", "#3ba55d", "#f0761b", "#3a8fd8", "#9b59b6", "#c9a227"];
/** Names in their colour are read on the theme's background, so each theme has its own shade. */
const NAMES = {
  dark: ["#f47fb8", "#57d085", "#f5a35c", "#6cb8f5", "#c392e0", "#e3c55a"],
  light: ["#a01a62", "#176334", "#954300", "#15558e", "#6d3390", "#665200"],
};
const BOT = "<path fill='#fff' d='M11.5 17h3.2v9.5h-3.2zm5 0 4.2-8.6c2.2 0 2.3 2.2 1.2 6.2h5.4c2.2 0 2.2 2.2 1.3 5.2l-1.2 4.4c-.8 2.2-2 2.3-4.2 2.3h-6.7z'/>";

export type Theme = "dark" | "light";

/** One of six that stays with a name. */
function place(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % COLOURS.length;
}

/** The picture's address. */
export function avatar(name: string, isBot = false): string {
  const letter = ([...name][0] ?? "?").toUpperCase().replace(/[<&>]/, "?");
  const inside = isBot
    ? BOT
    : `<text x='20' y='27' font-family='sans-serif' font-size='20' font-weight='600' text-anchor='middle' fill='#fff'>${letter}</text>`;
  const colour = isBot ? "#5865f2" : COLOURS[place(name)];
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'><rect width='40' height='40' fill='${colour}'/>${inside}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The colour of somebody's name. */
export function nameColour(name: string, theme: Theme): string {
  return NAMES[theme][place(name)] ?? "inherit";
}
