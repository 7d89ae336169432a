/** Yearly flows of money in; net present value, internal rate of return and payback out. Flows are yuan at the end of each year, the first one undiscounted. */

/** Σ flowₜ/(1 + rate)ᵗ with t from 0 (Brealey, Myers & Allen, Principles of Corporate Finance, ch. 2). */
export function npv(flows: readonly number[], rate: number): number {
  return flows.reduceRight((later, flow) => flow + later / (1 + rate), 0);
}

/** Rates between which a rate of return is looked for: from losing all but a hundredth to tenfold a year. */
const lowest = -0.99;
const highest = 9;
const gridSteps = 80;

/**
 * The rate at which the net present value is 0, or NaN where there is none between −99% and 900% a year, or more than one, in which case no rate tells
 * whether the flows are worth their money (Brealey, Myers & Allen, ch. 5).
 */
export function irr(flows: readonly number[]): number {
  if (!flows.some((x) => x > 0) || !flows.some((x) => x < 0)) return Number.NaN;
  // Steps are equal in ln(1 + rate), where the value moves evenly.
  const rateAt = (i: number) => (1 + lowest) * ((1 + highest) / (1 + lowest)) ** (i / gridSteps) - 1;
  let found = Number.NaN;
  let before = npv(flows, lowest);
  for (let i = 1; i <= gridSteps; i++) {
    const now = npv(flows, rateAt(i));
    if (before === 0 || before * now < 0) {
      if (!Number.isNaN(found)) return Number.NaN;
      let [low, high] = [rateAt(i - 1), rateAt(i)];
      for (let k = 0; k < 60 && before !== 0; k++) {
        const half = (low + high) / 2;
        if (npv(flows, half) * before > 0) low = half;
        else high = half;
      }
      found = before === 0 ? low : (low + high) / 2;
    }
    before = now;
  }
  return found;
}

/**
 * Years from the beginning of the first until what came in covers what went out and stays so to the end, within a year in proportion; NaN if it does not. 0
 * where nothing is owed at the end of any year. In year T in which the sum of flows turns: T − 1 + |sum before| / flow (建设项目经济评价方法与参数, 3rd ed., 2006).
 */
export function payback(flows: readonly number[]): number {
  let sum = 0;
  let back = 0;
  for (const [t, flow] of flows.entries()) {
    const before = sum;
    sum += flow;
    if (sum < 0) back = Number.NaN;
    else if (before < 0) back = t + -before / flow;
  }
  return back;
}
