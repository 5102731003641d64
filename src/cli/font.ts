// Makes the site's font file: Schibsted Grotesk (OFL), cut down to the letters, weights and features that our pages use.
// Run by hand with `node src/cli/font.ts` when one of those changes; the file and the two places that name it are committed.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

type SubsetFont = (
  font: Buffer,
  letters: string,
  options: { targetFormat: 'woff2'; variationAxes: Record<string, { min: number; max: number }>; keepFeatures: string[]; noHinting: boolean },
) => Promise<Buffer>;

const require = createRequire(import.meta.url);
const subsetFont = require('subset-font') as SubsetFont;

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'src/public/fonts');
const NAMED_IN = ['src/styles/tokens.css', 'src/layouts/Page.astro'];

/** Basic Latin, Spanish, and the marks that our sentences use. The font itself has no → ≈ ≤ ≥: those come from the reader's system. */
const LETTERS = `${Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('')}\u00a0¿¡ÁÉÍÓÚÜÑáéíóúüñ–—“”‘’•…·×±−€½²§`;

/** Kerning, accents, and figures of equal width. Fractions and ligatures would cost 6 KB and appear nowhere. */
const FEATURES = ['kern', 'mark', 'ccmp', 'tnum'];

const source = readFileSync(require.resolve('@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2'));
const font = await subsetFont(source, LETTERS, { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 800 } }, keepFeatures: FEATURES, noHinting: true });
const name = `schibsted-${createHash('sha256').update(font).digest('hex').slice(0, 10)}.woff2`;

for (const old of readdirSync(FOLDER).filter((file) => file.endsWith('.woff2'))) rmSync(join(FOLDER, old));
writeFileSync(join(FOLDER, name), font);
for (const file of NAMED_IN.map((path) => join(ROOT, path))) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/schibsted-\w+\.woff2/g, name));
console.log(`src/public/fonts/${name}: ${font.length} bytes`);
