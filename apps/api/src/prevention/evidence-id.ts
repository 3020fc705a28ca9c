/** A document of a catalogue: its year, scheme and code. */
export interface DocumentId {
  readonly year: number;
  readonly scheme: string;
  readonly code: string;
}

export const documentId = ({ year, scheme, code }: DocumentId): string => [year, scheme, code].join('~');

/** Null for what is no id of a document. */
export function parseDocumentId(id: string): DocumentId | null {
  const parts = /^(20\d\d)~([^~]{1,60})~([^~]{1,100})$/.exec(id);
  return parts ? { year: Number(parts[1]), scheme: parts[2] ?? '', code: parts[3] ?? '' } : null;
}
