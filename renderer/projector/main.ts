import { mount } from 'svelte';
import type { ProjectorBridge } from '../../electron/lesson/bridge.ts';
import { loadCatalog } from '../lesson/library.ts';
import '../ui/fonts.ts';
import '../ui/theme.css';
import Projector from './Projector.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no #app to draw into.');
mount(Projector, {
  target,
  props: { bridge: window.warmHands as ProjectorBridge, catalog: await loadCatalog() },
});
