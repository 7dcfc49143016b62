import fc from "fast-check";
import { expect, test } from "vitest";
import { frequencyLog } from "#lib/sandbox/frequency.ts";

test("the twenty-first call of a second is refused with its number", () => {
  const log = frequencyLog();
  for (let call = 0; call < 20; call += 1) expect(log.admit("a", 20, call * 10)).toEqual({ admitted: true });
  expect(log.admit("a", 20, 999)).toEqual({ admitted: false, times: 21 });
  expect(log.admit("b", 20, 999)).toEqual({ admitted: true });
  expect(log.admit("a", 20, 1000)).toEqual({ admitted: true });
  expect(log.admit("a", 20, 1001)).toEqual({ admitted: false, times: 21 });
});

test("no second ever holds more than the limit, wherever it begins", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (gaps, limit) => {
        const log = frequencyLog();
        let now = 0;
        const admitted = gaps.flatMap((gap) => {
          now += gap;
          return log.admit("key", limit, now).admitted ? [now] : [];
        });
        for (const from of admitted) {
          expect(admitted.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(limit);
        }
      },
    ),
  );
});
