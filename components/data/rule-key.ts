/** A rule's key among those of all regions. */
export function ruleKey({ region, locationId }: { region: string; locationId: string }): string {
  return `${region} ${locationId}`;
}
