export type Unit = "ms" | "s" | "kB" | "MB" | "times" | "count";

/** One measured value. `most` is its budget, in the same unit. */
export interface Figure {
  name: string;
  value: number;
  unit: Unit;
  most?: number;
}

export interface Table {
  title: string;
  figures: Figure[];
}

const decimals: Record<Unit, number> = { ms: 0, s: 2, kB: 1, MB: 1, times: 3, count: 0 };
const signs: Record<Unit, string> = { ms: " ms", s: " s", kB: " kB", MB: " MB", times: " ×", count: "" };

function show(value: number, unit: Unit, digits = decimals[unit]): string {
  return `${value.toFixed(digits)}${signs[unit]}`;
}

function cells({ name, value, unit, most }: Figure): string[] {
  if (most === undefined) return [name, show(value, unit), "", ""];
  const budget = show(most, unit, unit === "times" ? 2 : 0);
  return [name, show(value, unit), `≤ ${budget}`, value <= most ? "within" : "OVER"];
}

/** The table as text: a column each for the figure, its value, its budget, and whether it is kept. */
export function draw({ title, figures }: Table): string {
  const rows = [["", "value", "budget", ""], ...figures.map(cells)];
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = [width(0), width(1), width(2)];
  const lines = rows.map(([name = "", value = "", budget = "", kept = ""]) =>
    [name.padEnd(widths[0] ?? 0), value.padStart(widths[1] ?? 0), budget.padStart(widths[2] ?? 0), kept]
      .join("   ")
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`), ""].join("\n");
}
