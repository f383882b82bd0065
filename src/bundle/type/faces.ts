/** A family of faces, regular and bold, and the characters for which it is loaded. */
export type Family = { name: string; package: string; covers: RegExp }

/**
 * The families in the order in which a face is looked for. The first is always loaded: it holds Latin with every
 * diacritic, Greek, Cyrillic, Devanagari, digits and punctuation. The last, of 10 MB, also holds arrows and signs.
 */
export const families: readonly Family[] = [
  { name: 'NotoSans', package: 'noto-sans', covers: /./su },
  {
    name: 'NotoSansArabic',
    package: 'noto-sans-arabic',
    covers: /[\p{Script=Arabic}\u0605\u060C\u061B\u061F\u0640\u064B-\u0655\u0670\u06DD\u08E2\uFD3E\uFD3F]/u,
  },
  { name: 'NotoSansHebrew', package: 'noto-sans-hebrew', covers: /\p{Script=Hebrew}/u },
  { name: 'NotoSansGurmukhi', package: 'noto-sans-gurmukhi', covers: /[\p{Script=Gurmukhi}\u262C\uA830-\uA839]/u },
  {
    name: 'NotoSansBengali',
    package: 'noto-sans-bengali',
    covers: /[\p{Script=Bengali}\u1CD0-\u1CD8\u1CE1-\u1CF7\uA8F1]/u,
  },
  { name: 'NotoSansGujarati', package: 'noto-sans-gujarati', covers: /[\p{Script=Gujarati}\uA830-\uA839]/u },
  {
    name: 'NotoSansTamil',
    package: 'noto-sans-tamil',
    covers: /[\p{Script=Tamil}\u1CDA\uA8F3\u{11301}\u{11303}\u{1133B}\u{1133C}]/u,
  },
  { name: 'NotoSansEthiopic', package: 'noto-sans-ethiopic', covers: /[\p{Script=Ethiopic}\u22EE]/u },
  {
    name: 'NotoSansSC',
    package: 'noto-sans-sc',
    covers:
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u2160-\u217B\u2190-\u27BF\u2934-\u2BFF\u2FF0-\u33FF\uFE10-\uFE6B\uFF01-\uFFEE\u{1F100}-\u{1F251}]|\u20DD|\u20DE/u,
  },
]

/** The file of a face, as its package names it. */
export function faceFile(family: string, bold: boolean): string {
  return `${family}_${bold ? '700Bold' : '400Regular'}.ttf`
}

/** Every font file by its place under node_modules/@expo-google-fonts, for those who copy or read them. */
export function fontFiles(): { file: string; path: string; licence: string }[] {
  return families.flatMap(({ name, package: home }) =>
    [false, true].map((bold) => ({
      file: faceFile(name, bold),
      path: `${home}/${bold ? '700Bold' : '400Regular'}/${faceFile(name, bold)}`,
      licence: `${home}/LICENSE_FONT`,
    })),
  )
}

/** The families that a text needs, by their place in the table; the first is always among them. */
export function familiesFor(text: string): number[] {
  return families.flatMap(({ covers }, index) => (index === 0 || covers.test(text) ? [index] : []))
}
