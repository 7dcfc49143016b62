/** Where a forwarding rule takes requests. `domain` and `url` as the rule has them: wildcards and expressions included. */
export interface Entrance {
  /** `HTTP` or `HTTPS`. */
  protocol: string;
  port: number;
  domain: string;
  url: string;
}

const defaultPorts: Record<string, number> = { HTTP: 80, HTTPS: 443 };

/** The URL of a rule. Null where the rule has a wildcard or an expression, of which nothing can be known. */
export function urlOf(entrance: Entrance): string | null {
  const [scheme, port] = originOf(entrance);
  const host = hostOf(entrance.domain);
  const path = pathOf(entrance.url);
  return host === null || path === null ? null : scheme + host + port + path;
}

/** What is before and after the host. */
export function originOf({ protocol, port }: Entrance): [scheme: string, port: string] {
  return [`${protocol.toLowerCase()}://`, port === defaultPorts[protocol] ? "" : `:${port}`];
}

/** As curl and the DNS take it; null for `*.example.com`, `www.example.*`, an expression (`~…`) or none. */
export function hostOf(domain: string): string | null {
  if (domain.startsWith("~") || domain.includes("*")) return null;
  try {
    return new URL(`http://${bracketed(domain)}/`).hostname;
  } catch {
    return null;
  }
}

/** `/path`, `= /path` and `^~ /path` name a path; an expression (`~…`) doesn't. */
export function pathOf(url: string): string | null {
  const path = /^(?:(?:=|\^~)\s*)?(\/.*)$/.exec(url)?.[1];
  return path === undefined ? null : new URL(`http://host${path}`).href.slice("http://host".length);
}

/** An IPv6 address as it stands before a port. */
export function bracketed(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
