import { expect, it } from "vitest";
import { joinSentences, spaceNumbers } from "#lib/i18n/typography.ts";

it("joins sentences by a space, and Chinese ones by none", () => {
  expect(joinSentences(["Busy.", "", "Wait."])).toBe("Busy. Wait.");
  expect(joinSentences(["负载均衡繁忙。", "请稍后重试。"])).toBe("负载均衡繁忙。请稍后重试。");
  expect(joinSentences(["未能读取。", "Timeout."])).toBe("未能读取。Timeout.");
  expect(joinSentences([])).toBe("");
});

it("puts a space between a number and a Chinese word", () => {
  expect(spaceNumbers("5分钟前")).toBe("5 分钟前");
  expect(spaceNumbers("5 minutes ago")).toBe("5 minutes ago");
});
