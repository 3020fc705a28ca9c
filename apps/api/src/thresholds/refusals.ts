/** What is asked does not fit how things stand; the message (Indonesian) says why. */
export class ThresholdRefused extends Error {
  override readonly name: string = 'ThresholdRefused';
}

/** Somebody else has written meanwhile; what they wrote is there to be read. */
export class DraftMoved extends ThresholdRefused {
  override readonly name = 'DraftMoved';

  constructor(message = 'Usulan ini baru saja diubah orang lain. Tidak ada yang hilang: bandingkan lalu pilih.') {
    super(message);
  }
}

/** Terms that the rule does not allow, by field. */
export class TermsRefused extends ThresholdRefused {
  override readonly name = 'TermsRefused';

  constructor(readonly issues: readonly { readonly field: string; readonly message: string }[]) {
    super(issues.map(({ message }) => message).join(' '));
  }
}
