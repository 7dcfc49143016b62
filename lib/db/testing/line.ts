import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";

/**
 * What becomes of a statement: it is lost on its way, done without its answer coming back, or the last that the server ever
 * hears of its connection, which stays open.
 */
export type Fate = "passes" | "is-lost" | "loses-its-answer" | "goes-dark";

/** The way to a database server, which a test can break. */
export interface Line {
  url: string;
  /** Where it leads from now on, null for nowhere; connections that are there already end. */
  leadTo(url: string | null): void;
  /** Nothing gets through, and nobody is told. */
  mute: boolean;
  /** Decides on each statement that passes, by its text and its connection. A connection whose statement suffers is cut, or dark. */
  fateOf(statement: string, connection: number): Fate;
  /** Hears that a statement is done whose answer will be lost. */
  onAnswerLost(): void;
  close(): void;
}

/** The message by which a server ends its answer to a statement. */
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5]);

export async function openLine(url: string): Promise<Line> {
  let target: URL | null = new URL(url);
  const sockets = new Set<Socket>();
  let connections = 0;

  function end(): void {
    for (const socket of sockets) socket.destroy();
  }

  const server = createServer((client) => {
    if (!target) {
      client.destroy();
      return;
    }
    const upstream = dial(Number(target.port), target.hostname);
    connections += 1;
    const connection = connections;
    let losesAnswer = false;
    let dark = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        if (dark) return;
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (chunk) => {
      if (line.mute || dark) return;
      const fate = losesAnswer ? "passes" : line.fateOf(chunk.toString("latin1"), connection);
      if (fate === "is-lost") client.destroy();
      else upstream.write(chunk);
      losesAnswer ||= fate === "loses-its-answer";
      dark ||= fate === "goes-dark";
    });
    upstream.on("data", (chunk) => {
      if (dark) return;
      if (!losesAnswer) client.write(chunk);
      else if (chunk.includes(readyForQuery)) {
        line.onAnswerLost();
        client.destroy();
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = new URL(url);
  address.port = String((server.address() as AddressInfo).port);

  const line: Line = {
    url: address.href,
    mute: false,
    fateOf: () => "passes",
    onAnswerLost: () => undefined,
    leadTo(next) {
      target = next === null ? null : new URL(next);
      end();
    },
    close() {
      server.close();
      end();
    },
  };
  return line;
}
