/** Values and the whole they make in; each rounded to steps so that the rounded ones make the rounded whole, out. */

/**
 * How many steps each value is shown as, by largest remainders (Hamilton's method): they add up to `total` steps, and each lies within a step of its value
 * where the values add up to the whole. A value of 0 stays 0.
 */
export function apportion(values: readonly number[], total: number, step: number): number[] {
  const steps = values.map((value) => Math.floor(value / step + 1e-9));
  const left = total - steps.reduce((sum, n) => sum + n, 0);
  const order = values
    .map((value, i) => ({ i, rest: value / step - (steps[i] as number) }))
    .filter(({ i }) => values[i] !== 0)
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  if (left < 0) order.reverse();
  for (let n = 0; n < Math.abs(left) && order.length > 0; n++) {
    const { i } = order[n % order.length] as (typeof order)[number];
    steps[i] = (steps[i] as number) + Math.sign(left);
  }
  return steps;
}
