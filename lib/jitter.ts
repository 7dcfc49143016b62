/** A number from `least` up to `most`, so that many who wait for the same thing do not all go on at the same instant. */
export function between(least: number, most: number, random: () => number = Math.random): number {
  return least + random() * (most - least);
}
