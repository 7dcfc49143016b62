import { describe, expect, test } from "vitest";
import { cachedRead } from "#lib/inventory/cached-read.ts";

function counted(answer: (turn: number) => Promise<{ turn: number }> = async (turn) => ({ turn })) {
  let turns = 0;
  const read = cachedRead<{ id: string }, { turn: number }>({
    ttlMs: 60_000,
    max: 10,
    keyOf: ({ id }) => id,
    load: () => {
      turns += 1;
      return answer(turns);
    },
  });
  return { read, turns: () => turns };
}

describe("a cached read", () => {
  test("asks once for all who wait at the same time, and keeps the answer", async () => {
    const { read, turns } = counted();
    const answers = await Promise.all([read({ id: "a" }), read({ id: "a" }), read({ id: "a" })]);
    await read({ id: "a" });
    expect(answers).toEqual([{ turn: 1 }, { turn: 1 }, { turn: 1 }]);
    expect(turns()).toBe(1);
  });

  test("asks anew when the answer must not be old, and then everybody gets the new one", async () => {
    const { read } = counted();
    await read({ id: "a" });
    expect(await read({ id: "a" }, 0)).toEqual({ turn: 2 });
    expect(await read({ id: "a" })).toEqual({ turn: 2 });
  });

  test("tells keys apart", async () => {
    const { read, turns } = counted();
    await read({ id: "a" });
    await read({ id: "b" });
    expect(turns()).toBe(2);
  });

  test("does not keep a failure", async () => {
    const { read } = counted(async (turn) => {
      if (turn === 1) throw new Error("away");
      return { turn };
    });
    await expect(read({ id: "a" })).rejects.toThrow("away");
    expect(await read({ id: "a" })).toEqual({ turn: 2 });
  });
});
