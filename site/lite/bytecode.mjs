// Puts the bytecode of what `import sympy` loads into SymPy's and mpmath's wheels:
//   node bytecode.mjs PYODIDE WHEELS         the folder of Pyodide itself, and the one of the wheels
// The very Python that will run it makes it: another version's would be passed over.
import { readFileSync } from 'node:fs';

const [pyodide, wheels] = process.argv.slice(2);
const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`);
const py = await loadPyodide({ indexURL: `${pyodide}/` });
py.mountNodeFS('/wheels', wheels);
py.runPython(readFileSync(new URL('./bytecode.py', import.meta.url), 'utf8'));
