// A trial at work and a browser that looks at it; whatever either complains of fails the test.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

/** How long anything may take: a first start may fetch a PostgreSQL. */
const START_MS = 60_000;
const STEP_MS = 15_000;
/** Rules for which axe looks; the rest are advice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** Starts the program in a folder of its own and gives the page's address and how to end it. */
export async function start() {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  // As such folders are: a server that is started by root runs as somebody else, who removes what is theirs.
  await chmod(folder, 0o1777);
  const kept = ["PATH", "HOME", "TEACHBACK_POSTGRES"].map((name) => [name, process.env[name]]);
  const env = Object.fromEntries([...kept.filter(([, value]) => value !== undefined), ["TMPDIR", folder]]);
  const child = spawn(process.env.TEACHBACK, ["try", "--no-open", "--port", "0"], { env, cwd: folder });
  let said = "";
  child.stderr.on("data", (words) => (said += words));
  const ended = new Promise((ends) => child.on("exit", ends));
  const address = await Promise.race([
    new Promise((found) => createInterface(child.stdout).once("line", found)),
    ended.then(() => assert.fail(`the program ended:\n${said}`)),
    later(START_MS).then(() => assert.fail(`the program does not say where the page is:\n${said}`)),
  ]);
  const stop = async () => {
    child.kill("SIGINT");
    assert.equal(await ended, 0, said);
    await rm(folder, { recursive: true });
  };
  return { address, stop };
}

const later = (ms) => new Promise((then) => setTimeout(then, ms).unref());

/** A browser that has one page open, and what it complained of. */
export async function look(address, options) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.stack));
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:")) complaints.push(`it asks elsewhere: ${url}`);
  });
  await page.goto(address);
  return { browser, page, complaints };
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails for what people with other eyes, ears or hands could not use. */
export async function accessible(page, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), TAGS);
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat().join(" ")}: ${node.any[0]?.message ?? node.failureSummary}`),
  );
  assert.deepEqual(told, [], where);
}
