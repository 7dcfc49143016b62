import { Skeleton } from "#components/ui/skeleton.tsx";

const four = ["one", "two", "three", "four"];
const parts = ["going-on", "attention", "done"];

/** The overview's own grid. */
export function OverviewSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-6 flex items-start justify-between gap-4">
        <div className="grid gap-2">
          <Skeleton className="h-6 w-36" />
          <Skeleton className="h-4 w-64 max-w-full" />
        </div>
        <Skeleton className="h-control w-32" />
      </div>
      <div className="grid gap-8">
        <div className="grid grid-cols-2 gap-px overflow-clip rounded-panel border border-hair bg-hair md:grid-cols-4">
          {four.map((key) => (
            <div key={key} className="bg-panel px-4 py-4">
              <Skeleton className="h-5 w-24" />
            </div>
          ))}
        </div>
        {parts.map((key) => (
          <div key={key} className="grid gap-3">
            <Skeleton className="h-5 w-32" />
            <Skeleton className="h-24 w-full rounded-panel" />
          </div>
        ))}
      </div>
    </div>
  );
}
