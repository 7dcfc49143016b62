/**
 * Regions of Tencent Cloud. `functionBinding` holds the ten that the page of RegisterFunctionTargets names; the names
 * are those of the public region list.
 */
export interface Region {
  id: string;
  en: string;
  zh: string;
  /** Isolated from the others: reached only through a host with the region in its name. */
  finance: boolean;
  functionBinding: boolean;
}

function supported(id: string, en: string, zh: string): Region {
  return { id, en, zh, finance: id.endsWith("-fsi"), functionBinding: true };
}

function unsupported(id: string, en: string, zh: string): Region {
  return { id, en, zh, finance: false, functionBinding: false };
}

export const regions: readonly Region[] = [
  supported("ap-guangzhou", "South China (Guangzhou)", "华南地区（广州）"),
  supported("ap-shenzhen-fsi", "South China (Shenzhen Finance)", "华南地区（深圳金融）"),
  supported("ap-shanghai", "East China (Shanghai)", "华东地区（上海）"),
  supported("ap-shanghai-fsi", "East China (Shanghai Finance)", "华东地区（上海金融）"),
  supported("ap-beijing", "North China (Beijing)", "华北地区（北京）"),
  supported("ap-chengdu", "Southwest China (Chengdu)", "西南地区（成都）"),
  supported("ap-hongkong", "Hong Kong, Macao and Taiwan (Hong Kong, China)", "港澳台地区（中国香港）"),
  supported("ap-singapore", "Southeast Asia (Singapore)", "亚太东南（新加坡）"),
  supported("ap-tokyo", "Northeast Asia (Tokyo)", "亚太东北（东京）"),
  supported("na-siliconvalley", "US West (Silicon Valley)", "美国西部（硅谷）"),
  unsupported("ap-nanjing", "East China (Nanjing)", "华东地区（南京）"),
  unsupported("ap-chongqing", "Southwest China (Chongqing)", "西南地区（重庆）"),
  unsupported("ap-bangkok", "Southeast Asia (Bangkok)", "亚太东南（曼谷）"),
  unsupported("ap-jakarta", "Southeast Asia (Jakarta)", "亚太东南（雅加达）"),
  unsupported("ap-seoul", "Northeast Asia (Seoul)", "亚太东北（首尔）"),
  unsupported("na-ashburn", "US East (Virginia)", "美国东部（弗吉尼亚）"),
  unsupported("sa-saopaulo", "South America (São Paulo)", "南美地区（圣保罗）"),
  unsupported("eu-frankfurt", "Europe (Frankfurt)", "欧洲地区（法兰克福）"),
  unsupported("ap-taipei", "Hong Kong, Macao and Taiwan (Taipei, China)", "港澳台地区（中国台北）"),
  unsupported("ap-osaka", "Northeast Asia (Osaka)", "亚太东北（大阪）"),
  unsupported("ap-johorbahru", "Southeast Asia (Johor Bahru)", "亚太东南（新山）"),
  unsupported("me-saudi-arabia", "Middle East (Riyadh)", "中东地区（利雅得）"),
  unsupported("na-queretaro", "North America (Querétaro)", "北美地区（克雷塔罗）"),
];

const byId = new Map(regions.map((region) => [region.id, region]));

export function findRegion(id: string): Region | null {
  return byId.get(id) ?? null;
}

/** Unknown regions are never called: each would get a budget row, and a URL may hold any text. */
export function isKnownRegion(id: string): boolean {
  return byId.has(id);
}
