import { createRequire } from "node:module";
import { expect, test } from "#e2e/fixtures/test.ts";

const files = [
  { path: "/favicon.ico", type: "image/x-icon", begins: "00000100" },
  { path: "/apple-touch-icon.png", type: "image/png", begins: "89504e47", width: 180 },
  { path: "/icon-192.png", type: "image/png", begins: "89504e47", width: 192 },
  { path: "/icon-512.png", type: "image/png", begins: "89504e47", width: 512 },
  { path: "/icon-maskable-512.png", type: "image/png", begins: "89504e47", width: 512 },
  { path: "/icon.svg", type: "image/svg+xml", begins: Buffer.from("<svg").toString("hex") },
];

for (const { path, type, begins, width } of files) {
  test(`${path} is an image that browsers cache for a day`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      "content-type": type,
      "cache-control": "public, max-age=86400",
      "x-content-type-options": "nosniff",
    });
    const body = await answer.body();
    expect(body.subarray(0, 4).toString("hex")).toBe(begins);
    if (width !== undefined) expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([width, width]);
    const again = await request.get(path, { headers: { "If-None-Match": answer.headers().etag ?? "" } });
    expect(again.status()).toBe(304);
  });
}

test("robots.txt disallows everything", async ({ request }) => {
  const answer = await request.get("/robots.txt");
  expect(answer.headers()).toMatchObject({ "content-type": "text/plain; charset=UTF-8", "cache-control": "no-cache" });
  expect(await answer.text()).toBe("User-agent: *\nDisallow: /\n");
});

for (const locale of ["en", "zh-CN"]) {
  test(`the console can be installed, in ${locale}`, async ({ anotherBrowser }) => {
    const page = await (await anotherBrowser({ locale })).newPage();
    await page.goto("/");
    const cdp = await page.context().newCDPSession(page);
    const { url, errors, data = "" } = await cdp.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(new URL(url).pathname).toBe(`/console.${locale}.webmanifest`);
    const { product } = createRequire(import.meta.url)(`../../lib/i18n/messages/${locale}/shell.json`);
    expect(JSON.parse(data)).toMatchObject({ name: product, lang: locale, start_url: "/", display: "standalone" });
    expect((await cdp.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
  });
}

test("a page has its icons and its theme colour", async ({ page }) => {
  await page.goto("/");
  // Streamed metadata may be in the document twice for a while: the browser takes either.
  const hrefs = async (rel: string) =>
    new Set(
      await page.locator(`link[rel=${rel}]`).evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
    );
  expect((await hrefs("icon")).size).toBe(2);
  expect(await hrefs("apple-touch-icon")).toEqual(new Set(["/apple-touch-icon.png"]));
  await expect(page.locator("meta[name=theme-color]")).toHaveCount(2);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.reload();
  await expect(page.locator("meta[name=theme-color]")).toHaveAttribute("content", "#12191c");
});
