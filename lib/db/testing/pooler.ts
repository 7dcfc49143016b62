import { once } from "node:events";
import { type AddressInfo, createServer, Socket } from "node:net";
import pg from "pg";

interface Backend {
  socket: Socket;
  /** The client that has it; null while it is idle. */
  client: Socket | null;
}

/** The parts of PostgreSQL's protocol that a pooler has to know: how long a message is, and when a transaction ends. */
const readyForQuery = 0x5a;
const idle = 0x49;
const terminate = 0x58;
const greeting = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, readyForQuery, 0, 0, 0, 5, idle]);

/**
 * A connection pooler in transaction mode: a client has a server connection only during a transaction, and the one
 * returned last is handed out first.
 */
export async function startPooler(serverUrl: string, size: number): Promise<{ url: string; close(): Promise<void> }> {
  const free: Backend[] = [];
  const waiting: (() => void)[] = [];
  const clients: pg.Client[] = [];
  for (let count = 0; count < size; count += 1) free.push(await openBackend());

  async function openBackend(): Promise<Backend> {
    const socket = new Socket();
    const client = new pg.Client({ connectionString: serverUrl, stream: () => socket });
    await client.connect();
    clients.push(client);
    socket.removeAllListeners("data");
    const backend: Backend = { socket, client: null };
    let rest = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      const to = backend.client;
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 5 && rest.length >= 1 + rest.readUInt32BE(1)) {
        const message = rest.subarray(0, 1 + rest.readUInt32BE(1));
        rest = rest.subarray(message.length);
        to?.write(message);
        if (message[0] === readyForQuery && message[5] === idle) giveBack(backend);
      }
    });
    return backend;
  }

  function giveBack(backend: Backend): void {
    backend.client = null;
    free.unshift(backend);
    waiting.shift()?.();
  }

  async function backendFor(client: Socket): Promise<Backend> {
    for (;;) {
      const backend = free.shift();
      if (backend) {
        backend.client = client;
        return backend;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  const server = createServer((client) => {
    let greeted = false;
    let turn: Promise<void> = Promise.resolve();
    let mine: Backend | null = null;
    client.on("error", () => client.destroy());
    client.on("data", (chunk: Buffer) => {
      if (!greeted) {
        greeted = true;
        client.write(greeting);
        return;
      }
      if (chunk[0] === terminate) {
        client.end();
        return;
      }
      turn = turn.then(async () => {
        if (mine?.client !== client) mine = await backendFor(client);
        mine.socket.write(chunk);
      });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = new URL(serverUrl);
  url.port = String(port);
  return {
    url: url.href,
    async close() {
      server.close();
      for (const client of clients) await client.end().catch(() => undefined);
    },
  };
}
