import { describe, expect, it } from "vitest";
import { askedBy } from "#components/shell/palette/asked.ts";

describe("what a text asks for", () => {
  it.each([
    ["  pay ", { search: "pay" }],
    ["支付网关", { search: "支付网关" }],
    ["lb-abc123", { search: "lb-abc123" }],
    // The console's own notation, as it is copied.
    ["shop/pay:$LATEST", { search: "shop pay" }],
    ["/api/orders", { search: "/api/orders" }],
    ["203.0.113.7", { search: "203.0.113.7", domain: "203.0.113.7" }],
    ["pay.example.com", { search: "pay.example.com", domain: "pay.example.com" }],
    [
      "https://pay.example.com/api?x=1",
      { search: "pay.example.com", domain: "pay.example.com", path: "/api", protocol: "HTTPS", port: 443 },
    ],
  ])("%s", (text, query) => expect(askedBy(text)).toEqual({ query, link: null }));

  it("nothing, without words or with too many of them", () => {
    for (const text of ["", "  ", "\0", "x".repeat(201)]) expect(askedBy(text)).toEqual({ query: null, link: null });
  });
});

describe("a pasted request", () => {
  const body = JSON.stringify({
    LoadBalancerId: "lb-1",
    ListenerId: "lbl-1",
    LocationId: "loc-1",
    FunctionTargets: [
      { Function: { FunctionNamespace: "shop", FunctionName: "pay", FunctionQualifier: "3" }, Weight: 7 },
    ],
  });
  const link = { lb: "lb-1", listener: "lbl-1", rule: "loc-1", namespace: "shop", function: "pay", qualifier: "3" };

  it("fills the bind form, and is searched by the rule that it names", () => {
    expect(askedBy(body)).toEqual({ query: { search: "loc-1" }, link: { ...link, weight: "7" } });
  });

  it("sends none of a command's keys to the server", () => {
    const command = `tccli clb RegisterFunctionTargets --region ap-guangzhou --secretKey hush --cli-input-json '${body}'`;
    const byOptions = `tccli clb RegisterFunctionTargets --region ap-guangzhou --secretKey hush --LoadBalancerId lb-1 --Domain a.example.com --Url /x`;
    for (const text of [command, byOptions]) expect(JSON.stringify(askedBy(text))).not.toContain("hush");
    expect(askedBy(byOptions).link).toEqual({ region: "ap-guangzhou", lb: "lb-1", domain: "a.example.com", url: "/x" });
  });
});
