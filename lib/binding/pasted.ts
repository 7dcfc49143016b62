/** The parts of a binding that a pasted text names. */
export interface Pasted {
  region?: string;
  loadBalancerId?: string;
  listenerId?: string;
  locationId?: string;
  namespace?: string;
  function?: string;
  qualifier?: string;
  weight?: string;
  /** Where requests come in. */
  address?: Address;
}

export interface Address {
  domain: string;
  /** Path; null where the text names only a domain. */
  path: string | null;
  /** `HTTP` or `HTTPS`; null where the text doesn't say. */
  protocol: "HTTP" | "HTTPS" | null;
  /** Port; null where neither the text nor its protocol says. */
  port: number | null;
}

/**
 * Reads what a person may have at hand: a URL, a domain, an id of a load balancer, listener or forwarding rule, a tccli command,
 * or a request's JSON body. Null if it is nothing of these.
 */
export function readPasted(text: string): Pasted | null {
  const trimmed = text.trim();
  const read = readCommand(trimmed) ?? readBody(trimmed) ?? readAddress(trimmed) ?? readIds(trimmed);
  return read !== null && Object.keys(read).length > 0 ? read : null;
}

function readBody(text: string): Pasted | null {
  if (!text.startsWith("{")) return null;
  const body = parse(text);
  return isRecord(body) ? partsOf(body) : null;
}

function readCommand(text: string): Pasted | null {
  if (!/^tccli\s/.test(text)) return null;
  const words = shellWords(text);
  const options: Record<string, unknown> = {};
  for (const [index, word] of words.entries()) {
    const value = words[index + 1];
    if (!word.startsWith("--") || value === undefined) continue;
    const name = word === "--region" ? "Region" : word.slice(2);
    // A command that waits for the task of the first one names nothing new.
    options[name] ??= /^[[{]/.test(value) ? parse(value) : value;
  }
  return partsOf(options);
}

/** The words of a POSIX command: quoted or not, lines continued by a backslash. */
function shellWords(text: string): string[] {
  const words = text.replaceAll(/\\\r?\n/g, " ").matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g);
  return [...words].map(([word]) =>
    word.replaceAll(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g, (_, single, double, escaped) => {
      return single ?? double?.replaceAll(/\\(["\\$`])/g, "$1") ?? escaped;
    }),
  );
}

function partsOf(body: Record<string, unknown>): Pasted {
  const [target] = Array.isArray(body.FunctionTargets) ? body.FunctionTargets : [];
  const binding = isRecord(target) ? target : {};
  const fn = isRecord(binding.Function) ? binding.Function : {};
  const domain = textOf(body.Domain);
  return withoutEmpty({
    region: textOf(body.Region),
    loadBalancerId: textOf(body.LoadBalancerId),
    listenerId: textOf(body.ListenerId),
    locationId: textOf(body.LocationId),
    namespace: textOf(fn.FunctionNamespace),
    function: textOf(fn.FunctionName),
    qualifier: textOf(fn.FunctionQualifier),
    weight: textOf(binding.Weight),
    ...(domain && { address: { domain, path: textOf(body.Url) || "/", protocol: null, port: null } }),
  });
}

const defaultPorts: Record<string, number> = { HTTP: 80, HTTPS: 443 };

function readAddress(text: string): Pasted | null {
  const parts =
    /^(?:(https?):\/\/)?((?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::(\d{1,5}))?(\/[^\s?#]*)?(?:[?#]\S*)?$/i.exec(text);
  const domain = parts?.[2];
  if (!parts || !domain) return null;
  const scheme = parts[1]?.toLowerCase();
  const protocol = scheme === undefined ? null : scheme === "https" ? "HTTPS" : "HTTP";
  const port = parts[3] ? Number(parts[3]) : (defaultPorts[protocol ?? ""] ?? null);
  const path = parts[4] ?? (protocol === null ? null : "/");
  return { address: { domain: domain.toLowerCase(), path, protocol, port } };
}

function readIds(text: string): Pasted {
  const id = (kind: string) => new RegExp(`\\b${kind}-[0-9a-z]{1,32}\\b`, "i").exec(text)?.[0] ?? "";
  return withoutEmpty({ loadBalancerId: id("lb"), listenerId: id("lbl"), locationId: id("loc") });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function withoutEmpty(parts: Pasted): Pasted {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== "" && value !== undefined));
}
