const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const patterns = [
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b/g,
  /\b(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>\d{4}|\d{2})\b/g,
  /\b(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?(?:,?\s+(?<year>\d{4}))?/gi,
]

/**
 * The first calendar date that words give, in the British order; undefined where they give none.
 * @param notBefore of a day without a year, the first such day from this date on is meant
 */
export function dateInWords(words: string, notBefore: string): string | undefined {
  const matches = patterns.flatMap((pattern) => [...words.matchAll(pattern)])
  return matches.map(({ groups = {} }) => dateOf(groups, notBefore)).find((date) => date !== undefined)
}

function dateOf({ day, month = '', year }: Record<string, string | undefined>, notBefore: string): string | undefined {
  const inYear = (number: number) => realDate(number, monthOf(month), Number(day))
  if (year) return inYear(Number(year.length === 2 ? `20${year}` : year))
  const first = Number(notBefore.slice(0, 4))
  return [inYear(first), inYear(first + 1)].find((date) => date !== undefined && date >= notBefore)
}

const monthOf = (month: string): number =>
  /^\d+$/.test(month) ? Number(month) : 1 + MONTHS.indexOf(month.slice(0, 3).toLowerCase())

function realDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}
