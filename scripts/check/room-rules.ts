import { leaves, type Room, rooms } from "#scripts/check/rooms.ts";

const ours = "^(app|components|lib|scripts|e2e|bench)/";
const leaf = "^lib/[^/]+$";
const packages = "^node_modules/";

function startsWithAny(paths: string[]): string {
  return `^(${paths.map((path) => path.replaceAll(".", "\\.")).join("|")})`;
}

/**
 * The rules of the import check about rooms.
 * @param notChecked pattern of files that may import anything: tests and their helpers
 */
export function roomRules(notChecked: string) {
  return [...rooms.flatMap((room) => rulesOf(room, notChecked)), ...leafRules(notChecked)];
}

/** Folders of other rooms inside a room's own: what is in them follows their rules. */
function roomsWithin({ folders }: Room): string[] {
  const all = rooms.flatMap((room) => room.folders);
  return all.filter((path) => folders.some((folder) => path !== folder && path.startsWith(folder)));
}

function rulesOf(room: Room, notChecked: string) {
  const { folders, holds: comment, imports, types = [], apart = false, onlyPackages } = room;
  const name = room.name ?? folders.map((folder) => folder.slice(0, -1)).join(", ");
  const severity = "error" as const;
  const from = { path: startsWithAny(folders), pathNot: [notChecked, ...roomsWithin(room).map((path) => `^${path}`)] };
  const own = [...folders, ...imports].map((path) => startsWithAny([path]));
  const open = onlyPackages ? own : [...own, leaf];
  const rules: object[] = [
    {
      name,
      comment,
      severity,
      from,
      to: { path: ours, pathNot: [...open, ...types.map((path) => startsWithAny([path]))] },
    },
  ];
  if (types.length > 0) {
    const within = imports.filter((path) => types.some((folder) => path.startsWith(folder)));
    const pathNot = within.map((path) => startsWithAny([path]));
    const to = { path: startsWithAny(types), pathNot, dependencyTypesNot: ["type-only"] };
    rules.push({ name: `${name}: types only`, comment, severity, from, to });
  }
  if (apart) {
    const from = { path: `^(${folders.join("|")})`, pathNot: notChecked };
    rules.push({
      name: `${name}: apart`,
      comment,
      severity,
      from,
      to: { path: startsWithAny(folders), pathNot: "^$1" },
    });
  }
  if (onlyPackages) {
    const pathNot = [ours, ...onlyPackages.map((each) => `${packages}${each}/`)];
    rules.push({ name: `${name}: packages`, comment, severity, from, to: { pathNot } });
  }
  return rules;
}

function leafRules(notChecked: string) {
  const base = { comment: leaves.holds, severity: "error", from: { path: leaf, pathNot: notChecked } };
  const types = startsWithAny(leaves.types);
  return [
    { ...base, name: "leaves", to: { path: ours, pathNot: [leaf, types] } },
    { ...base, name: "leaves: types only", to: { path: types, dependencyTypesNot: ["type-only"] } },
    {
      ...base,
      name: "leaves: through access",
      from: { path: "^(app|components)/", pathNot: notChecked },
      to: { path: startsWithAny(leaves.throughAccess), dependencyTypesNot: ["type-only"] },
    },
  ];
}

/** The table of `ARCHITECTURE.md`, without its heading. */
export function roomTable(): string {
  const rows = rooms.map(({ folders, holds, imports, types = [], onlyPackages }) => {
    const may = onlyPackages ? `only ${listed(imports)}` : imports.length > 0 ? listed(imports) : "leaves";
    return [listed(folders), holds, types.length > 0 ? `${may}; types of ${listed(types)}` : may];
  });
  const lines = [...rows, ["`lib/*.ts`, the leaves", leaves.holds, `types of ${listed(leaves.types)}`]];
  return [
    "| room | what is in it | may import |",
    "|---|---|---|",
    ...lines.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
}

/** `lib/api`, `access` instead of the common start again and again. */
function listed(paths: string[]): string {
  let above = "";
  return paths
    .map((path) => path.replace(/\/$/, ""))
    .map((path) => {
      const [start = "", ...rest] = path.split("/");
      const shown = start === above && rest.length > 0 ? rest.join("/") : path;
      above = start;
      return `\`${shown}\``;
    })
    .join(", ");
}
