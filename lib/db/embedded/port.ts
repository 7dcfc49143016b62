import { once } from "node:events";
import { createServer } from "node:net";

/** A loopback port without a listener at this moment. */
export async function freePort(): Promise<number> {
  const held = await hold();
  await held.release();
  return held.port;
}

/** Two different free ports: two calls of `freePort` could return the same one. */
export async function twoFreePorts(): Promise<[number, number]> {
  const [one, other] = [await hold(), await hold()];
  await Promise.all([one.release(), other.release()]);
  return [one.port, other.port];
}

async function hold() {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("a TCP server without an address");
  return {
    port: address.port,
    async release() {
      server.close();
      await once(server, "close");
    },
  };
}
