import { Link } from "#components/data/link.tsx";
import type { Station } from "#components/line/station.ts";
import { foldTries, type Try } from "#components/operation/tries.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Duration, ExactTime } from "#components/ui/time.tsx";
import type { Cause } from "#lib/api/contract/words.ts";
import type { Translate } from "#lib/i18n/messages.ts";
import { paths } from "#lib/paths.ts";

/** The stations of tries that came to nothing: the last ones, after one in which the earlier ones are folded. */
export function tryStations(
  tries: readonly Try[],
  t: Translate<"operation">,
  causes: (cause: Cause) => string,
): Station[] {
  const { folded, shown } = foldTries(tries);
  const fold: Station = {
    id: "tries",
    state: "retried",
    label: t("progress.try.folded", { count: folded.length }),
    detail: (
      <Disclosure summary={t("progress.try.show")} className="-mt-1.5 text-small">
        <ol className="grid gap-2">
          {folded.map((one) => (
            <li key={one.number}>
              <div className="flex justify-between gap-3 text-ink">
                {titleOf(one, t)} <TryClock one={one} />
              </div>
              <div className="text-ink-2">{whyOf(one, causes)}</div>
            </li>
          ))}
        </ol>
      </Disclosure>
    ),
  };
  return [
    ...(folded.length > 0 ? [fold] : []),
    ...shown.map(
      (one): Station => ({
        id: `try-${one.number}`,
        state: "retried",
        label: titleOf(one, t),
        secondary: whyOf(one, causes),
        meta: <TryClock one={one} />,
      }),
    ),
  ];
}

function titleOf({ number, sent }: Try, t: Translate<"operation">): string {
  return t(sent ? "progress.try.refused" : "progress.try.notSent", { number });
}

/** The code, which has a page; a failure without one in words. */
function whyOf({ cloudSays, cause }: Try, causes: (cause: Cause) => string) {
  if (!cloudSays?.code) return causes(cause);
  return (
    <Link href={paths.error(cloudSays.code)} className="mono wrap-anywhere underline underline-offset-2 hover:text-ink">
      {cloudSays.code}
    </Link>
  );
}

function TryClock({ one: { from, at } }: { one: Try }) {
  return (
    <span className="flex gap-3">
      {from && <Duration from={from} to={at} />}
      <span className="hidden text-ink-3 @sm:inline">
        <ExactTime at={at} timeOnly />
      </span>
    </span>
  );
}
