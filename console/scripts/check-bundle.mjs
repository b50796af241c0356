// Fails the build when the first screen needs more than its budget, or the page could break the strict policy.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** What every page needs, and what the home page needs besides. */
const FIRST_SCREEN = ['index.html', 'src/home/HomePage.tsx'];
const BUDGET = 125 * 1024;
const page = readFileSync('dist/index.html', 'utf8');

if (/<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/.test(page)) {
  throw new Error('dist/index.html has inline script or style, which the Content-Security-Policy forbids');
}

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
rmSync('dist/.vite', { recursive: true });

const parts = new Set();
const add = (name) => {
  if (manifest[name] === undefined) {
    throw new Error(`${name} is not among what was built`);
  }
  if (!parts.has(name)) {
    parts.add(name);
    (manifest[name].imports ?? []).forEach(add);
  }
};
FIRST_SCREEN.forEach(add);

const files = new Set([...parts].flatMap((name) => [manifest[name].file, ...(manifest[name].css ?? [])]));
const sizes = [...files].map((file) => [file, gzipSync(readFileSync(`dist/${file}`)).length]);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);

for (const [file, size] of sizes.sort(([, one], [, other]) => other - one)) {
  console.log(`${(size / 1024).toFixed(1).padStart(7)} KB gzip  ${file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(7)} KB gzip  first screen, of at most ${BUDGET / 1024} KB`);
if (total > BUDGET) {
  process.exit(1);
}
