import type { z } from "zod";
import { deleteFunction as deleteAction, type getFunction as getAction } from "#lib/cloud/catalogue/scf-function.ts";
import { begin } from "#lib/sandbox/actions/begin.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { functionDocument } from "#lib/sandbox/actions/scf.ts";
import { findFunction, findNamespace } from "#lib/sandbox/actions/scf-common.ts";
import { refuseWhileBusy, triggerDocument, triggersOf } from "#lib/sandbox/actions/triggers.ts";
import { missingParameter, wrongValue } from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { callsRemoved } from "#lib/sandbox/world/change.ts";
import type { CloudFunction } from "#lib/sandbox/world/types.ts";

const latest = "$LATEST";

export function getFunction(request: z.output<typeof getAction.request>, context: CallContext) {
  const { FunctionName, Namespace = "default", Qualifier = latest } = request;
  if (!FunctionName) {
    throw new ApiRefusal("InvalidParameter.FunctionNameOrResourceIdRequired", missingParameter("FunctionName"));
  }
  const found = findFunction(context.region, Namespace, FunctionName);
  const version = versionOf(found, Qualifier);
  const triggers = triggersOf(context, Namespace, FunctionName).filter(({ bound }) => bound.qualifier === Qualifier);
  return {
    ...functionDocument(findNamespace(context.region, Namespace), found),
    FunctionVersion: version,
    Qualifier,
    AvailableStatus: "Available",
    Handler: found.type === "HTTP" ? "" : "index.main_handler",
    MemorySize: 128,
    Timeout: 3,
    InitTimeout: 65,
    CodeSize: 1024,
    CodeInfo: "",
    CodeResult: "success",
    CodeError: "",
    ErrNo: 0,
    UseGpu: "FALSE",
    InstallDependency: "FALSE",
    Role: "",
    VpcConfig: { VpcId: "", SubnetId: "" },
    Environment: { Variables: [] },
    Layers: [],
    Triggers: triggers.map((trigger) => triggerDocument(trigger, context)),
  };
}

/** An alias is resolved to the version that it points to. */
function versionOf(found: CloudFunction, qualifier: string): string {
  const alias = found.aliases.find((one) => one.name === qualifier);
  const version = found.versions.find((one) => one.version === (alias?.version ?? qualifier));
  if (version) return version.version;
  throw new ApiRefusal("ResourceNotFound.Version", {
    en: `The version or alias \`${qualifier}\` does not exist.`,
    zh: `版本或别名 \`${qualifier}\` 不存在。`,
  });
}

/** Deletes the function with its triggers: rules that send to it are unbound. */
export function deleteFunction(request: z.output<typeof deleteAction.request>, context: CallContext) {
  const { FunctionName, Namespace = "default", Qualifier } = request;
  const found = findFunction(context.region, Namespace, FunctionName);
  const version = Qualifier ? checkRemovable(found, Qualifier) : null;
  const removed = { namespace: Namespace, name: FunctionName, version };
  const triggers = triggersOf(context, Namespace, FunctionName).filter(({ bound }) => callsRemoved(bound, removed));
  const loadBalancers = [...new Set(triggers.map(({ loadBalancer }) => loadBalancer))];
  refuseWhileBusy("FailedOperation.DeleteFunction", loadBalancers, context);
  const ids = loadBalancers.map(({ id }) => id);
  begin(deleteAction, context, ids, { kind: "remove-function", ...removed }, { atOnce: true });
  return {};
}

/** A numbered version to which no alias points. */
function checkRemovable(found: CloudFunction, qualifier: string): string {
  if (qualifier === latest) throw new ApiRefusal("InvalidParameterValue.Qualifier", wrongValue("Qualifier"));
  if (!found.versions.some(({ version }) => version === qualifier)) {
    throw new ApiRefusal("ResourceNotFound.Qualifier", {
      en: `The version \`${qualifier}\` does not exist.`,
      zh: `版本 \`${qualifier}\` 不存在。`,
    });
  }
  const alias = found.aliases.find((one) => one.version === qualifier || one.additional?.version === qualifier);
  if (!alias) return qualifier;
  throw new ApiRefusal("UnsupportedOperation.AliasBind", {
    en: `The alias \`${alias.name}\` points to the version \`${qualifier}\`.`,
    zh: `别名 \`${alias.name}\` 指向版本 \`${qualifier}\`。`,
  });
}
