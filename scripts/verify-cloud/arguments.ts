import { parseArgs } from "node:util";
import { z } from "zod";
import { findRegion } from "#lib/cloud/regions.ts";
import { type DialectName, dialectNames } from "#lib/sandbox/dialects.ts";
import type { Target } from "#scripts/verify-cloud/rule.ts";

export interface Options {
  region: string;
  /** The load balancer whose rules are read; defaults to the first suitable one. */
  loadBalancer: string | null;
  /** The rule for the writes; null for a run that only reads. */
  target: Target | null;
  /** Skips the confirmation before the writes. */
  yes: boolean;
  /** Set to run against a sandbox that is started for it. */
  sandbox: { dialect: DialectName; taskMs: number } | null;
  perSecond: number;
  report: string;
}

export const usage = `Usage: npm run verify-cloud -- [--region ap-guangzhou] [--load-balancer lb-…] [--report FILE]
         [--per-second N] [--sandbox [--dialect NAME] [--task-ms N]]
         [--write --load-balancer lb-… --listener lbl-… --rule loc-… --function NAME
          [--namespace default] [--qualifier $LATEST] [--second-function NAME] [--yes]]`;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const given = {
  region: text,
  "load-balancer": text,
  listener: text,
  rule: text,
  namespace: text,
  function: text,
  qualifier: text,
  "second-function": text,
  dialect: text,
  "task-ms": text,
  "per-second": text,
  report: text,
  write: flag,
  yes: flag,
  sandbox: flag,
} as const;

function id(name: string, prefix: string) {
  return z.string().startsWith(`${prefix}-`, `--${name} must be an id such as ${prefix}-…`).optional();
}

function whole(name: string, most: number) {
  const rule = `--${name} must be a whole number from 1 to ${most}`;
  return z.coerce.number<string>(rule).int(rule).min(1, rule).max(most, rule);
}

const schema = z
  .object({
    region: z
      .string()
      .refine((region) => findRegion(region) !== null, "--region must be a region's id, such as ap-guangzhou")
      .default("ap-guangzhou"),
    "load-balancer": id("load-balancer", "lb"),
    listener: id("listener", "lbl"),
    rule: id("rule", "loc"),
    namespace: z.string().default("default"),
    function: z.string().optional(),
    qualifier: z.string().default("$LATEST"),
    "second-function": z.string().optional(),
    dialect: z.enum(dialectNames, `--dialect must be one of ${dialectNames.join(", ")}`).default("usual"),
    "task-ms": whole("task-ms", 600_000).default(1500),
    "per-second": whole("per-second", 100).default(4),
    report: z.string().default("verify-cloud.json"),
    write: z.boolean().default(false),
    yes: z.boolean().default(false),
    sandbox: z.boolean().default(false),
  })
  .refine((values) => values.sandbox || values.dialect === "usual", "--dialect is for --sandbox");

/** @returns the options, or one line for each problem */
export function readOptions(args: string[]): Options | { problems: string[] } {
  let values: unknown;
  try {
    ({ values } = parseArgs({ args, options: given }));
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error), usage] };
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => issue.message) };
  const { region, report, yes, dialect, ...rest } = parsed.data;
  const { "load-balancer": loadBalancerId, listener: listenerId, rule: locationId, function: functionName } = rest;
  const common = {
    region,
    report,
    yes,
    loadBalancer: loadBalancerId ?? null,
    sandbox: rest.sandbox ? { dialect, taskMs: rest["task-ms"] } : null,
    perSecond: rest["per-second"],
  };
  if (!rest.write) return { ...common, target: null };
  if (!loadBalancerId || !listenerId || !locationId || !functionName) {
    return { problems: ["--write needs --load-balancer, --listener, --rule and --function", usage] };
  }
  const { namespace, qualifier, "second-function": secondFunction = null } = rest;
  const target = { loadBalancerId, listenerId, locationId, namespace, functionName, qualifier, secondFunction };
  return { ...common, target };
}
