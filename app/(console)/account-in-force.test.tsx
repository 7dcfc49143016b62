import { dehydrate, QueryClient, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { RuleHistory } from "#app/(console)/rules/[region]/[locationId]/history.tsx";
import { BindScreen } from "#components/binding/bind-screen.tsx";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { queryKeyOf } from "#components/data/query-keys.ts";
import { SearchForm } from "#components/data/search-form.tsx";
import { draw } from "#components/data/testing/draw.tsx";
import { accepted, asked, detailAfter, itsTurn, taskFailed } from "#components/data/testing/samples.ts";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Missing } from "#components/feedback/missing.tsx";
import { FunctionScreen } from "#components/function/function-screen.tsx";
import { PromoteScreen } from "#components/function/promote/promote-screen.tsx";
import { LoadBalancerScreen } from "#components/load-balancer/load-balancer-screen.tsx";
import { AttentionFeed } from "#components/operation/feeds.tsx";
import { LoadBalancerOperations } from "#components/operation/load-balancer-operations.tsx";
import { OperationList } from "#components/operation/operation-list.tsx";
import { OperationScreen } from "#components/operation/operation-screen.tsx";
import { Overview } from "#components/overview/overview.tsx";
import { RuleScreen } from "#components/rule/rule-screen.tsx";
import { SandboxScreen } from "#components/sandbox/sandbox-screen.tsx";
import type { ShownAccount } from "#components/shell/account.ts";
import { AccountChip } from "#components/shell/account-chip.tsx";
import { BottomNavigation, SideNavigation } from "#components/shell/navigation.tsx";
import { SandboxBanner } from "#components/shell/sandbox-banner.tsx";
import { settingsAccountId } from "#lib/account.ts";
import type { ServerAction } from "#lib/api/contract/actions.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";
import type { OperationPage, OperationView, Overview as OverviewData } from "#lib/api/contract/operation.ts";
import type { SoughtLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import { explain } from "#lib/i18n/explain.ts";
import { paths } from "#lib/paths.ts";

// A page that is opened in an account is read in it, and leads to pages in it.

const place = { account: "second" };
const refusal = explain(
  {
    kind: "refused",
    code: "UnauthorizedOperation",
    message: "",
    requestId: "req-1",
    action: "clb:RegisterFunctionTargets",
  },
  "en",
);
const failed: OperationView = {
  ...detailAfter([asked, itsTurn, accepted, taskFailed], place),
  explained: refusal,
};
const { operation } = failed;
const count = { total: 1, capped: false };
const page: OperationPage = { items: [operation], ...count, next: null, previous: null, usualMs: {} };
const overview: OverviewData = {
  goingOn: { items: [], ...count },
  attention: { items: [operation], ...count },
  succeeded: { items: [], ...count },
  all: count,
  usualMs: {},
};
const noLoadBalancer: SoughtLoadBalancer = { on: false, found: null, listedAt: null };
const region: RegionItem = { id: "r-1", name: "Here", verdict: { kind: "eligible" } };
const accounts: ShownAccount[] = [
  { id: settingsAccountId, realm: "cn", accountId: "100010020001" },
  { id: "second", realm: "sandbox", accountId: "100010020002" },
];
const nothing: ServerAction<unknown, never> = () => Promise.reject(new Error("nobody presses here"));
const steering = { switchScenario: nothing, advanceClock: nothing, provokeFault: nothing, withdrawFault: nothing };

/** Draws a screen in an account, with what the server has painted there. */
function drawn(screen: ReactNode, query: string, ...painted: [QueryKey, object][]) {
  const server = new QueryClient();
  for (const [key, data] of painted) server.setQueryData(key, data);
  const client = new QueryClient();
  const markup = draw(<FirstPaint state={dehydrate(server)}>{screen}</FirstPaint>, { query, client });
  return {
    markup,
    keys: client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey),
    links: [...markup.matchAll(/ href="(\/[^"]*)"/g)].map(([, path = ""]) => path.replaceAll("&amp;", "&")),
  };
}

function accountOf(path: string): string | null {
  return new URL(path, "http://console").searchParams.get("account");
}

interface Case {
  name: string;
  screen: ReactNode;
  query: string;
  /** Least number of links on it. */
  links: number;
  painted: [QueryKey, object][];
}

const cases: Case[] = [
  {
    name: "the overview",
    screen: <Overview goingOn={null} attention={<AttentionFeed />} done={null} regions={null} days={null} />,
    query: "",
    links: 6,
    painted: [[queryKeyOf("overview", place), overview]],
  },
  {
    name: "the list",
    screen: <OperationList regions={[]} />,
    query: "show=attention",
    links: 2,
    painted: [[queryKeyOf("operations", { show: "attention", ...place }), page]],
  },
  {
    name: "an operation",
    screen: (
      <OperationScreen
        id={operation.id}
        cancel={nothing}
        close={nothing}
        change={nothing}
        cloud={{ realm: "cn", endpoint: null }}
      />
    ),
    query: "",
    links: 5,
    painted: [[queryKeyOf("operation", { id: operation.id, ...place }), failed]],
  },
  {
    name: "a rule",
    screen: (
      <RuleScreen
        address={{ region: "r-1", loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" }}
        name={null}
        cloud={{ realm: "cn", endpoint: null }}
        action={nothing}
        history={<RuleHistory region="r-1" locationId="loc-1" />}
        traffic={null}
      />
    ),
    query: "",
    links: 2,
    painted: [],
  },
  {
    name: "a load balancer",
    screen: (
      <LoadBalancerScreen
        region={region}
        loadBalancerId="lb-1"
        cloud={{ realm: "cn", endpoint: null }}
        action={nothing}
        refresh={nothing}
        operations={<LoadBalancerOperations region="r-1" loadBalancerId="lb-1" />}
      />
    ),
    query: "",
    links: 2,
    painted: [[queryKeyOf("storedLoadBalancer", { region: "r-1", loadBalancerId: "lb-1", ...place }), noLoadBalancer]],
  },
  {
    name: "a function",
    screen: (
      <FunctionScreen
        region={region}
        namespace="default"
        name="hello"
        cloud={{ realm: "cn", endpoint: null }}
        action={nothing}
        refresh={nothing}
        traffic={null}
      />
    ),
    query: "",
    links: 3,
    painted: [],
  },
  {
    name: "a promotion",
    screen: (
      <PromoteScreen
        region={region}
        namespace="default"
        name="hello"
        cloud={{ realm: "cn", endpoint: null }}
        change={nothing}
        changes={nothing}
      />
    ),
    query: "from=3&to=4&canary=41",
    links: 1,
    painted: [],
  },
  {
    name: "the bind form",
    screen: <BindScreen regions={[region]} firstRegion="" cloud={{ realm: "cn", endpoint: null }} action={nothing} />,
    query: "region=r-1&lb=lb-1&listener=lbl-1&rule=loc-1&namespace=default&function=hello&retryOf=41",
    links: 0,
    painted: [],
  },
  {
    name: "the sandbox",
    screen: <SandboxScreen actions={[]} steering={steering} />,
    query: "",
    links: 0,
    painted: [],
  },
];

it.each(cases)("$name is read in the account of its address, and links to it", ({ screen, query, links, painted }) => {
  const seen = drawn(screen, `${query}&account=second`, ...painted);
  expect(seen.keys).not.toEqual([]);
  for (const [name, params] of seen.keys) expect([name, params]).toEqual([name, expect.objectContaining(place)]);
  expect(seen.links.length).toBeGreaterThanOrEqual(links);
  expect(seen.links.filter((path) => accountOf(path) !== "second")).toEqual([]);
});

const frame = (
  <>
    <SideNavigation narrow={false} />
    <BottomNavigation />
    <AccountChip accounts={accounts} icons={{ sandbox: null, cloud: null }} />
    <SandboxBanner accounts={accounts} />
    <Missing title="" description="" href={paths.operations()} action="" />
    <ErrorPanel error={refusal} />
  </>
);

it("the frame shows the account of the address, and stays in it", () => {
  const { links, markup } = drawn(frame, "account=second");
  expect(links.map((path) => new URL(path, "http://console").pathname)).toEqual(
    expect.arrayContaining(["/", "/bind", "/operations", "/errors", "/keys", "/sandbox"]),
  );
  expect(links.filter((path) => accountOf(path) !== "second")).toEqual([]);
  expect(markup).toContain("100010020002");
});

it("the frame shows the account of the settings where the address names none", () => {
  const { links, markup } = drawn(frame, "");
  expect(links.filter((path) => accountOf(path) !== null)).toEqual([]);
  expect(markup).toContain("100010020001");
  expect(links).not.toContain("/sandbox");
});

it("an account that isn't known shows as none", () => {
  const { markup, links } = drawn(frame, "account=nobody");
  for (const { accountId } of accounts) expect(markup).not.toContain(accountId);
  expect(links).not.toContain("/sandbox?account=nobody");
});

it("a link may lead to another account", () => {
  const link = <Missing title="" description="" href={paths.overview({ account: settingsAccountId })} action="" />;
  expect(drawn(link, "account=second").links).toEqual(["/"]);
});

it("a form that becomes a query names the account too", () => {
  const form = <SearchForm action={paths.errors()}>{null}</SearchForm>;
  expect(drawn(form, "account=second").markup).toContain('<input type="hidden" name="account" value="second"/>');
  expect(drawn(form, "").markup).not.toContain("<input");
});
