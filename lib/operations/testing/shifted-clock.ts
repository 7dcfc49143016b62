/** Shifts this process's clock on a message `{ clockAheadMs }` from the parent. Timers are not affected. */
export function obeyClock(): void {
  const real = Date;
  let aheadMs = 0;
  const now = () => real.now() + aheadMs;
  globalThis.Date = new Proxy(real, {
    construct: (target, parts) => (parts.length === 0 ? new target(now()) : Reflect.construct(target, parts)),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
  process.on("message", (message) => {
    if (typeof message === "object" && message && "clockAheadMs" in message) aheadMs = Number(message.clockAheadMs);
  });
}
