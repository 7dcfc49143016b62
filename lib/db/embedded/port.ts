import { once } from "node:events";
import { createServer } from "node:net";

/** A loopback port without a listener at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("a TCP server without an address");
  server.close();
  await once(server, "close");
  return address.port;
}
