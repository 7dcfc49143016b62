import { EnvHttpProxyAgent } from "undici";
import { requestIdOf } from "#lib/cloud/envelope.ts";
import { BrokenExchange, exchange, type HttpAnswer } from "#lib/cloud/exchange.ts";
import { CloudError } from "#lib/cloud/failure.ts";
import { badStatus, transportFailureOf } from "#lib/cloud/transport-failure.ts";
import type { Env } from "#lib/env.ts";

export interface Post {
  origin: string;
  headers: Record<string, string>;
  body: string;
  kind: "read" | "write";
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

export interface Transport {
  /**
   * Sends once and returns an answer of HTTP 200.
   *
   * @throws CloudError `not-sent` or `no-answer`
   */
  post(request: Post): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export interface TransportSettings extends Pick<Env, "httpsProxy" | "noProxy"> {
  connectTimeoutMs?: number;
  maxResponseBytes?: number;
}

/** Longest idle time of a kept connection, even where the server offers a longer one. */
const idleMs = {
  read: 30_000,
  /** Short, because a server that closes an idle connection just as a write is sent makes the write unconfirmed. */
  write: 1000,
};

const loopback = ["localhost", "127.0.0.1", "[::1]"];

export function createTransport(settings: TransportSettings): Transport {
  const { connectTimeoutMs = 5000, maxResponseBytes = 16 * 1024 * 1024 } = settings;
  const noProxy = [...loopback, settings.noProxy ?? ""].join(",");

  function connections(keepAliveTimeout: number) {
    return new EnvHttpProxyAgent({
      httpProxy: "",
      httpsProxy: settings.httpsProxy?.reveal() ?? "",
      noProxy,
      connect: { timeout: connectTimeoutMs },
      connectTimeout: connectTimeoutMs,
      allowH2: false,
      keepAliveTimeout,
      keepAliveMaxTimeout: keepAliveTimeout,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  const dispatchers = { read: connections(idleMs.read), write: connections(idleMs.write) };

  return {
    async post({ kind, ...request }) {
      const answer = await exchange(dispatchers[kind], { ...request, maxResponseBytes }).catch((error) => {
        throw error instanceof BrokenExchange ? new CloudError(transportFailureOf(error, request.origin)) : error;
      });
      if (answer.status !== 200) throw new CloudError(badStatus(answer.status, requestIdOf(answer.body)));
      return answer;
    },

    async close() {
      await Promise.all([dispatchers.read.destroy(), dispatchers.write.destroy()]);
    },
  };
}
