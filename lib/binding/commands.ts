import { requestOf } from "#lib/binding/change.ts";
import type { Binding, Change, RuleRef } from "#lib/binding/types.ts";

/** One change as commands for other tools. */
export interface Commands {
  /** Commands for a POSIX shell: the call, then the wait for its task. */
  tccli: string;
  /** The resource, and the command that imports an existing binding. Null for an unbind, which removes the resource. */
  terraform: { resource: string; importCommand: string } | null;
  /** The request's body. */
  json: string;
}

/** @param endpoint tccli's `--endpoint`; null for its default */
export function commandsOf(change: Change, endpoint: string | null): Commands {
  const { action, body } = requestOf(change);
  const common = ["--region", shellWord(change.rule.region), ...(endpoint ? ["--endpoint", shellWord(endpoint)] : [])];
  const call = [
    "tccli clb",
    action,
    ...common,
    "--LoadBalancerId",
    shellWord(body.LoadBalancerId),
    "--ListenerId",
    shellWord(body.ListenerId),
    "--LocationId",
    shellWord(body.LocationId),
    "--FunctionTargets",
    shellWord(JSON.stringify(body.FunctionTargets)),
  ];
  const wait = [
    "tccli clb DescribeTaskStatus",
    ...common,
    "--TaskId '<RequestId>'",
    `--waiter "{'expr':'Status','to':0,'timeout':180,'interval':5}"`,
  ];
  return {
    tccli: `${call.join(" ")}\n${wait.join(" ")}`,
    terraform: change.after && terraformOf(change.rule, change.after),
    json: JSON.stringify(body, null, 2),
  };
}

function terraformOf(rule: RuleRef, binding: Binding): { resource: string; importCommand: string } {
  const type = "tencentcloud_clb_function_targets_attachment";
  const name = rule.locationId.replace(/[^A-Za-z0-9_]/g, "_");
  const { namespace, name: functionName, qualifier, qualifierType } = binding.function;
  const resource = [
    `resource "${type}" "${name}" {`,
    `  load_balancer_id = ${hclString(rule.loadBalancerId)}`,
    `  listener_id      = ${hclString(rule.listenerId)}`,
    `  location_id      = ${hclString(rule.locationId)}`,
    "",
    "  function_targets {",
    "    function {",
    `      function_namespace      = ${hclString(namespace)}`,
    `      function_name           = ${hclString(functionName)}`,
    `      function_qualifier      = ${hclString(qualifier)}`,
    ...(qualifierType ? [`      function_qualifier_type = ${hclString(qualifierType)}`] : []),
    "    }",
    `    weight = ${binding.weight}`,
    "  }",
    "}",
  ].join("\n");
  const id = [rule.loadBalancerId, rule.listenerId, rule.locationId].join("#");
  return { resource, importCommand: `terraform import ${type}.${name} ${shellWord(id)}` };
}

/** Quotes a word for a POSIX shell, so that `$LATEST` isn't expanded. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A quoted HCL string: quotes, control characters and the two kinds of templates are escaped. */
export function hclString(text: string): string {
  return JSON.stringify(text).replaceAll("${", "$$${").replaceAll("%{", "%%{");
}
