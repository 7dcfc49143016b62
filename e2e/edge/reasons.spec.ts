import { expect, test } from "#e2e/fixtures/test.ts";
import { type Choice, descriptionOf } from "#e2e/pages/bind-page.ts";
import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

interface Case {
  reason: keyof typeof messages.verdict;
  field: Choice;
  option: string;
  /** Field values above it in the sandbox's world. */
  inside: "nothing" | "region" | "http" | "gateway" | "function";
}

const ineligible: Case[] = [
  { reason: "region-unsupported", field: "region", option: "East China (Nanjing)", inside: "nothing" },
  { reason: "load-balancer-classic", field: "loadBalancer", option: "legacy-forum (classic)", inside: "region" },
  { reason: "load-balancer-ipv6", field: "loadBalancer", option: "校园门户 IPv6", inside: "region" },
  { reason: "load-balancer-basic-network", field: "loadBalancer", option: "基础网络-旧站", inside: "region" },
  { reason: "load-balancer-creating", field: "loadBalancer", option: "new-gateway (creating)", inside: "region" },
  { reason: "load-balancer-isolated", field: "loadBalancer", option: "unpaid-gateway (isolated)", inside: "region" },
  { reason: "listener-layer-4", field: "listener", option: "tcp-ssh", inside: "gateway" },
  { reason: "listener-layer-4", field: "listener", option: "udp-dns", inside: "gateway" },
  { reason: "listener-layer-4", field: "listener", option: "tcp-ssl-mail", inside: "gateway" },
  { reason: "listener-quic", field: "listener", option: "quic-8443", inside: "gateway" },
  { reason: "rule-redirects", field: "rule", option: "old.shop.example.com/", inside: "http" },
  { reason: "rule-target-group", field: "rule", option: "shop.example.com/images", inside: "http" },
  { reason: "function-not-event", field: "function", option: "web-frontend", inside: "region" },
  { reason: "function-not-active", field: "function", option: "coupon-engine", inside: "region" },
  { reason: "function-not-active", field: "function", option: "search-index", inside: "region" },
];

const link: Record<Case["inside"], BindLink> = {
  nothing: {},
  region: { region: "ap-guangzhou" },
  gateway: { region: "ap-guangzhou" },
  http: { region: "ap-guangzhou" },
  function: { region: "ap-guangzhou", namespace: "default", function: "order-webhook" },
};

for (const { reason, field, option, inside } of ineligible) {
  test(`${option} stays in the list, can't be chosen, and has a reason: ${reason}`, async ({ bind, page }) => {
    await bind.open(link[inside]);
    if (inside === "gateway" || inside === "http") await bind.choose("loadBalancer", "shop-web-gateway");
    if (inside === "http") await bind.choose("listener", "http-80");
    await bind.field(field).click();
    await bind.field(field).fill(option);
    const found = bind.option(option);
    await expect(found).toHaveAttribute("aria-disabled", "true");
    await expect(found).toContainText(messages.verdict[reason]);
    expect(await descriptionOf(found)).toContain(messages.verdict[reason]);
    await found.click({ force: true });
    await page.keyboard.press("Escape");
    await expect(page.getByText(bind.names.ready)).toBeHidden();
    expect(new URL(page.url()).search).not.toContain(encodeURIComponent(option));
  });
}

interface Warning {
  reason: keyof typeof messages.verdict;
  field: Choice;
  option: string;
  listener?: string;
}

const warnings: Warning[] = [
  { reason: "rule-quic-on", field: "rule", option: "m.shop.example.com/", listener: "https-443" },
  { reason: "rule-has-servers", field: "rule", option: "shop.example.com/static", listener: "http-80" },
];

for (const { reason, field, option, listener } of warnings) {
  test(`${option} can be chosen, with a warning: ${reason}`, async ({ bind }) => {
    await bind.open({ region: "ap-guangzhou" });
    await bind.choose("loadBalancer", "shop-web-gateway");
    if (listener) await bind.choose("listener", listener);
    await bind.choose(field, option);
    await bind.expectSaid(field, messages.verdict[reason]);
  });
}

test("$LATEST and weight 0 have warnings at their fields and in the review", async ({ bind, ground }) => {
  await bind.open({
    region: ground.region,
    lb: ground.loadBalancer.id,
    listener: ground.listener.id,
    rule: ground.rules[0].id,
    function: "order-webhook",
    qualifier: "$LATEST",
    weight: "0",
  });
  await bind.expectSaid("qualifier", messages.verdict["qualifier-latest"]);
  await bind.expectSaid("weight", messages.verdict["weight-zero"]);
  await bind.review();
  await expect(bind.dialog).toContainText(messages.verdict["qualifier-latest"]);
  await expect(bind.dialog).toContainText(messages.verdict["weight-zero"]);
});

test("the switch hides ineligible options, and shows them again", async ({ bind }) => {
  await bind.open({ region: "ap-guangzhou" });
  await bind.field("function").click();
  await bind.field("function").fill("web-frontend");
  await expect(bind.option("web-frontend")).toBeVisible();
  await bind.eligibleOnly.click();
  await expect(bind.option("web-frontend")).toHaveCount(0);
  await bind.eligibleOnly.click();
  await expect(bind.option("web-frontend")).toBeVisible();
});
