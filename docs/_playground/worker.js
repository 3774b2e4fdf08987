// Python with the package, in a worker, so that the page stays responsive. It answers each message with one.
import { loadPyodide } from "./pyodide.mjs";

const here = new URL(".", import.meta.url);

async function fetched(name) {
  const answer = await fetch(new URL(name, here));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

// Python's memory after its start and a first check, which the browser keeps: the next visit goes on from there.
const SNAPSHOTS = "psm-snapshot-";
const SNAPSHOT = new URL("snapshot", here).href;

async function remembered(version) {
  if (!("caches" in self)) return null;
  if (self.name === "fresh") await caches.delete(SNAPSHOTS + version);
  const answer = await (await caches.open(SNAPSHOTS + version)).match(SNAPSHOT);
  return answer ? new Uint8Array(await answer.arrayBuffer()) : null;
}

async function remember(version, snapshot) {
  const others = (await caches.keys()).filter((name) => name.startsWith(SNAPSHOTS) && name !== SNAPSHOTS + version);
  await Promise.all(others.map((name) => caches.delete(name)));
  await (await caches.open(SNAPSHOTS + version)).put(SNAPSHOT, new Response(snapshot));
}

async function begin() {
  // Downloaded while Python starts.
  const program = fetched("program.zip").then((answer) => answer.arrayBuffer());
  program.catch(() => {});
  const { version } = await (await fetched("parts.json")).json();
  // Without storage, or if it is not allowed, Python starts anew.
  const snapshot = await remembered(version).catch(() => null);
  const memory = snapshot ? { _loadSnapshot: snapshot } : { _makeSnapshot: true };
  const pyodide = await loadPyodide({ indexURL: here.href, ...memory });
  pyodide.FS.writeFile("/home/pyodide/program.zip", new Uint8Array(await program));
  if (!snapshot) {
    // A text of JSON is one of Python too.
    const { troubled } = await (await fetched("examples.json")).json();
    pyodide.runPython(`
import sys
sys.path.insert(0, "/home/pyodide/program.zip")
import checking
checking.check_document(${JSON.stringify(troubled.text)}, "en", False)
`);
    // Before Python refers to anything of JavaScript, which has no place in its memory.
    remember(version, pyodide.makeMemorySnapshot()).catch(() => {});
  }
  return pyodide.pyimport("checking").check_document;
}

const begun = begin();
begun.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ broken: String(error) }),
);

onmessage = async ({ data: { number, text, language, undetermined } }) => {
  try {
    const checkDocument = await begun;
    postMessage({ number, result: JSON.parse(checkDocument(text, language, undetermined)) });
  } catch (error) {
    postMessage({ number, broken: String(error) });
  }
};
