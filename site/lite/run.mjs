// Runs notebooks, or judges all exercises, with the site's Python in Node:
//   node run.mjs SITE OUT lessons NAME...    the outputs of each notebook's cells, as JSON, into the folder OUT
//   node run.mjs SITE OUT verdicts           every solution and wrong answer with its verdict, into OUT/verdicts.json
// As in JupyterLite's kernel, packages are loaded when a cell imports them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const [site, out, what, ...names] = process.argv.slice(2);
const { loadPyodide } = await import(`${site}/static/pyodide/pyodide.mjs`);
const py = await loadPyodide({ indexURL: `${site}/static/pyodide/` });
const quietly = { messageCallback: () => {} };
await py.loadPackage(['ipython', 'ssl', 'sqlite3'], quietly);
py.FS.mkdirTree('/drive');
py.FS.chdir('/drive');
for (const file of readdirSync(`${site}/files`)) py.FS.writeFile(`/drive/${file}`, readFileSync(`${site}/files/${file}`));
py.runPython(readFileSync(new URL('./inside.py', import.meta.url), 'utf8'));

if (what === 'verdicts') {
  await py.loadPackagesFromImports('import bplib, sklearn', quietly);
  writeFileSync(`${out}/verdicts.json`, py.globals.get('verdicts')());
} else {
  const [begin, run] = ['begin', 'run'].map((name) => py.globals.get(name));
  for (const name of names) {
    const cells = [];
    begin();
    for (const { source } of JSON.parse(readFileSync(`${site}/files/${name}`)).cells.filter((c) => c.cell_type === 'code')) {
      await py.loadPackagesFromImports(source, quietly);
      const before = process.cpuUsage();
      const cell = JSON.parse(run(source));
      const { user, system } = process.cpuUsage(before);
      cells.push({ ...cell, seconds: (user + system) / 1e6 });
    }
    const loaded = Object.keys(py.loadedPackages);
    writeFileSync(`${out}/${name}.json`, JSON.stringify({ cells, loaded }));
    console.log(name, cells.reduce((sum, cell) => sum + cell.seconds, 0).toFixed(1), 's');
  }
}
