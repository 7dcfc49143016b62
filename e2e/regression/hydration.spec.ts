import type { Page } from "@playwright/test";
import type { Cloud } from "#e2e/fixtures/cloud.ts";
import { actionIds, callAction } from "#e2e/fixtures/fuzz.ts";
import { type Ground, linkTo } from "#e2e/fixtures/ground.ts";
import { test } from "#e2e/fixtures/test.ts";
import { BindPage } from "#e2e/pages/bind-page.ts";
import { OperationPage } from "#e2e/pages/operation-page.ts";
import { paths } from "#lib/paths.ts";

/**
 * React hydrates a page in pieces and reports each that differs from the server's HTML (#418). A slower processor makes that
 * take longer, so that operations change meanwhile.
 */
const slowdown = 4;
const loads = Number(process.env.HYDRATION_LOADS ?? 2);
const tabs = 3;
/** Time limit against hangs only. */
const takenOverMs = 180_000;
/** Load balancers that no other test uses, from this one: enough for some minutes. */
const ownGrounds = 3_000;

/** Texts of a load balancer in a call of the bind action, to be replaced by those of another. */
function wordsOf({ loadBalancer, listener, rules: [rule] }: Ground): string[] {
  return [loadBalancer.id, listener.id, rule.id, rule.domain, rule.url];
}

/** Requests one operation after another like the bind form, until stopped. */
class Asking {
  /** Id of the newest operation. */
  id: string;
  readonly #cloud: Cloud;
  readonly #send: (ground: Ground) => Promise<string>;
  #stopped = false;
  #asked = 0;

  private constructor(id: string, cloud: Cloud, send: (ground: Ground) => Promise<string>) {
    this.id = id;
    this.#cloud = cloud;
    this.#send = send;
  }

  /** Sends the first one by the form; the others repeat its call for other load balancers. */
  static async begin(page: Page, first: Ground, cloud: Cloud): Promise<Asking> {
    const bind = new BindPage(page);
    await bind.open(linkTo(first, first.rules[0]));
    const call = page.waitForRequest((request) => request.method() === "POST");
    await bind.send();
    const body = (await call).postData() ?? "";
    const { origin } = new URL(page.url());
    return new Asking(await new OperationPage(page).id(), cloud, async (ground) => {
      const other = wordsOf(first).reduce(
        (text, word, index) => text.replaceAll(JSON.stringify(word), JSON.stringify(wordsOf(ground)[index])),
        body.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, crypto.randomUUID()),
      );
      const answer = await callAction(origin, paths.bind(), { id: actionIds().askForChange, body: other });
      const id = /"operationId":"(\d+)"/.exec(answer.body)?.[1];
      if (id === undefined) throw new Error(`no operation was made: ${answer.body}`);
      return id;
    });
  }

  async goOn(): Promise<void> {
    while (!this.#stopped) {
      this.id = await this.#send(await this.#cloud.ground(ownGrounds + this.#asked));
      this.#asked += 1;
    }
  }

  stop(): void {
    this.#stopped = true;
  }
}

/** Waits until the page's heading, and with it its streamed part, is hydrated. */
async function expectTakenOver(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const heading = document.querySelector("main h1");
      return heading !== null && Object.keys(heading).some((key) => key.startsWith("__reactProps"));
    },
    undefined,
    { polling: 100, timeout: takenOverMs },
  );
}

test("a page hydrates without differences while its data changes", async ({ page, ground, cloud, anotherBrowser }) => {
  test.setTimeout(300_000 + loads * 120_000);
  const asking = await Asking.begin(page, ground, cloud);
  const screens = [
    () => paths.overview(),
    () => paths.operations(),
    () => paths.operation(asking.id),
    () => paths.bind(linkTo(ground, ground.rules[1])),
    () => paths.keys(),
    () => paths.errors(),
    () => paths.sandbox(),
  ];
  const left = Array.from({ length: loads }, () => screens).flat();

  async function loadThem(): Promise<void> {
    const tab = await (await anotherBrowser()).newPage();
    const cdp = await tab.context().newCDPSession(tab);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      await tab.goto(next());
      await expectTakenOver(tab);
    }
  }

  const goingOn = asking.goOn();
  await Promise.all(Array.from({ length: tabs }, loadThem));
  asking.stop();
  await goingOn;
});
