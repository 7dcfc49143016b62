/** Zones are named `ap-guangzhou-3`, and numbered: 100003. The numbers of every region begin alike here. */
const firstZone = 100_000;

export function zoneNumber(zone: string): number {
  return firstZone + Number(zone.split("-").at(-1));
}

/** A zone of the region by its name or number; null for what is neither. */
export function zoneNamed(regionId: string, text: string): string | null {
  const place = /^\d{6}$/.test(text) ? String(Number(text) - firstZone) : text.slice(`${regionId}-`.length);
  const zone = `${regionId}-${place}`;
  return /^[1-9]$/.test(place) && (text === zone || text === String(zoneNumber(zone))) ? zone : null;
}
