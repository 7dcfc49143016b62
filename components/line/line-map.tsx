"use client";

import clsx from "clsx";
import { Glyph, toneText } from "#components/line/glyph.tsx";
import { type Branch, isReached } from "#components/line/station.ts";
import { Words } from "#components/line/words.tsx";

interface LineMapProps {
  label: string;
  root: Branch;
  className?: string;
}

/** Lines that branch, such as a load balancer's: to its listeners, their rules, and the functions of these. */
export function LineMap({ label, root, className }: LineMapProps) {
  return (
    <ol aria-label={label} className={className}>
      <li>
        <Node branch={root} />
      </li>
    </ol>
  );
}

/** Where a child's own line meets its station, from the top of its row. */
const bend = 14;

function Node({ branch }: { branch: Branch }) {
  const children = branch.branches ?? [];
  return (
    <>
      <div className="relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 py-1">
        {children.length > 0 && (
          <svg
            aria-hidden="true"
            className={clsx("absolute top-3.5 bottom-0 left-0 h-[calc(100%-0.875rem)] w-5", colour(isReached(branch)))}
          >
            <line x1="10" x2="10" y1="0" y2="100%" stroke="currentColor" strokeWidth="3" />
          </svg>
        )}
        <Glyph state={branch.state} tone="accent" className="relative" />
        <Words station={branch} />
      </div>
      {children.length > 0 && (
        <ol>
          {children.map((child, index) => (
            <Child key={child.id} branch={child} goesOn={children.slice(index + 1)} />
          ))}
        </ol>
      )}
    </>
  );
}

/** A child with the piece of its parent's line that passes it, and the bend from there to its own station. */
function Child({ branch, goesOn }: { branch: Branch; goesOn: readonly Branch[] }) {
  return (
    <li className="relative pl-7">
      <svg aria-hidden="true" className="absolute top-0 left-0 h-full w-9 overflow-visible" fill="none" strokeWidth="3">
        {goesOn.length > 0 && (
          <line x1="10" x2="10" y1="0" y2="100%" stroke="currentColor" className={colour(goesOn.some(isReached))} />
        )}
        <path d={`M10 0v${bend - 8}q0 8 8 8h14`} stroke="currentColor" className={colour(isReached(branch))} />
      </svg>
      <Node branch={branch} />
    </li>
  );
}

function colour(reached: boolean): string {
  return reached ? toneText.accent : "text-edge";
}
