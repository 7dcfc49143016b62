import { expect, it } from "vitest";
import { Room } from "#lib/operations/room.ts";

const identity = { account: "settings", realm: "sandbox", accountId: "1" };
const done = Promise.resolve();

/** A room with so many operations in hand per region. */
function roomWith(regions: Record<string, number>, accountId = identity.accountId): Room {
  const room = new Room();
  let id = 0;
  for (const [region, count] of Object.entries(regions)) {
    for (let each = 0; each < count; each += 1) room.enter({ ...identity, accountId, region, id: ++id }, "sends", done);
  }
  return room;
}

function rowsOf(region: string, count: number) {
  return Array.from({ length: count }, () => ({ ...identity, region }));
}

it("doesn't limit other regions when one is full", () => {
  const { regions, elsewhere } = roomWith({ full: 64, some: 5 }).offer("sends", identity);
  expect([...regions, ["elsewhere", elsewhere]]).toEqual([
    ["full", 0],
    ["some", 59],
    ["elsewhere", 64],
  ]);
});

it("counts operations to send, waiting for an answer and followed separately", () => {
  const room = roomWith({ full: 64 });
  expect(room.offer("follows", identity).regions.get("full")).toBe(64);
  room.becomes(1, "sent");
  room.leave(2);
  expect(room.offer("sends", identity).regions.get("full")).toBe(2);
});

it("counts the same region of two accounts separately", () => {
  expect(roomWith({ full: 64 }, "2").offer("sends", identity)).toEqual({ regions: new Map(), elsewhere: 64 });
});

it("shares its total between many regions, and leaves some for a further one", () => {
  const many = Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`r-${index}`, 10]));
  const { regions, elsewhere } = roomWith(many).offer("sends", identity);
  expect(regions.get("r-0")).toBe(33 - 10);
  expect(elsewhere).toBe(32);
  const most = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`r-${index}`, 9]));
  expect(roomWith(most).offer("sends", identity)).toMatchObject({ elsewhere: 8 });
  expect(roomWith(most).offer("sends", identity).regions.get("r-0")).toBe(0);
});

it("wants more only where a claim reached its limit, and there is room again", () => {
  const room = roomWith({ full: 64, some: 5 });
  room.claimed("sends", identity, room.offer("sends", identity), rowsOf("some", 5));
  expect(room.wantsMore("sends")).toBe(false);
  room.leave(65);
  expect(room.wantsMore("sends")).toBe(false);
  room.leave(1);
  expect(room.wantsMore("sends")).toBe(true);
  expect(room.wantsMore("follows")).toBe(false);
  room.claimed("sends", identity, room.offer("sends", identity), []);
  expect(room.wantsMore("sends")).toBe(false);
});

it("wants more where a claim reached its limit for a region that had nothing in hand", () => {
  const room = roomWith({});
  room.claimed("sends", identity, room.offer("sends", identity), rowsOf("new", 64));
  expect(room.wantsMore("sends")).toBe(true);
});
