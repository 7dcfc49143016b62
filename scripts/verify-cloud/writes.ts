import { isBindingRegion } from "#lib/binding/regions.ts";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import {
  deregisterFunctionTargets as deregister,
  describeTaskStatus,
  modifyFunctionTargets as modify,
  registerFunctionTargets as register,
} from "#lib/cloud/catalogue/clb/actions.ts";
import { isBusy } from "#lib/cloud/errors.ts";
import { regions } from "#lib/cloud/regions.ts";
import type { CheckId } from "#scripts/verify-cloud/assumptions.ts";
import { type AskedTarget, type Attempts, CannotGoOn, type WriteOptions } from "#scripts/verify-cloud/attempts.ts";
import type { Cloud, Outcome } from "#scripts/verify-cloud/cloud.ts";
import type { Findings } from "#scripts/verify-cloud/findings.ts";
import { formOf } from "#scripts/verify-cloud/lists.ts";
import { nobodys } from "#scripts/verify-cloud/refusals.ts";
import { asAsked, type FunctionKey, type RuleReading, readRule, type Target } from "#scripts/verify-cloud/rule.ts";

export interface Trial {
  cloud: Cloud;
  found: Findings;
  target: Target;
  attempts: Attempts;
  /** Replaces the first function. */
  other: FunctionKey | null;
}

const weights = { first: 10, reweighed: 20 };
const noOther = "the function has no other version or alias: name a --second-function";
const tooLate = "the task had ended before";

/**
 * Binds, reweighs, replaces and unbinds on the rule, and tries writes that must be refused at each stage. When it throws,
 * it leaves the rule as it is at that moment.
 *
 * @throws CannotGoOn
 */
export async function tryWrites(trial: Trial): Promise<void> {
  await tryUnbound(trial);
  const taskId = await bind(trial);
  await tryBound(trial);
  await reweigh(trial);
  await replace(trial);
  await unbind(trial);
  await lookAtOldTask(trial, taskId);
}

function keyOf({ namespace, functionName, qualifier }: Target): FunctionKey {
  return { FunctionNamespace: namespace, FunctionName: functionName, FunctionQualifier: qualifier };
}

const unknownFunction = (target: Target): AskedTarget => ({
  Function: { ...keyOf(target), FunctionName: nobodys.function },
});

/** A write that must be refused. If the cloud accepts it, waits for its task and checks that the rule is unchanged. */
async function refused(
  { cloud, found, target, attempts }: Trial,
  id: CheckId,
  action: Action,
  functions: AskedTarget[],
  { bound = null, ...options }: WriteOptions & { bound?: FunctionKey | null } = {},
): Promise<void> {
  const outcome = await attempts.write(action, functions, options);
  found.saw(id, outcome.code, { message: outcome.message });
  if (outcome.failure) return;
  await attempts.ended();
  const after = (await readRule(cloud, target))?.functions;
  const expected = bound ? [bound] : [];
  if (after?.length === expected.length && expected.every((key) => after.some((one) => calls(one, key)))) return;
  throw new CannotGoOn(`${id}: the cloud took what was to be refused, and the rule changed`);
}

async function tryUnbound(trial: Trial): Promise<void> {
  const { cloud, found, target } = trial;
  found.saw("rule-before", formOf((await readRule(cloud, target))?.functionTargets));
  const unknown = [unknownFunction(target)];
  const first = { Function: keyOf(target) };
  const unoffered = regions.find(({ id, finance }) => !isBindingRegion(id) && !finance);
  const nobody = { LoadBalancerId: nobodys.loadBalancer, ListenerId: nobodys.listener, LocationId: nobodys.rule };
  await refused(trial, "unsupported-region", register, unknown, { region: unoffered?.id ?? "", names: nobody });
  await refused(trial, "order-load-balancer", register, unknown, { names: { LoadBalancerId: nobodys.loadBalancer } });
  await refused(trial, "order-listener", register, unknown, { names: { ListenerId: nobodys.listener } });
  await refused(trial, "order-rule", register, unknown, { names: { LocationId: nobodys.rule } });
  await refused(trial, "order-form", register, [{ ...first, Weight: 101 }], { names: { LoadBalancerId: "lb-1" } });
  await refused(trial, "register-unknown-function", register, unknown);
  const noQualifier = { ...keyOf(target), FunctionQualifier: "999999" };
  await refused(trial, "register-unknown-qualifier", register, [{ Function: noQualifier }]);
  await refused(trial, "modify-unbound", modify, [{ ...first, Weight: weights.first }]);
  await refused(trial, "deregister-unbound", deregister, [first]);
}

/** Binds without weight and type, whose defaults are read back. @returns the task's id */
async function bind(trial: Trial): Promise<string> {
  const { cloud, found, target, attempts } = trial;
  const first = { Function: keyOf(target) };
  const outcome = await attempts.write(register, [first]);
  const taskId = taken(found, "bind", outcome);
  await tryDuringTask(trial, taskId);
  const task = await attempts.ended();
  found.saw("bind", `the task ends with ${task.status}`, { message: task.last.Message, ms: task.ms });
  if (task.status !== 0) throw new CannotGoOn("the task of the bind failed");
  found.saw("task-members", membersOf(task.last, target.loadBalancerId));
  const bound = (await readRule(cloud, target))?.functions[0];
  if (!bound) throw new CannotGoOn("the task of the bind ended well, and the rule has no function");
  const { FunctionQualifierType: type, ...written } = functionIn(bound);
  found.saw("bound-as-sent", calls(bound, first.Function) ? "as sent" : JSON.stringify(written));
  found.saw("qualifier-type", typeof type === "string" ? JSON.stringify(type) : formOf(type));
  found.saw("weight-default", String(bound.Weight));
  return taskId;
}

function taken(found: Findings, id: CheckId, { code, message, requestId }: Outcome): string {
  if (requestId !== null && code === "OK") return requestId;
  found.saw(id, code, { message });
  throw new CannotGoOn(`${id}: ${code}`);
}

function membersOf({ LoadBalancerIds, Message }: Record<string, unknown>, loadBalancerId: string): string {
  const itself =
    Array.isArray(LoadBalancerIds) && LoadBalancerIds.length === 1 && LoadBalancerIds[0] === loadBalancerId;
  const message = typeof Message === "string" ? "a text" : formOf(Message);
  return `LoadBalancerIds: ${itself ? "itself" : formOf(LoadBalancerIds)}, Message: ${message}`;
}

/** The second write sets the weight that the rule has anyway, so it does no harm after the task's end. */
async function tryDuringTask({ cloud, found, target, attempts }: Trial, taskId: string): Promise<void> {
  const same = { Function: keyOf(target), Weight: weights.first };
  const busy = await attempts.write(modify, [same], { language: "en-US" });
  if (busy.failure === null) {
    for (const id of ["busy-code", "order-lock", "effect-during-task"] as const) found.couldNotSee(id, tooLate);
    return;
  }
  const unknown = await attempts.write(register, [unknownFunction(target)]);
  const during = await readRule(cloud, target);
  const { members } = await cloud.ask(describeTaskStatus, { TaskId: taskId });
  const works = members.Status === 2;
  if (works || isBusy(busy.failure)) found.saw("busy-code", busy.code, { message: busy.message });
  else found.couldNotSee("busy-code", tooLate);
  if (!isBusy(busy.failure)) found.saw("busy-understood", "not in English", { message: busy.message });
  if (works) found.saw("order-lock", unknown.code, { message: unknown.message });
  else found.couldNotSee("order-lock", tooLate);
  if (works) found.saw("effect-during-task", during?.functions.length === 0 ? "as before" : "changed already");
  else found.couldNotSee("effect-during-task", tooLate);
}

async function tryBound(trial: Trial): Promise<void> {
  const { found, target, other } = trial;
  const bound = keyOf(target);
  await refused(trial, "register-again", register, [{ Function: bound }], { bound });
  if (other) await refused(trial, "register-other", register, [{ Function: other }], { bound });
  else found.couldNotSee("register-other", noOther);
  await refused(trial, "deregister-other", deregister, [unknownFunction(target)], { bound });
}

async function reweigh(trial: Trial): Promise<void> {
  const { cloud, found, target, attempts } = trial;
  const asked = { Function: keyOf(target), Weight: weights.reweighed };
  const outcome = await attempts.write(modify, [asked]);
  if (outcome.failure) return found.saw("modify-same", outcome.code, { message: outcome.message });
  const busy = await attempts.write(modify, [asked], { language: "zh-CN" });
  if (busy.failure === null) found.couldNotSee("busy-understood", tooLate);
  else found.saw("busy-understood", isBusy(busy.failure) ? "yes" : "not in Chinese", { message: busy.message });
  await attempts.ended();
  const reading = await readRule(cloud, target);
  const weight = reading?.functions[0]?.Weight;
  found.saw("modify-same", weight === weights.reweighed ? "changes the weight" : `leaves the weight at ${weight}`);
}

async function replace({ cloud, found, target, attempts, other }: Trial): Promise<void> {
  if (!other) return found.couldNotSee("modify-other", noOther);
  const outcome = await attempts.write(modify, [{ Function: other, Weight: weights.reweighed }]);
  if (outcome.failure) return found.saw("modify-other", outcome.code, { message: outcome.message });
  const task = await attempts.ended();
  const reading = await readRule(cloud, target);
  found.saw("modify-other", effectOf(reading, other), { status: task.status, message: task.last.Message });
}

function effectOf(reading: RuleReading | null, other: FunctionKey): string {
  const functions = reading?.functions ?? [];
  if (!functions.some((one) => calls(one, other))) return "changes nothing";
  return functions.length === 1 ? "replaces" : "adds";
}

/** The unparsed members of `Function`. */
function functionIn({ Function: fn }: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fn ?? {}));
}

function calls(read: Record<string, unknown>, key: FunctionKey): boolean {
  const fn = functionIn(read);
  return Object.entries(key).every(([name, value]) => fn[name] === value);
}

async function unbind({ cloud, found, target, attempts }: Trial): Promise<void> {
  const bound = (await readRule(cloud, target))?.functions ?? [];
  const outcome = await attempts.write(deregister, bound.map(asAsked));
  taken(found, "unbind", outcome);
  const task = await attempts.ended();
  found.saw("unbind", `the task ends with ${task.status}`, { message: task.last.Message, ms: task.ms });
  found.saw("rule-after", formOf((await readRule(cloud, target))?.functionTargets));
}

async function lookAtOldTask({ cloud, found }: Trial, taskId: string): Promise<void> {
  const again = await cloud.ask(describeTaskStatus, { TaskId: taskId });
  found.saw("task-kept", again.code === "OK" ? "still known" : again.code, { message: again.message });
  const region = regions.find(({ id, finance }) => id !== cloud.region && isBindingRegion(id) && !finance)?.id ?? "";
  const there = await cloud.ask(describeTaskStatus, { TaskId: taskId }, { region });
  found.saw("task-elsewhere", there.code, { message: there.message });
}
