const VERSIONS: readonly (readonly [RegExp, string])[] = [
  [/^MURNI$/, 'APBD'],
  [/^PERUBAHAN$/, 'APBD-P'],
  [/^GESER_(\d+)$/, 'APBD geser $1'],
];

/** What people call a budget version: `APBD`, `APBD-P`, `APBD geser 2`; `TA` while there is none. */
export function budgetVersionName(version: string | null): string {
  if (version === null) return 'TA';
  const rule = VERSIONS.find(([pattern]) => pattern.test(version));
  return rule ? version.replace(rule[0], rule[1]) : version;
}
