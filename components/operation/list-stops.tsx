"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "#components/line/glyph.tsx";
import { type StationState, stretchBetween } from "#components/line/station.ts";
import { Stretch } from "#components/line/stretch.tsx";
import { endState } from "#components/operation/end-state.ts";
import { listenerName, ruleName } from "#components/operation/names.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { functionText } from "#lib/binding/notation.ts";

interface StopProps {
  operation: Operation;
  className?: string;
}

/** A station of an operation's line in a table column, with the stretch to the next column. */
export function LoadBalancerStop({ operation: { loadBalancer }, className }: StopProps) {
  return (
    <Piece onward state="filled" tip={`${loadBalancer.name}\n${loadBalancer.loadBalancerId}`} className={className}>
      <span className="truncate">{loadBalancer.name}</span>
      <ToNext to="filled" />
    </Piece>
  );
}

/** The rule, where there is room with its listener; its domain is truncated first, since the path says more. */
export function RuleStop({ operation }: StopProps) {
  const { rule, before, after, kind } = operation;
  const state = endState(operation);
  return (
    <Piece onward state="filled" tip={`${listenerName(operation)}\n${ruleName(operation)}\n${rule.locationId}`}>
      <span className="tabular hidden shrink-0 text-small text-ink-2 @5xl:inline">{listenerName(operation)}</span>
      <span className="flex min-w-0">
        <span className="min-w-4 shrink-[999] truncate">{rule.domain}</span>
        <span className="min-w-4 truncate">{rule.url}</span>
      </span>
      <ToNext to={state} />
      {after && (
        <span className="tabular shrink-0 text-small text-ink-2">
          {kind === "reweigh" && before && `${before.weight} → `}
          {after.weight}
        </span>
      )}
      <ToNext to={state} />
    </Piece>
  );
}

/** The function; an unbound one is struck through. */
export function FunctionStop({ operation }: StopProps) {
  const t = useTranslations("operation.change");
  const { before, after, kind } = operation;
  const given = kind === "replace" || kind === "unbind" ? before?.function : undefined;
  const taken = after?.function;
  const shown = taken ?? given;
  return (
    <Piece state={endState(operation)} tip={shown ? functionText(shown) : ""}>
      {given && <s className="max-w-1/2 truncate text-ink-2">{given.name}</s>}
      {taken && <span className="truncate">{taken.name}</span>}
      {!shown && <span className="text-ink-2">{t("noFunction")}</span>}
    </Piece>
  );
}

interface PieceProps {
  state: StationState;
  tip: string;
  /** Whether the line continues into the next column. */
  onward?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

function Piece({ state, tip, onward = false, className, children }: PieceProps) {
  return (
    <span title={tip} className={clsx("flex min-w-0 items-center gap-1.5", onward && "-mr-6", className)}>
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
