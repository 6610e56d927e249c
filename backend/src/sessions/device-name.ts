/** Those that pretend to be others stand before them: Edge calls itself Chrome, and Chrome Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.* Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * A browser in a few words, such as `Firefox · Windows`, for the person whose it is; `undefined` where neither the
 * browser nor the system is known. Nothing of what was sent is repeated, for anybody may send anything.
 */
export function deviceName(userAgent: string | undefined): string | undefined {
  const words = [browsers, systems].flatMap((known) => {
    const found = known.find(([sign]) => sign.test(userAgent ?? ''));
    return found ? [found[1]] : [];
  });
  return words.length > 0 ? words.join(' · ') : undefined;
}
