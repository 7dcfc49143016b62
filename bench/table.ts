export type Unit = "ms" | "s" | "kB" | "MB" | "times" | "share" | "count" | "perSecond";

/** One measured value. `most` or `least` is its budget, in the same unit. */
export interface Figure {
  name: string;
  value: number;
  unit: Unit;
  most?: number;
  least?: number;
}

export interface Table {
  title: string;
  /** Distinguishes it from other tables of its bench, in a word or two. */
  topic?: string;
  figures: Figure[];
}

const decimals: Record<Unit, number> = { ms: 0, s: 2, kB: 1, MB: 1, times: 3, share: 3, count: 0, perSecond: 2 };
const budgetDecimals: Partial<Record<Unit, number>> = { times: 2, share: 2, perSecond: 2 };
const signs: Record<Unit, string> = {
  ms: " ms",
  s: " s",
  kB: " kB",
  MB: " MB",
  times: " ×",
  share: "",
  count: "",
  perSecond: " /s",
};

function show(value: number, unit: Unit, digits = decimals[unit]): string {
  return `${value.toFixed(digits)}${signs[unit]}`;
}

/** False for NaN, which stands for a missing measurement. */
function keeps({ value, most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY }: Figure): boolean {
  return value <= most && value >= least;
}

function cells(figure: Figure): string[] {
  const { name, value, unit, most, least } = figure;
  const limit = most ?? least;
  if (limit === undefined) return [name, show(value, unit), "", ""];
  const budget = show(limit, unit, budgetDecimals[unit] ?? 0);
  const missed = most === undefined ? "UNDER" : "OVER";
  return [name, show(value, unit), `${most === undefined ? "≥" : "≤"} ${budget}`, keeps(figure) ? "within" : missed];
}

/** Every figure with a budget, under its bench's name, in one table. */
export function verdicts(benches: ReadonlyMap<string, readonly Table[]>): Table {
  const figures = [...benches].flatMap(([bench, tables]) =>
    tables.flatMap(({ topic, figures }) =>
      figures
        .filter(({ most, least }) => most !== undefined || least !== undefined)
        .map((figure) => ({ ...figure, name: `${topic ? `${bench}, ${topic}` : bench}: ${figure.name}` })),
    ),
  );
  const missed = figures.filter((figure) => !keeps(figure)).length;
  return { title: `Every budget: ${figures.length - missed} kept, ${missed} missed`, figures };
}

/** The table as text, with columns for figure, value, budget and verdict. */
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
