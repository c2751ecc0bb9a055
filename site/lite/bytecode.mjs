// Makes wheels of bytecode, one for each package that bytecode.py names: NAME.whl into the folder OUT.
//   node bytecode.mjs PYODIDE OUT         the folder of Pyodide with all packages
// The very Python that will run it makes it: another version's would be passed over.
import { readFileSync } from 'node:fs';

const [pyodide, out] = process.argv.slice(2);
const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`);
const py = await loadPyodide({ indexURL: `${pyodide}/` });
py.mountNodeFS('/out', out);
py.runPython(readFileSync(new URL('./bytecode.py', import.meta.url), 'utf8'));
for (const name of py.globals.get('LOADS')) {
  await py.loadPackage(name, { messageCallback: () => {} });
  py.globals.get('write')(name);
}
