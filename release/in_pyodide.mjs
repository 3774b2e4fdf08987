// Run Python in Pyodide: node in_pyodide.mjs PYODIDE ROOT SITE PROGRAM ARGUMENT ...; as of Python itself, PROGRAM is a
// file, -c before a program, or here the name of a module.
// PYODIDE is the folder of its npm package, ROOT becomes the working folder, and SITE holds the installed packages.
import { pathToFileURL } from "node:url";

const [folder, root, site, program, ...words] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: folder, env: { CI: "1", HOME: "/home/pyodide" } });
for (const [name, path] of [["/checkout", root], ["/site", site]]) {
  python.FS.mkdirTree(name);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: path }, name);
}
python.globals.set("words", python.toPy(words));
python.globals.set("program", program);
process.exitCode = python.runPython(`
import traceback
import importlib, os, runpy, sys
sys.dont_write_bytecode = True
sys.path.insert(0, "/site")
os.chdir("/checkout")
sys.argv = [program, *words]
importlib.invalidate_caches()
code = 0
try:
    if program == "-c":
        exec(words[0], {"__name__": "__main__"})
    elif program.endswith(".py"):
        runpy.run_path(program, run_name="__main__")
    else:
        sys.path.insert(0, "/checkout")
        runpy.run_module(program, run_name="__main__", alter_sys=True)
except SystemExit as stop:
    if isinstance(stop.code, str):
        print(stop.code)
    code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
except BaseException:
    # The error of the engine itself shows its whole program.
    traceback.print_exc()
    code = 1
code
`);
