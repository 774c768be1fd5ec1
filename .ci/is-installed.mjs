// Exits with 0 if node_modules holds what package-lock.json says. Optional packages are those of other machines.
import { readFileSync } from 'node:fs';

const packagesIn = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

try {
  const installed = packagesIn('node_modules/.package-lock.json');
  const wanted = Object.entries(packagesIn('package-lock.json')).filter(([path, { optional }]) => path && !optional);
  process.exit(wanted.every(([path, { version }]) => installed[path]?.version === version) ? 0 : 1);
} catch {
  process.exit(1);
}
