import { describe, expect, it } from 'vitest';
import { CONTACT_POINTS, createPoseBuffer } from '../../renderer/choreography/index.ts';
import { Touch } from '../../renderer/stage/touch.ts';

/** A pose whose left hand touches three places and whose right hand is in the air. */
function touching() {
  const pose = createPoseBuffer({ bones: [], morphs: [] });
  const [left, right] = pose.hands;
  Object.assign(left, { visible: true, touch: 1, contactCount: 3 });
  left.contacts.set([0, 0, 0, 0.009, 0.06, 0, 0, 0.009, 0, 0.08, 0, 0.012]);
  Object.assign(right, { visible: true, touch: 0, contactCount: 2 });
  return pose;
}

describe('the print of the hands', () => {
  it('names every place, and a ball that all of it lies in', () => {
    const touch = new Touch();
    touch.update(touching(), false);
    const { touches, within, touchCounts } = touch.uniforms;
    expect(touchCounts.value).toEqual([3, 0]);
    const ball = within.value[0]!;
    for (const place of touches.value.slice(0, 3)) {
      const away = Math.hypot(place.x - ball.x, place.y - ball.y, place.z - ball.z);
      expect(away + place.w).toBeLessThan(ball.w);
    }
    expect(ball.w).toBeLessThan(0.1);
  });

  it('shrinks as a hand is lifted, and is gone when it is in the air or out of the picture', () => {
    const touch = new Touch();
    const pose = touching();
    pose.hands[0].touch = 0.5;
    touch.update(pose, true);
    expect(touch.uniforms.touches.value[0]!.w).toBeCloseTo(0.0045, 6);
    touch.update(pose, false);
    expect(touch.uniforms.touches.value[0]!.w).toBeLessThan(0.0045);
    pose.hands[0].visible = false;
    touch.update(pose, false);
    expect(touch.uniforms.touchCounts.value).toEqual([0, 0]);
  });

  it('is a marked print under see-through hands and a warm shade beside solid ones', () => {
    const touch = new Touch();
    const { printColour, printStrength } = touch.uniforms;
    touch.update(touching(), true);
    const marked = printStrength.value;
    expect(printColour.value.g).toBeGreaterThan(printColour.value.r);
    touch.update(touching(), false);
    expect(printColour.value.r).toBeGreaterThan(printColour.value.g);
    expect(printStrength.value).toBeLessThan(marked / 2);
  });

  it('has room for both hands at once', () => {
    const touch = new Touch();
    const pose = touching();
    for (const hand of pose.hands) Object.assign(hand, { touch: 1, contactCount: CONTACT_POINTS });
    pose.hands[1].contacts.fill(1);
    touch.update(pose, false);
    const { touches, touchCounts } = touch.uniforms;
    expect(touchCounts.value).toEqual([CONTACT_POINTS, CONTACT_POINTS]);
    expect(touches.value[CONTACT_POINTS]!.x).toBe(1);
    expect(touches.value[0]!.x).toBe(0);
  });
});
