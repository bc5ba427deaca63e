// Code in a message, coloured as Discord colours it. What is written becomes text nodes, never markup.

import { html, type TemplateResult } from "lit";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

const known = { bash, c, cpp, css, diff, go, ini, java, javascript, json, python, rust, sql, typescript, xml, yaml };
const lowlight = createLowlight(known);

type Node = ReturnType<typeof lowlight.highlight>["children"][number];

/** A fenced block; one in a language that is not known stays plain. */
export function code(text: string, language: string | undefined): TemplateResult {
  const isKnown = language !== undefined && lowlight.registered(language.toLowerCase());
  const inside = isKnown ? lowlight.highlight(language.toLowerCase(), text).children.map(drawn) : text;
  // A pre keeps its white space, so none may stand between the tags.
  return html`<pre class="block" tabindex="0" data-language=${language ?? ""}><code>${inside}</code></pre>`;
}

function drawn(node: Node): TemplateResult | string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  const classes = node.properties.className;
  return html`<span class=${Array.isArray(classes) ? classes.join(" ") : ""}>${node.children.map(drawn)}</span>`;
}
