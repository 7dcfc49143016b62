/** Zones have a name, `ap-guangzhou-3`, and a number, 100003. Here the numbers are the same in every region. */
const firstZone = 100_000;

export function zoneNumber(zone: string): number {
  return firstZone + Number(zone.split("-").at(-1));
}

/** A zone of the region by name or number; null where there is none. */
export function zoneNamed(regionId: string, text: string): string | null {
  const place = /^\d{6}$/.test(text) ? String(Number(text) - firstZone) : text.slice(`${regionId}-`.length);
  const zone = `${regionId}-${place}`;
  return /^[1-9]$/.test(place) && (text === zone || text === String(zoneNumber(zone))) ? zone : null;
}
