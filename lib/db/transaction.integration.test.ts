import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { createTestDatabase } from "#lib/db/testing.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { Secret } from "#lib/secret.ts";

const { url } = await createTestDatabase();
const admin = await createDatabase(url);
const line = await openLine(url.reveal());
const database = await createDatabase(new Secret(line.url), { silenceMs: 300 });

afterAll(async () => {
  line.mute = false;
  await database.close();
  await admin.close();
  line.close();
});

/** The way to a server, which can be cut after so many bytes or swallow everything. */
async function openLine(to: string) {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    client.on("data", (chunk) => {
      if (line.cutAt !== null && chunk.includes(line.cutAt)) client.destroy();
      else if (!line.mute) upstream.write(chunk);
    });
    upstream.on("data", (chunk) => client.write(chunk));
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = new URL(to);
  address.port = String((server.address() as AddressInfo).port);
  const line = {
    url: address.href,
    mute: false,
    /** A connection that carries this text is cut. */
    cutAt: null as string | null,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return line;
}

function one(on: Database): Promise<unknown> {
  return inTransaction(on.query, (tx) => tx.execute(sql`select 1`));
}

describe("a database that goes away", () => {
  it("within a transaction fails that transaction, and not the process", async () => {
    const { query } = database;
    const lost = inTransaction(query, async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await admin.pool.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
      await tx.execute(sql`select 1`);
    });
    await expect(lost).rejects.toThrow();
    await one(database);
  });

  it("again and again as transactions begin leaves the pool with all its connections", async () => {
    line.cutAt = "begin";
    const begun = await Promise.allSettled(Array.from({ length: 30 }, () => one(database)));
    line.cutAt = null;
    expect(begun.map(({ status }) => status)).toEqual(Array(30).fill("rejected"));
    await one(database);
  });

  it("without a word is given up after a while", async () => {
    line.mute = true;
    const waiting = one(database);
    await expect(waiting).rejects.toThrow();
    line.mute = false;
    await one(database);
  });
});
