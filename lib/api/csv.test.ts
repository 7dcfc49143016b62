import fc from "fast-check";
import { expect, test } from "vitest";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { bindingsCsv, csvLine } from "#lib/api/csv.ts";

/** Reads CSV as RFC 4180 writes it. */
function parse(csv: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (cell.lastIndex < csv.length) {
    const at = cell.lastIndex;
    const found = cell.exec(csv);
    if (!found) throw new Error(`no cell at ${at} of ${csv}`);
    lines.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === "\r\n") lines.push([]);
  }
  return lines.slice(0, -1);
}

test("every text is read back as it was, but for an apostrophe before what begins like a formula", () => {
  const texts = fc.array(
    fc.string({
      unit: fc.constantFrom("a", '"', ",", "\r", "\n", "=", "-", "+", "@", "\t", "支", "'", "＝", "＋", "－", "＠"),
    }),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1 }), (lines) => {
      const read = parse(lines.map(csvLine).join(""));
      expect(read).toEqual(
        lines.map((line) => line.map((text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text))),
      );
      expect(read.flat().filter((text) => /^[=+\-@\t\r\n＝＋－＠]/.test(text))).toEqual([]);
    }),
  );
});

test("the bindings are a table for spreadsheets, with a column for each fact", async () => {
  const rule: StoredRule = {
    region: "ap-guangzhou",
    loadBalancer: { loadBalancerId: "lb-1", name: '=HYPERLINK("http://evil","支付")' },
    listener: { listenerId: "lbl-1", protocol: "HTTPS", port: 443 },
    locationId: "loc-1",
    domain: "pay.example.com",
    url: "/a,b",
    target: "function",
    binding: { function: { namespace: "default", name: "pay", qualifier: "$LATEST" }, weight: 0 },
    serverCount: 0,
    drifted: false,
    readAt: "2026-11-30T12:00:00.000Z",
  };
  const free = {
    ...rule,
    target: "none" as const,
    binding: null,
    listener: { ...rule.listener, protocol: null, port: null },
  };
  async function* pages() {
    yield [rule];
    yield [free];
  }
  const csv = (await Array.fromAsync(bindingsCsv(pages()))).join("");
  expect(csv.startsWith("\uFEFFregion,")).toBe(true);
  const [header = [], ...lines] = parse(csv.slice(1));
  const [bound, unbound] = lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at]])));
  expect(bound).toEqual({
    region: "ap-guangzhou",
    load_balancer_id: "lb-1",
    load_balancer_name: `'=HYPERLINK("http://evil","支付")`,
    listener_id: "lbl-1",
    protocol: "HTTPS",
    port: "443",
    rule_id: "loc-1",
    domain: "pay.example.com",
    path: "/a,b",
    target: "function",
    namespace: "default",
    function: "pay",
    qualifier: "$LATEST",
    weight: "0",
    servers: "0",
    seen_at: "2026-11-30T12:00:00.000Z",
  });
  expect(unbound).toMatchObject({ target: "none", function: "", weight: "", protocol: "", port: "" });
});
