import { describe, expect, it } from "vitest";
import { CloudError, type CloudFailure } from "#lib/cloud/failure.ts";
import { answerOf, attemptOutcomeOf, cloudFailureOf, isLastingRefusal, saysOf } from "#lib/operations/outcome.ts";

function refused(code: string, message = "words"): CloudFailure {
  return { kind: "refused", code, message, requestId: "r-1" };
}
const lost: CloudFailure = {
  kind: "no-answer",
  reason: "http-status",
  detail: "502",
  httpStatus: 502,
  requestId: null,
};

describe("the meaning of a failed write", () => {
  it.each<[CloudFailure, string]>([
    [refused("FailedOperation.ResourceInOperating"), "busy"],
    [refused("FailedOperation", "Your task is working (BindTargetGroupDevice). Pls wait"), "busy"],
    [refused("FailedOperation", "no such thing"), "refused"],
    [refused("RequestLimitExceeded"), "rate-limited"],
    [refused("RequestLimitExceeded.UinLimitExceeded"), "rate-limited"],
    [refused("AuthFailure.SignatureExpire"), "credentials"],
    [refused("AuthFailure.TokenFailure"), "credentials"],
    [refused("AuthFailure.SignatureFailure"), "refused"],
    [refused("InternalError"), "internal-error"],
    [refused("InternalError.Database"), "internal-error"],
    [refused("InvalidParameter.LBIdNotFound"), "refused"],
    [{ kind: "not-sent", reason: "connection-refused", detail: "" }, "not-connected"],
    [lost, "no-answer"],
  ])("%j is %s", (failure, answer) => {
    expect(answerOf(failure)).toBe(answer);
  });
});

it("treats an error other than a CloudError as no answer, never as proof that nothing was accepted", () => {
  expect(answerOf(cloudFailureOf(new TypeError("boom")))).toBe("no-answer");
  expect(cloudFailureOf(new CloudError(lost))).toBe(lost);
});

it("distinguishes lasting from transient refusals", () => {
  const lasting = ["UnauthorizedOperation", "UnauthorizedOperation.CAM", "AuthFailure.UnauthorizedOperation"]
    .concat(["LBIdNotFound", "ListenerIdNotFound", "LocationNotFound"].map((what) => `InvalidParameter.${what}`))
    .concat("ResourceNotFound", "ResourceNotFound.Function");
  for (const code of lasting) expect(isLastingRefusal(refused(code)), code).toBe(true);
  const passing = ["InternalError", "RequestLimitExceeded", "InvalidParameter", "AuthFailure.TokenFailure"];
  for (const code of passing) expect(isLastingRefusal(refused(code)), code).toBe(false);
  expect(isLastingRefusal(lost)).toBe(false);
});

it("keeps the cloud's message, or ours where it has none", () => {
  expect(saysOf(refused("A.B"))).toEqual({ code: "A.B", message: "words", requestId: "r-1" });
  expect(saysOf(lost)).toEqual({ code: null, message: "http-status: 502", requestId: null });
});

it("treats an InternalError as no answer to the attempt", () => {
  expect(attemptOutcomeOf(refused("InternalError"))).toBe("no-answer");
  expect(attemptOutcomeOf(refused("LimitExceeded"))).toBe("refused");
  expect(attemptOutcomeOf({ kind: "not-sent", reason: "dns", detail: "" })).toBe("not-sent");
});
