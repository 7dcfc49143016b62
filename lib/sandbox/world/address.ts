import { randomStream } from "#lib/sandbox/random.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** Public addresses come from 198.18.0.0/15, which is reserved for tests. */
export function ipv4Address(network: LoadBalancer["network"], number: number): string {
  const [high, middle, low] = [(number >> 16) & 1, (number >> 8) & 255, number & 255];
  return network === "INTERNAL" ? `10.${12 + high}.${middle}.${low}` : `198.${18 + high}.${middle}.${low}`;
}

export function ipv6Address(number: number): string {
  return `2001:db8:1400:${number.toString(16)}::${(number + 16).toString(16)}`;
}

const numbers = 2 ** 17;

/** An unused address of the region, chosen by the seed. */
export function freeAddress(
  seed: string,
  { network, ipVersion }: Pick<LoadBalancer, "network" | "ipVersion">,
  taken: ReadonlySet<string>,
): string {
  const random = randomStream(`${seed}/address`);
  for (;;) {
    const number = Math.floor(random() * numbers);
    const address = ipVersion === "ipv4" ? ipv4Address(network, number) : ipv6Address(number);
    if (!taken.has(address)) return address;
  }
}
