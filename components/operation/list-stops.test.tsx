import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { sampleOperation } from "#components/data/testing/samples.ts";
import { LoadBalancerStop, RuleStop } from "#components/operation/list-stops.tsx";

it("tells apart the same rule of two listeners", () => {
  const { listener } = sampleOperation;
  const drawn = [80, 443].map((port) =>
    renderToStaticMarkup(
      <RuleStop operation={{ ...sampleOperation, listener: { ...listener, protocol: "HTTPS", port } }} />,
    ),
  );
  expect(drawn.map((each) => each.includes(">HTTPS:443<"))).toEqual([false, true]);
});

it("leaves no station without a name", () => {
  const nameless = { ...sampleOperation, loadBalancer: { ...sampleOperation.loadBalancer, name: "" } };
  expect(renderToStaticMarkup(<LoadBalancerStop operation={nameless} />)).toContain(">lb-7q2m1xkd<");
});
