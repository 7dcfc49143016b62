import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { actionIds, callAction } from "#e2e/fixtures/fuzz.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { paths } from "#lib/paths.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

/** In place of the cloud; records its calls. */
let cloud: Server;
let asked: string[];
let launched: Launched;

test.beforeAll(async () => {
  asked = [];
  cloud = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(500).end();
  });
  await once(cloud.listen(0, "127.0.0.1"), "listening");
  const { port } = cloud.address() as AddressInfo;
  launched = await launch({
    TENCENTCLOUD_SECRET_ID: "AKIDanyone",
    TENCENTCLOUD_SECRET_KEY: "anyone",
    CLOUD_ENDPOINT: `http://127.0.0.1:${port}`,
  });
});
test.afterAll(async () => {
  await launched.stop();
  cloud.close();
});

const orders = {
  switchScenario: ["empty"],
  advanceClock: [60_000],
  provokeFault: [{ action: "*", kind: "busy", times: 1 }],
  withdrawFault: [1],
};

test("a console on a real cloud has no sandbox controls and refuses their actions", async () => {
  expect((await fetch(launched.console + paths.sandbox())).status).toBe(404);
  expect((await fetch(launched.console + paths.api.sandboxCalls())).status).toBe(404);
  const ids = actionIds();
  for (const [name, call] of Object.entries(orders)) {
    const { body } = await callAction(launched.console, paths.sandbox(), { id: ids[name], body: JSON.stringify(call) });
    expect([name, body]).toEqual([name, expect.stringContaining("Console.NotTheSandbox")]);
  }
  expect(asked.filter((url) => url.includes("_sandbox"))).toEqual([]);
});
