import type { AbstractClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/index.js";
import { clb } from "tencentcloud-sdk-nodejs/tencentcloud/services/clb/index.js";
import { monitor } from "tencentcloud-sdk-nodejs/tencentcloud/services/monitor/index.js";
import { region } from "tencentcloud-sdk-nodejs/tencentcloud/services/region/index.js";
import { scf } from "tencentcloud-sdk-nodejs/tencentcloud/services/scf/index.js";
import { sts } from "tencentcloud-sdk-nodejs/tencentcloud/services/sts/index.js";
import { vpc } from "tencentcloud-sdk-nodejs/tencentcloud/services/vpc/index.js";
import type { RunningSandbox } from "#lib/sandbox/server.ts";
import { type ClientOptions, configOf, patiently } from "#lib/sandbox/testing/sdk.ts";
import { untilResult } from "#lib/testing/until.ts";

/** The official SDK's typed clients, unmodified. */
export function typedClients(config: ConstructorParameters<typeof clb.v20180317.Client>[0]) {
  return {
    clb: new clb.v20180317.Client(config),
    scf: new scf.v20180416.Client(config),
    vpc: new vpc.v20170312.Client(config),
    sts: new sts.v20180813.Client(config),
    region: new region.v20220627.Client(config),
    monitor: new monitor.v20180724.Client(config),
    /** A version that the sandbox does not have. */
    laterMonitor: new monitor.v20230616.Client(config),
  };
}

/** Typed clients of a sandbox that repeat calls refused for their rate and record every answer. */
export class TypedCaller {
  readonly clients: ReturnType<typeof typedClients>;
  /** Answers by action, in order. */
  readonly answers = new Map<string, unknown[]>();

  constructor(sandbox: RunningSandbox, options: ClientOptions = {}) {
    this.clients = typedClients(configOf(sandbox, options));
    for (const client of Object.values(this.clients)) this.#record(client);
  }

  /** Every typed method goes through the client's own `request`. */
  #record(client: Pick<AbstractClient, "request">): void {
    const request = client.request.bind(client);
    client.request = async (action, ...rest) => {
      const answer = await patiently(() => request(action, ...rest));
      this.answers.set(action, [...(this.answers.get(action) ?? []), answer]);
      return answer;
    };
  }

  /** Waits until a write's task has succeeded, and returns the write's answer. */
  async done<Answer extends { RequestId?: string }>(write: Promise<Answer>): Promise<Answer> {
    const answer = await write;
    const { Status, Message } = await untilResult(
      () => this.clients.clb.DescribeTaskStatus({ TaskId: answer.RequestId }),
      (task) => task.Status !== 2,
    );
    if (Status !== 0) throw new Error(`The task failed: ${Message}`);
    return answer;
  }
}
