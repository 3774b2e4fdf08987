// The page of the playground: an editor, the findings in its text, examples, two languages, links with the text.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

const PAUSE = 200; // Milliseconds after the last key, so that a check does not follow every letter.
const KEPT = 1000; // Milliseconds after the last key, because browsers limit how often a page stores data.
const LONG = 500; // Milliseconds after which the status says that a check is running.
const MOST = 300; // How many findings are listed; with more, a browser is busy for seconds.
const SHARED = "register=";
const FIRST = "troubled";

const box = document.querySelector(".playground");
const root = new URL(box.dataset.root, location.href);
const words = JSON.parse(box.querySelector("script").textContent);
const part = (name) => box.querySelector(`[data-part="${name}"]`);
const [status, found, more, drawn, drawing, select, open, copy, offline, unreadable, file] = [
  "status",
  "found",
  "more",
  "drawn",
  "drawing",
  "examples",
  "open",
  "copy",
  "offline",
  "unreadable",
  "file",
].map(part);

let language = box.lang;
let result = null; // The last result of the worker.
let state = "loading";
let shown = "";
let copied = "";

const word = (name, values = {}) =>
  words[language][name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

const view = new EditorView({
  parent: part("editor"),
  state: EditorState.create({
    extensions: [
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      highlightSelectionMatches(),
      history(),
      drawSelection(),
      bracketMatching(),
      json(),
      syntaxHighlighting(classHighlighter),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-labelledby": "playground-document", spellcheck: "false", tabindex: "0" }),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
      EditorView.updateListener.of((update) => update.docChanged && later()),
      // A changed text is no longer the example that the box names.
      EditorView.updateListener.of((update) => update.docChanged && !writing && (select.value = "")),
    ],
  }),
});

// One worker, which checks one text at a time; while it is busy, only the last text waits.
let worker = null;
let asked = 0;
let working = false;
let waiting = false;
let writing = false;
let timer = 0;
let keeping = 0;
let slow = 0;

function begin() {
  // After a failure, Python starts without what the browser kept of it.
  const name = state === "broken" ? "fresh" : "";
  state = "loading";
  working = false;
  worker = new Worker(new URL("playground/worker.js", root), { type: "module", name });
  worker.onmessage = ({ data }) => {
    if (data.ready) {
      state = "ready";
      ask();
      keep();
      return;
    }
    if (data.number === undefined) {
      fail(data.broken);
      return;
    }
    working = false;
    clearTimeout(slow);
    if (data.broken) {
      // A fatal error of Python, such as a stack overflow, makes the worker unusable.
      worker.terminate();
      fail(data.broken);
      return;
    }
    if (data.number === asked && !waiting) {
      result = data.result;
      show();
    } else if (waiting) ask();
  };
  worker.onerror = (event) => fail(event.message);
}

function fail(why) {
  state = "broken";
  worker = null;
  result = null;
  status.dataset.why = why ?? "";
  show();
}

function later() {
  clearTimeout(timer);
  copied = "";
  say(copy, word("copy"));
  say(unreadable, "");
  timer = setTimeout(ask, PAUSE);
  clearTimeout(keeping);
  keeping = setTimeout(remember, KEPT);
}

// Stored with the page's entry in the history, so that the text returns after a reload or the back button.
function remember() {
  clearTimeout(keeping);
  const kept = { text: view.state.doc.toString(), undetermined: open.checked, language, example: select.value };
  try {
    window.history.replaceState(kept, "");
  } catch {
    // The text may exceed the browser's limit.
  }
}

function ask() {
  if (state === "broken") begin();
  if (state !== "ready") return;
  waiting = working;
  if (working) return;
  working = true;
  asked += 1;
  slow = setTimeout(() => say(status, word("checking")), LONG);
  shown = view.state.doc.toString();
  worker.postMessage({ number: asked, text: shown, language, undetermined: open.checked });
}

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

function go([from, to]) {
  view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}

function item(one) {
  const severity = one.code ? one.severity : "error";
  const heads = [element("span", { className: `severity ${severity}` }, word(severity))];
  if (one.code) {
    const folder = language === "id" ? "id/rules/" : "reference/rules/";
    heads.push(element("a", { href: new URL(`${folder}${one.code}.html`, root) }, one.code));
    heads.push(element("strong", {}, one.title));
  }
  if (one.verdict === "undetermined") heads.push(element("span", { className: "open" }, word("perhaps")));
  if (one.place) {
    const line = view.state.doc.lineAt(Math.min(one.place[0], view.state.doc.length)).number;
    heads.push(element("button", { type: "button", onclick: () => go(one.place) }, word("line", { line })));
  }
  const where = one.code ? "" : one.path && element("code", {}, one.path);
  return element("li", {}, element("p", { className: "heads" }, ...heads), element("p", {}, where, where ? ": " : "", one.message));
}

function count(findings) {
  const certain = findings.filter((one) => one.verdict === "yes");
  const undetermined = findings.length - certain.length;
  const counts = ["error", "warning", "info"]
    .map((severity) => [severity, certain.filter((one) => one.severity === severity).length])
    // As in the text report, beside undetermined findings zero errors are counted too.
    .filter(([severity, many]) => many || (undetermined && severity === "error"))
    .map(([severity, many]) => `${many} ${word(many === 1 ? severity : `${severity}s`)}`);
  return [...counts, ...(undetermined ? [`${undetermined} ${word("perhaps")}`] : [])].join(", ");
}

function summary() {
  if (state === "loading") return word("loading");
  if (state === "ready" && !result) return word("checking");
  if (state === "broken") return word("broken", { why: status.dataset.why });
  if (result.problems) return word(result.problems.length === 1 ? "problem" : "problems", { many: result.problems.length });
  return result.findings.length ? count(result.findings) : word("nothing");
}

function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

// The drawing is parsed as SVG, in which no text of the document can become a script.
function draw(svg) {
  drawing.hidden = !svg;
  if (!svg) return;
  const made = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  for (const link of made.querySelectorAll("a[href^='page:']"))
    link.setAttribute("href", new URL(`${link.getAttribute("href").slice("page:".length)}.html`, root));
  drawn.replaceChildren(made);
}

function show() {
  const listed = result ? (result.problems ?? result.findings) : [];
  box.dataset.state = state === "ready" && result ? (listed.length ? "found" : "clean") : state;
  say(status, summary());
  listed.sort((first, second) => (first.place?.[0] ?? -1) - (second.place?.[0] ?? -1));
  found.replaceChildren(...listed.slice(0, MOST).map(item));
  say(more, listed.length > MOST ? word("more", { many: listed.length - MOST }) : "");
  draw(result?.drawing);
  // If the text has changed since, the places do not apply to it.
  if (view.state.doc.toString() !== shown) return;
  const marks = listed
    .filter((one) => one.place)
    .map((one) => ({
      from: one.place[0],
      to: one.place[1],
      severity: one.severity ?? "error",
      source: one.code,
      message: one.message,
    }));
  view.dispatch(setDiagnostics(view.state, marks));
}

function speak(chosen) {
  language = chosen;
  box.lang = chosen;
  for (const place of box.querySelectorAll("[data-word]")) say(place, word(place.dataset.word));
  for (const place of select.querySelectorAll("[data-en]")) say(place, `${place.value} ${place.dataset[chosen]}`);
  for (const place of box.querySelectorAll("optgroup")) place.label = word(place.dataset.label);
  for (const button of box.querySelectorAll("button[data-language]"))
    button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
  say(copy, word(copied || "copy"));
  show();
  ask();
}

function write(text) {
  writing = true;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
  writing = false;
  clearTimeout(timer);
  ask();
}

// A text in the fragment of an address, which is never sent: compressed, in characters that addresses allow.
async function packed(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

const examples = fetch(new URL("playground/examples.json", root)).then((answer) => answer.json());

async function example(name) {
  const { text, undetermined } = (await examples)[name];
  select.value = name;
  open.checked = undetermined;
  write(text);
}

// An address may name an example or contain a text; anything else is a place in the page. Returns whether it did.
async function fromAddress() {
  const fragment = location.hash.slice(1);
  if (fragment.startsWith(SHARED)) {
    const given = new URLSearchParams(fragment);
    open.checked = given.has("undetermined");
    if (Object.hasOwn(words, given.get("language"))) speak(given.get("language"));
    try {
      const text = await unpacked(given.get("register"));
      select.value = "";
      write(text);
    } catch {
      await example(FIRST);
      say(unreadable, word("unreadable"));
    }
    return true;
  }
  if (!Object.hasOwn(await examples, fragment)) return false;
  await example(fragment);
  return true;
}

async function start() {
  const kept = window.history.state;
  if (typeof kept?.text === "string") {
    open.checked = kept.undetermined;
    select.value = kept.example;
    speak(kept.language);
    write(kept.text);
  } else if (!(await fromAddress())) await example(FIRST);
}

select.addEventListener("change", () => {
  if (!select.value) return;
  window.history.replaceState(null, "", `#${select.value}`);
  example(select.value);
});
file.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  select.value = "";
  write(await chosen.text());
  remember();
  // The same file can be chosen again after it was changed.
  file.value = "";
});
open.addEventListener("change", () => {
  ask();
  remember();
});
for (const button of box.querySelectorAll("button[data-language]"))
  button.addEventListener("click", () => speak(button.dataset.language));
async function fragment(spoken = language) {
  const options = `${open.checked ? "&undetermined=" : ""}&language=${spoken}`;
  return `#${SHARED}${await packed(view.state.doc.toString())}${options}`;
}

// A link to the page in the other language keeps the text.
document.querySelector(".twin a")?.addEventListener("click", async (event) => {
  // Another tab gets only the address.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const { href, hreflang } = event.currentTarget;
  remember();
  const other = new URL(href);
  other.hash = await fragment(hreflang);
  location.assign(other);
});
copy.addEventListener("click", async () => {
  window.history.replaceState(null, "", await fragment());
  try {
    await navigator.clipboard.writeText(location.href);
    copied = "copied";
  } catch {
    // Not every browser allows this; the address is in the address bar.
    copied = "addressed";
  }
  say(copy, word(copied));
});
addEventListener("hashchange", fromAddress);
addEventListener("beforeunload", remember);

// Stored for use without a network, once everything has been fetched.
async function keep() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL("service-worker.js", root));
    await navigator.serviceWorker.ready;
    offline.hidden = false;
  } catch {
    // A browser may forbid this, as in a private window; then the page always needs the network.
  }
}

if (location.protocol === "file:") {
  say(status, word("file"));
} else {
  begin();
  speak(language);
  start();
}
