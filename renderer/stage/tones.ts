import type { Tone } from '../../electron/lesson/types.ts';

/** Colours of one swatch. The hands contrast with the doll, so that the class can tell who touches whom. */
export interface Skin {
  readonly doll: string;
  /** Light that the doll reflects straight back, 0 to 1: on deep skin the same gloss would stand out as ridges. */
  readonly gloss: number;
  readonly blush: string;
  readonly lips: string;
  readonly palm: string;
  /** What a deep fold tends to: the skin's own colour, deeper and redder. */
  readonly fold: string;
  readonly nail: string;
  readonly hair: string;
  readonly brow: string;
  readonly hands: string;
  readonly handNails: string;
}

export const SKINS: Readonly<Record<Tone, Skin>> = {
  1: {
    doll: '#f6cab0',
    gloss: 0.04,
    blush: '#ef9482',
    lips: '#dc7272',
    palm: '#f6bba8',
    fold: '#a9543f',
    nail: '#f8d3c4',
    hair: '#8a6042',
    brow: '#9c7048',
    hands: '#a87b64',
    handNails: '#d5aa90',
  },
  2: {
    doll: '#deac88',
    gloss: 0.038,
    blush: '#dc7b60',
    lips: '#bf6354',
    palm: '#e8ae8d',
    fold: '#7c3320',
    nail: '#f0c6ac',
    hair: '#3d2415',
    brow: '#4c2e1b',
    hands: '#a0735c',
    handNails: '#c99c80',
  },
  3: {
    doll: '#bf8a65',
    gloss: 0.034,
    blush: '#c26648',
    lips: '#a8503f',
    palm: '#d59f7a',
    fold: '#66281a',
    nail: '#e3b393',
    hair: '#22140d',
    brow: '#2c1a10',
    hands: '#f0c4a6',
    handNails: '#f6d6c6',
  },
  4: {
    doll: '#8d5c40',
    gloss: 0.026,
    blush: '#974832',
    lips: '#863f34',
    palm: '#bb8160',
    fold: '#4a1c12',
    nail: '#cf9d80',
    hair: '#170e0a',
    brow: '#1c110b',
    hands: '#e6b690',
    handNails: '#f2d0ba',
  },
  5: {
    doll: '#5c3c2b',
    gloss: 0.018,
    blush: '#6e3122',
    lips: '#6b3029',
    palm: '#9a6a50',
    fold: '#2e120c',
    nail: '#b58668',
    hair: '#0f0a08',
    brow: '#120b08',
    hands: '#d9a47c',
    handNails: '#edc4a8',
  },
};
