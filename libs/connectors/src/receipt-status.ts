const COUNTS_NOT = new Set(['belum_verifikasi', 'belum_diverifikasi', 'dihapus', 'ditolak', 'draft', 'batal', 'dibatalkan']);

/** Whether a receipt of this status counts: all but those that were deleted or wait for verification; one of a source without status too. */
export function receiptCounts(status: string | null): boolean {
  return (
    status === null ||
    !COUNTS_NOT.has(
      status
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    )
  );
}
