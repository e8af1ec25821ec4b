/** Camera places of the contact sheet. Metres, as in the stage. */
export interface CameraPlace {
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  readonly fov: number;
  readonly up?: readonly [number, number, number];
}

export const studioViews: Readonly<Record<string, CameraPlace>> = {
  parent: { eye: [0, 0.56, 0.72], target: [0, 0.03, 0.045], fov: 36 },
  poses: { eye: [0.16, 0.62, 0.6], target: [0, 0.04, -0.015], fov: 36 },
  whole: { eye: [0.5, 0.6, 0.86], target: [0, 0.03, 0], fov: 36 },
  above: { eye: [0, 1.12, 0.09], target: [0, 0, 0.01], fov: 36 },
  side: { eye: [0.8, 0.3, 0.2], target: [0, 0.06, 0], fov: 36 },
  face: { eye: [0, 0.5, 0.06], target: [0, 0.09, -0.205], fov: 26 },
  faceSide: { eye: [0.34, 0.38, 0.02], target: [0, 0.085, -0.21], fov: 26 },
  profile: { eye: [0.55, 0.12, -0.2], target: [0, 0.075, -0.205], fov: 22 },
  sole: { eye: [0.1, 0.12, 0.62], target: [0.085, 0.05, 0.24], fov: 18 },
  foot: { eye: [0.22, 0.3, 0.5], target: [0.085, 0.05, 0.23], fov: 20 },
  hand: { eye: [0.24, 0.3, 0.18], target: [0.195, 0.05, -0.025], fov: 18 },
  handBack: { eye: [0.5, 0.16, -0.25], target: [0.19, 0.05, -0.03], fov: 18 },
  belly: { eye: [0.1, 0.42, 0.3], target: [0, 0.09, -0.03], fov: 30 },
  back: { eye: [0, 0.7, 0.35], target: [0, 0.08, -0.03], fov: 32 },
  backSide: { eye: [0.5, 0.5, 0.35], target: [0, 0.08, -0.03], fov: 32 },
  knees: { eye: [0.45, 0.35, 0.55], target: [0, 0.08, 0.06], fov: 30 },
  arms: { eye: [0, 0.5, 0.35], target: [0, 0.08, -0.08], fov: 32 },
};
