import { expect, it } from "vitest";
import { verdictOfFailure } from "#lib/inventory/probes.ts";

const refusal = (code: string) => ({ kind: "refused", code, message: "", requestId: null }) as const;

it.each([
  ["UnauthorizedOperation", "refused"],
  ["UnauthorizedOperation.CAM", "refused"],
  ["AuthFailure.UnauthorizedOperation", "refused"],
  ["InvalidParameter.LBIdNotFound", "allowed"],
  ["ResourceNotFound.Function", "allowed"],
  ["InvalidParameterValue", "allowed"],
  ["FailedOperation", "allowed"],
  ["AuthFailure.SecretIdNotFound", "not-asked"],
  ["RequestLimitExceeded", "not-asked"],
  ["InternalError", "not-asked"],
  ["InvalidAction", "not-asked"],
  ["ActionOffline", "not-asked"],
  ["OperationDenied", "not-asked"],
  ["UnauthorizedOperation.Region", "not-asked"],
])("a probe that is refused with %s: %s", (code, kind) => {
  expect(verdictOfFailure(refusal(code)).kind).toBe(kind);
});

it("a probe without an answer says nothing about the permission", () => {
  expect(verdictOfFailure({ kind: "not-sent", reason: "dns", detail: "" }).kind).toBe("not-asked");
});
