import { once } from "node:events";
import { createServer } from "node:net";

export interface Decoy {
  /** Settings that point at the decoy, under every name by which code might find a cloud or a database. */
  settings: Record<string, string>;
  /** Number of connections. */
  visits(): number;
  close(): void;
}

/** A listener that no test may reach; settings that point at it are in the environment of the whole test run. */
export async function setDecoy(): Promise<Decoy> {
  let visits = 0;
  const server = createServer((socket) => {
    visits++;
    socket.destroy();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  server.unref();
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const proxies = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
  return {
    settings: {
      TENCENTCLOUD_SECRET_ID: "AKIDdecoy",
      TENCENTCLOUD_SECRET_KEY: "decoy",
      TENCENTCLOUD_PROFILE: "decoy",
      TKE_PROVIDER_ID: "decoy",
      TKE_REGION: "ap-guangzhou",
      CLOUD_ENDPOINT: `http://${host}`,
      DATABASE_URL: `postgres://decoy:decoy@${host}/decoy`,
      PGHOST: "127.0.0.1",
      PGPORT: host.replace(/.*:/, ""),
      NODE_USE_ENV_PROXY: "1",
      ...Object.fromEntries(proxies.map((name) => [name, `http://${host}`])),
    },
    visits: () => visits,
    close: () => server.close(),
  };
}
