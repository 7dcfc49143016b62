import { sentinelNamespace, sentinels } from "#lib/sandbox/faults.ts";
import type { Maker } from "#lib/sandbox/world/make.ts";
import type { CloudFunction, Namespace } from "#lib/sandbox/world/types.ts";

/**
 * The functions of Guangzhou: plain ones first, then unusual ones, with the sentinels' namespace last.
 *
 * @param count least number of functions in `default`; plain ones fill it up
 */
export function guangzhouNamespaces(make: Maker, count: number): Namespace[] {
  const usual = make.namespace("default", "默认命名空间", defaultFunctions(make));
  const others = [
    ...shopStages(make),
    make.namespace("data", "Data jobs · 数据任务", dataFunctions(make)),
    make.namespace("empty", "Nothing deployed yet · 尚未部署", []),
    sentinelsOf(make),
  ];
  // Made last, so that their number doesn't change the others.
  const more = fillers(make, count - usual.functions.length);
  return [{ ...usual, functions: [...usual.functions, ...more] }, ...others];
}

/** The functions of one small shop. */
export function shopNamespaces(make: Maker): Namespace[] {
  return [make.namespace("default", "默认命名空间", fewFunctions(make)), ...shopStages(make), sentinelsOf(make)];
}

/** Functions that no rule may call: web functions, and those that are not active. */
export function ineligibleNamespaces(make: Maker): Namespace[] {
  return [
    make.namespace("default", "默认命名空间", [
      make.function("web-frontend", { type: "HTTP", description: "网站前端（HTTP 函数）", versions: 1 }),
      make.function("storefront", { type: "HTTP", description: "商城首页（HTTP 函数）" }),
      ...inactiveFunctions(make),
    ]),
  ];
}

function shopStages(make: Maker): Namespace[] {
  return [
    make.namespace("shop-prod", "Shop, production · 商城生产环境", shopFunctions(make)),
    make.namespace("shop-staging", "Shop, staging · 商城预发环境", shopFunctions(make)),
  ];
}

function sentinelsOf(make: Maker): Namespace {
  return make.namespace(sentinelNamespace, "Functions that make a binding fail · 故障演练", sentinelFunctions(make));
}

function defaultFunctions(make: Maker): CloudFunction[] {
  return [
    make.function("order-webhook", {
      description: "Takes orders from the shop · 接收商城订单",
      versions: 3,
      aliases: [
        { name: "prod", version: "3", description: "Production traffic · 线上流量" },
        { name: "canary", version: "2", description: "灰度", additional: { version: "3", share: 0.1 } },
      ],
      tags: [{ key: "team", value: "shop" }],
    }),
    make.function("image-thumbnail", {
      description: "生成商品缩略图 · Product thumbnails",
      runtime: "Python3.10",
      versions: 2,
      aliases: [{ name: "prod", version: "2" }],
      tags: [{ key: "team", value: "media" }],
    }),
    make.function("login-callback", { description: "WeChat sign-in · 微信登录回调", runtime: "Go1", versions: 1 }),
    make.function("sms-notify", { description: "短信通知", runtime: "Php8.0", versions: 4 }),
    make.function("report-export", { description: "每日报表导出", runtime: "Java11", versions: 1 }),
    make.function("web-frontend", {
      type: "HTTP",
      description: "Server-rendered pages (HTTP function) · 网站前端（HTTP 函数）",
      versions: 2,
    }),
    ...inactiveFunctions(make),
    ...servicesAndVerbs("catalog", "review", "points", "delivery").map((name) => make.function(name)),
  ];
}

function inactiveFunctions(make: Maker): CloudFunction[] {
  return [
    make.function("coupon-engine", {
      status: "UpdateFailed",
      statusDescription: "The last deployment failed.",
      description: "优惠券计算",
      versions: 1,
    }),
    make.function("search-index", { status: "Updating", description: "Search index · 搜索索引", versions: 1 }),
    make.function("nightly-cleanup", { status: "CreateFailed", description: "夜间清理" }),
  ];
}

function shopFunctions(make: Maker): CloudFunction[] {
  return [
    make.function("order-webhook", {
      description: "Takes orders from the shop · 接收商城订单",
      versions: 12,
      aliases: [{ name: "prod", version: "11" }],
    }),
    make.function("checkout", { description: "结算", versions: 5, aliases: [{ name: "prod", version: "5" }] }),
    make.function("cart", { description: "Shopping cart · 购物车", versions: 3 }),
    make.function("storefront", { type: "HTTP", description: "商城首页（HTTP 函数）", versions: 1 }),
  ];
}

function dataFunctions(make: Maker): CloudFunction[] {
  return [
    make.function("etl-daily", { description: "每日数据同步", runtime: "Python3.10", versions: 1 }),
    make.function("metrics-ingest", { description: "Metrics intake · 指标接入", runtime: "Go1", versions: 7 }),
  ];
}

function sentinelFunctions(make: Maker): CloudFunction[] {
  return sentinels.map((sentinel) => make.function(sentinel.name, { description: sentinel.description, versions: 1 }));
}

const fillerServices = ["report", "member", "search", "parcel", "chat", "review", "ads", "screen"];
const fillerRuntimes = ["Nodejs18.15", "Python3.10", "Go1", "Java11"];

function fillers(make: Maker, count: number): CloudFunction[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const service = fillerServices[index % fillerServices.length];
    const runtime = fillerRuntimes[index % fillerRuntimes.length];
    return make.function(`${service}-worker-${index + 1}`, { ...(runtime && { runtime }), versions: 1 });
  });
}

function servicesAndVerbs(...services: string[]): string[] {
  return services.flatMap((service) => ["create", "query", "update", "sync"].map((verb) => `${service}-${verb}`));
}

/** A few functions, for the regions besides Guangzhou and for the classic account. */
export function fewNamespaces(make: Maker): Namespace[] {
  return [make.namespace("default", "默认命名空间", fewFunctions(make)), sentinelsOf(make)];
}

function fewFunctions(make: Maker): CloudFunction[] {
  return [
    make.function("hello-world", {
      description: "你好，世界 · Hello, world",
      versions: 1,
      aliases: [{ name: "prod", version: "1" }],
    }),
    make.function("order-webhook", { description: "接收商城订单 · Takes orders from the shop", versions: 2 }),
    make.function("landing-page", { type: "HTTP", description: "活动页（HTTP 函数）", versions: 1 }),
  ];
}
