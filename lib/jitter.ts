/** A random number from `least` to `most`, so that waiters for the same event don't all continue at once. */
export function between(least: number, most: number, random: () => number = Math.random): number {
  return least + random() * (most - least);
}
