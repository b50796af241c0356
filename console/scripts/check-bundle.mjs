// Fails the build when the first screen needs more than its budget, or the page could break the strict policy.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 250 * 1024;
const page = readFileSync('dist/index.html', 'utf8');

if (/<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/.test(page)) {
  throw new Error('dist/index.html has inline script or style, which the Content-Security-Policy forbids');
}

const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]);
const sizes = files.map((file) => [file, gzipSync(readFileSync(`dist/${file}`)).length]);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);

for (const [file, size] of sizes) {
  console.log(`${(size / 1024).toFixed(1).padStart(7)} KB gzip  ${file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(7)} KB gzip  first screen, of at most ${BUDGET / 1024} KB`);
if (total > BUDGET) {
  process.exit(1);
}
