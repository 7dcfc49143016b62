import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A raw TCP connection: sends bytes as written and collects everything received. */
export class Connection {
  readonly socket: Socket;
  #received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    // A reset is also seen by the listener of "close".
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
    });
  }

  static async to(port: number): Promise<Connection> {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    await once(socket, "connect");
    return new Connection(socket);
  }

  received(): string {
    return this.#received.toString("latin1");
  }

  /** The status of each answer so far. */
  statuses(): number[] {
    return [...this.received().matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  /** Waits until the condition holds or the other side has ended. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition() && !this.socket.readableEnded && !this.socket.destroyed) {
      const waiting = new AbortController();
      const { signal } = waiting;
      const events = ["data", "end", "close"].map((event) => once(this.socket, event, { signal }));
      // A reset counts as an end.
      await Promise.race(events).catch(() => {});
      waiting.abort();
    }
  }

  /** Waits until the other side has ended. */
  ended(): Promise<void> {
    return this.until(() => false);
  }
}
