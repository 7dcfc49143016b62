"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "#components/line/glyph.tsx";
import { type StationState, stretchBetween } from "#components/line/station.ts";
import { Stretch } from "#components/line/stretch.tsx";
import { ruleName, subject } from "#components/operation/names.ts";
import { endState } from "#components/operation/route.tsx";
import type { Operation } from "#lib/operations/types.ts";

interface StopProps {
  operation: Operation;
  className?: string;
}

/** The pieces of an operation's line that lie in the columns of a table, each with the stretch to the next column. */
export function LoadBalancerStop({ operation: { loadBalancer }, className }: StopProps) {
  return (
    <Stop state="filled" name={loadBalancer.name} id={loadBalancer.id} className={className}>
      <ToNext to="filled" />
    </Stop>
  );
}

export function RuleStop({ operation }: StopProps) {
  const state = endState(operation);
  return (
    <Stop state="filled" name={ruleName(operation)} id={operation.rule.id}>
      <ToNext to={state} />
      {operation.after && <span className="tabular text-small text-ink-2">{operation.after.weight}</span>}
      <ToNext to={state} />
    </Stop>
  );
}

export function FunctionStop({ operation }: StopProps) {
  const t = useTranslations("operation.change");
  const fn = subject(operation)?.function;
  return (
    <Stop
      state={endState(operation)}
      name={fn?.name ?? t("noFunction")}
      id={fn ? `${fn.namespace} / ${fn.qualifier}` : ""}
      given={operation.after === null}
    />
  );
}

interface PieceProps {
  state: StationState;
  name: string;
  id: string;
  /** It is to be taken away. */
  given?: boolean;
  className?: string | undefined;
  children?: ReactNode;
}

function Stop({ state, name, id, given = false, className, children }: PieceProps) {
  return (
    <span className={clsx("-mr-6 flex min-w-0 items-center gap-1.5 last:mr-0", className)}>
      <Glyph state={state} tone="accent" className="size-3.5" />
      <span title={`${name}\n${id}`} className={clsx("min-w-0 truncate", given && "text-ink-2 line-through")}>
        {name}
      </span>
      {children}
    </span>
  );
}

function ToNext({ to }: { to: StationState }) {
  return (
    <Stretch thin state={stretchBetween("filled", to)} tone="accent" direction="across" className="h-3.5 w-3 flex-1" />
  );
}
