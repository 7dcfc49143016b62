import type { Maker } from "#lib/sandbox/world/make.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** The longest allowed names, without a place for a line break. */
const longest = { name: "n".repeat(80), url: `/${"u".repeat(199)}` };

export const hostileNames = {
  markup: "<img src=x onerror=alert(1)>",
  bothWays: "🛒 متجر الهدايا · שלום 🎁",
  longest: longest.name,
};

/** Names with markup, control characters and the like, which a screen must show literally. */
export function hostileLoadBalancers(make: Maker): LoadBalancer[] {
  const one = (name: string, domain: string, url: string) =>
    make.loadBalancer({ name, listeners: [make.listener("HTTP", 80, "http-80", [{ domain, url }])] });
  return [
    one(hostileNames.markup, "markup.example.com", "/"),
    one(hostileNames.bothWays, "both-ways.example.com", "/"),
    one(hostileNames.longest, "longest.example.com", longest.url),
  ];
}
