import { expect, test } from "#e2e/fixtures/test.ts";
import { type Choice, descriptionOf } from "#e2e/pages/bind-page.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

interface Case {
  reason: keyof typeof messages.verdict;
  option: string;
}

/** Options of the sandbox's world that can't be chosen, by field. */
const ineligible: { field: Choice; cases: Case[] }[] = [
  { field: "region", cases: [{ reason: "region-unsupported", option: "East China (Nanjing)" }] },
  {
    field: "loadBalancer",
    cases: [
      { reason: "load-balancer-classic", option: "legacy-forum (classic)" },
      { reason: "load-balancer-ipv6", option: "校园门户 IPv6" },
      { reason: "load-balancer-basic-network", option: "基础网络-旧站" },
      { reason: "load-balancer-creating", option: "new-gateway (creating)" },
      { reason: "load-balancer-isolated", option: "unpaid-gateway (isolated)" },
    ],
  },
  {
    field: "listener",
    cases: [
      { reason: "listener-layer-4", option: "tcp-ssh" },
      { reason: "listener-layer-4", option: "udp-dns" },
      { reason: "listener-layer-4", option: "tcp-ssl-mail" },
      { reason: "listener-quic", option: "quic-8443" },
    ],
  },
  {
    field: "rule",
    cases: [
      { reason: "rule-redirects", option: "old.shop.example.com/" },
      { reason: "rule-target-group", option: "shop.example.com/images" },
    ],
  },
  {
    field: "function",
    cases: [
      { reason: "function-not-event", option: "web-frontend" },
      { reason: "function-not-active", option: "coupon-engine" },
      { reason: "function-not-active", option: "search-index" },
    ],
  },
];

for (const { field, cases } of ineligible) {
  test(`what can't be chosen stays in the list, with its reason: ${field}`, async ({ bind, page }) => {
    await bind.open(field === "region" ? {} : { region: "ap-guangzhou" });
    if (field === "listener" || field === "rule") await bind.choose("loadBalancer", "shop-web-gateway");
    if (field === "rule") await bind.choose("listener", "http-80");
    for (const { reason, option } of cases) {
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
    }
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
