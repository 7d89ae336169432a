/** Classes of which one option each is taken, each with a cost and a gain, in; bounds on the gain that money can buy out. */

export interface Offer {
  readonly cost: number;
  readonly gain: number;
}

/** `most`: no choice gains more. `sure`: some choice gains this much. */
export interface Reach {
  readonly most: number;
  readonly sure: number;
}

/** What is left when dominated options go: rising cost, rising gain. `ahead` settles options that are alike. */
export function undominated<T extends Offer>(offers: readonly T[], ahead: (a: T, b: T) => number = () => 0): T[] {
  const sorted = [...offers].sort((a, b) => a.cost - b.cost || b.gain - a.gain || ahead(a, b));
  let best = Number.NEGATIVE_INFINITY;
  return sorted.filter(({ gain }) => {
    const better = gain > best;
    if (better) best = gain;
    return better;
  });
}

/** The corners of the concave hull of a rising front. */
function hull(front: readonly Offer[]): Offer[] {
  const corners: Offer[] = [];
  for (const next of front) {
    for (;;) {
      const [a, b] = corners.slice(-2);
      if (!a || !b || (b.gain - a.gain) * (next.cost - b.cost) > (next.gain - b.gain) * (b.cost - a.cost)) break;
      corners.pop();
    }
    corners.push(next);
  }
  return corners;
}

/**
 * The linear relaxation of the multiple-choice knapsack (Sinha & Zoltners 1979): steps along the hulls, the steepest first, the last one in part. Every
 * class must have an option that costs nothing. The answer takes the number of the first class that counts, and then money.
 */
export function relaxation(classes: readonly (readonly Offer[])[]): (from: number) => (money: number) => Reach {
  const hulls = classes.map((offers) => hull(undominated(offers)));
  const steps = hulls
    .flatMap((corners, owner) =>
      corners.slice(1).map(({ cost, gain }, i) => {
        const before = corners[i] as Offer;
        return { owner, cost: cost - before.cost, gain: gain - before.gain };
      }),
    )
    .sort((a, b) => b.gain * a.cost - a.gain * b.cost);
  return (from) => {
    const own = steps.filter(({ owner }) => owner >= from);
    const costs = new Float64Array(own.length + 1);
    const gains = new Float64Array(own.length + 1);
    gains[0] = hulls.slice(from).reduce((sum, corners) => sum + (corners[0] as Offer).gain, 0);
    for (const [i, { cost, gain }] of own.entries()) {
      costs[i + 1] = (costs[i] as number) + cost;
      gains[i + 1] = (gains[i] as number) + gain;
    }
    return (money) => {
      let low = 0;
      let high = own.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((costs[middle] as number) <= money) low = middle;
        else high = middle - 1;
      }
      const sure = gains[low] as number;
      const next = own[low];
      return { sure, most: next ? sure + (next.gain * (money - (costs[low] as number))) / next.cost : sure };
    };
  };
}
