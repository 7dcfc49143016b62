import { consoleAddress } from "#e2e/fixtures/addresses.ts";
import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

const markup = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script> 🧨 “ok” & \${x} %{y}`;

test("markup and emoji in a reason are shown as text, everywhere", async ({ bind, ground, operation, page }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  await bind.dialog.getByLabel("Reason").fill(markup);
  await bind.confirmButton("bind").click();
  await operation.expectState("Succeeded");
  await expect(page.getByText(markup)).toBeVisible();
  await expect(page).not.toHaveTitle(/taken/);
  expect(await page.locator("main img").count()).toBe(0);
  await page.reload();
  await expect(page.getByText(markup)).toBeVisible();
  await expect(page).not.toHaveTitle(/taken/);
});

test("a reason of more than 500 characters is refused at its field, and nothing is sent", async ({
  bind,
  ground,
  sandbox,
}) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  await bind.dialog.getByLabel("Reason").fill("x".repeat(501));
  await bind.confirmButton("bind").click({ force: true });
  await expect(bind.dialog).toContainText("at most 500 characters");
  await expect(bind.dialog.getByLabel("Reason")).toHaveValue("x".repeat(501));
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toEqual([]);
});

test("markup in a link is shown as text at its field", async ({ bind, page, watch }) => {
  watch.expect(/Failed to load resource.*(400|502)/);
  await bind.open({ region: "ap-guangzhou", lb: markup, namespace: "default", function: markup });
  await expect(bind.field("loadBalancer")).toHaveAttribute("aria-invalid", "true");
  await expect(page).not.toHaveTitle(/taken/);
  expect(await page.locator("main img").count()).toBe(0);
});

const odd = [
  "/?%00=%ff",
  "/bind?region=ap-guangzhou&region=ap-shanghai",
  `/bind?region=${"x".repeat(3000)}`,
  "/bind?weight=%00&lb=%F0%9F%A7%A8&listener=..%2F..&rule=__proto__&function=constructor",
  "/bind?region=ap-guangzhou&domain=%3Cscript%3E&url=//evil.example",
  "/operations?show=__proto__&kind=toString&before=-1",
  "/operations?before=1e99&search=%25%27%22%5C%3B--",
  `/operations?search=${encodeURIComponent(markup)}&after=NaN`,
  `/errors?q=${encodeURIComponent(markup)}`,
  "/errors?q=%28%5B&q=2",
];

for (const path of odd) {
  test(`an invalid URL doesn't break its page: ${path.slice(0, 70)}`, async ({ page, watch }) => {
    watch.expect(/Failed to load resource.*(400|502)/);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("This page could not be shown")).toHaveCount(0);
    await expect(page).not.toHaveTitle(/taken/);
  });
}

for (const id of ["0", "999999999999", "99999999999999999999999999", "abc", "1e3", "%3Cscript%3E", "..%2F1"]) {
  test(`an unknown operation is "not found": ${id}`, async ({ page, watch }) => {
    watch.expect(/Failed to load resource.*404/);
    await page.goto(`/operations/${id}`);
    await expect(page.getByText("Operations are never deleted")).toBeVisible();
    await page.getByRole("link", { name: "See all operations" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Operations");
  });
}

for (const path of ["/nothing", "/bind/more", "/errors/No.SuchCode", "/_next/nothing.js", "/.env", "/api"]) {
  test(`a URL without a page is answered with 404: ${path}`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(404);
  });
}

const badInput = [
  "/api/load-balancers",
  "/api/load-balancers?region=",
  "/api/load-balancers?region=zz-1",
  "/api/load-balancers?region=ap-guangzhou&offset=-1",
  "/api/load-balancers?region=ap-guangzhou&offset=x",
  `/api/load-balancers?region=ap-guangzhou&search=${"x".repeat(201)}`,
  "/api/listeners?region=ap-guangzhou",
  "/api/rules?region=ap-guangzhou&loadBalancerId=lb-1",
  "/api/functions?region=ap-guangzhou",
  "/api/qualifiers?region=ap-guangzhou&namespace=default",
  "/api/operations?state=exploded",
  "/api/operations?kind=bind,explode",
  "/api/operations?before=1.5",
];

for (const path of badInput) {
  test(`invalid input is answered with 400 and a reason: ${path.slice(0, 80)}`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toEqual({
      error: expect.objectContaining({ code: "Console.BadInput", title: expect.stringMatching(/\w/) }),
    });
  });
}

test("an unknown operation of /api is answered with 404 and a reason", async ({ request }) => {
  for (const id of ["0", "abc", "99999999999999999999999999"]) {
    const answer = await request.get(`/api/operations/${id}`);
    expect([id, answer.status()]).toEqual([id, 404]);
    expect((await answer.json()).error.code).toBe("Console.UnknownOperation");
  }
});

test("an unknown URL of /api is answered with 404 and a reason", async ({ request }) => {
  for (const path of ["/api", "/api/nowhere", "/api/rules/loc-1"]) {
    const answer = await request.get(path);
    expect([path, answer.status()]).toEqual([path, 404]);
    expect((await answer.json()).error.code).toBe("Console.UnknownAddress");
  }
});

test("/api explains in the requested language", async ({ request }) => {
  const answer = await request.get("/api/load-balancers", { headers: { "Accept-Language": "zh-CN,zh;q=0.9" } });
  expect((await answer.json()).error.title).toMatch(/\p{Script=Han}/u);
});

test("only GET reads: other methods are refused", async () => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
    const origin = new URL(consoleAddress()).origin;
    const answer = await fetch(`${consoleAddress()}/api/operations`, { method, headers: { Origin: origin } });
    expect([method, answer.status]).toEqual([method, 405]);
  }
});

test("the health check makes no cloud call", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({
    status: "ok",
    database: "reachable",
    cloud: "reachable",
    engine: "running",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test("every error code has a page that says what to do", async ({ page }) => {
  await page.goto("/errors");
  await page.getByRole("searchbox").fill("LBIdNotFound");
  await expect(page).toHaveURL(/q=LBIdNotFound/);
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.getByRole("link", { name: /InvalidParameter\.LBIdNotFound/ }).click();
  await expect(page.getByText("What to do")).toBeVisible();
  await expect(page.getByText("InvalidParameter.LBIdNotFound").first()).toBeVisible();
});
