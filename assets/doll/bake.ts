/** `npm run bake:doll`: sculpture → doll.glb, doll-light.glb, rig.json, atlas.json. Deterministic. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bakeDoll } from './products.ts';

export { bakeDoll };

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = Date.now();
  // A coarse bake for looking while sculpting; what is committed is always the full one.
  const quick = process.argv.includes('--quick');
  const products = await bakeDoll({ ...(quick ? { cell: 0.19 } : {}), log: (line) => console.log(line) });
  for (const [name, bytes] of Object.entries(products)) {
    writeFileSync(new URL(name, import.meta.url), bytes);
    console.log(`${name}  ${(bytes.length / 1024).toFixed(0)} KB`);
  }
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
}
