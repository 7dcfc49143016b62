import type { Text } from "#lib/sandbox/refusal.ts";

/**
 * Messages of the gate. Texts quoted in public threads are used as quoted; the others are ours in the same style.
 */
export const frontTexts = {
  invalidAuthorization: {
    en: "The Authorization header is missing or is not in the form of TC3-HMAC-SHA256.",
    zh: "请求头部的 Authorization 缺失或不符合 TC3-HMAC-SHA256 的格式。",
  },
  secretIdNotFound: {
    en: "The SecretId is not found, please ensure that your SecretId is correct.",
    zh: "SecretId不存在，请输入正确的密钥。",
  },
  invalidSecretId: {
    en: "The SecretId is not a key of the cloud API.",
    zh: "密钥类型错误，不是云 API 密钥。",
  },
  signatureExpire: {
    en: "The request has expired: `Timestamp` and the server's time differ by more than five minutes.",
    zh: "签名已过期：`Timestamp` 与服务器时间相差超过五分钟。",
  },
  signatureFailure: {
    en: "The provided credentials could not be validated. Please check your signature is correct.",
    zh: "请求签名验证失败，请检查您的签名计算是否正确。",
  },
  tokenFailure: {
    en: "The token is wrong, missing or expired. Please check the temporary credentials.",
    zh: "Token 错误、缺失或已过期，请检查临时密钥。",
  },
  noSuchProduct: { en: "The product of the request does not exist.", zh: "请求的产品不存在。" },
  invalidRegion: {
    en: "A value specified in `X-TC-Region` is not valid, is unsupported, or cannot be used.",
    zh: "`X-TC-Region` 的取值无效、不受支持或不可使用。",
  },
  unsupportedRegion: { en: "The action not support this region.", zh: "该接口不支持所请求的地域。" },
  unsupportedProtocol: {
    en: "Only GET, and POST with `application/json` or `application/x-www-form-urlencoded`, are supported.",
    zh: "仅支持 GET，以及 Content-Type 为 `application/json` 或 `application/x-www-form-urlencoded` 的 POST。",
  },
  requestTooLarge: { en: "The request is larger than allowed.", zh: "请求包超过限制大小。" },
  invalidBody: { en: "The request body is not a JSON object.", zh: "请求体不是 JSON 对象。" },
  internalError: { en: "An internal error has occurred. Retry your request.", zh: "内部错误，请重试。" },
} as const satisfies Record<string, Text>;

export function missingParameter(name: string): Text {
  return { en: `The request is missing a required parameter \`${name}\`.`, zh: `请求缺少必填参数 \`${name}\`。` };
}

export function unknownParameter(name: string): Text {
  return { en: `The parameter \`${name}\` is not recognized.`, zh: `参数 \`${name}\` 无法识别。` };
}

export function wrongType(name: string): Text {
  return { en: `The type of the parameter \`${name}\` is wrong.`, zh: `参数 \`${name}\` 的类型错误。` };
}

export function wrongLength(name: string): Text {
  return { en: `The length of the parameter \`${name}\` is not allowed.`, zh: `参数 \`${name}\` 的长度不符合要求。` };
}

export function wrongValue(name: string): Text {
  return { en: `The value of the parameter \`${name}\` is not allowed.`, zh: `参数 \`${name}\` 的取值不符合要求。` };
}

export function noSuchVersion(version: string, service: string): Text {
  return {
    en: `The specified api version=\`${version}\` does not exist in service=\`${service}\`.`,
    zh: `产品 \`${service}\` 不存在接口版本 \`${version}\`。`,
  };
}

export function invalidAction(action: string, service: string, version: string): Text {
  return {
    en: `The request action=\`${action}\` is invalid or not found in service=\`${service}\` and version=\`${version}\`.`,
    zh: `在产品 \`${service}\` 的版本 \`${version}\` 中找不到接口 \`${action}\`。`,
  };
}

export function tooManyRequests(times: number, limit: number): Text {
  return {
    en: `Your current request times equals to \`${times}\` in a second, which exceeds the frequency limit \`${limit}\` for a second. Please reduce the frequency of calls.`,
    zh: `您当前每秒请求 \`${times}\` 次，超过了每秒频率上限 \`${limit}\`，请稍后重试。`,
  };
}

/** Text of the lock's refusal where no load balancer is known. */
export function taskIsWorking(action: string): Text {
  return {
    en: `Your task is working (${action}). Pls wait for the task to complete and try again.`,
    zh: `任务（${action}）正在执行，请等待完成后重试。`,
  };
}

/** Text of a code that was ordered, by a sentinel's name or through `/_sandbox/faults`. */
export function onDemand(code: string): Text {
  return { en: `The sandbox answers with ${code} as ordered.`, zh: `沙箱按要求返回 ${code}。` };
}

export function notAuthorized(requestId: string, action: string, resource: string): Text {
  const proof = `[[request id:${requestId}]you are not authorized to perform operation (${action})\nresource (${resource}) has no permission\n]`;
  return {
    en: `You are not authorized to perform this operation. Check your CAM policies, and ensure that you are using the correct access keys. ${proof}`,
    zh: `您没有执行该操作的权限，请检查您的 CAM 策略，并确认使用了正确的访问密钥。${proof}`,
  };
}
