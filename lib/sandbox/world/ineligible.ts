import { oddOnes } from "#lib/sandbox/world/guangzhou.ts";
import type { Maker } from "#lib/sandbox/world/make.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** Ineligible load balancers, each for another reason: its rule, its listener, or the load balancer itself. */
export function ineligibleLoadBalancers(make: Maker): LoadBalancer[] {
  const rules = make.listener("HTTP", 80, "http-80", [
    { domain: "moved.example.com", url: "/" },
    { domain: "moved.example.com", url: "/docs" },
    { domain: "group.example.com", url: "/", targetType: "TARGETGROUP" },
  ]);
  const group = rules.rules.at(-1);
  if (group) {
    for (const rule of rules.rules) {
      if (rule !== group) rule.redirect = { listenerId: rules.id, locationId: group.id };
    }
  }
  return [
    make.loadBalancer({ name: "redirects-and-groups", listeners: [rules] }),
    make.loadBalancer({
      name: "四层入口",
      listeners: [
        make.listener("TCP", 22, "tcp-ssh"),
        make.listener("UDP", 53, "udp-dns"),
        make.listener("TCP_SSL", 993, "tcp-ssl-mail"),
        make.listener("QUIC", 8443, "quic-8443"),
      ],
    }),
    ...oddOnes(make),
  ];
}
