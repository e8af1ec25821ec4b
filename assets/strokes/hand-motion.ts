/** What one hand does through a whole stroke: stretches of contact and of air, solved and put in time. */
import { add, dot, lengthOf, subtract, type Vector } from '../hands/rotation.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import type { ContactSolution } from '../contact/index.ts';
import { solveChain } from './contact-chain.ts';
import type { Figure, SkinPoint } from './figure.ts';
import type { HandIndex, Key, Plan } from './plan.ts';
import {
  alike,
  firstKey,
  knotsAlong,
  lastKey,
  lies,
  offStage,
  rowOf,
  sameKeys,
  wristOf,
  type RibbonTime,
  type Stretch,
} from './hand-rows.ts';
import { stillSign } from './still.ts';
import { REGRIP, slidingRows, type Held } from './sliding.ts';
import { Solving, type Solver } from './solving.ts';
import { gently, Spline, type Row } from './spline.ts';
import { smooth, steadied } from './steady.ts';
import { wayThroughAir } from './transit.ts';

export type { Solver };
export type { RibbonTime, Stretch };

const SIDES = ['left', 'right'] as const;
/** A hand approaches and leaves the skin at this height, m. */
const LIFT = 0.028;
/** Below this distance a hand that changes its work stays on the skin, m. */
const SLIDE = 0.06;
/** How far it rises on such a way if it keeps its shape, m. */
const GLANCE = 0.004;
/** How far hands that were rubbed part, m. */
const PART = 0.06;
/** A movement that begins this near to where the hand lies goes on from how it lies, m. */
const CONTINUES = 0.03;
/** A hold that is asked for this near to where the hand lies is the one that it has, m; and with such a heading. */
const STAYS = 0.01;
const SAME_HEADING = 0.95;
/** Pace of a hand that slides on purpose, m/s. */
const SLIDE_PACE = 0.09;

export class HandMotion {
  readonly stretches: Stretch[] = [];
  readonly ribbons: RibbonTime[] = [];
  private held: Held;
  private readonly solving: Solving;
  private end = 0;

  constructor(
    solver: Solver,
    readonly hand: HandIndex,
    figure: Figure,
  ) {
    this.solving = new Solving(solver, hand);
    const away = solver.placeFreely(offStage(hand));
    const place: SkinPoint = { position: [0, 0, 0], normal: [0, 1, 0], bone: 0 };
    this.held = {
      row: rowOf(away),
      place,
      shape: 'resting-palm',
      figure,
      touching: false,
      visible: false,
    };
    this.away = this.held;
  }

  private readonly away: Held;
  /** A row of contacts that was solved ahead of its time. */
  private prepared: { readonly plan: Plan; readonly row: readonly ContactSolution[] } | undefined;

  get shape(): HandShapeName {
    return this.held.shape;
  }

  /** The hand as it is now, for the other to keep clear of. */
  get solution(): ContactSolution | undefined {
    return this.held.touching ? this.held.solution : undefined;
  }

  /** Keeps the hand as it is until a time. */
  private keepUntil(t: number): void {
    if (t <= this.end) return;
    const { row, shape, figure, place, touching, visible } = this.held;
    this.stretches.push({
      from: this.end,
      to: t,
      rowAt: () => row,
      touchAt: () => (touching ? 1 : 0),
      shape,
      figure,
      bone: place.bone,
      visible,
    });
    this.end = t;
  }

  /** Seconds that a way of this length takes. */
  private transitSeconds(way: number, sliding: boolean): number {
    // A gentle start and stop make the middle of the way 1.9 times as fast as the whole.
    if (!this.held.visible) return Math.max(1.8, way / 0.2);
    if (sliding) return 0.5 + way / 0.1;
    return 1.2 + way / 0.17;
  }

  /**
   * Adds a plan: the way to its start, then its work.
   *
   * @param start  when the hand sets out, s of the clip
   * @param scale  how much slower than planned everything goes
   * @param ahead  what the hand does next, if it begins where this plan lays it down
   * @returns when it is done
   */
  perform(
    figure: Figure,
    plan: Plan,
    start: number,
    scale: number,
    avoid?: ContactSolution,
    ahead?: Plan,
  ): number {
    this.keepUntil(start);
    const here = this.held;
    const first = plan.keys[firstKey(plan)]!;
    const continues =
      here.touching &&
      here.solution !== undefined &&
      here.shape === plan.shape &&
      here.figure === figure &&
      !first.free &&
      lengthOf(subtract(here.place.position, first.place.position)) < CONTINUES;
    if (continues && this.isHeld(plan)) {
      this.keepUntil(start + plan.seconds * scale);
      return this.end;
    }
    const solveKey = (key: Key, previous?: ContactSolution): ContactSolution =>
      this.solving.at(figure, plan.shape, key, key.lift, previous, avoid);
    let solutions: readonly ContactSolution[];
    if (ahead) {
      // What comes next begins here: lie down as it will need it, so that it can set out without a change.
      const row = solveChain(ahead.keys, solveKey);
      this.prepared = { plan: ahead, row };
      solutions = plan.keys.map(() => row[firstKey(ahead)]!);
    } else if (continues && this.prepared && sameKeys(this.prepared.plan, plan)) {
      solutions = this.prepared.row;
    } else {
      const from = continues ? { solution: here.solution!, place: here.place } : undefined;
      solutions = solveChain(plan.keys, solveKey, from);
    }
    const steady = steadied(solutions.map(rowOf));
    const glides = plan.ribbon?.form === 'open' || plan.ribbon?.form === 'closed';
    const places = plan.keys.map((key) => key.place.position);
    const rows = [...(glides ? smooth(steady, places) : steady)];
    // A closed way ends as it began.
    if (plan.ribbon?.form === 'closed') rows[rows.length - 1] = rows[0]!;
    const spline = new Spline(
      plan.keys.map((key) => key.x),
      rows,
    );
    const arrival = this.travel(figure, plan, solutions[firstKey(plan)]!, start, scale, avoid);
    const seconds = plan.seconds * scale;
    const last = plan.keys[lastKey(plan)]!;
    if (seconds > 0) {
      this.stretches.push({
        from: arrival,
        to: arrival + seconds,
        rowAt: (t) => spline.at(plan.xAt((t - arrival) / scale)),
        touchAt: () => (lies(first) ? 1 : 0),
        shape: plan.shape,
        figure,
        bone: first.place.bone,
        visible: true,
      });
    }
    this.end = arrival + seconds;
    if (plan.ribbon) {
      this.ribbons.push({
        figure,
        ribbon: plan.ribbon,
        from: start,
        to: this.end,
        start: arrival,
        scale,
        seconds: plan.seconds,
      });
    }
    this.held = {
      row: spline.at(plan.xAt(plan.seconds)),
      place: last.place,
      ...(last.heading ? { heading: last.heading } : {}),
      shape: plan.shape,
      figure,
      solution: solutions[lastKey(plan)]!,
      touching: lies(last),
      visible: true,
    };
    return this.end;
  }

  /** Whether a plan only holds what the hand holds already. */
  private isHeld({ keys }: Plan): boolean {
    const { place, heading } = this.held;
    const [key] = keys;
    if (!key || keys.length > 1 || key.lift > 0) return false;
    if (lengthOf(subtract(key.place.position, place.position)) > STAYS) return false;
    if (!key.heading || !heading) return !key.heading === !heading;
    return dot(key.heading, heading) > SAME_HEADING;
  }

  /** The way from where the hand is to the first contact of a plan. Returns the time of arrival. */
  private travel(
    figure: Figure,
    plan: Plan,
    target: ContactSolution,
    start: number,
    scale: number,
    avoid?: ContactSolution,
  ): number {
    const { held } = this;
    const key = plan.keys[firstKey(plan)]!;
    const goal = rowOf(target);
    const distance = lengthOf(subtract(wristOf(goal), wristOf(held.row)));
    if (held.touching && held.shape === plan.shape && alike(held.row, goal)) return start;

    if (plan.slides && held.touching && held.solution && held.figure === figure) {
      return this.slide(figure, plan, target, start, scale, avoid);
    }
    const sliding = held.touching && lies(key) && distance < SLIDE;
    const low = held.shape === plan.shape ? GLANCE : REGRIP;
    const rows: Row[] = [held.row];
    if (held.touching && held.solution) {
      const lift = sliding ? low : LIFT;
      const from: Key = { ...key, place: held.place };
      delete (from as { heading?: Vector }).heading;
      rows.push(rowOf(this.solving.at(held.figure, held.shape, from, lift, held.solution, avoid)));
    }
    const above = rowOf(
      this.solving.at(figure, plan.shape, key, sliding ? low : key.lift + LIFT, target, avoid),
    );
    if (held.shape === 'rubbing') {
      // Palms that lay on each other part before they go their ways.
      const apart = Float64Array.from(held.row);
      apart[0] = apart[0]! + (this.hand === 0 ? -PART : PART);
      rows.push(apart);
    }
    if (!sliding) {
      const entering = !held.visible;
      const outward = entering ? key.place.normal : add(held.place.normal, key.place.normal);
      rows.push(
        ...wayThroughAir(SIDES[this.hand], figure, rows.at(-1)!, above, outward, entering, avoid),
      );
    }
    rows.push(above, goal);

    const knots = knotsAlong(rows);
    const spline = new Spline(knots, rows);
    const total = knots.at(-1)!;
    const seconds = this.transitSeconds(total, sliding) * scale;
    const lifting = held.touching ? 1 : 0;
    const landing = lies(key) ? 1 : 0;
    this.stretches.push({
      from: start,
      to: start + seconds,
      rowAt: (t) => spline.at(gently((t - start) / seconds) * total),
      touchAt: (t) => {
        const u = (t - start) / seconds;
        if (sliding) return 0.6 + 0.4 * Math.abs(2 * u - 1);
        return Math.max(0, lifting * (1 - u * 4), landing * (u * 4 - 3));
      },
      shape: plan.shape,
      figure,
      bone: key.place.bone,
      visible: true,
    });
    return start + seconds;
  }

  /** The way along the skin, the hand changing its shape as it goes. Returns the time of arrival. */
  private slide(
    figure: Figure,
    plan: Plan,
    target: ContactSolution,
    start: number,
    scale: number,
    avoid?: ContactSolution,
  ): number {
    const rows = slidingRows(this.solving, this.held, figure, plan, target, avoid);
    const knots = knotsAlong(rows);
    const total = knots.at(-1)!;
    const spline = new Spline(knots, rows);
    const seconds = (total / SLIDE_PACE + 0.6) * scale;
    this.stretches.push({
      from: start,
      to: start + seconds,
      rowAt: (t) => spline.at(gently((t - start) / seconds) * total),
      touchAt: (t) => 0.75 + 0.25 * Math.abs((2 * (t - start)) / seconds - 1),
      shape: plan.shape,
      figure,
      bone: plan.keys[firstKey(plan)]!.place.bone,
      visible: true,
    });
    return start + seconds;
  }

  /** Takes the hand out of the picture, back to the parent. */
  leave(figure: Figure, start: number, scale: number): number {
    this.keepUntil(start);
    const { held } = this;
    if (!held.visible) return start;
    const rows: Row[] = [held.row];
    if (held.touching && held.solution) {
      const key: Key = { x: 0, place: held.place, pressure: 'light', lift: 0 };
      rows.push(rowOf(this.solving.at(held.figure, held.shape, key, LIFT, held.solution)));
    }
    const last = rows.at(-1)!;
    rows.push(
      ...wayThroughAir(SIDES[this.hand], figure, last, this.away.row, held.place.normal, true),
      this.away.row,
    );
    const knots = knotsAlong(rows);
    const spline = new Spline(knots, rows);
    const seconds = Math.max(1.8, knots.at(-1)! / 0.26) * scale;
    this.stretches.push({
      from: start,
      to: start + seconds,
      rowAt: (t) => spline.at(gently((t - start) / seconds) * knots.at(-1)!),
      touchAt: (t) => Math.max(0, 1 - ((t - start) / seconds) * 4) * (held.touching ? 1 : 0),
      shape: held.shape,
      figure,
      bone: held.place.bone,
      visible: true,
    });
    this.end = start + seconds;
    this.held = { ...this.away, figure };
    return this.end;
  }

  /** Shows from a time on, once it is there, that the hand lies still. */
  stays(from: number): void {
    const arrived = this.stretches.at(-1)?.from ?? 0;
    if (this.held.touching) this.ribbons.push(stillSign(this.held, Math.max(from, arrived)));
  }

  /** Closes the account at the end of the clip. */
  finish(t: number): void {
    this.keepUntil(t);
  }
}
