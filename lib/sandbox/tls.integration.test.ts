import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox } from "#lib/sandbox/server.ts";
import { selfSigned } from "#lib/sandbox/testing/certificate.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { rawExchange } from "#lib/sandbox/testing/wire.ts";

let folder: string;
let tls: { cert: string; key: string };
const { cert, key } = selfSigned();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-tls-"));
  tls = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  await Promise.all([writeFile(tls.cert, cert), writeFile(tls.key, key)]);
});

afterAll(() => rm(folder, { recursive: true }));

test("the official SDK speaks TLS with it, for any host name", async () => {
  const sandbox = await startSandbox({ tls });
  const agent = new Agent({ ca: cert });
  try {
    expect(sandbox.url).toBe(`https://127.0.0.1:${sandbox.port}`);
    for (const host of ["127.0.0.1", "localhost"]) {
      const sdk = new SdkCaller(sandbox, { agent, host });
      expect(await sdk.call("clb", "DescribeLoadBalancers", { Limit: 1 })).toMatchObject({ TotalCount: 24 });
    }
    await expect(rawExchange({ port: sandbox.port })).rejects.toThrow();
    expect(await new SdkCaller(sandbox, { agent }).call("sts", "GetCallerIdentity")).toBeDefined();
  } finally {
    agent.destroy();
    await sandbox.close();
  }
});

test("it doesn't start when a file is missing or isn't a certificate", async () => {
  await expect(startSandbox({ tls: { ...tls, cert: join(folder, "nowhere.pem") } })).rejects.toThrow("nowhere.pem");
  await writeFile(join(folder, "odd.pem"), "not a certificate");
  await expect(startSandbox({ tls: { ...tls, cert: join(folder, "odd.pem") } })).rejects.toThrow();
});
