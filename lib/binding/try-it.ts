import { shellWord } from "#lib/binding/commands.ts";

/** Where a forwarding rule takes requests. `domain` and `url` as the rule has them: wildcards and expressions included. */
export interface Entrance {
  /** `HTTP` or `HTTPS`. */
  protocol: string;
  port: number;
  domain: string;
  url: string;
}

/** What a person has to fill in, because the rule only says what it matches. */
export type Blank = "host" | "path";

export interface TryIt {
  /** Null while something is to be filled in. */
  url: string | null;
  /** A curl command for a POSIX shell, which stops where a variable for a blank isn't set. */
  curl: string;
  blanks: Blank[];
}

const variables: Record<Blank, string> = { host: "HOST", path: "REQUEST_PATH" };
const defaultPorts: Record<string, number> = { HTTP: 80, HTTPS: 443 };

/** A word of the command: texts, and the blanks between them. */
type Word = (string | { blank: Blank })[];

/** The URL of a rule. Null where the rule has a wildcard or an expression, of which nothing can be known. */
export function urlOf(entrance: Entrance): string | null {
  const host = hostOf(entrance.domain);
  const path = pathOf(entrance.url);
  return host === null || path === null ? null : origin(entrance)[0] + host + origin(entrance)[1] + path;
}

/**
 * How a rule can be tried, before any DNS record leads to it.
 *
 * @param address the load balancer's VIP or, without one, its domain; null where it isn't known, so that the DNS decides
 */
export function tryIt(entrance: Entrance, address: string | null): TryIt {
  const host = hostOf(entrance.domain) ?? { blank: "host" as const };
  const path = pathOf(entrance.url) ?? { blank: "path" as const };
  const [scheme, port] = origin(entrance);
  const words = [...leadTo(address, host, entrance.port), [scheme, host, port, path]];
  const blanks = [host, path].flatMap((part) => (typeof part === "string" ? [] : part.blank));
  return { url: urlOf(entrance), curl: ["curl -i", ...words.map(written)].join(" "), blanks };
}

/** The option that leads curl to the load balancer; none where the rule has an address instead of a name. */
function leadTo(address: string | null, host: Word[number], port: number): Word[] {
  if (address === null || (typeof host === "string" && isAddress(host))) return [];
  if (!isAddress(address)) return [["--connect-to"], [host, `:${port}:${address}:${port}`]];
  return [["--resolve"], [host, `:${port}:${bracketed(address)}`]];
}

/** A word for a POSIX shell, which refuses to leave a blank empty and carries out nothing of the texts. */
function written(word: Word): string {
  if (word.every((part) => typeof part === "string")) return shellWord(word.join(""));
  const parts = word.map((part) =>
    typeof part === "string" ? part.replaceAll(/[$`"\\]/g, "\\$&") : `\${${variables[part.blank]}:?}`,
  );
  return `"${parts.join("")}"`;
}

/** What is before and after the host. */
function origin({ protocol, port }: Entrance): [scheme: string, port: string] {
  return [`${protocol.toLowerCase()}://`, port === defaultPorts[protocol] ? "" : `:${port}`];
}

/** As curl and the DNS take it; null for `*.example.com`, `www.example.*`, an expression (`~…`) or none. */
function hostOf(domain: string): string | null {
  if (domain.startsWith("~") || domain.includes("*")) return null;
  return URL.parse(`http://${bracketed(domain)}/`)?.hostname ?? null;
}

/** `/path`, `= /path` and `^~ /path` name a path; an expression (`~…`) doesn't. */
function pathOf(url: string): string | null {
  const path = /^(?:(?:=|\^~)\s*)?(\/.*)$/.exec(url)?.[1];
  return path === undefined ? null : new URL(`http://host${path}`).href.slice("http://host".length);
}

function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || text.includes(":");
}

/** An IPv6 address as it stands before a port. */
function bracketed(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
