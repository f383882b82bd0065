import type { Family } from '../../schemas/family.ts'

const setOf = (...lines: string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(' ')))

/** Names that are words too: in small letters they are taken for the word. Of two letters or fewer any may be one. */
const words = setOf(
  'amber angel art autumn baby basil bell bill black brown chance chase child cook cross dawn day dean',
  'drew faith field frank gay gene grace grant gray green guy hall harmony heath hill holly hope',
  'house hunter iris ivy jack joy june king known lane law lee little long mark may mercy moon olive',
  'page park pat pearl penny pope price ray read reed rich river rob robin rose ruby scott short',
  'skip small star stone storm sue summer unborn unknown victor violet walker ward wells west white',
  'will willow wood woods young',
)
/** What stands between the names on record, as in “known as”: in small letters there it is nobody’s name. */
const joining = setOf('aka also and as formerly known nee of or the')

/** Letters that do not come apart into a plain letter and its marks. */
const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ł: 'l', ø: 'o', ß: 'ss', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd' },
    ...{ ħ: 'h', ŧ: 't', ɓ: 'b', ɗ: 'd', ƙ: 'k', ς: 'σ' },
  }),
)

/** A zero-width sign in a folded text: no part of a name, and yet a word may end there. */
const seam = '\u200B'
const label = /(\[(?:child c[1-9][0-9]?|person p[1-9][0-9]?|name)\])/

/** One letter or sign as it is compared: without marks, in its plainest form; its case is kept. */
function foldedSign(sign: string): string {
  const bare = sign
    .normalize('NFKD')
    .replace(/\p{M}|\u00AD|\u0640|\u200C|\u200D|\u2060|\uFEFF/gu, '')
    .replace(/[\p{Cf}\p{DI}]/gu, seam)
    .replace(/[’‘‛ʼʻʹʾʿ`′՚׳·・]/gu, "'")
    .replace(/[\p{Pd}−⁃]/gu, '-')
  return [...bare]
    .map((one) => {
      const small = one.toLowerCase()
      const plain = plainLetters.get(small)
      return plain === undefined ? one : one === small ? plain : plain.toUpperCase()
    })
    .join('')
}

/** A text as it is compared, and for each place in it where the sign began and ended in what was written. */
function folded(text: string) {
  const from: number[] = []
  const to: number[] = []
  let compared = ''
  let at = 0
  for (const sign of text) {
    const next = at + sign.length
    const plain = foldedSign(sign)
    // An accent written on its own goes with its letter.
    if (/^\p{M}$/u.test(sign) && to.at(-1) === at) to[to.length - 1] = next
    if (plain !== seam || !compared.endsWith(seam)) {
      compared += plain
      for (let unit = 0; unit < plain.length; unit++) {
        from.push(at)
        to.push(next)
      }
    }
    at = next
  }
  return { compared, from, to }
}

/** One unbroken piece of a name on record; `group` counts what spaces divide, `signs` is what stands before it. */
type Piece = { letters: string; group: number; signs: string; apostrophe: boolean }

function piecesOf(name: string): Piece[] {
  const whole = folded(name).compared.replaceAll(seam, '')
  let group = 0
  let end = 0
  return [...whole.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: letters, index }) => {
    const signs = whole.slice(end, index)
    if (/\s/u.test(signs)) group += 1
    end = index + letters.length
    return { letters, group, signs, apostrophe: signs.endsWith("'") || whole[end] === "'" }
  })
}

/** Most pieces of a longer name that are looked for as one. */
const mostPieces = 5

/** Runs of a name’s pieces by which it may be called: all of it, and each part that is more than an initial. */
function* runsOf(pieces: readonly Piece[]): Generator<{ run: Piece[]; full: boolean }> {
  for (let start = 0; start < pieces.length; start++)
    for (let end = start + 1; end <= pieces.length; end++) {
      const whole = end - start === pieces.length
      if (!whole && end - start > mostPieces) continue
      const run = pieces.slice(start, end)
      const part = run[0]?.group === run.at(-1)?.group
      if (!run.some(({ letters }) => /\p{L}/u.test(letters))) continue
      if (!whole && !(part && run.length > 1) && run.every(({ letters }) => [...letters].length < 2)) continue
      // Of “Da’Shawn”, “Da” alone says nothing.
      if (!whole && run.length === 1 && run[0]?.apostrophe && [...run[0].letters].length < 3) continue
      if (!whole && run.every(({ letters }) => joining.has(letters))) continue
      yield { run, full: whole || part }
    }
}

const mayBeAWord = ({ letters }: Piece) => [...letters].length < 3 || words.has(letters.toLowerCase())

/** A letter in either case, or, of one that is a capital on record, the capital alone. */
const eitherCase = (letter: string) => {
  const both = [letter, letter.toLowerCase(), letter.toUpperCase()].filter((one) => [...one].length === 1)
  return `[${[...new Set(both)].join('')}]`
}
const asOnRecord = (letter: string) => (letter === letter.toLowerCase() ? eitherCase(letter) : letter)

const apart = "[\\s'\u200B-]"
const signsApart = '[\\s\\p{P}\\p{S}\u200B]'

/** The pattern of one piece: a hyphen or apostrophe may have come into it, though not where a contraction has its own. */
function patternOf({ letters }: Piece, capital: boolean): string {
  const each = [...letters]
  const isCapital = (letter = '') => letter !== letter.toLowerCase()
  return each
    .map((letter, at) => {
      if (at === 0) return capital ? asOnRecord(letter) : eitherCase(letter)
      const inner = isCapital(letter) && !isCapital(each[at - 1])
      const between = inner ? `${apart}*` : each.length - at > 2 ? `${seam}?(?:['-]\\s*)?` : `${seam}?`
      return between + eitherCase(letter)
    })
    .join('')
}

const joined = (run: readonly Piece[], between: string, capital: (piece: Piece) => boolean) =>
  run
    .map((piece, at) => {
      const gap = /[^\s'-]/u.test(piece.signs) ? between.replace(apart, signsApart) : between
      return (at === 0 ? '' : gap) + patternOf(piece, capital(piece))
    })
    .join('')

/** How a run may be written. What may be ordinary words is only found with its capitals, unless it is all of a name. */
function patternsOf({ run, full }: { run: Piece[]; full: boolean }): string[] {
  const never = () => false
  if (run.every(mayBeAWord))
    return [joined(run, `${apart}*`, mayBeAWord), ...(full && run.length > 1 ? [joined(run, `${apart}+`, never)] : [])]
  return full
    ? [joined(run, `${apart}*`, never)]
    : [joined(run, `['${seam}-]*`, never), joined(run, `${apart}*`, mayBeAWord)]
}

const anyWord = (line: string) =>
  line
    .split(' ')
    .map((word) => [...word].map(eitherCase).join(''))
    .join('|')
const wordStart = '(?<!\\p{L})'
/** What with an “s” or “es” behind it is a word like “this” or “does”, and so no plural of a name. */
const s = `(?<!${wordStart}(?:${anyWord('a bu ga ha hi i it len les los mis plu thi thu u wa ye')}))[sS]`
// After other sounds “es” makes words, as in “times”: what begins with a small letter is no plural of a name there.
const es = `(?:(?<=[sxzSXZ]|[cCsS][hH])|(?<=${wordStart}(?!\\p{Ll})\\p{L}{3,})(?<!${wordStart}${anyWord('tim')}))[eE][sS]`

const keyOf = (said: string) => said.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/**
 * Takes the names of a family out of texts: “[child c1]” stands for a child, “[person p1]” for an adult, “[name]” for what
 * several of them are called. It finds names as they are on record, whole or in part, without regard to case, accents, signs
 * within them and a plural’s ending; a nickname it cannot know. Everything else stays as it was written.
 */
export function withoutNames({ children, people }: Pick<Family, 'children' | 'people'>): (text: string) => string {
  const labels = new Map<string, string>()
  const patterns = new Map<string, number>()
  const know = (name: string, called: string) => {
    for (const one of runsOf(piecesOf(name))) {
      const key = keyOf(one.run.map(({ letters }) => letters).join(''))
      labels.set(key, (labels.get(key) ?? called) === called ? called : '[name]')
      for (const pattern of patternsOf(one)) patterns.set(pattern, key.length)
    }
  }
  for (const { id, name } of children) know(name, `[child ${id}]`)
  for (const { id, name } of people) know(name, `[person ${id}]`)
  if (patterns.size === 0) return (text) => text
  const longestFirst = [...patterns].sort(([, a], [, b]) => b - a).map(([pattern]) => pattern)
  const names = new RegExp(`${wordStart}(${longestFirst.join('|')})(?:${seam}?(?:${s}|${es}))?(?!\\p{L})`, 'gu')
  const nameless = (text: string) => {
    const { compared, from, to } = folded(text)
    let said = ''
    let end = 0
    for (const { 0: match, 1: name = '', index } of compared.matchAll(names)) {
      said += text.slice(end, Math.max(end, from[index] ?? end)) + (labels.get(keyOf(name)) ?? '[name]')
      end = to[index + match.length - 1] ?? text.length
    }
    return said + text.slice(end)
  }
  return (text) =>
    text
      .split(label)
      .map((piece, at) => (at % 2 === 1 ? piece : nameless(piece)))
      .join('')
}
