"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "#components/line/glyph.tsx";
import { type StationState, stretchBetween } from "#components/line/station.ts";
import { Stretch } from "#components/line/stretch.tsx";
import { endState } from "#components/operation/end-state.ts";
import { functionName, listenerName, loadBalancerName, ruleName } from "#components/operation/names.ts";
import { BothEnds } from "#components/ui/both-ends.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";

interface StopProps {
  operation: Operation;
  className?: string;
}

/** A station of an operation's line in a list, with the stretch to the next. */
export function LoadBalancerStop({ operation, className }: StopProps) {
  return (
    <Piece state="filled" className={className}>
      <BothEnds>{loadBalancerName(operation)}</BothEnds>
      <ToNext to="filled" />
    </Piece>
  );
}

/** The rule, where there is room with its listener. */
export function RuleStop({ operation }: StopProps) {
  return (
    <Piece state="filled">
      <span className="tabular hidden shrink-0 text-small text-ink-2 @one-line:inline">{listenerName(operation)}</span>
      <BothEnds>{ruleName(operation)}</BothEnds>
      <ToNext to={endState(operation)} />
    </Piece>
  );
}

/** The function; below it, where there is room, the one that it replaces, and instead of it one that is unbound, struck through. */
export function FunctionStop({ operation }: StopProps) {
  const t = useTranslations("operation.change");
  const { before, after, kind } = operation;
  const given = kind === "replace" || kind === "unbind" ? before?.function : undefined;
  const taken = after?.function;
  return (
    <Piece state={endState(operation)}>
      <span className="grid min-w-0">
        {taken && <BothEnds>{functionName(taken, operation)}</BothEnds>}
        {given && (
          <s className={clsx("grid min-w-0 text-ink-2", taken && "text-small @max-2xl:hidden")}>
            <BothEnds>{functionName(given, operation)}</BothEnds>
          </s>
        )}
        {!given && !taken && <span className="text-ink-2">{t("noFunction")}</span>}
      </span>
    </Piece>
  );
}

interface PieceProps {
  state: StationState;
  className?: string | undefined;
  children: ReactNode;
}

function Piece({ state, className, children }: PieceProps) {
  return (
    <span className={clsx("flex min-w-0 items-center gap-1.5", className)}>
      <Glyph state={state} tone="accent" className="size-3.5" />
      {children}
    </span>
  );
}

function ToNext({ to }: { to: StationState }) {
  return (
    <Stretch
      thin
      state={stretchBetween("filled", to)}
      tone="accent"
      direction="across"
      className="h-3.5 w-3 min-w-3 flex-1"
    />
  );
}
