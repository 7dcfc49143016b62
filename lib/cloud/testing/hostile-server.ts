import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createServer as createTcpServer } from "node:net";
import { text } from "node:stream/consumers";

export interface Seen {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
  /** The client's port: the same for requests on one connection. */
  connection: number | undefined;
}

export type Behaviour = (response: ServerResponse, seen: Seen) => void;

export interface HostileServer {
  origin: string;
  port: number;
  seen: Seen[];
  /** Sets the behaviour of the next requests; the last one also applies to all later ones. */
  behave(...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

/** A local HTTP server that misbehaves as told. */
export async function startHostileServer(): Promise<HostileServer> {
  const seen: Seen[] = [];
  let behaviours: Behaviour[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { method, url: path, headers } = request;
    const one = { method, path, headers, body, connection: request.socket.remotePort };
    seen.push(one);
    const [next = answer(404, "{}")] = behaviours;
    if (behaviours.length > 1) behaviours = behaviours.slice(1);
    next(response, one);
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    seen,
    behave(...next) {
      seen.length = 0;
      behaviours = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface TcpServer {
  port: number;
  close(): Promise<void>;
}

/** A local TCP server without HTTP; `onSocket` handles its connections. */
export async function startTcpServer(onSocket: (socket: Socket) => void): Promise<TcpServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onSocket(socket);
  });
  const port = await listen(server);
  return {
    port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** A local port without a listener. */
export async function closedPort(): Promise<number> {
  const server = await startTcpServer(() => {});
  await server.close();
  return server.port;
}

async function listen(server: ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

export function answer(status: number, body: string): Behaviour {
  return (response) => response.writeHead(status, { "Content-Type": "application/json" }).end(body);
}

export function success(members: object, requestId = "11111111-1111-4111-8111-111111111111"): Behaviour {
  return answer(200, JSON.stringify({ Response: { ...members, RequestId: requestId } }));
}

export function refusal(code: string, message = "Refused."): Behaviour {
  const body = {
    Response: { Error: { Code: code, Message: message }, RequestId: "22222222-2222-4222-8222-222222222222" },
  };
  return answer(200, JSON.stringify(body));
}

export const drop: Behaviour = (response) => response.socket?.destroy();

export const hang: Behaviour = () => {};

export const trickle: Behaviour = (response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(" "), 10);
  response.on("close", () => clearInterval(timer));
};

/** Sends less than its Content-Length. */
export const cutShort: Behaviour = (response) => {
  response.writeHead(200, { "Content-Length": 1000 });
  response.write('{"Response":', () => response.socket?.destroy());
};

export function flood(bytes: number): Behaviour {
  return (response) => response.writeHead(200).end(Buffer.alloc(bytes, " "));
}
