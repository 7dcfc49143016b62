/**
 * Checks of every request before Next sees it: Next alone lets DNS rebinding, a forged X-Forwarded-Host and a missing
 * Origin through.
 */

export interface Settings {
  port: number;
  /** Public address of a console behind a reverse proxy. */
  appUrl: URL | null;
}

export interface RequestFacts {
  method: string;
  /** The request target as sent. */
  target: string;
  host: string | null;
  origin: string | null;
  fetchSite: string | null;
  fetchMode: string | null;
  fetchDest: string | null;
}

export type RequestRefusal = { status: 400 | 403 | 405 | 413 | 415 | 421; reason: string };

/** Whether a method changes nothing. */
export function isSafe(method: string): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(method);
}

/**
 * The refusal of a request; null when it may pass.
 *
 * - 421 for another Host than ours: a page that rebinds its name to 127.0.0.1 still sends its own name.
 * - 400 for a target that is not a path (`http://other/` or `//other/` would redirect to another site), or whose path
 *   doesn't decode to UTF-8, which Next would answer with 500.
 * - 403 for a write from other pages than ours, and for any request of another site's page except a followed link.
 */
export function refusalOfRequest(request: RequestFacts, settings: Settings): RequestRefusal | null {
  if (!isOurHost(request.host, settings)) {
    return { status: 421, reason: "The console does not answer for this host." };
  }
  if (!request.target.startsWith("/") || request.target.startsWith("//")) {
    return { status: 400, reason: "The console answers paths only." };
  }
  if (!isText(request.target)) {
    return { status: 400, reason: "The address is not written as addresses are." };
  }
  if (!isSafe(request.method) && !isOurOrigin(request.origin, request.host, settings)) {
    return { status: 403, reason: "A change must come from the console's own pages." };
  }
  if (isForeign(request.fetchSite) && !isVisit(request)) {
    return { status: 403, reason: "The console does not answer pages of other sites." };
  }
  return null;
}

/** Whether the path's percent escapes decode to UTF-8. In the query invalid ones are replaced instead. */
function isText(target: string): boolean {
  try {
    decodeURIComponent(target.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function isOurHost(host: string | null, { port, appUrl }: Settings): boolean {
  if (host === null) return false;
  const name = host.toLowerCase();
  if (appUrl && name === appUrl.host.toLowerCase()) return true;
  const portText = port === 80 ? ["", ":80"] : [`:${port}`];
  return ["127.0.0.1", "localhost", "[::1]"].some((local) => portText.some((suffix) => name === `${local}${suffix}`));
}

function isOurOrigin(origin: string | null, host: string | null, { appUrl }: Settings): boolean {
  if (origin === null || host === null) return false;
  return origin === `http://${host.toLowerCase()}` || (appUrl !== null && origin === appUrl.origin);
}

function isForeign(fetchSite: string | null): boolean {
  return fetchSite === "cross-site" || fetchSite === "same-site";
}

/** Navigation by a link on another site: the browser shows the page, and the other site can't read it. */
function isVisit(request: RequestFacts): boolean {
  return request.method === "GET" && request.fetchMode === "navigate" && request.fetchDest === "document";
}
