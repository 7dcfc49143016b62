import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { LastHourRequests } from "#components/change/last-hour.tsx";
import { draw } from "#components/data/testing/draw.tsx";
import { lastHour } from "#components/data/traffic-query.ts";

const rule = { region: "ap-guangzhou", loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" };

function said(requests: number | null): string {
  const client = new QueryClient();
  client.setQueryData(lastHour({}, rule).queryKey, { requests });
  return draw(<LastHourRequests rule={rule} />, { client });
}

test("the requests of the last hour are told where the monitor tells them", () => {
  expect(said(12_345)).toContain("12,345 requests came in the last hour.");
  expect(said(1)).toContain("One request came in the last hour.");
  expect(said(0)).toContain("No request came in the last hour.");
  expect(said(null)).toBe("");
});
