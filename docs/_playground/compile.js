// Compiles the Python sources in archives with the Python of the page, so that no browser has to:
// node compile.js PYODIDE ARCHIVE...
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...archives] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: folder });

// What a compiled module has of its source is a hash, which Python in the browser does not compare.
pyodide.runPython(`
import py_compile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

def compile_sources(archive):
    source, compiled, target = Path("/tmp/source.py"), Path("/tmp/source.pyc"), Path("/tmp/target.zip")
    with ZipFile(archive) as given, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as made:
        for name in given.namelist():
            contents = given.read(name)
            if name.endswith(".py"):
                source.write_bytes(contents)
                mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
                # Only the package reads its docstrings: they are the text of its rules.
                level = 0 if name.startswith("psm_model/") else 2
                py_compile.compile(source, compiled, name, True, level, mode)
                name, contents = f"{name}c", compiled.read_bytes()
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, contents)
`);
for (const archive of archives) {
  pyodide.FS.writeFile("/tmp/archive.zip", new Uint8Array(readFileSync(archive)));
  pyodide.runPython(`compile_sources("/tmp/archive.zip")`);
  writeFileSync(archive, pyodide.FS.readFile("/tmp/target.zip"));
}
