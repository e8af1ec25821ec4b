// A worker thread does not inherit the loader of its parent: it registers its own, then runs the real file.
import { register } from 'tsx/esm/api';

register();
await import('./contact.ts');
