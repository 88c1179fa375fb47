/** Modifiers whose meaning, not whose validity, rules and corrections depend on. */

export const BILATERAL = '50';
export const LEFT = 'LT';
export const RIGHT = 'RT';
