import { expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { inQueue, sampleOperation } from "#components/data/testing/samples.ts";
import { QueueTrack } from "#components/operation/queue-track.tsx";
import type { Queue } from "#lib/api/contract/operation.ts";

const alone: Queue = { position: 1, inFlight: null, ahead: [], behind: [], behindCount: 0 };

function track(queue: Partial<Queue>): string {
  return draw(<QueueTrack operation={sampleOperation} queue={{ ...alone, ...queue }} />).replaceAll("<!-- -->", "");
}

it("shows what comes before and after this operation, each with a link, in the order of their turns", () => {
  const drawn = track({
    position: 9,
    inFlight: { ...inQueue("30"), state: "running" },
    ahead: [inQueue("39"), inQueue("40")],
    behind: [inQueue("42")],
    behindCount: 4,
  });
  const order = [...drawn.matchAll(/operations\/(\d+)|This operation|(\d+) more|Show the whole queue/g)];
  expect(order.map(([text]) => text)).toEqual([
    "operations/30",
    "6 more",
    "operations/39",
    "operations/40",
    "This operation",
    "operations/42",
    "3 more",
    "Show the whole queue",
  ]);
  expect(drawn).toContain("Operation 30</a> · Running");
});

it("is not shown for the only operation of a load balancer", () => {
  expect(track({})).toBe("");
});

it("leads to no list where it shows all", () => {
  expect(track({ behind: [inQueue("42")], behindCount: 1 })).not.toMatch(/more|whole queue/);
});
