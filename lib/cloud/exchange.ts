import type { Dispatcher } from "undici";

interface ExchangeRequest {
  origin: string;
  headers: Record<string, string>;
  body: string;
  /** Limit of the whole exchange, from finding a connection to the last byte. */
  timeoutMs: number;
  maxResponseBytes: number;
  signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  status: number;
  body: Buffer;
  /** The server's clock from its Date header, to the second. */
  date: Date | null;
  contentType: string | null;
}

/** An exchange that ended without a complete answer. */
export class BrokenExchange extends Error {
  readonly how: "aborted" | "timeout" | "too-large" | "failed";
  /** Whether a byte of the request may have been sent; false means that none was and none will be. */
  readonly started: boolean;
  /** Set when the answer got as far as its status line. */
  readonly status: number | null;
  readonly received: Buffer;

  constructor(parts: Pick<BrokenExchange, "how" | "started" | "status" | "received"> & { cause?: unknown }) {
    super(parts.how, { cause: parts.cause });
    this.name = "BrokenExchange";
    this.how = parts.how;
    this.started = parts.started;
    this.status = parts.status;
    this.received = parts.received;
  }
}

/**
 * One POST and its whole answer. It uses the dispatcher's callbacks rather than `request`, because only they show when
 * the first byte goes out: `onRequestStart` is called once there is a connection and may still abort the request.
 *
 * @throws BrokenExchange
 */
export function exchange(dispatcher: Dispatcher, request: ExchangeRequest): Promise<HttpAnswer> {
  const { signal } = request;
  return new Promise((resolve, reject) => {
    let writing: Dispatcher.DispatchController | null = null;
    let status: number | null = null;
    let date: Date | null = null;
    let contentType: string | null = null;
    let over = false;
    let size = 0;
    const chunks: Buffer[] = [];

    function finish(): boolean {
      if (over) return false;
      over = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      return true;
    }

    function stop(how: BrokenExchange["how"], cause?: unknown) {
      if (!finish()) return;
      reject(new BrokenExchange({ how, started: writing !== null, status, received: Buffer.concat(chunks), cause }));
      writing?.abort(new Error(how));
    }

    const abort = () => stop("aborted");
    const timer = setTimeout(() => stop("timeout"), request.timeoutMs);
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) return abort();

    dispatcher.dispatch(
      { origin: request.origin, path: "/", method: "POST", headers: request.headers, body: request.body },
      {
        onRequestStart(controller) {
          if (over) controller.abort(new Error("given up before it began"));
          else writing = controller;
        },
        onResponseStart(_controller, code, headers) {
          if (code < 200) return;
          status = code;
          date = dateOf(headers.date);
          contentType = headers["content-type"] === undefined ? null : String(headers["content-type"]);
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > request.maxResponseBytes) stop("too-large");
          else chunks.push(chunk);
        },
        onResponseEnd() {
          if (status !== null && finish()) resolve({ status, body: Buffer.concat(chunks), date, contentType });
        },
        onResponseError(_controller, error) {
          stop("failed", error);
        },
      },
    );
  });
}

function dateOf(header: string | string[] | undefined): Date | null {
  const date = new Date(String(header));
  return Number.isNaN(date.getTime()) ? null : date;
}
