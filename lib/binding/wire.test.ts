import { describe, expectTypeOf, it } from "vitest";
import type {
  BoundFunctionFacts,
  FunctionFacts,
  ListenerFacts,
  LoadBalancerFacts,
  RuleFacts,
  TargetsFacts,
} from "#lib/binding/wire.ts";
import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import type { BoundTarget, FunctionTarget, RuleTargets } from "#lib/cloud/catalogue/clb/targets.ts";
import type { ScfFunction } from "#lib/cloud/catalogue/scf.ts";

describe("the facts that the rules judge", () => {
  it("are members of the cloud's shapes as the catalogue parses them", () => {
    expectTypeOf<LoadBalancer>().toExtend<LoadBalancerFacts>();
    expectTypeOf<Listener>().toExtend<ListenerFacts>();
    expectTypeOf<RuleOutput>().toExtend<RuleFacts>();
    expectTypeOf<RuleTargets>().toExtend<TargetsFacts>();
    expectTypeOf<BoundTarget>().toExtend<BoundFunctionFacts>();
    expectTypeOf<ScfFunction>().toExtend<FunctionFacts>();
  });

  it("can also be read from a request", () => {
    expectTypeOf<FunctionTarget>().toExtend<BoundFunctionFacts>();
  });
});
