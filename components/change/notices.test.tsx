import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { ConflictNotice, NoPlan, NoRule } from "#components/change/notices.tsx";
import { Remaining } from "#components/change/remaining.tsx";
import { ConfirmName } from "#components/change/review-fields.tsx";
import { draw } from "#components/data/testing/draw.tsx";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import { lastHour } from "#components/data/traffic-query.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";
import { ruleRefOf } from "#lib/operations/undo.ts";

const { review } = messages;
const nothing = () => {};

function textOf(part: Parameters<typeof draw>[0], client = new QueryClient()): string {
  return draw(part, { client })
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&#x27;", "'");
}

it("a conflict shows what was reviewed and what the rule has now, and asks again", () => {
  const drawn = textOf(<ConflictNotice before={bindingTo("old")} now={null} onAgain={nothing} />);
  expect(drawn).toContain("Reviewed default/old:$LATEST · weight 10");
  expect(drawn).toContain(`Now ${messages.ui.binding.none}`);
  expect(drawn).toContain(review.conflict.again);
});

it("an undo of what has moved on shows the difference in words", () => {
  const plan = { kind: "moved-on", left: bindingTo("orders-api"), operationId: "41" } as const;
  const drawn = textOf(<NoPlan plan={plan} holds={bindingTo("other", "7")} />);
  expect(drawn).toContain(review.undo.movedOn.title);
  expect(drawn).toContain("After operation 41 default/orders-api:$LATEST");
  expect(drawn).toContain("Now default/other:7");
});

it("what is gone is named", () => {
  const none = { loadBalancer: null, listener: null, rule: null };
  expect(textOf(<NoRule view={none} />)).toContain(review.gone.loadBalancer);
});

it("an unbind says what is left for the requests, and how many there were", () => {
  const rule = ruleRefOf(sampleOperation);
  const client = new QueryClient();
  client.setQueryData(lastHour({}, rule).queryKey, { requests: 1_204 });
  const servers = textOf(<Remaining remainder={{ kind: "servers", count: 2 }} rule={rule} />, client);
  expect(servers).toContain("2 servers get its requests");
  expect(servers).toContain("1,204 requests");
  expect(textOf(<Remaining remainder={{ kind: "nothing" }} rule={rule} />)).toContain(review.remaining.nothing.title);
});

it("the name to type is shown, and another one refused", () => {
  const name = "api.shop.example/orders";
  expect(textOf(<ConfirmName name={name} value="" onChange={nothing} differs={false} />)).toContain(name);
  expect(textOf(<ConfirmName name={name} value="x" onChange={nothing} differs />)).toContain(`This isn't ${name}.`);
});
