// Python with the package, in a worker, so that the page stays responsive. It answers each message with one.
import { loadPyodide } from "./pyodide.mjs";

const here = new URL(".", import.meta.url);

async function fetched(name) {
  const answer = await fetch(new URL(name, here));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

async function begin() {
  const pyodide = await loadPyodide({ indexURL: here.href });
  const { wheels } = await (await fetched("parts.json")).json();
  for (const wheel of wheels) pyodide.unpackArchive(await (await fetched(wheel)).arrayBuffer(), "wheel");
  pyodide.FS.writeFile("/home/pyodide/checking.py", await (await fetched("checking.py")).text());
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
