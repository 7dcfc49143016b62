/** Regions of Tencent Cloud, with the names of the public region list. */
export interface Region {
  id: string;
  en: string;
  zh: string;
  /** Isolated from the others: reached only through a host with the region in its name. */
  finance: boolean;
}

function region(id: string, en: string, zh: string): Region {
  return { id, en, zh, finance: id.endsWith("-fsi") };
}

export const regions: readonly Region[] = [
  region("ap-guangzhou", "South China (Guangzhou)", "华南地区（广州）"),
  region("ap-shenzhen-fsi", "South China (Shenzhen Finance)", "华南地区（深圳金融）"),
  region("ap-shanghai", "East China (Shanghai)", "华东地区（上海）"),
  region("ap-shanghai-fsi", "East China (Shanghai Finance)", "华东地区（上海金融）"),
  region("ap-beijing", "North China (Beijing)", "华北地区（北京）"),
  region("ap-chengdu", "Southwest China (Chengdu)", "西南地区（成都）"),
  region("ap-hongkong", "Hong Kong, Macao and Taiwan (Hong Kong, China)", "港澳台地区（中国香港）"),
  region("ap-singapore", "Southeast Asia (Singapore)", "亚太东南（新加坡）"),
  region("ap-tokyo", "Northeast Asia (Tokyo)", "亚太东北（东京）"),
  region("na-siliconvalley", "US West (Silicon Valley)", "美国西部（硅谷）"),
  region("ap-nanjing", "East China (Nanjing)", "华东地区（南京）"),
  region("ap-chongqing", "Southwest China (Chongqing)", "西南地区（重庆）"),
  region("ap-bangkok", "Southeast Asia (Bangkok)", "亚太东南（曼谷）"),
  region("ap-jakarta", "Southeast Asia (Jakarta)", "亚太东南（雅加达）"),
  region("ap-seoul", "Northeast Asia (Seoul)", "亚太东北（首尔）"),
  region("na-ashburn", "US East (Virginia)", "美国东部（弗吉尼亚）"),
  region("sa-saopaulo", "South America (São Paulo)", "南美地区（圣保罗）"),
  region("eu-frankfurt", "Europe (Frankfurt)", "欧洲地区（法兰克福）"),
  region("ap-taipei", "Hong Kong, Macao and Taiwan (Taipei, China)", "港澳台地区（中国台北）"),
  region("ap-osaka", "Northeast Asia (Osaka)", "亚太东北（大阪）"),
  region("ap-johorbahru", "Southeast Asia (Johor Bahru)", "亚太东南（新山）"),
  region("me-saudi-arabia", "Middle East (Riyadh)", "中东地区（利雅得）"),
  region("na-queretaro", "North America (Querétaro)", "北美地区（克雷塔罗）"),
];

const byId = new Map(regions.map((region) => [region.id, region]));

export function findRegion(id: string): Region | null {
  return byId.get(id) ?? null;
}

/** Unknown regions are never called: each would get a budget row, and a URL may hold any text. */
export function isKnownRegion(id: string): boolean {
  return byId.has(id);
}
