// What the library reads as it loads: its pictures of people would come from elsewhere.

import { avatar } from "./avatar.ts";

declare global {
  var $discordMessage: { avatars: Record<string, string> } | undefined;
}

const nobody = avatar("?");
const names = ["default", "blue", "gray", "green", "orange", "red", "pink"];
globalThis.$discordMessage = { avatars: Object.fromEntries(names.map((name) => [name, nobody])) };
