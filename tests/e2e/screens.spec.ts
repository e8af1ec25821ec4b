/** The projector's cable: pulled, plugged, changed, with a real second monitor. */
import { expect, hasTwoMonitors, type RunningApp } from './app.ts';
import { LAPTOP_SIZE, SMALL_WALL, WALL, type Monitors } from './monitors.ts';
import { placeOf, test } from './two-screens.ts';

test.skip(!hasTwoMonitors(), 'The dummy driver of Xorg is not installed.');

const onTheRight = { x: LAPTOP_SIZE.width, y: 0, ...WALL, visible: true, full: true };

/** The app with the projector plugged in, once the wall fills it. */
async function onTwoScreens(
  monitors: Monitors,
  launch: () => Promise<RunningApp>,
): Promise<RunningApp> {
  await monitors.plug();
  const app = await launch();
  await expect.poll(() => placeOf(app, 'Projector')).toEqual(onTheRight);
  return app;
}

test('with two screens the projector fills the second one', async ({ monitors, launch }) => {
  const app = await onTwoScreens(monitors, launch);
  const presenter = await placeOf(app, 'Presenter');
  expect(presenter?.x).toBeLessThan(LAPTOP_SIZE.width);
  expect(presenter).toMatchObject({ visible: true, full: false });
});

test('the cable slips out and class goes on; plugged in again, the picture is back', async ({
  monitors,
  launch,
}) => {
  const app = await onTwoScreens(monitors, launch);
  const before = await placeOf(app, 'Presenter');

  await monitors.unplug();
  await expect.poll(async () => (await placeOf(app, 'Projector'))?.visible).toBe(false);
  expect(await placeOf(app, 'Presenter')).toEqual(before);
  await app.presenter.getByRole('button', { name: 'Next step' }).click();
  await expect(app.presenter.getByTestId('stage')).toHaveAttribute('data-step', '2');

  await monitors.plug();
  await expect.poll(() => placeOf(app, 'Projector')).toEqual(onTheRight);
  await expect(app.projector.getByTestId('stage')).toHaveAttribute('data-step', '2');
  expect(await placeOf(app, 'Presenter')).toEqual(before);
});

test('plugged in during class, the rehearsal window goes to the wall', async ({
  monitors,
  launch,
}) => {
  const app = await launch();
  await expect.poll(async () => (await placeOf(app, 'Projector'))?.visible).toBe(true);
  expect(await placeOf(app, 'Projector')).toMatchObject({ full: false });
  await monitors.plug();
  await expect.poll(() => placeOf(app, 'Projector')).toEqual(onTheRight);
});

test('the wall follows a change of size and of side', async ({ monitors, launch }) => {
  const app = await onTwoScreens(monitors, launch);
  await monitors.plug(SMALL_WALL);
  await expect.poll(() => placeOf(app, 'Projector')).toEqual({ ...onTheRight, ...SMALL_WALL });
  await monitors.plug(WALL, 'left');
  await expect.poll(() => placeOf(app, 'Projector')).toEqual({ ...onTheRight, x: 0 });
  const presenter = await placeOf(app, 'Presenter');
  expect(presenter?.x).toBeGreaterThanOrEqual(WALL.width);
});

test("the laptop's own screen goes dark and comes back: each window is where it was", async ({
  monitors,
  launch,
}) => {
  const app = await onTwoScreens(monitors, launch);
  const before = await placeOf(app, 'Presenter');

  await monitors.closeLid();
  await expect.poll(async () => (await placeOf(app, 'Projector'))?.visible).toBe(false);
  const alone = await placeOf(app, 'Presenter');
  expect(alone?.visible).toBe(true);
  expect(alone?.x).toBeLessThan(WALL.width - 160);

  await monitors.openLid();
  await expect.poll(() => placeOf(app, 'Projector')).toEqual(onTheRight);
  await expect.poll(() => placeOf(app, 'Presenter')).toEqual(before);
});

test('screens that show the same picture leave the presenter uncovered', async ({
  monitors,
  launch,
}) => {
  const app = await onTwoScreens(monitors, launch);
  await monitors.mirror();
  await expect.poll(async () => (await placeOf(app, 'Projector'))?.visible).toBe(false);
  expect(await placeOf(app, 'Presenter')).toMatchObject({ visible: true });
});

test('pulled and plugged many times, the wall always comes back', async ({ monitors, launch }) => {
  await monitors.plug();
  const app = await launch();
  for (let time = 0; time < 6; time += 1) {
    await expect.poll(() => placeOf(app, 'Projector')).toEqual(onTheRight);
    await monitors.unplug();
    // Odd times without waiting: pulled and plugged faster than anything can follow.
    if (time % 2 === 0) {
      await expect.poll(async () => (await placeOf(app, 'Projector'))?.visible).toBe(false);
    }
    await monitors.plug();
  }
  await expect.poll(() => placeOf(app, 'Projector')).toEqual(onTheRight);
});
