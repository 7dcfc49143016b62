/** "SCF binding is supported only in …": the ten regions of the API page, in its order. */
export const bindingRegions = [
  "ap-guangzhou",
  "ap-shenzhen-fsi",
  "ap-shanghai",
  "ap-shanghai-fsi",
  "ap-beijing",
  "ap-chengdu",
  "ap-hongkong",
  "ap-singapore",
  "ap-tokyo",
  "na-siliconvalley",
] as const;

export function isBindingRegion(region: string): boolean {
  return bindingRegions.some((id) => id === region);
}
