/** A stream of numbers in [0, 1) that is the same for the same seed text (sfc32 over a hash of the text). */
export function randomStream(seed: string): () => number {
  let [a, b, c, d] = hash128(seed);
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
}

/** Four 32-bit words of a text (cyrb128). */
function hash128(text: string): [number, number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (const character of text) {
    const k = character.codePointAt(0) ?? 0;
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}

/** Resource ids as the cloud writes them: `lb-` and eight letters or digits. Never the same one twice. */
export function idSource(seed: string): (prefix: string) => string {
  const random = randomStream(seed);
  const given = new Set<string>();
  const fourSigns = () =>
    Math.floor(random() * 36 ** 4)
      .toString(36)
      .padStart(4, "0");
  return (prefix) => {
    for (;;) {
      const id = `${prefix}${fourSigns()}${fourSigns()}`;
      if (given.has(id)) continue;
      given.add(id);
      return id;
    }
  };
}
