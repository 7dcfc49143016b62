import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import { FunctionStop, LoadBalancerStop, RuleStop } from "#components/operation/list-stops.tsx";

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

it("names the requested function first, and in a line of its own the one that it replaces", () => {
  const replace = { ...sampleOperation, kind: "replace", before: bindingTo("orders-old") } as const;
  const drawn = draw(<FunctionStop operation={replace} />);
  expect(drawn.indexOf(">orders-api<")).toBeGreaterThan(-1);
  expect(drawn.indexOf(">orders-api<")).toBeLessThan(drawn.indexOf("<s "));
  expect(drawn.indexOf("<s ")).toBeLessThan(drawn.indexOf(">orders-old<"));
});
