const weekday = '(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
// Whole words only: “12 marks” and “2 mayors” are no dates.
const monthName =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![\\p{L}\\p{N}’'-])"
const aTime = "(?:[:.]\\d|\\s*(?:am|pm|noon|midday|o['’]?clock|hrs?|hours?)\\b)"

const patterns = [
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b/g,
  /\b(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>\d{4}|\d{2})\b/g,
  new RegExp(
    `\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<month>${monthName})\\.?(?:,?\\s+['’]?(?<year>\\d{4}|\\d{2})(?![\\p{L}\\p{N}]|${aTime}))?`,
    'giu',
  ),
  /(?<![\d./-])(?<day>\d{1,2})\/(?<month>\d{1,2})(?![\d/]|[.-]\d)/g,
]
/** Places in `patterns`. */
const dayAndMonthInFigures = 3

/** Before a date that something is counted from or begins at: it is not the day by which it is done. */
const countedFrom = new RegExp(
  `(?:(?<!\\bend\\s+)\\bof|\\b(?:from|since|after))\\s+(?:the\\s+)?(?:${weekday}[\\s,]+)?(?:the\\s+)?$`,
  'i',
)
/** Before two numbers that can only be a day and its month. */
const introduced = new RegExp(
  `(?:\\b(?:by|on|before|until|till|due|commencing|beginning|ending|${weekday})|\\bw\\/[cbe])[\\s:,]+(?:the\\s+)?$`,
  'i',
)
const counts = /^\s*(?:of\b|%|(?:sessions?|appointments?|visits?|times|hours?|days?|weeks?|months?|terms?|years?)\b)/i

/**
 * The first calendar date that words give, in the British order; undefined where they give none. A date from which
 * something is counted (“within 6 weeks of 3 March”) is none.
 * @param notBefore of a day without a year, the first such day from this date on is meant
 */
export function dateInWords(words: string, notBefore: string): string | undefined {
  return patterns
    .flatMap((pattern, at) => [...words.matchAll(pattern)].map((match) => ({ match, at })))
    .sort((one, other) => one.match.index - other.match.index)
    .filter(({ match }) => !countedFrom.test(words.slice(0, match.index)))
    .filter(({ match, at }) => at !== dayAndMonthInFigures || isDayAndMonth(words, match))
    .map(({ match: { groups = {} } }) => dateOf(groups, notBefore))
    .find((date) => date !== undefined)
}

/** “14/12” and “w/c 5/1” are days; “24/7”, “1/2 term” and “10/12 sessions” are not. */
function isDayAndMonth(words: string, { 0: said, index }: RegExpExecArray): boolean {
  const [before, after] = [words.slice(0, index), words.slice(index + said.length)]
  if (counts.test(after)) return false
  if (introduced.test(before) || /^\d\d\/\d\d$/.test(said)) return true
  return said !== '24/7' && before.trim() === '' && /^\W*$/.test(after)
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
