/** Writes the table of rooms into `ARCHITECTURE.md` (`npm run format`). */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { roomTable } from "#scripts/check/room-rules.ts";

const path = join(import.meta.dirname, "../../ARCHITECTURE.md");
const table = /^\| room \|.*\n(?:\|.*\n)+/m;
writeFileSync(
  path,
  readFileSync(path, "utf8").replace(table, () => `${roomTable()}\n`),
);
