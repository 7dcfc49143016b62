import { Skeleton } from "#components/ui/skeleton.tsx";

const widths = ["w-3/5", "w-4/5", "w-1/2", "w-2/3", "w-3/4", "w-2/5"];

/** Placeholder rows in the table's grid. `cells` are the classes of a row's cells. */
export function TableSkeleton({ cells }: { cells: readonly string[] }) {
  return (
    <tbody aria-hidden>
      {widths.map((_, row) => (
        <tr key={widths[row]} className="not-last:border-b not-last:border-hair">
          {widths.slice(0, cells.length).map((width, column) => (
            <td key={width} className={`h-row px-3 first:pl-4 ${cells[column]}`}>
              <Skeleton className={`h-3.5 ${widths[(row + column) % widths.length]}`} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
