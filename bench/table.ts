export type Unit = "ms" | "s" | "kB" | "MB" | "times" | "count" | "perSecond";

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
  /** What sets it apart from the other tables of its bench, in a word or two. */
  topic?: string;
  figures: Figure[];
}

const decimals: Record<Unit, number> = { ms: 0, s: 2, kB: 1, MB: 1, times: 3, count: 0, perSecond: 2 };
const budgetDecimals: Partial<Record<Unit, number>> = { times: 2, perSecond: 2 };
const signs: Record<Unit, string> = {
  ms: " ms",
  s: " s",
  kB: " kB",
  MB: " MB",
  times: " ×",
  count: "",
  perSecond: " /s",
};

function show(value: number, unit: Unit, digits = decimals[unit]): string {
  return `${value.toFixed(digits)}${signs[unit]}`;
}

/** What was not measured keeps no budget. */
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

/** The figures that have a budget, each under its bench's name: all that has to be kept, at one look. */
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
