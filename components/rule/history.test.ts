import { expect, it } from "vitest";
import { sampleDrift, sampleOperation } from "#components/data/testing/samples.ts";
import { historyOf } from "#components/rule/history.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 10, minute)).toISOString();

function asked(minutes: number[], next: string | null = null) {
  const items = minutes.map((minute) => ({ ...sampleOperation, id: `${minute}`, createdAt: at(minute) }));
  return { items, total: items.length, capped: false, next, previous: null, usualMs: {} };
}

function seen(minutes: number[], next: string | null = null) {
  const items = minutes.map((minute) => ({ ...sampleDrift, id: `${minute}`, seenAfter: at(minute) }));
  return { items, total: items.length, capped: false, open: items.length, next, previous: null };
}

function minutes(...pages: Parameters<typeof historyOf>): number[] {
  return historyOf(...pages).map((event) => new Date(event.at).getUTCMinutes());
}

it("is one list of what was requested and what was seen, newest first", () => {
  const events = historyOf(asked([40, 10]), seen([30, 20]));
  expect(events.map((event) => ("drift" in event ? `seen ${event.drift.id}` : `asked ${event.operation.id}`))).toEqual([
    "asked 40",
    "seen 30",
    "seen 20",
    "asked 10",
  ]);
});

it("ends where one of its pages does, since what came before is missing there", () => {
  expect(minutes(asked([40, 30], "30"), seen([35, 20, 10]))).toEqual([40, 35, 30]);
  expect(minutes(asked([40, 5]), seen([35, 20], "20"))).toEqual([40, 35, 20]);
  expect(minutes(asked([]), seen([]))).toEqual([]);
});
