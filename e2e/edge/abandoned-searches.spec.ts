import { randomUUID } from "node:crypto";
import { consoleAddress } from "#e2e/fixtures/addresses.ts";
import { region } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { paths } from "#lib/paths.ts";

test("aborted searches make no calls", async ({ sandbox }) => {
  const word = randomUUID().slice(0, 8);
  const gone = new AbortController();
  const search = (place: string, signal?: AbortSignal) =>
    fetch(consoleAddress() + paths.api.loadBalancers({ region, search: `${word}-${place}` }), {
      signal: signal ?? null,
    });
  const crowd = Array.from({ length: 100 }, (_, place) => search(String(place), gone.signal));
  await expect.poll(() => sandbox.countCalls("DescribeLoadBalancers", word), { intervals: [20] }).toBeGreaterThan(0);
  gone.abort();
  await Promise.allSettled(crowd);
  // Served after all waiting searches.
  expect((await search("behind")).status).toBe(200);
  expect(await sandbox.countCalls("DescribeLoadBalancers", word)).toBeLessThan(50);
});
