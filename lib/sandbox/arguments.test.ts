import { expect, test } from "vitest";
import { readArguments } from "#lib/sandbox/arguments.ts";
import { dialectNames } from "#lib/sandbox/dialects.ts";

const defaults = { port: 9700, dataDir: ".data" };

test("without arguments the settings apply", () => {
  expect(readArguments([], defaults)).toEqual({
    options: { port: 9700, control: false, dataDir: ".data" },
  });
});

test("each argument is taken over; --ephemeral keeps no state", () => {
  const args =
    "--port 0 --scenario busy --seed night --chaos 5 --load-balancers 10000 --functions 5000 --task-ms 5 --latency-ms 80 --dialect plain-busy --control --data-dir /tmp/x --ephemeral";
  expect(readArguments(args.split(" "), defaults)).toEqual({
    options: {
      port: 0,
      control: true,
      scenario: "busy",
      seed: "night",
      chaosPercent: 5,
      loadBalancers: 10_000,
      functions: 5_000,
      taskMs: 5,
      latencyMs: 80,
      dialect: "plain-busy",
      dataDir: null,
    },
  });
});

test.each([
  ["--port=99999", "--port must be a whole number from 0 to 65535"],
  ["--port=", "--port must be a whole number from 0 to 65535"],
  ["--task-ms=1.5", "--task-ms must be a whole number from 0 to 3600000"],
  ["--scenario=mars", "--scenario must be one of default, empty, shop, busy, ineligible, flaky"],
  ["--dialect=french", `--dialect must be one of ${dialectNames.join(", ")}`],
  ["--chaos=101", "--chaos must be a whole number from 0 to 100"],
  ["--seed=", "--seed must be a text"],
  ["--load-balancers=0", "--load-balancers must be a whole number from 1 to 100000"],
  ["--functions=many", "--functions must be a whole number from 1 to 100000"],
  ["--data-dir=", "--data-dir must name a folder"],
  ["--tls-cert=here.pem", "--tls-cert and --tls-key belong together"],
  ["--tls-key=here.pem", "--tls-cert and --tls-key belong together"],
])("%s is explained", (argument, problem) => {
  expect(readArguments([argument], defaults)).toEqual({ problems: [problem] });
});

test("a certificate and its key are taken over", () => {
  const tls = { cert: "here.pem", key: "there.pem" };
  const read = readArguments(["--tls-cert", tls.cert, "--tls-key", tls.key], defaults);
  expect(read).toMatchObject({ options: { tls } });
});

test("an unknown argument is answered with the usage", () => {
  const read = readArguments(["--colour"], defaults);
  expect("problems" in read && read.problems.at(-1)).toContain("Usage: node lib/sandbox/main.ts");
});
