// Makes dist/, or the folder that is named, from src/: what the binary embeds. The same sources give the same bytes everywhere.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...path) => join(here, ...path);
const out = resolve(process.argv[2] ?? at("dist"));
const SVG = at("node_modules/@discordapp/twemoji/dist/svg");

/** The pictures of the emoji in src/emoji.txt, by what is written: a module of its own, so that nothing is fetched. */
const emoji = {
  name: "emoji",
  setup(builder) {
    builder.onResolve({ filter: /^emoji:pictures$/ }, ({ path }) => ({ path, namespace: "emoji" }));
    builder.onLoad({ filter: /.*/, namespace: "emoji" }, async () => {
      const written = (await readFile(at("src/emoji.txt"), "utf8")).split(/\s+/).filter(Boolean);
      const pictures = await Promise.all([...new Set(written)].map(async (it) => [it, await picture(it)]));
      return { contents: JSON.stringify(Object.fromEntries(pictures)), loader: "json" };
    });
  },
};

/** Twemoji's files are named by code points, without the variation selector unless joined ones need it. */
async function picture(written) {
  const points = [...written].map((it) => it.codePointAt(0).toString(16));
  const name = points.includes("200d") ? points : points.filter((it) => it !== "fe0f");
  return (await readFile(join(SVG, `${name.join("-")}.svg`), "utf8")).trim();
}

await rm(out, { recursive: true, force: true });
await mkdir(out);
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.ts", style: "src/style.css" },
  outdir: out,
  bundle: true,
  format: "esm",
  target: ["es2024", "chrome120", "firefox121", "safari17.4"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  loader: { ".woff2": "file" },
  assetNames: "[name]",
  metafile: true,
  plugins: [emoji],
  logLevel: "warning",
});
await writeFile(join(out, "index.html"), await readFile(at("src/index.html")));
await writeFile(join(out, "LICENSES.txt"), await licences(Object.keys(metafile.inputs)));

/** The licences of everything that is bundled, each with its name and version. */
async function licences(inputs) {
  const found = inputs.map((it) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(it)?.[1]).filter(Boolean);
  const names = [...new Set([...found, "@discordapp/twemoji"])].sort();
  const texts = names.map(async (name) => {
    const about = JSON.parse(await readFile(at("node_modules", name, "package.json"), "utf8"));
    return `${name} ${about.version} (${about.license})\n\n${(await licence(name)).trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(78)}\n\n`);
}

/** A package's own licence; of those that are published without one, the one of its repository. */
async function licence(name) {
  const kept = at("licences", `${name.replace("/", "__")}.txt`);
  const places = ["LICENSE", "LICENSE.md", "license"].map((file) => at("node_modules", name, file));
  for (const place of [...places, kept]) {
    const text = await readFile(place, "utf8").catch(() => null);
    if (text !== null) return text;
  }
  throw new Error(`no licence of ${name} is known`);
}
