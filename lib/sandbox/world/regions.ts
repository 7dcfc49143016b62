/** The regions of API 3.0. Whether function binding is offered in one is a rule of `lib/binding`. */
const regions = new Set([
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
  "ap-nanjing",
  "ap-chongqing",
  "ap-bangkok",
  "ap-jakarta",
  "ap-seoul",
  "na-ashburn",
  "sa-saopaulo",
  "eu-frankfurt",
  "ap-taipei",
  "ap-osaka",
  "ap-johorbahru",
  "me-saudi-arabia",
  "na-queretaro",
]);

export function isRegion(id: string): boolean {
  return regions.has(id);
}
