import type { Finding } from "#scripts/verify-cloud/findings.ts";

const widths = { about: 36, assumed: 26, seen: 26 };

/** Table of assumed and seen in at most 100 columns; long cells are wrapped. */
export function drawTable(findings: readonly Finding[]): string {
  const head = drawRow(["", "assumed", "seen", "agrees?"]);
  const rows = findings.map(({ about, assumed, seen, agrees, why }) =>
    drawRow([about, assumed, seen ?? `(${why})`, agrees === null ? "–" : agrees ? "yes" : "NO"]),
  );
  return [...head, ...rows.flat()].join("\n");
}

/** Numbers of agreements, differences and unchecked assumptions, and the ids of the differences. */
export function drawSummary(findings: readonly Finding[]): string {
  const differ = findings.filter((finding) => finding.agrees === false);
  const agree = findings.filter((finding) => finding.agrees === true).length;
  const counts = `${agree} agree, ${differ.length} differ, ${findings.length - agree - differ.length} could not be seen`;
  return differ.length > 0 ? `${counts}. Differ: ${differ.map(({ id }) => id).join(", ")}` : counts;
}

function drawRow([about, assumed, seen, agrees]: [string, string, string, string]): string[] {
  const cells = [wrap(about, widths.about), wrap(assumed, widths.assumed), wrap(seen, widths.seen)] as const;
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    [
      (cells[0][at] ?? "").padEnd(widths.about),
      (cells[1][at] ?? "").padEnd(widths.assumed),
      (cells[2][at] ?? "").padEnd(widths.seen),
      at === 0 ? agrees : "",
    ]
      .join(" ")
      .trimEnd(),
  );
}

/** Breaks between words, after dots within a code, and within words longer than a line. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=[ .])/)) {
    for (const piece of word.match(new RegExp(`.{1,${width}}`, "gu")) ?? []) {
      if ((line + piece).trimEnd().length > width) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += piece;
    }
  }
  return [...lines, line.trimEnd()];
}
