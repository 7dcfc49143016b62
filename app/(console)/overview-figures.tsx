import { getTimeZone } from "next-intl/server";
import { ifSoon } from "#app/(console)/first-paint.ts";
import { Days } from "#components/overview/days.tsx";
import { Regions } from "#components/overview/regions.tsx";
import type { Session } from "#lib/access/session.ts";
import { dayStarts } from "#lib/days.ts";

const shownDays = 14;

/** What exists in each region. Left out while it can't be read: the page says by itself what is away. */
export async function RegionFigures({ stored, regions }: Pick<Session, "stored" | "regions">) {
  const figures = await ifSoon(() => stored.byRegion());
  return figures && <Regions figures={figures} regions={regions} />;
}

/** What became of the operations of the last days, by the person's own calendar. */
export async function DayFigures({ operations }: Pick<Session, "operations">) {
  const starts = dayStarts(await getTimeZone(), Date.now(), shownDays);
  const days = await ifSoon(() => operations.days(starts));
  return days && <Days days={days} />;
}
