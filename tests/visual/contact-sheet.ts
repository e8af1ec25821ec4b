/**
 * `npm run contact-sheet`: draws the doll in every pose, face, tone and detail, in the real Electron, into
 * out/contact-sheet/. With `--readme` also the small sheet that the README shows. Words choose shots.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shots } from './shots.ts';
import { bytesOf, openStudio, type Picture } from './studio.ts';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out/contact-sheet');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const readme = process.argv.includes('--readme');
const wanted = Object.entries(shots).filter(
  ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
);

mkdirSync(out, { recursive: true });
const studio = await openStudio();
try {
  const pictures: Picture[] = [];
  for (const [name, shot] of wanted) {
    const url = await studio.draw({ width: 800, height: 450, ...shot });
    writeFileSync(path.join(out, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`), bytesOf(url));
    pictures.push({ name, url });
  }
  writeFileSync(path.join(out, 'sheet.jpg'), bytesOf(await studio.sheet(pictures, 4, 480, 0.88)));
  if (readme) {
    const small = await studio.sheet(pictures, 6, 220, 0.8);
    writeFileSync(path.join(root, 'assets/doll/contact-sheet.jpg'), bytesOf(small));
  }
  console.log(`${pictures.length} pictures in ${path.relative(root, out)}`);
} finally {
  await studio.close();
}
