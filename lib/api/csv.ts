import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";

type Cell = string | number | null;

/** Characters that make a spreadsheet read a cell as a formula; those of full width do where Chinese is written. */
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/;

/** One line of CSV (RFC 4180). An apostrophe before a text that begins like a formula makes it harmless. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(cell: Cell): string {
  if (cell === null) return "";
  const text = typeof cell === "string" && beginsFormula.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The columns of the list of bindings, by stable names. */
const columns: Record<string, (rule: StoredRule) => Cell> = {
  region: ({ region }) => region,
  load_balancer_id: ({ loadBalancer }) => loadBalancer.loadBalancerId,
  load_balancer_name: ({ loadBalancer }) => loadBalancer.name,
  listener_id: ({ listener }) => listener.listenerId,
  protocol: ({ listener }) => listener.protocol,
  port: ({ listener }) => listener.port,
  rule_id: ({ locationId }) => locationId,
  domain: ({ domain }) => domain,
  path: ({ url }) => url,
  target: ({ target }) => target,
  namespace: ({ binding }) => binding?.function.namespace ?? null,
  function: ({ binding }) => binding?.function.name ?? null,
  qualifier: ({ binding }) => binding?.function.qualifier ?? null,
  weight: ({ binding }) => binding?.weight ?? null,
  servers: ({ serverCount }) => serverCount,
  seen_at: ({ readAt }) => readAt,
};

/** Rules as CSV with a header. The byte order mark tells spreadsheets that it is UTF-8. */
export async function* bindingsCsv(pages: AsyncIterable<readonly StoredRule[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(Object.keys(columns))}`;
  for await (const rules of pages) {
    yield rules.map((rule) => csvLine(Object.values(columns).map((of) => of(rule)))).join("");
  }
}
