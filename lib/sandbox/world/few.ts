import type { Maker } from "#lib/sandbox/world/make.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** The few load balancers of each other region, and of the classic account. */
export function fewLoadBalancers(make: Maker, region: string): LoadBalancer[] {
  const host = `${region}.example.com`;
  return [
    make.loadBalancer({
      name: `${region}-web`,
      tags: [{ key: "env", value: "prod" }],
      listeners: [
        make.listener("HTTP", 80, "http-80", [
          { domain: host, url: "/" },
          { domain: host, url: "/api" },
        ]),
        make.listener("HTTPS", 443, "https-443", [{ domain: host, url: "/" }]),
      ],
    }),
    make.loadBalancer({
      name: "备用入口",
      ipVersion: "nat64",
      listeners: [make.listener("HTTP", 80, "http-80", [{ domain: `backup.${host}`, url: "/" }])],
    }),
    make.loadBalancer({ name: "game-udp", listeners: [make.listener("UDP", 7000, "udp-7000")] }),
  ];
}

const services = [
  "report-center",
  "会员中心",
  "search-proxy",
  "物流跟踪",
  "chat-gateway",
  "内容审核",
  "ads-landing",
  "数据大屏",
];
const stages = ["prod", "staging", "test"];

const busyRules = { http: 8, https: 2 };

/** A large estate: plain load balancers with ten rules each. */
export function busyLoadBalancers(make: Maker, count: number): LoadBalancer[] {
  const rulesOf = (domain: string, rules: number) =>
    Array.from({ length: rules }, (_, index) => ({ domain, url: index === 0 ? "/" : `/v${index}` }));
  return Array.from({ length: count }, (_, index) => {
    const domain = `b${index + 1}.example.net`;
    return make.loadBalancer({
      ...nameAndTags(index),
      listeners: [
        make.listener("HTTP", 80, "http-80", rulesOf(domain, busyRules.http)),
        make.listener("HTTPS", 443, "https-443", rulesOf(domain, busyRules.https)),
      ],
    });
  });
}

/** Plain load balancers behind the others, as many as asked for: an estate large enough to page and search in. */
export function fillers(make: Maker, count: number): LoadBalancer[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const domain = `s${index + 1}.example.net`;
    const http = make.listener("HTTP", 80, "http-80", [
      { domain, url: "/" },
      { domain, url: "/api" },
    ]);
    const https = () => make.listener("HTTPS", 443, "https-443", [{ domain, url: "/" }]);
    return make.loadBalancer({
      ...nameAndTags(index),
      listeners: index % 3 === 0 ? [http, https()] : [http],
    });
  });
}

function nameAndTags(index: number) {
  const service = services[index % services.length] ?? "service";
  const stage = stages[index % stages.length] ?? "prod";
  return {
    name: `${service}-${stage}-${String(index + 1).padStart(2, "0")}`,
    tags: [{ key: "env", value: stage }],
  };
}
