"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Glyph } from "#components/line/glyph.tsx";
import { type Station, type StationState, stretchBetween } from "#components/line/station.ts";
import { Siding, Stretch } from "#components/line/stretch.tsx";
import { StateWord, Words } from "#components/line/words.tsx";

/** A station with what branches off behind it. */
export interface Branch {
  station: Station;
  routes: readonly Route[];
  /** In place of routes. */
  note?: ReactNode;
}

/** A short line from one station to its end. */
export interface Route {
  id: string;
  from: { state: StationState; content: ReactNode };
  /** Label of the stretch between the two, such as the weight. */
  stretch?: string | undefined;
  to: { state: StationState; content: ReactNode };
  /** Controls at the end of the row. */
  aside?: ReactNode;
}

interface LineTreeProps {
  /** Name of the drawing for screen readers. */
  label: string;
  root: Station;
  branches: readonly Branch[];
}

/** A line that branches twice: at its root, and at each branch into routes. For screen readers it is a list of lists. */
export function LineTree({ label, root, branches }: LineTreeProps) {
  return (
    <div className="@container">
      <div className="relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 pb-5">
        {branches.length > 0 && <Trunk from={root.state} className="top-2.5 left-0 h-[calc(100%-1.875rem)]" />}
        <Glyph state={root.state} tone="accent" className="relative" />
        <Words station={root} />
      </div>
      <ul aria-label={label}>
        {branches.map((branch, index) => (
          <Limb key={branch.station.id} branch={branch} root={root} last={index === branches.length - 1} />
        ))}
      </ul>
    </div>
  );
}

/** The part of the line that goes down to what branches off next. */
function Trunk({ from, thin = false, className }: { from: StationState; thin?: boolean; className: string }) {
  return (
    <Stretch
      state={stretchBetween(from, "filled")}
      tone="accent"
      direction="down"
      thin={thin}
      className={clsx("absolute w-5", className)}
    />
  );
}

function Limb({ branch: { station, routes, note }, root, last }: { branch: Branch; root: Station; last: boolean }) {
  return (
    <li className="relative pb-5 last:pb-0">
      {!last && <Trunk from={root.state} className="top-[-1.25rem] left-0 h-full" />}
      <Siding
        state={stretchBetween(root.state, station.state)}
        tone="accent"
        className="absolute top-[-1.25rem] left-0 h-7.5 w-11"
      />
      <div className="relative grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3 pb-2.5">
        {routes.length > 0 && <Trunk thin from={station.state} className="top-2.5 left-6 h-[calc(100%-1.25rem)]" />}
        <Glyph state={station.state} tone="accent" className="relative ml-6" />
        <Words station={station} />
      </div>
      {note !== undefined && <div className="pl-14 text-ink-2">{note}</div>}
      {routes.length > 0 && (
        <ul aria-label={station.title ?? station.label}>
          {routes.map((route, index) => (
            <Leg key={route.id} route={route} branch={station} last={index === routes.length - 1} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Leg({ route, branch, last }: { route: Route; branch: Station; last: boolean }) {
  const { from, stretch, to, aside } = route;
  const between = stretchBetween(from.state, to.state);
  return (
    <li className="relative grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-2 py-1.5 @2xl:grid-cols-[4.25rem_minmax(0,1fr)_minmax(4.5rem,7rem)_minmax(0,1fr)] @5xl:grid-cols-[4.25rem_minmax(0,1fr)_minmax(4.5rem,7rem)_minmax(0,1fr)_21rem]">
      {!last && <Trunk thin from={branch.state} className="top-[-0.625rem] left-6 h-full" />}
      <Siding
        thin
        state={stretchBetween(branch.state, from.state)}
        tone="accent"
        className="absolute top-[-0.625rem] left-6 h-7.5 w-11"
      />
      <Glyph state={from.state} tone="accent" className="relative mt-1 ml-12.5 size-4" />
      <span className="min-w-0 self-start pt-0.5 wrap-anywhere">
        {from.content}
        <StateWord state={from.state} />
      </span>
      <span className="relative hidden h-6 items-center gap-1 @2xl:flex">
        <Stretch thin state={between} tone="accent" direction="across" className="h-3.5 min-w-3 flex-1" />
        {stretch !== undefined && (
          <>
            <span className="tabular text-small text-ink-2">{stretch}</span>
            <Stretch thin state={between} tone="accent" direction="across" className="h-3.5 w-4" />
          </>
        )}
      </span>
      <span className="relative col-start-2 grid min-w-0 grid-cols-[1rem_minmax(0,1fr)] gap-x-2 self-start pt-0.5 @2xl:col-start-auto">
        <Glyph state={to.state} tone="accent" className="mt-0.5 size-4" />
        <span className="min-w-0 wrap-anywhere">
          {to.content}
          {stretch !== undefined && <span className="tabular text-small text-ink-2 @2xl:sr-only"> · {stretch}</span>}
          <StateWord state={to.state} />
        </span>
      </span>
      {aside !== undefined && (
        <span className="relative col-start-2 -ml-2.5 flex flex-wrap justify-self-start @2xl:col-span-3 @2xl:col-start-2 @5xl:col-span-1 @5xl:col-start-5 @5xl:justify-self-end">
          {aside}
        </span>
      )}
    </li>
  );
}
