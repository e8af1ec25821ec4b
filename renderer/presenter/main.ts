import { mount } from 'svelte';
import type { PresenterBridge } from '../../electron/lesson/bridge.ts';
import { loadCatalog, loadNotes } from '../lesson/library.ts';
import '../ui/fonts.ts';
import '../ui/theme.css';
import Presenter from './Presenter.svelte';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly warmHands: unknown;
  }
}

const target = document.getElementById('app');
if (!target) throw new Error('The page has no #app to draw into.');
const [catalog, notes] = await Promise.all([loadCatalog(), loadNotes()]);
mount(Presenter, {
  target,
  props: { bridge: window.warmHands as PresenterBridge, catalog, notes },
});
