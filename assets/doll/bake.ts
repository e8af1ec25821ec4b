/**
 * `npm run bake:doll`: sculpture → doll.glb, doll-light.glb, rig.json, atlas.json. Deterministic.
 * `-- --check` bakes and compares with what is committed; `-- --quick` is coarse, for looking only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.ts';
import { bakeDoll } from './products.ts';

const started = Date.now();
const quick = process.argv.includes('--quick');
const check = process.argv.includes('--check');
const products = await bakeDoll({
  ...(quick ? { cell: 0.19 } : {}),
  log: (line) => console.log(line),
});
let different = 0;
for (const [name, bytes] of Object.entries(products)) {
  const file = new URL(name, import.meta.url);
  if (check) {
    const same = readFileSync(file).equals(bytes);
    if (!same) different++;
    console.log(`${name}  ${same ? 'as committed' : 'DIFFERENT from what is committed'}`);
  } else {
    writeFileSync(file, bytes);
    console.log(`${name}  ${(bytes.length / 1024).toFixed(0)} KB`);
  }
}
if (!check && !quick) {
  writeFileSync(
    new URL('baked.json', import.meta.url),
    `${JSON.stringify(fingerprint(), null, 2)}\n`,
  );
}
console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = different === 0 ? 0 : 1;
