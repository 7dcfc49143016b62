import { expect, test } from "vitest";
import { readOptions } from "#scripts/verify-cloud/arguments.ts";

const rule = "--load-balancer lb-1 --listener lbl-2 --rule loc-3 --function f";

function read(line: string) {
  return readOptions(line.split(" ").filter((word) => word !== ""));
}

test("only reads unless --write is given with everything that it needs", () => {
  expect(read("")).toMatchObject({ region: "ap-guangzhou", target: null, sandbox: null, perSecond: 4 });
  expect(read(rule)).toMatchObject({ target: null, loadBalancer: "lb-1" });
  expect(read(`--write ${rule}`)).toMatchObject({
    target: {
      locationId: "loc-3",
      functionName: "f",
      namespace: "default",
      qualifier: "$LATEST",
      secondFunction: null,
    },
    yes: false,
  });
});

test.each([
  ["--write --function f", "--write needs --load-balancer, --listener, --rule and --function"],
  ["--region nowhere", "--region must be a region's id, such as ap-guangzhou"],
  ["--rule shop", "--rule must be an id such as loc-…"],
  ["--dialect plain-busy", "--dialect is for --sandbox"],
  ["--per-second 0", "--per-second must be a whole number from 1 to 100"],
  ["--sandbox --dialect french", expect.stringContaining("--dialect must be one of usual, ")],
])("%s is refused in words", (line, words) => {
  expect(read(line)).toMatchObject({ problems: expect.arrayContaining([words]) });
});
