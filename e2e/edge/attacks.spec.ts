import type { Page } from "@playwright/test";
import { consoleAddress } from "#e2e/fixtures/addresses.ts";
import { type Ground, linkTo } from "#e2e/fixtures/ground.ts";
import { otherSite } from "#e2e/fixtures/other-site.ts";
import { sendRaw } from "#e2e/fixtures/raw.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import type { BindPage } from "#e2e/pages/bind-page.ts";

const host = () => new URL(consoleAddress()).host;

async function staticFile(page: Page): Promise<string> {
  await page.goto("/");
  const source = await page.locator("script[src^='/_next/static']").first().getAttribute("src");
  return source ?? "";
}

test.describe("a host name rebound to this machine", () => {
  for (const foreign of ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example"]) {
    test(`is answered with 421 everywhere: ${foreign}`, async ({ page }) => {
      const file = await staticFile(page);
      expect(file).toMatch(/^\/_next\/static/);
      for (const path of ["/", "/bind", "/api/health", "/api/operations", "/api/events", "/icon.svg", file]) {
        const answer = await sendRaw(consoleAddress(), [`GET ${path} HTTP/1.1`, `Host: ${foreign}`]);
        expect([path, answer.status]).toEqual([path, 421]);
        expect(answer.text).not.toContain("<html");
      }
    });
  }

  test("is refused with the console's port, too", async () => {
    const name = `evil.example:${new URL(consoleAddress()).port}`;
    const lines = ["POST /bind HTTP/1.1", `Host: ${name}`, `Origin: http://${name}`, "Content-Length: 0"];
    expect((await sendRaw(consoleAddress(), lines)).status).toBe(421);
  });
});

for (const target of ["http://evil.example/", "//evil.example/", "//evil.example/%2e%2e"]) {
  test(`the target ${target} is answered with 400 without a redirect`, async () => {
    const answer = await sendRaw(consoleAddress(), [`GET ${target} HTTP/1.1`, `Host: ${host()}`]);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/^location:/im);
  });
}

test("forwarding headers have no effect", async () => {
  const forged = [
    "X-Forwarded-Host: evil.example",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Port: 444",
    "Forwarded: host=evil.example;proto=https",
  ];
  const visit = await sendRaw(consoleAddress(), ["GET /bind HTTP/1.1", `Host: ${host()}`, ...forged]);
  expect(visit.status).toBe(200);
  expect(visit.text).not.toContain("evil.example");
  const asHost = await sendRaw(consoleAddress(), [
    "GET / HTTP/1.1",
    "Host: evil.example",
    `X-Forwarded-Host: ${host()}`,
    `Forwarded: host=${host()}`,
  ]);
  expect(asHost.status).toBe(421);
  const write = await sendRaw(consoleAddress(), [
    "POST /bind HTTP/1.1",
    `Host: ${host()}`,
    "Origin: http://evil.example",
    ...forged,
    "Content-Length: 0",
  ]);
  expect(write.status).toBe(403);
});

interface ActionCall {
  id: string;
  body: string;
}

/** A real call of the bind action, intercepted and not sent. */
async function catchAction(page: Page, bind: BindPage, ground: Ground): Promise<ActionCall> {
  const caught = Promise.withResolvers<ActionCall>();
  await page.route(/\/bind/, async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    caught.resolve({ id: request.headers()["next-action"] ?? "", body: request.postData() ?? "" });
    return route.abort();
  });
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  await bind.confirmButton("bind").click();
  return caught.promise;
}

function actionLines({ id, body }: ActionCall, headers: readonly string[]): string[] {
  return [
    "POST /bind HTTP/1.1",
    `Host: ${host()}`,
    `Next-Action: ${id}`,
    "Content-Type: text/plain;charset=UTF-8",
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    "",
    body,
  ];
}

test("a server action has no effect without our own Origin, and works with it", async ({
  page,
  bind,
  ground,
  sandbox,
  watch,
  cloud,
}) => {
  watch.expect(/net::ERR_FAILED/);
  const call = await catchAction(page, bind, ground);
  expect(call.id).not.toBe("");
  const foreign = [
    [],
    ["Origin: null"],
    ["Origin: http://evil.example"],
    [`Origin: https://${host()}`],
    ["Origin: http://127.0.0.1:1"],
    [`Origin: http://${host()}`, "Sec-Fetch-Site: cross-site"],
    [`Origin: http://${host()}`, "Sec-Fetch-Site: same-site"],
  ];
  for (const headers of foreign) {
    const answer = await sendRaw(consoleAddress(), actionLines(call, headers));
    expect([headers, answer.status]).toEqual([headers, 403]);
  }
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toEqual([]);

  const own = await sendRaw(consoleAddress(), actionLines(call, [`Origin: http://${host()}`]));
  expect(own.status).toBe(200);
  await expect.poll(async () => (await cloud.held(ground, ground.rules[0]))?.name).toBe("order-webhook");
});

// For a browser another port of 127.0.0.1 is the same site, and localhost is another site.
for (const name of ["localhost", "127.0.0.1"] as const) {
  test(`a page served from ${name} can neither read nor write`, async ({ page, sandbox, watch, ground, bind }) => {
    watch.expect(/./);
    const { id, body } = await catchAction(page, bind, ground);
    await page.unroute(/\/bind/);
    const target = consoleAddress();
    const site = await otherSite(
      `<!doctype html><title>Other site</title>
    <iframe id="frame" src="${target}/bind"></iframe>
    <form id="form" method="post" enctype="text/plain" target="frame-of-form" action="${target}/bind">
      <input name="1" value="x" /></form><iframe name="frame-of-form"></iframe>`,
      name,
    );
    try {
      await page.goto(site.address);
      const attempts = await page.evaluate(
        async ({ target, id, body }) => {
          const outcome = (url: string, init?: RequestInit) =>
            fetch(url, init).then(
              async (response) => `${response.type} ${(await response.text()).length}`,
              () => "refused",
            );
          document.querySelector<HTMLFormElement>("#form")?.submit();
          return {
            read: await outcome(`${target}/api/operations`),
            readWithCookies: await outcome(`${target}/api/health`, { credentials: "include" }),
            opaque: await outcome(`${target}/api/operations`, { mode: "no-cors" }),
            action: await outcome(`${target}/bind`, { method: "POST", headers: { "Next-Action": id }, body }),
            plainPost: await outcome(`${target}/bind`, { method: "POST", mode: "no-cors", body }),
          };
        },
        { target, id, body },
      );
      expect(attempts).toEqual({
        read: "refused",
        readWithCookies: "refused",
        opaque: expect.stringMatching(/^(opaque 0|refused)$/),
        action: "refused",
        plainPost: expect.stringMatching(/^(opaque 0|refused)$/),
      });
      const framed = page.frames().filter((frame) => frame.url().startsWith(target));
      for (const frame of framed) expect(await frame.getByRole("combobox").count()).toBe(0);
      expect(await sandbox.writesFor(ground.loadBalancer.id)).toEqual([]);
    } finally {
      site.close();
    }
  });
}

test("a link from another site can be followed", async ({ page }) => {
  const site = await otherSite(`<!doctype html><title>Other</title><a href="${consoleAddress()}/bind">console</a>`);
  try {
    await page.goto(site.address);
    await page.getByRole("link", { name: "console" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bind a function");
  } finally {
    site.close();
  }
});

test("answers of /api are never stored", async ({ request }) => {
  for (const path of ["/api/health", "/api/operations", "/api/load-balancers", "/api/operations/0", "/api/nothing"]) {
    expect([path, (await request.get(path)).headers()["cache-control"]]).toEqual([
      path,
      expect.stringMatching(/no-store/),
    ]);
  }
});

test("every page has a policy with a nonce of its own, and no script without it", async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ["/", "/bind", "/operations", "/operations/1", "/errors", "/errors/InternalError", "/nothing"]) {
    const answer = await request.get(path);
    const policy = answer.headers()["content-security-policy"] ?? "";
    const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect([path, policy]).toEqual([path, expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/)]);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
    expect(nonce).not.toBe("");
    nonces.add(nonce);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers()["referrer-policy"]).toBe("no-referrer");
  }
  expect(nonces.size).toBe(7);
});
