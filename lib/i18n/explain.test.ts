import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/cloud/catalogue/catalogue.ts";
import { isBusy } from "#lib/cloud/errors.ts";
import { errorCatalogue } from "#lib/i18n/catalogue.ts";
import { cloudCodes, errorFacts } from "#lib/i18n/error-codes.ts";
import { explain, explainIneligible, explainTask } from "#lib/i18n/explain.ts";
import { locales } from "#lib/i18n/locales.ts";

describe.each(locales)("the error catalogue in %s", (locale) => {
  const entries = Object.entries(errorCatalogue[locale]);

  it("explains every code, and no other", () => {
    expect(entries.map(([code]) => code).sort()).toEqual(Object.keys(errorFacts).sort());
  });

  it.each(["title", "meaning"] as const)("has a %s of its own for each code", (part) => {
    const texts = entries.map(([, text]) => text[part]);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });

  it("has complete sentences", () => {
    for (const [code, text] of entries) {
      for (const part of [text.meaning, text.whatToDo]) {
        expect(part, code).toMatch(/[.。]$/);
        expect(part.length, code).toBeGreaterThan(6);
      }
      expect(text.title, code).toMatch(/[^.。]$/);
      expect(Object.values(text).join(" "), code).not.toMatch(
        /\b(TODO|TBD|FIXME|lorem|xxx)\b|待补充|待翻译|oops|\s{2}/i,
      );
    }
  });
});

describe("the error catalogue", () => {
  it("holds 113 codes of the cloud", () => expect(Object.keys(cloudCodes)).toHaveLength(113));

  it("holds every code that the console's actions document", () => {
    const documented = catalogue.flatMap((action) => action.errors);
    expect(documented.filter((code) => !Object.hasOwn(cloudCodes, code))).toEqual([]);
  });

  it("is Chinese in Chinese", () => {
    const untranslated = Object.values(errorCatalogue["zh-CN"])
      .flatMap((text) => Object.values(text))
      .filter((text: string) => !/\p{Script=Han}/u.test(text) || /([A-Za-z']+ ){3,}[a-z]+/.test(text));
    expect(untranslated).toEqual([]);
  });
});

describe("a stage", () => {
  it.each(locales)("of a read never speaks of changes (%s)", (locale) => {
    const ofChanges = /accepted|carried out|a change|the change|变更|接受/;
    for (const reason of ["timeout", "connection-lost", "aborted"] as const) {
      const lost = { kind: "no-answer", reason, detail: "", httpStatus: null, requestId: null } as const;
      const { meaning, whatToDo } = explain(lost, locale);
      expect(meaning + whatToDo).not.toMatch(ofChanges);
    }
    const { meaning, whatToDo } = explain(refused("InternalError", ""), locale);
    expect(meaning + whatToDo).not.toMatch(ofChanges);
    const ofWrites =
      /nothing was (sent|changed|carried out)|nothing can be recorded|\bthis change\b|make (the|this) change|尚?未发送|没有发出|未做任何/i;
    const reasons = [
      "dns",
      "connection-refused",
      "unreachable",
      "tls",
      "connect-timeout",
      "no-credentials",
      "no-budget",
      "too-slow",
      "aborted",
    ] as const;
    const readings = [
      ...reasons.map((reason) => ({ kind: "not-sent", reason, detail: "" }) as const),
      ...Object.keys(cloudCodes)
        .filter((code) => code !== "DryRunOperation")
        .map((code) => refused(code, "")),
    ];
    for (const failure of readings) {
      const said = explain(failure, locale);
      expect(said.meaning + said.whatToDo, said.code).not.toMatch(ofWrites);
    }
    for (const code of ["Console.DatabaseAway", "Console.DatabaseBusy"] as const) {
      const said = explain({ kind: "own", code }, locale);
      expect(said.meaning + said.whatToDo, code).not.toMatch(ofWrites);
    }
    expect(explain(refused("InternalError", ""), locale, "change").meaning).toMatch(ofChanges);
  });

  it.each(locales)("says what became of a change, so that no code of the cloud claims it (%s)", (locale) => {
    const claims = /Nothing was changed|accepted the request|received the request|未产生(?:任何)?变更|收到了请求/;
    const claiming = Object.keys(cloudCodes).filter((code) =>
      claims.test(explain(refused(code, ""), locale, "change").meaning),
    );
    // A dry run says exactly that.
    expect(claiming).toEqual(["DryRunOperation"]);
  });

  it("of a failed task keeps to it also where the cloud says that it is busy", () => {
    expect(explainTask("Your task is working", "r-1", "en").meaning).not.toContain("Nothing was changed");
  });
});

describe("explain", () => {
  it("explains a refusal at its field, and keeps the cloud's words and the RequestId", () => {
    const failure = { ...refused("InvalidParameter.LBIdNotFound", "LB not exist"), action: "clb:DescribeTargets" };
    expect(explain(failure, "en")).toEqual({
      code: "InvalidParameter.LBIdNotFound",
      ...errorCatalogue.en["InvalidParameter.LBIdNotFound"],
      field: "loadBalancerId",
      retryable: false,
      requestId: "r-1",
      raw: "LB not exist",
      action: "clb:DescribeTargets",
      permission: null,
      known: true,
    });
    expect(explain(failure, "zh-CN").title).toBe("负载均衡不存在");
  });

  it.each([
    ["InvalidParameter.ListenerIdNotFound", "listenerId"],
    ["InvalidParameter.ProtocolCheckFailed", "listenerId"],
    ["InvalidParameter.LocationNotFound", "locationId"],
    ["InvalidParameterValue.Duplicate", "locationId"],
    ["ResourceNotFound", "function"],
    ["ResourceNotFound.Alias", "qualifier"],
    ["UnsupportedRegion", "region"],
    ["RequestLimitExceeded", null],
  ])("shows %s at the field %s", (code, field) => expect(explain(refused(code, ""), "en").field).toBe(field));

  it.each([
    ["InvalidParameterValue.Length", "The length of the parameter `FunctionName` is not allowed.", "function"],
    ["InvalidParameter.FormatError", "参数 `LoadBalancerId` 格式错误：`nonsense`。", "loadBalancerId"],
    ["InvalidParameter.FormatError", "The format of `ListenerId` is wrong: `x`.", "listenerId"],
    ["InvalidParameterValue", "The value of the parameter `FunctionTargets.0.Weight` is not allowed.", "weight"],
    ["InvalidParameterValue", "FunctionTargets.0.Function.FunctionQualifierType is not allowed.", "qualifier"],
    ["MissingParameter", "LocationId or Domain and Url are needed.", "locationId"],
    ["InvalidParameterValue.Length", "Something is too long.", null],
  ])("shows %s, %s at the field %s", (code, message, field) =>
    expect(explain(refused(code, message), "en").field).toBe(field),
  );

  it("falls back from a code to its family", () => {
    const explained = explain(refused("ResourceInUse.NewThing", "busy"), "en");
    expect(explained).toMatchObject({
      code: "ResourceInUse.NewThing",
      title: errorCatalogue.en.ResourceInUse.title,
      retryable: true,
      known: true,
    });
  });

  it("shows an unknown code in the cloud's own words, marked as such", () => {
    expect(explain(refused("Brand.New", "The moon is full."), "en")).toMatchObject({
      code: "Brand.New",
      meaning: "The moon is full.",
      raw: "The moon is full.",
      known: false,
    });
    expect(explain(refused("Brand.New", ""), "en")).toMatchObject({
      meaning: errorCatalogue.en["Console.UnknownCode"].meaning,
      known: false,
    });
  });

  it("says how far the clock is off", () => {
    const message = "Expired. The clock that stamped the call is 12 minutes behind the cloud's.";
    expect(explain(refused("AuthFailure.SignatureExpire", message), "en")).toMatchObject({
      title: "The console's clock is off",
      meaning: message,
      known: true,
    });
    const { meaning } = errorCatalogue.en["AuthFailure.SignatureExpire"];
    expect(explain(refused("AuthFailure.SignatureExpire", ""), "en").meaning).toBe(meaning);
  });

  it("does not take an inherited name for a code", () =>
    expect(explain(refused("constructor", "odd"), "en").known).toBe(false));

  it.each([
    ["FailedOperation", "Task Check Failed : Same wsName is Working(x), pls Try Later", "The load balancer is busy"],
    [
      "FailedOperation",
      "Your task is working (BindTargetGroupDevice). Pls wait for the task to complete and try again.",
      "The load balancer is busy",
    ],
    [
      "InvalidParameterValue",
      "This interface only support HTTP/HTTPS listener.",
      "The listener's protocol does not allow this",
    ],
    ["InvalidParameter", "Invalid LoadBalancerId, LoadBalancerId: lb-x not exist", "The load balancer was not found"],
    ["InvalidParameter", "some ListenerId lbl-x not found", "The listener was not found"],
    ["FailedOperation", "任务（RegisterFunctionTargets）正在执行，请等待完成后重试。", "The load balancer is busy"],
    ["InvalidParameter", "负载均衡实例 lb-x 不存在", "The load balancer was not found"],
    ["InvalidParameter", "监听器 lbl-x 不存在", "The listener was not found"],
    ["FailedOperation", "Something else.", "The request failed"],
  ])("hears what a general %s says: %s", (code, message, title) =>
    expect(explain(refused(code, message), "en")).toMatchObject({ code, title, raw: message }),
  );

  it.each(["FailedOperation", "FailedOperation.ResourceInOperating", "InvalidParameter", "LimitExceeded"])(
    "calls %s busy exactly where the engine tries again because of it",
    (code) => {
      for (const message of [
        "Your task is working (BindTargetGroupDevice). Pls wait for the task to complete and try again.",
        "Task Check Failed : Same wsName is Working(x), pls Try Later",
        "maybe some tasks are being processed, please try later.",
        "任务（RegisterFunctionTargets）正在执行，请等待完成后重试。",
        "负载均衡（lb-x）有任务正在执行，请稍后重试。",
        "实例上有任务正在处理中，请稍后再试。",
        "The disk is full.",
      ]) {
        const { title } = explain(refused(code, message), "en");
        expect(title === "The load balancer is busy", message).toBe(isBusy(refused(code, message)));
      }
    },
  );

  it.each([
    ["dns", "Console.NameNotFound"],
    ["no-credentials", "Console.NoCredentials"],
  ] as const)("names a call that was not sent (%s) %s", (reason, code) =>
    expect(explain({ kind: "not-sent", reason, detail: "ENOTFOUND" }, "en")).toMatchObject({ code, raw: "ENOTFOUND" }),
  );

  it("keeps the RequestId of an answer that can't be used", () =>
    expect(
      explain(
        {
          kind: "no-answer",
          reason: "wrong-shape",
          detail: "Status: expected number",
          httpStatus: 200,
          requestId: "r",
        },
        "en",
      ),
    ).toMatchObject({ code: "Console.AnswerWrongShape", requestId: "r", known: true }));

  it("takes an own code alone, or with its field", () => {
    expect(explain("Console.RuleBusy", "en")).toMatchObject({ field: "locationId", raw: null });
    expect(explain({ kind: "own", code: "Console.BadInput", field: "weight" }, "en").field).toBe("weight");
  });
});

describe("explainTask", () => {
  it.each([
    "The function is not in the Active status.",
    "Function default/orders is not active.",
    "云函数不是正常（Active）状态。",
  ])("maps a known text to our explanation: %s", (message) =>
    expect(explainTask(message, "r-1", "zh-CN")).toMatchObject({
      code: "Console.FunctionNotActive",
      title: "云函数状态异常",
      requestId: "r-1",
      known: true,
    }),
  );

  it("recognises that another task was running", () =>
    expect(explainTask("有任务正在执行，请稍后重试。", "r-1", "en")).toMatchObject({
      code: "FailedOperation.ResourceInOperating",
      retryable: true,
    }));

  it("shows any other text as the cloud's words", () =>
    expect(explainTask("Quota of moons.", "r-1", "en")).toMatchObject({
      code: "Console.TaskFailed",
      meaning: "Quota of moons.",
      known: false,
    }));

  it("explains a task without a text", () =>
    expect(explainTask(null, null, "en")).toMatchObject({ code: "Console.TaskFailed", raw: null, known: true }));
});

describe("explainIneligible", () => {
  it("gives the verdict's sentence at its field", async () =>
    expect(await explainIneligible({ reason: "listener-quic", part: "listener" }, "en")).toMatchObject({
      code: "Console.NotEligible",
      meaning: "QUIC listeners can't bind functions. Choose an HTTP or HTTPS listener.",
      field: "listenerId",
    }));
});

function refused(code: string, message: string) {
  return { kind: "refused" as const, code, message, requestId: "r-1" };
}
