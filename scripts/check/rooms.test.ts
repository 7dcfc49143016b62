import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { roomTable } from "#scripts/check/room-rules.ts";
import { leaves, type Room, rooms } from "#scripts/check/rooms.ts";

const root = join(import.meta.dirname, "../..");
const folders = rooms.flatMap((room) => room.folders);

test.each(["lib", "components"])("each folder of %s is in one room", (parent) => {
  const there = readdirSync(join(root, parent), { withFileTypes: true }).filter(
    // Helpers of all tests are in no room.
    (entry) => entry.isDirectory() && entry.name !== "testing",
  );
  const rightIn = folders.filter((folder) => folder.startsWith(`${parent}/`) && folder.split("/").length === 3);
  expect(rightIn.sort()).toEqual(there.map(({ name }) => `${parent}/${name}/`).sort());
});

test("what a room may import is there", () => {
  const named = rooms.flatMap(({ imports, types = [] }) => [...imports, ...types]);
  named.push(...leaves.types, ...leaves.throughAccess);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("no room may import one that imports it, over however many others", () => {
  const reached = (room: Room): Room[] => rooms.filter((other) => other !== room && imports(room, other));
  const above: Room[] = [];
  const walk = (room: Room) => {
    expect(above.map(({ folders }) => folders[0])).not.toContain(room.folders[0]);
    above.push(room);
    reached(room).forEach(walk);
    above.pop();
  };
  rooms.forEach(walk);
});

test("ARCHITECTURE.md has the table: `npm run format` writes it", () => {
  expect(readFileSync(join(root, "ARCHITECTURE.md"), "utf8")).toContain(`\n\n${roomTable()}\n\n`);
});

function imports(room: Room, other: Room): boolean {
  return room.imports.some((path) => other.folders.includes(innermost(path)));
}

/** The room's folder that a path is in, where one room is inside another. */
function innermost(path: string): string {
  return folders
    .filter((folder) => path.startsWith(folder))
    .reduce((one, next) => (next.length > one.length ? next : one), "");
}
