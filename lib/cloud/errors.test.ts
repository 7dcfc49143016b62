import { describe, expect, test } from "vitest";
import { isBusy, isInternal, isRateLimited, isStaleSignature } from "#lib/cloud/errors.ts";
import type { CloudFailure } from "#lib/cloud/failure.ts";

function refused(code: string, message = ""): CloudFailure {
  return { kind: "refused", code, message, requestId: null };
}

describe("busy", () => {
  test.each([
    refused("FailedOperation.ResourceInOperating"),
    refused(
      "FailedOperation",
      "Your task is working (BindTargetGroupDevice). Pls wait for the task to complete and try again.",
    ),
    refused("FailedOperation", "实例上有任务正在执行中，请稍后再试。"),
    refused("FailedOperation", "负载均衡（lb-aaaaaaaa）有任务正在执行，请稍后重试。"),
    refused("FailedOperation", "任务（RegisterFunctionTargets）正在执行，请等待完成后重试。"),
    refused("FailedOperation", "当前实例存在任务仍在处理，请稍后重试。"),
    refused("FailedOperation", "实例有正在执行的任务。"),
    refused("FailedOperation", "Task Check Failed : Same wsName is Working(x), pls Try Later"),
    refused(
      "FailedOperation",
      "Loadbalancer(lb-a) is not in normal desState, maybe some tasks are being processed, please try later.",
    ),
  ])("%# yes", (failure) => {
    expect(isBusy(failure)).toBe(true);
  });

  test.each([
    refused("FailedOperation", "Operation failed."),
    refused("FailedOperation", "任务不存在。正在执行的操作已取消。"),
    refused("InvalidParameter", "Your task is working"),
    refused("FailedOperation.ResourceInOperatingMode"),
    {
      kind: "no-answer",
      reason: "timeout",
      detail: "Your task is working",
      httpStatus: null,
      requestId: null,
    } satisfies CloudFailure,
  ])("%# no", (failure) => {
    expect(isBusy(failure)).toBe(false);
  });
});

test("families hold their sub-codes and no others", () => {
  expect(isRateLimited(refused("RequestLimitExceeded"))).toBe(true);
  expect(isRateLimited(refused("RequestLimitExceeded.UinLimitExceeded"))).toBe(true);
  expect(isRateLimited(refused("RequestLimitExceededX"))).toBe(false);
  expect(isInternal(refused("InternalError.System"))).toBe(true);
  expect(isInternal(refused("FailedOperation"))).toBe(false);
  expect(isStaleSignature(refused("AuthFailure.SignatureExpire"))).toBe(true);
  expect(isStaleSignature(refused("AuthFailure.TokenFailure"))).toBe(true);
  expect(isStaleSignature(refused("AuthFailure.SignatureFailure"))).toBe(false);
});
