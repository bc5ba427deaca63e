// Somebody tries the bot: writes, watches it stream, rates, opens a thread, gives feedback; a moderator reviews and corrects;
// then the time is slid back. In the dark and in the light, with what goes wrong on request, and with the keyboard alone.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { accessible, look, start } from "./trial.mjs";

const pictures = process.argv[2] === "--pictures" ? process.argv[3] : null;
if (pictures) await mkdir(pictures, { recursive: true });

/** What the button says under each reply that has ended. */
const OPINION = "Say what you think of this reply";

const { address, stop } = await start();
try {
  await walk(inTheDark, { colorScheme: "dark" });
  await walk(inTheLight, { colorScheme: "light" });
  await walk(byKeyboard, { colorScheme: "dark" });
  await walk(onAPhone, { colorScheme: "dark", viewport: { width: 390, height: 800 } });
  // The browser tells of answers that say that the database is away.
  await walk(whatGoesWrong, { colorScheme: "dark" }, /503 \(Service Unavailable\)/);
} finally {
  await stop();
}

async function walk(way, options, expected = null) {
  const { browser, page, complaints } = await look(address, options);
  try {
    await way(page);
    assert.deepEqual(complaints.filter((it) => !expected?.test(it)), []);
    console.log(`ok ${way.name}`);
  } catch (error) {
    await page.screenshot({ path: join(process.env.TMPDIR ?? "/tmp", `${way.name}.png`) });
    throw new Error(`${way.name}: ${complaints.join("\n")}`, { cause: error });
  } finally {
    await browser.close();
  }
}

function field(page, where) {
  return page.getByRole("combobox", { name: new RegExp(`Message ${where}`) });
}

/** The replies that have ended: one can say then what one thinks of them. */
function replies(page) {
  return page.locator(".message").filter({ has: page.getByRole("button", { name: OPINION }) });
}

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

function writesAs(page, who) {
  return page.getByRole("radio", { name: who }).check({ force: true });
}

async function write(page, where, text) {
  await field(page, where).fill(text);
  await field(page, where).press("Enter");
}

/** Waits for one more reply that has ended, and gives it. */
async function replyTo(page, text) {
  const before = await replies(page).count();
  await write(page, "#relay", text);
  await replies(page).nth(before).waitFor();
  return replies(page).nth(before);
}

async function event(page, ...words) {
  const row = words.reduce((rows, hasText) => rows.filter({ hasText }), page.locator(".event summary"));
  await row.first().waitFor();
  return row;
}

async function inTheDark(page) {
  // It streams: what is seen first is the beginning of what is seen last.
  await write(page, "#relay", "Show me some code");
  const growing = page.locator(".message", { hasText: "Here is a small" }).locator(".text");
  await growing.waitFor();
  const begun = await growing.innerText();
  const reply = replies(page).first();
  await reply.waitFor();
  const whole = await growing.innerText();
  assert.ok(begun.length < whole.length, `it came at once: ${begun}`);
  assert.match(await reply.locator(".edits").innerText(), /\d edits?/);
  await reply.locator("pre .hljs-keyword").first().waitFor();

  // Rated by two, with a change of mind.
  await reply.getByRole("button", { name: /^👍, / }).click();
  await event(page, " like, asker");
  await reply.getByRole("button", { name: /^👍, .* take yours back/ }).click();
  await event(page, "taken back");
  await reply.getByRole("button", { name: /^👎, / }).click();
  await event(page, "dislike, asker");
  await writesAs(page, "ben");
  await reply.hover();
  await reply.getByRole("button", { name: "Thumb down, or take it back" }).click();
  await event(page, "dislike, bystander");

  // Said why: in a thread, in a form, in a reply.
  await reply.hover();
  await reply.getByRole("button", { name: "Open a thread" }).click();
  await write(page, "the thread", "It does not say **which** vote counts.");
  await event(page, "feedback by thread");
  await page.getByRole("complementary", { name: "Thread" }).getByRole("button", { name: /^📝, / }).waitFor();
  await reply.getByRole("button", { name: OPINION }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Too short for me.");
  await page.getByRole("button", { name: "Submit" }).click();
  await event(page, "feedback by button");
  await picture(page, "try-dark");
  await accessible(page, "a thread in the dark");
  await page.getByRole("button", { name: "Close the thread" }).click();

  await moderated(page);
  await slidBack(page);
}

async function moderated(page) {
  await writesAs(page, "moderator");
  await field(page, "#relay").fill("/rev");
  await page.getByRole("option", { name: /^\/review / }).waitFor();
  await field(page, "#relay").press("Enter");
  await page.getByRole("form", { name: "Command review" }).getByRole("button", { name: "Run" }).click();
  await page.getByText("Only you can see this").waitFor();
  await picture(page, "review-dark");
  await accessible(page, "a review in the dark");
  await page.getByRole("button", { name: "Correct" }).click();
  await page.getByRole("dialog").getByRole("textbox").first().fill("The last vote of each person counts.");
  await page.getByRole("button", { name: "Submit" }).click();
  await event(page, "review_message", "corrected");
  await page.getByText("Nothing waits for a review.").waitFor();
  await page.getByRole("button", { name: "Undo the last" }).waitFor();

  await write(page, "#relay", "/stats");
  await page.getByRole("form", { name: "Command stats" }).getByRole("button", { name: "Run" }).click();
  const drawn = page.locator("img.picture");
  await drawn.waitFor();
  assert.ok(await drawn.evaluate((it) => it.decode().then(() => it.naturalWidth > 100)), "the picture is one");
  assert.match(await drawn.getAttribute("alt"), /\w/);

  await page.getByRole("button", { name: "reviews" }).click();
  await page.getByText("Welcome to #reviews!").waitFor();
  await page.getByText("What should have been said", { exact: true }).waitFor();
  await writesAs(page, "ada");
  assert.equal(await page.getByRole("button", { name: "reviews" }).count(), 0, "moderators alone see it");
}

/** The conversation before anybody rated the reply, and as it stands. */
async function slidBack(page) {
  const rebuilt = page.getByRole("region", { name: "The conversation, rebuilt" });
  await rebuilt.getByText("Too short for me.").waitFor();
  const ended = await page.locator(".event summary", { hasText: "reply: ended" }).first().locator(".seq").innerText();
  await page.getByRole("slider", { name: "Event" }).fill(ended);
  await rebuilt.getByText("Too short for me.").waitFor({ state: "detached" });
  assert.equal(await rebuilt.locator(".opinion").count(), 0, "nobody had rated it by then");
  assert.match(await rebuilt.innerText(), /Here is a small program/);
  assert.ok((await page.locator(".event.later").count()) > 5, "what came later is shown as later");
  await picture(page, "slid-back-dark");
  await page.getByRole("slider", { name: "Event" }).fill(String(Number(ended) - 1));
  await rebuilt.getByText("no words yet").waitFor();
  await page.getByRole("button", { name: "Now" }).click();
  await rebuilt.getByText("Too short for me.").waitFor();
}

async function inTheLight(page) {
  assert.equal(await page.locator("html").getAttribute("data-theme"), "light");
  await page.getByRole("region", { name: "The conversation, rebuilt" }).getByText("Too short for me.").waitFor();
  await page.getByRole("slider", { name: "Event" }).fill("5");
  await page.getByRole("region", { name: "The conversation, rebuilt" }).getByText("Too short for me.").waitFor({ state: "detached" });
  await picture(page, "try-light");
  await accessible(page, "the chat in the light");
  await page.getByRole("tab", { name: "Faults" }).click();
  await accessible(page, "the faults in the light");
  await page.getByRole("button", { name: "Dark or light" }).click();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.reload();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark", "what was chosen stays");

  // Privately, with a file.
  await page.getByRole("button", { name: "bot", exact: true }).click();
  await page.getByLabel("Attach a file").setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("A note.") });
  await write(page, "@bot", "What is in this file?");
  await page.locator("discord-file-attachment").waitFor();
  await replies(page).first().waitFor();
}

async function byKeyboard(page) {
  const active = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  await replies(page).first().waitFor();
  assert.match(await active(), /Message #relay as ada/, "one can write at once");
  await page.keyboard.type("help");
  const before = await replies(page).count();
  await page.keyboard.press("Enter");
  await replies(page).nth(before).waitFor();
  const reply = replies(page).nth(before);

  const heart = reply.getByRole("button", { name: "Add a reaction" });
  await heart.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "👍", exact: true }).waitFor();
  for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  const given = reply.getByRole("button", { name: /^❤️, 1/ });
  await given.focus();
  await page.keyboard.press("Space");
  await given.waitFor({ state: "detached" });

  await reply.getByRole("button", { name: "More" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Reply", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await active(), "More", "the focus comes back");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Give feedback" }).press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("By keyboard.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await event(page, "feedback by menu");
}

async function onAPhone(page) {
  await replies(page).first().waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `it is ${wide} wide`);
  await page.getByRole("button", { name: "Places and people" }).click();
  await page.getByRole("button", { name: "general" }).click();
  await write(page, "#general", "@bot What is this place?");
  await replies(page).first().waitFor();
}

async function whatGoesWrong(page) {
  await page.getByRole("tab", { name: "Faults" }).click();
  await page.getByRole("button", { name: /^Edits fail/ }).click();
  await page.getByRole("button", { name: /^Cut/ }).click();
  await replyTo(page, "Is all well?");

  const manner = page.getByRole("combobox", { name: "The model answers" });
  await manner.selectOption("cut");
  await write(page, "#relay", "And now?");
  await page.getByRole("tab", { name: "Recorded" }).click();
  await event(page, "reply: cut");
  await page.getByRole("tab", { name: "Calls" }).click();
  await page.locator(".call .ill", { hasText: "500" }).first().waitFor();

  await page.getByRole("tab", { name: "Faults" }).click();
  await page.getByRole("button", { name: /^Away for 8 s/ }).click();
  await page.getByRole("button", { name: "Everything well again" }).click();
  await replyTo(page, "What is said meanwhile?");
  await page.getByRole("tab", { name: "Recorded" }).click();
  await event(page, "reply: ended");
}
