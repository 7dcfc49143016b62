import { describeLoadBalancers } from "#lib/cloud/catalogue/clb/actions.ts";
import { listFunctions } from "#lib/cloud/catalogue/scf.ts";
import type { Cloud } from "#scripts/verify-cloud/cloud.ts";
import type { Findings } from "#scripts/verify-cloud/findings.ts";
import type { Survey } from "#scripts/verify-cloud/survey.ts";

/** A shorter part of a name would match too many others to prove anything. */
const leastName = 4;

/** Checks searching, order, paging, and the representation of missing values, with a few more reads. */
export async function lookAtLists(cloud: Cloud, found: Findings, seen: Survey): Promise<void> {
  lookAtHeaders(found, seen);
  lookAtOrder(found, seen);
  lookAtNothing(found, seen);
  await lookAtSearch(cloud, found, seen);
  await lookAtPages(cloud, found);
}

function lookAtHeaders(found: Findings, { raw, loadBalancers }: Survey): void {
  const answers = Object.values(raw).filter((answer) => answer !== undefined);
  const types = new Set(answers.map(({ contentType }) => contentType ?? "none"));
  found.saw("content-type", [...types].join(", "));
  const dated = answers.filter(({ date }) => date !== null).length;
  found.saw("date-header", dated === answers.length ? "there" : `in ${dated} of ${answers.length}`);
  const times = loadBalancers.map((one) => one.CreateTime).filter((time) => time !== null);
  const other = times.find((time) => !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time));
  if (times.length > 0) found.saw("time-form", other ?? "YYYY-MM-DD HH:mm:ss");
  else found.couldNotSee("time-form", "no load balancer tells one");
}

function lookAtOrder(found: Findings, { loadBalancers, functions, versions, raw, aliases }: Survey): void {
  const newest = (times: (string | null)[]) =>
    times.every((time, at) => at === 0 || (times[at - 1] ?? "") >= (time ?? ""));
  const say = (times: (string | null)[]) => (newest(times) ? "newest first" : "otherwise");
  const many = "fewer than two of different times";
  const differ = (times: (string | null)[]) => new Set(times).size > 1;

  const made = loadBalancers.map((one) => one.CreateTime);
  if (differ(made)) found.saw("order-load-balancers", say(made));
  else found.couldNotSee("order-load-balancers", many);

  const added = rawList(raw.ListFunctions?.members.Functions).map((one) => textOf(one.AddTime));
  if (functions && differ(added)) found.saw("order-functions", say(added));
  else found.couldNotSee("order-functions", many);

  const names = versions?.map((one) => one.Version) ?? [];
  if (names.length < 3) found.couldNotSee("order-versions", "the first function has fewer than two versions");
  else if (names[0] !== "$LATEST") found.saw("order-versions", names.join(", "));
  else found.saw("order-versions", descending(names.slice(1)) ? "$LATEST, then newest first" : names.join(", "));

  if (aliases === null) found.couldNotSee("default-alias", "no list of aliases");
  else found.saw("default-alias", aliases.some((one) => one.Name === "$DEFAULT") ? "has $DEFAULT" : "has no $DEFAULT");
}

function descending(versions: string[]): boolean {
  return versions.every((version, at) => at === 0 || Number(versions[at - 1]) > Number(version));
}

/** Checks how members without a value are written, in the unparsed answers. */
function lookAtNothing(found: Findings, { raw }: Survey): void {
  const listeners = rawList(raw.DescribeTargets?.members.Listeners);
  const rules = listeners.flatMap((listener) => rawList(listener.Rules));
  const layer4 = listeners.filter((listener) => !/^https?$/i.test(textOf(listener.Protocol) ?? ""));
  const say = (id: "unbound-rule" | "no-servers" | "layer4-rules", values: unknown[], why: string) => {
    const forms = new Set(values.filter(isNothing).map(formOf));
    if (forms.size > 0) found.saw(id, [...forms].join(", "));
    else found.couldNotSee(id, why);
  };
  say(
    "unbound-rule",
    rules.map((rule) => rule.FunctionTargets),
    "no unbound rule",
  );
  say(
    "no-servers",
    rules.map((rule) => rule.Targets),
    "no rule without servers",
  );
  say(
    "layer4-rules",
    layer4.map((listener) => listener.Rules),
    "no layer-4 listener",
  );
}

async function lookAtSearch(cloud: Cloud, found: Findings, { loadBalancers }: Survey): Promise<void> {
  const finds = async (query: object, id: string) => {
    const { code, members } = await cloud.ask(describeLoadBalancers, { ...query, Limit: 100 });
    if (code !== "OK") return code;
    const set = describeLoadBalancers.response.safeParse(members).data?.LoadBalancerSet ?? [];
    return set.some((one) => one.LoadBalancerId === id);
  };
  const say = (result: string | boolean, ifFound: string) =>
    typeof result === "string" ? result : result ? ifFound : "finds nothing by it";

  const called = loadBalancers.map((one) => ({ id: one.LoadBalancerId, name: one.LoadBalancerName ?? "" }));
  const named = called.find(({ name }) => name.length >= leastName);
  if (named) {
    const { id, name } = named;
    const part = name.slice(1, -1);
    found.saw("search-key", say(await finds({ SearchKey: part }, id), "any part of the name"));
    found.saw("search-name", say(await finds({ LoadBalancerName: part }, id), "any part of the name"));
  } else {
    for (const id of ["search-key", "search-name"] as const) found.couldNotSee(id, "no name is long enough");
  }
  const lettered = called.find(({ name }) => otherCase(name) !== name);
  if (lettered) {
    const query = { SearchKey: otherCase(lettered.name) };
    found.saw("search-case", say(await finds(query, lettered.id), "finds the same"));
  } else found.couldNotSee("search-case", "no name has letters");
  const domained = loadBalancers.find((one) => (one.Domain ?? "").length >= leastName);
  if (domained) {
    const query = { Domain: domained.Domain?.slice(1, -1) };
    found.saw("search-domain", say(await finds(query, domained.LoadBalancerId), "any part of the domain"));
  } else found.couldNotSee("search-domain", "no load balancer on the first page has a domain");
}

async function lookAtPages(cloud: Cloud, found: Findings): Promise<void> {
  const { code, members } = await cloud.ask(describeLoadBalancers, { Offset: 100_000 });
  if (code !== "OK") found.saw("page-beyond", code);
  else found.saw("page-beyond", `${formOf(members.LoadBalancerSet)} with${members.TotalCount ? "" : "out"} TotalCount`);

  const whole = await cloud.ask(listFunctions, { Namespace: "default" });
  const without = await cloud.ask(listFunctions, {});
  if (whole.code !== "OK" || without.code !== "OK") found.saw("namespace-left-out", without.code);
  else {
    const same = whole.members.TotalCount === without.members.TotalCount;
    found.saw("namespace-left-out", same ? "those of default" : "others");
  }
}

function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** `null`, `[]`, `left out`, or a word for a present value. */
export function formOf(value: unknown): string {
  if (value === undefined) return "left out";
  if (value === null) return "null";
  return Array.isArray(value) && value.length === 0 ? "[]" : "a value";
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** The objects in an unparsed list. */
export function rawList(value: unknown): Record<string, unknown>[] {
  const isObject = (item: unknown): item is Record<string, unknown> => typeof item === "object" && item !== null;
  return Array.isArray(value) ? value.filter(isObject) : [];
}
