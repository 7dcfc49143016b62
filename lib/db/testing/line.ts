import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";

/**
 * What happens to a statement: it is lost before the server gets it, its answer is lost, or its connection goes silent
 * while staying open.
 */
export type Fate = "passes" | "is-lost" | "loses-its-answer" | "goes-dark";

/** A TCP proxy to a database server, which a test can break. */
export interface Line {
  url: string;
  /** Changes the target, null for none; existing connections end. */
  leadTo(url: string | null): void;
  /** Drops all bytes silently while true. */
  mute: boolean;
  /** How many connections have found no server at its end. */
  refused(): number;
  /** Decides about each statement by its text and connection. For any fate but `passes` the connection is cut or goes silent. */
  fateOf(statement: string, connection: number): Fate;
  /** Called when the server has run a statement whose answer is going to be lost. */
  onAnswerLost(): void;
  close(): void;
}

/** The message by which a server ends its answer to a statement. */
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5]);

export async function openLine(url: string): Promise<Line> {
  let target: URL | null = new URL(url);
  const sockets = new Set<Socket>();
  let connections = 0;
  let refused = 0;

  function end(): void {
    for (const socket of sockets) socket.destroy();
  }

  const server = createServer((client) => {
    if (!target) {
      refused += 1;
      client.destroy();
      return;
    }
    const upstream = dial(Number(target.port), target.hostname);
    connections += 1;
    const connection = connections;
    upstream.once("error", () => {
      if (upstream.bytesRead === 0) refused += 1;
    });
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
    refused: () => refused,
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
