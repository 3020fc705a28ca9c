/** Order matters: every browser calls itself like an older one too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[^ ]* .*Safari/, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** `Chrome 140, Windows` of what a browser says of itself; null when it says nothing known. */
export function browserName(device: string | null): string | null {
  if (!device) return null;
  const browser = BROWSERS.flatMap(([pattern, name]) => (pattern.exec(device) ? [`${name} ${pattern.exec(device)?.[1] ?? ''}`] : []))[0];
  const system = SYSTEMS.find(([pattern]) => pattern.test(device))?.[1];
  return [browser, system].filter(Boolean).join(', ') || null;
}
