import { parseArgs } from "node:util";
import { z } from "zod";
import { dialectNames } from "#lib/sandbox/dialects.ts";
import type { SandboxOptions } from "#lib/sandbox/server.ts";
import { scenarioNames } from "#lib/sandbox/world/scenarios.ts";

export const usage =
  "Usage: node lib/sandbox/main.ts [--port 9700] [--scenario NAME] [--seed TEXT] [--chaos PERCENT] [--load-balancers N] [--functions N] [--task-ms N] [--latency-ms N] [--dialect NAME] [--control] [--ephemeral] [--data-dir DIR] [--tls-cert FILE --tls-key FILE]";

function whole(name: string, least: number, most: number) {
  const message = `--${name} must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

/** Defaults from the environment's settings. */
export interface Defaults {
  port: number;
  dataDir: string;
}

const schema = z
  .object({
    port: whole("port", 0, 65535).optional(),
    scenario: z.enum(scenarioNames, `--scenario must be one of ${scenarioNames.join(", ")}`).optional(),
    seed: z.string().min(1, "--seed must be a text").optional(),
    chaos: whole("chaos", 0, 100).optional(),
    "load-balancers": whole("load-balancers", 1, 100_000).optional(),
    functions: whole("functions", 1, 100_000).optional(),
    "task-ms": whole("task-ms", 0, 3_600_000).optional(),
    "latency-ms": whole("latency-ms", 0, 600_000).optional(),
    dialect: z.enum(dialectNames, `--dialect must be one of ${dialectNames.join(", ")}`).optional(),
    control: z.boolean().default(false),
    ephemeral: z.boolean().default(false),
    "data-dir": z.string().min(1, "--data-dir must name a folder").optional(),
    "tls-cert": z.string().min(1, "--tls-cert must name a file").optional(),
    "tls-key": z.string().min(1, "--tls-key must name a file").optional(),
  })
  .refine((given) => (given["tls-cert"] === undefined) === (given["tls-key"] === undefined), {
    message: "--tls-cert and --tls-key belong together",
  });

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

/**
 * Reads the command line.
 *
 * @returns the options, or the lines that say what is wrong with them
 */
export function readArguments(
  args: string[],
  defaults: Defaults,
): { options: SandboxOptions } | { problems: string[] } {
  let values: Record<string, unknown>;
  try {
    values = parseArgs({
      args,
      options: {
        port: text,
        scenario: text,
        seed: text,
        chaos: text,
        "load-balancers": text,
        functions: text,
        "task-ms": text,
        "latency-ms": text,
        dialect: text,
        "data-dir": text,
        "tls-cert": text,
        "tls-key": text,
        control: flag,
        ephemeral: flag,
      },
    }).values;
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error), usage] };
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => issue.message) };
  const { port, control, ephemeral, "tls-cert": cert, "tls-key": key } = parsed.data;
  return {
    options: {
      port: port ?? defaults.port,
      control,
      scenario: parsed.data.scenario,
      seed: parsed.data.seed,
      chaosPercent: parsed.data.chaos,
      loadBalancers: parsed.data["load-balancers"],
      functions: parsed.data.functions,
      taskMs: parsed.data["task-ms"],
      latencyMs: parsed.data["latency-ms"],
      dialect: parsed.data.dialect,
      ...(cert && key ? { tls: { cert, key } } : {}),
      dataDir: ephemeral ? null : (parsed.data["data-dir"] ?? defaults.dataDir),
    },
  };
}
