/** Short writing of releases in examples. */

/** A bid of each of the parties together. */
export const bid = (status: string, tenderers: string, amount?: number, currency = 'IDR') => ({
  status,
  tenderers: tenderers.split('+').map((id) => ({ id })),
  ...(amount === undefined ? {} : { value: { amount, currency } }),
});

export const award = (suppliers: string, status = 'active', classes: readonly string[] = []) => ({
  status,
  suppliers: suppliers.split('+').map((id) => ({ id })),
  items: classes.map((id) => ({ classification: { id } })),
});

export const release = (ocid: string, bids: readonly object[], awards: readonly object[] = [], rest: object = {}) => ({
  ocid,
  bids: { details: bids },
  awards,
  ...rest,
});

/** Nine processes that A wins with a second price about `ratio` above its own: what is usual around an outlier. */
export const usual = (ratio: number) =>
  [...'123456789'].map((ocid) =>
    release(ocid, [bid('valid', 'A', 1000), bid('valid', 'B', 1000 * (1 + ratio) + ratio * 10 * Number(ocid))], [award('A')]),
  );
