import { linkTo, ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("a link fills every field", async ({ bind, ground, page }) => {
  const [, rule] = ground.rules;
  await bind.open(linkTo(ground, rule, { namespace: "shop-prod", function: "checkout", qualifier: "4", weight: "77" }));
  await expect(bind.field("region")).toHaveValue("South China (Guangzhou)");
  await expect(bind.field("loadBalancer")).toHaveValue(ground.loadBalancer.name);
  await expect(bind.field("listener")).toHaveValue(ground.listener.name);
  await expect(bind.field("rule")).toHaveValue(ruleName(rule));
  await expect(bind.field("namespace")).toHaveValue("shop-prod");
  await expect(bind.field("function")).toHaveValue("checkout");
  await expect(bind.field("qualifier")).toHaveValue("4");
  await expect(bind.weight).toHaveValue("77");
  await bind.review();
  await expect(bind.dialog).toContainText("weight 77");
  await page.keyboard.press("Escape");
  await expect(bind.dialog).toBeHidden();
  await expect(bind.weight).toHaveValue("77");
});

test("a link may name the rule by domain and path, and the bind goes to its id", async ({
  bind,
  ground,
  operation,
  cloud,
}) => {
  const [, rule] = ground.rules;
  const { rule: _id, ...rest } = linkTo(ground, rule);
  await bind.open({ ...rest, domain: rule.domain, url: rule.url });
  await expect(bind.field("rule")).toHaveValue(ruleName(rule));
  await bind.send();
  await operation.expectState("Succeeded");
  expect((await cloud.held(ground, rule))?.name).toBe("order-webhook");
});

const missing = [
  { field: "region", link: { region: "mars-north-1" }, value: "mars-north-1" },
  { field: "loadBalancer", link: { lb: "lb-nowhere0" }, value: "lb-nowhere0" },
  { field: "listener", link: { listener: "lbl-nowhere0" }, value: "lbl-nowhere0" },
  { field: "rule", link: { rule: "loc-nowhere0" }, value: "loc-nowhere0" },
  { field: "namespace", link: { namespace: "no-such-namespace" }, value: "no-such-namespace" },
  { field: "function", link: { function: "no-such-function" }, value: "no-such-function" },
  { field: "qualifier", link: { qualifier: "no-such-alias" }, value: "no-such-alias" },
] as const;

for (const { field, link, value } of missing) {
  test(`a link's unknown ${field} is reported at its field`, async ({ bind, ground, watch }) => {
    // Reads of unknown resources are answered with 502, those in an unknown region with 400.
    watch.expect(/Failed to load resource.*(400|502)/);
    await bind.open({ ...linkTo(ground, ground.rules[0]), ...link });
    await expect(bind.field(field)).toHaveAttribute("aria-invalid", "true");
    await bind.expectSaid(field, value);
    await bind.reviewButton.click();
    await expect(bind.dialog).toBeHidden();
  });
}

test("a link's ineligible function is reported at its field with the reason, and not sent", async ({
  bind,
  ground,
}) => {
  await bind.open(linkTo(ground, ground.rules[0], { function: "web-frontend", qualifier: "1" }));
  await bind.expectSaid("function", "Only event functions can be bound");
  await bind.reviewButton.click();
  await expect(bind.dialog).toBeHidden();
});

test("a link's ineligible load balancer is reported at its field", async ({ bind, request }) => {
  const answer = await request.get("/api/load-balancers?region=ap-guangzhou&search=IPv6");
  const { items } = (await answer.json()) as { items: { loadBalancerId: string; name: string }[] };
  const ipv6 = items.find(({ name }) => name.includes("校园门户"));
  await bind.open({ region: "ap-guangzhou", lb: ipv6?.loadBalancerId });
  await bind.expectSaid("loadBalancer", "Only IPv4 and IPv6 NAT64 ones can bind functions");
});

test("an invalid weight is kept and reported at its field", async ({ bind, ground }) => {
  await bind.open(linkTo(ground, ground.rules[0], { weight: "many" }));
  await expect(bind.weight).toHaveValue("many");
  await bind.expectSaid("weight", "whole number from 0 to 100");
});

test("the URL follows the form, so that it can be shared", async ({ bind, ground, page, anotherBrowser }) => {
  await bind.open();
  await bind.chooseRule(ground, ground.rules[0]);
  await bind.choose("function", "login-callback");
  await expect(page).toHaveURL(/function=login-callback/);
  const other = await (await anotherBrowser()).newPage();
  await other.goto(page.url());
  await expect(other.getByRole("combobox", { name: "Function", exact: true })).toHaveValue("login-callback");
  await expect(other.getByRole("combobox", { name: "Forwarding rule" })).toHaveValue(ruleName(ground.rules[0]));
});

test("a link that tries again what this console never did says so, and its change can be sent", async ({
  bind,
  ground,
  operation,
  page,
}) => {
  await bind.open(linkTo(ground, ground.rules[0], { retryOf: "an-operation-of-another-console" }));
  await expect(page.getByText("no such operation of this forwarding rule")).toBeVisible();
  await bind.send();
  await operation.expectState("Succeeded");
});

test("a link that tries again an operation of another rule says so, and its change is an operation of its own", async ({
  bind,
  ground,
  operation,
  page,
  request,
}) => {
  const [first, second] = ground.rules;
  await bind.open(linkTo(ground, first));
  await bind.send();
  await operation.expectState("Succeeded");
  const retryOf = new URL(page.url()).pathname.split("/").at(-1);
  await bind.open(linkTo(ground, second, { retryOf }));
  await expect(page.getByText("no such operation of this forwarding rule")).toBeVisible();
  await expect(page).not.toHaveURL(/retryOf/);
  await bind.send();
  await operation.expectState("Succeeded");
  const { items } = await (await request.get(`/api/operations?loadBalancerId=${ground.loadBalancer.id}`)).json();
  expect(items).toHaveLength(2);
  expect(items[0].retryOf).toBeNull();
});
