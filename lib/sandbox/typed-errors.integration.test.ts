import TencentCloudSDKException from "tencentcloud-sdk-nodejs/tencentcloud/common/exception/tencent_cloud_sdk_exception.js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Code, codes } from "#lib/sandbox/codes.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { type Provocation, provocations } from "#lib/sandbox/testing/provocations.ts";
import { configOf, patiently, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { typedClients } from "#lib/sandbox/testing/typed-sdk.ts";
import { ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let table: Record<Code, Provocation>;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 600_000 });
  const sdk = new SdkCaller(sandbox);
  table = await provocations(sdk);
  await write(sdk, "RegisterFunctionTargets", await ruleOf(sdk, "shop-web-gateway"), target());
});

afterAll(() => sandbox.close());

async function refusalOf(
  { service, action, request = {}, client = {}, times = 1, skewMs = 0 }: Provocation,
  language: "en-US" | "zh-CN",
): Promise<TencentCloudSDKException> {
  const { [service]: sdk } = typedClients(configOf(sandbox, { ...client, language }));
  if (skewMs !== 0) vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + skewMs });
  const call = () => sdk.request(action, request);
  const calls = Array.from({ length: times }, () => (times > 1 ? call() : patiently(call)));
  // By now signed and not yet sent. The sandbox runs in this process, so the clock must be right again.
  await new Promise(setImmediate);
  vi.useRealTimers();
  const refusals = (await Promise.allSettled(calls)).flatMap((call) =>
    call.status === "rejected" ? [call.reason] : [],
  );
  const last: unknown = refusals.at(-1);
  if (last instanceof TencentCloudSDKException) return last;
  throw new Error(`${action} was not refused as by the cloud: ${String(last)}`);
}

test.each(codes)("%s reaches the SDK as its exception, with its message in the caller's language", async (code) => {
  const english = await refusalOf(table[code], "en-US");
  const chinese = await refusalOf(table[code], "zh-CN");
  for (const refusal of [english, chinese]) {
    expect(refusal.code).toBe(code);
    expect(refusal.getRequestId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(refusal.httpCode).toBeUndefined();
  }
  expect(english.getMessage()).toMatch(/^[\x20-\x7e\n]+$/);
  expect(chinese.getMessage()).toMatch(/\p{Script=Han}/u);
});
