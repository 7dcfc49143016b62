import { requestOf } from "#lib/binding/change.ts";
import { terraformOf } from "#lib/binding/terraform.ts";
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
    terraform: change.after && terraformCommands(change.rule, change.after),
    json: JSON.stringify(body, null, 2),
  };
}

function terraformCommands(rule: RuleRef, binding: Binding): { resource: string; importCommand: string } {
  const { address, id, resource } = terraformOf(rule, binding);
  return { resource, importCommand: `terraform import ${address} ${shellWord(id)}` };
}

/** Quotes a word for a POSIX shell, so that `$LATEST` isn't expanded. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
