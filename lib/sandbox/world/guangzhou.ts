import type { Maker, RulePlan } from "#lib/sandbox/world/make.ts";
import type { Listener, LoadBalancer } from "#lib/sandbox/world/types.ts";

/** The load balancers of Guangzhou, newest first: plain ones, then an example for each restriction. */
export function guangzhouLoadBalancers(make: Maker): LoadBalancer[] {
  return [shopGateway(make), ...plainOnes(make), ...oddOnes(make)];
}

/** The first load balancer: two free HTTP rules first, then a rule and a listener of every kind. */
export function shopGateway(make: Maker): LoadBalancer {
  const http = make.listener("HTTP", 80, "http-80", [
    { domain: "shop.example.com", url: "/" },
    { domain: "shop.example.com", url: "/api/orders" },
    { domain: "shop.example.com", url: "/api/cart" },
    {
      domain: "shop.example.com",
      url: "/api/checkout",
      function: { namespace: "shop-prod", name: "checkout", qualifier: "prod", qualifierType: "ALIAS", weight: 10 },
    },
    {
      domain: "shop.example.com",
      url: "/static",
      servers: [make.server("static-1", 8080), make.server("static-2", 8080)],
    },
    { domain: "shop.example.com", url: "/images", targetType: "TARGETGROUP" },
    { domain: "old.shop.example.com", url: "/" },
  ]);
  const https = make.listener("HTTPS", 443, "https-443", [
    { domain: "shop.example.com", url: "/" },
    { domain: "shop.example.com", url: "/api/orders" },
    { domain: "m.shop.example.com", url: "/", quic: true },
    { domain: "会员.example.com", url: "/积分" },
  ]);
  const old = http.rules.at(-1);
  const target = https.rules[0];
  if (old && target) old.redirect = { listenerId: https.id, locationId: target.id };
  const layer4: Listener[] = [
    { ...make.listener("TCP", 22, "tcp-ssh"), servers: [{ ...make.server("bastion", 22), publicIp: "198.51.100.22" }] },
    make.listener("UDP", 53, "udp-dns"),
    make.listener("TCP_SSL", 993, "tcp-ssl-mail"),
    make.listener("QUIC", 8443, "quic-8443"),
  ];
  return make.loadBalancer({
    name: "shop-web-gateway",
    tags: [
      { key: "env", value: "prod" },
      { key: "team", value: "shop" },
    ],
    securityGroups: ["sg-7d2fk0qa"],
    listeners: [http, https, ...layer4],
  });
}

function plainOnes(make: Maker): LoadBalancer[] {
  return [
    make.loadBalancer({
      name: "官网入口",
      ipVersion: "nat64",
      internet: { chargeType: "BANDWIDTH_POSTPAID_BY_HOUR", maxBandwidthOut: 100 },
      tags: [{ key: "env", value: "prod" }],
      listeners: [
        make.listener("HTTP", 80, "http-80", [
          { domain: "www.example.cn", url: "/" },
          { domain: "www.example.cn", url: "/api" },
        ]),
        make.listener("HTTPS", 443, "https-443", [{ domain: "www.example.cn", url: "/" }]),
      ],
    }),
    make.loadBalancer({
      name: "payments-internal",
      network: "INTERNAL",
      tags: [
        { key: "env", value: "prod" },
        { key: "team", value: "payments" },
      ],
      listeners: [
        {
          ...make.listener("HTTPS", 8443, "https-8443", [
            { domain: "pay.internal.example.com", url: "/notify" },
            { domain: "pay.internal.example.com", url: "/refund" },
          ]),
          sni: true,
        },
      ],
    }),
    make.loadBalancer({
      name: "预发环境网关",
      projectId: 1_001_204,
      sla: "clb.c2.medium",
      tags: [{ key: "env", value: "staging" }],
      listeners: [
        make.listener("HTTP", 8080, "http-8080", [
          { domain: "staging.example.com", url: "/" },
          { domain: "staging.example.com", url: "/api" },
          { domain: "staging.example.com", url: "/hooks" },
        ]),
      ],
    }),
    make.loadBalancer({ name: "no-listeners-yet", exclusive: true, tags: [{ key: "env", value: "staging" }] }),
    make.loadBalancer({ name: "空监听器", isp: "CMCC", listeners: [make.listener("HTTP", 80, "http-80")] }),
  ];
}

/** An example for each restriction on a load balancer as a whole. */
export function oddOnes(make: Maker): LoadBalancer[] {
  const oneRule = (domain: string) => [make.listener("HTTP", 80, "http-80", [{ domain, url: "/" } satisfies RulePlan])];
  return [
    make.loadBalancer({
      name: "legacy-forum (classic)",
      forward: 0,
      domain: "forum.gz.clb.example.com",
      listeners: oneRule("forum.example.com"),
    }),
    make.loadBalancer({ name: "校园门户 IPv6", ipVersion: "ipv6", listeners: oneRule("campus.example.cn") }),
    make.loadBalancer({ name: "基础网络-旧站", vpc: null, listeners: oneRule("old.example.cn") }),
    make.loadBalancer({ name: "new-gateway (creating)", status: "creating", listeners: oneRule("new.example.com") }),
    make.loadBalancer({
      name: "unpaid-gateway (isolated)",
      isolated: true,
      chargeType: "PREPAID",
      listeners: oneRule("unpaid.example.com"),
    }),
  ];
}
