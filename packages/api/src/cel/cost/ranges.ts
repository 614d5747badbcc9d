/** A number of which only bounds are known: a size or a cost. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What cannot be counted any further. */
const most = 2 ** 64;
const capped = (value: number): number => Math.min(value, most);

export const exactly = (value: number): Range => ({ min: value, max: value });
export const unknown: Range = { min: 0, max: most };
export const nothing = exactly(0);

export const plus = (...ranges: readonly Range[]): Range => ({
  min: capped(ranges.reduce((sum, { min }) => sum + min, 0)),
  max: capped(ranges.reduce((sum, { max }) => sum + max, 0)),
});

export const times = (a: Range, b: Range): Range => ({ min: capped(a.min * b.min), max: capped(a.max * b.max) });

/** Multiplied and rounded up. */
export const timesFactor = ({ min, max }: Range, factor: number): Range => ({
  min: capped(Math.ceil(min * factor)),
  max: capped(Math.ceil(max * factor)),
});

export const either = (a: Range, b: Range): Range => ({ min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) });
