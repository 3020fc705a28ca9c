/** A text of people on one line, without characters that no name has: as a pack carries it. */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Surrogate}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
