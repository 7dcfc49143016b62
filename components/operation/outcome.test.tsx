import { expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { accepted, asked, detailAfter, itsTurn, taskFailed } from "#components/data/testing/samples.ts";
import { Outcome } from "#components/operation/outcome.tsx";
import type { CloudSays } from "#lib/api/contract/operation.ts";

const fromCloud = "Response from the cloud";
const noResponse = "No response received";

const lost: CloudSays = { code: null, message: "connect-timeout: 10.0.0.1", requestId: null };
const refusal: CloudSays = { code: "AuthFailure.TokenFailure", message: "The token is wrong.", requestId: "r-1" };

function outcome(...[steps, changes]: Parameters<typeof detailAfter>): string {
  return draw(<Outcome view={{ ...detailAfter(steps, changes), explained: null }} />);
}

it.each([
  [lost, noResponse, fromCloud],
  [refusal, fromCloud, noResponse],
])("says whether the cloud responded to the last try: %j", (says, said, unsaid) => {
  const waiting = outcome([
    asked,
    { to: "queued", cause: "not-connected", seconds: 1, retryInSeconds: 2, cloudSays: says },
  ]);
  const givenUp = outcome([asked, { to: "rejected", cause: "tries-used-up", seconds: 90 }], { cloudSays: says });
  for (const text of [waiting, givenUp]) {
    expect(text).toContain(said);
    expect(text).not.toContain(unsaid);
  }
});

it("takes a failed task's message for the cloud's, although it has no code", () => {
  const text = outcome([asked, itsTurn, accepted, taskFailed]);
  expect(text).toContain(fromCloud);
  expect(text).not.toContain(noResponse);
});
