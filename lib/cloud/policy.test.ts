import { inspect } from "node:util";
import { expect, it } from "vitest";
import { CloudError, isCloudError } from "#lib/cloud/failure.ts";
import { missingPermissionOf, policyFor, withKeys } from "#lib/cloud/policy.ts";

const secretId = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA";
const refusal = (code: string) =>
  new CloudError({ kind: "refused", code, message: "no", requestId: null, action: "scf:ListAliases" });

function thrownBy(error: unknown) {
  if (!isCloudError(error)) throw error;
  return error.failure;
}

it("a policy is what the cloud's console takes", () => {
  expect(JSON.parse(policyFor(["clb:DescribeTargets", "scf:ListAliases"]))).toEqual({
    version: "2.0",
    statement: [{ effect: "allow", action: ["clb:DescribeTargets", "scf:ListAliases"], resource: ["*"] }],
  });
});

it("a policy has a statement of its own for changes, which alone can be limited to load balancers", () => {
  const policy = policyFor(["clb:DescribeTargets", "clb:RegisterFunctionTargets", "scf:ListAliases"]);
  expect(JSON.parse(policy).statement).toEqual([
    { effect: "allow", action: ["clb:DescribeTargets", "scf:ListAliases"], resource: ["*"] },
    { effect: "allow", action: ["clb:RegisterFunctionTargets"], resource: ["*"] },
  ]);
});

it.each(["UnauthorizedOperation", "UnauthorizedOperation.CAM", "AuthFailure.UnauthorizedOperation"])(
  "%s names the action, the shortened keys and the policy",
  (code) => {
    expect(missingPermissionOf(thrownBy(withKeys(refusal(code), secretId)))).toEqual({
      action: "scf:ListAliases",
      keys: "AKIDz8kr…hESA",
      policy: policyFor(["scf:ListAliases"]),
    });
  },
);

it.each(["UnauthorizedOperation.Region", "UnauthorizedOperation.CodeSecret", "AuthFailure.SignatureFailure"])(
  "%s is no missing permission, and carries no keys",
  (code) => {
    const failure = thrownBy(withKeys(refusal(code), secretId));
    expect(failure.keys).toBeUndefined();
    expect(missingPermissionOf(failure)).toBeNull();
  },
);

it("a refusal that is logged does not show its keys, not even shortened", () => {
  const error = withKeys(refusal("UnauthorizedOperation"), secretId);
  expect(inspect(error, { depth: 5 }) + JSON.stringify(thrownBy(error))).not.toContain("AKID");
});

it("a short id is not shown whole", () => {
  const failure = thrownBy(withKeys(refusal("UnauthorizedOperation"), "AKIDshort"));
  expect(missingPermissionOf(failure)?.keys).toBe("AKID…");
});
