// Puts a smaller form of each file beside it, as the service sends it to browsers that can read it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const WORTH_IT_BYTES = 1024;
const COMPRESSIBLE = /\.(?:html|js|css|svg|json|yaml)$/;
const FORMS = {
  '.br': (content) =>
    brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
  '.gz': (content) => gzipSync(content, { level: constants.Z_BEST_COMPRESSION }),
};

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' });
for (const file of files.filter((name) => COMPRESSIBLE.test(name))) {
  const content = readFileSync(`dist/${file}`);
  for (const [suffix, compressed] of Object.entries(FORMS)) {
    if (content.length >= WORTH_IT_BYTES) {
      writeFileSync(`dist/${file}${suffix}`, compressed(content));
    }
  }
}
