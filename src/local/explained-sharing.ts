import { AnswerAdvice, DecideSharing, RecordPermission } from '../../schemas/verbs/permission.ts'
import { type ActRow, actRows, acts } from '../domain/sharing-table/acts.ts'
import { cannotBe } from '../domain/sharing-table/cannot-be.ts'
import { conditions } from '../domain/sharing-table/conditions.ts'
import {
  type Cell,
  cells,
  dimensions,
  type Pattern,
  type Reason,
  type VerdictRow,
} from '../domain/sharing-table/dimensions.ts'
import { caldicottPrinciples, type Grounds, goldenRules } from '../domain/sharing-table/principles.ts'
import { verdictGroups, verdictRows, whyNever } from '../domain/sharing-table.ts'
import { verbs } from '../domain/verbs.ts'
import { type Because, becauses, reasonsSaid } from '../domain/verdict-words.ts'
import { roleWords } from '../domain/words.ts'
import { labelIn } from '../web/pages/words.ts'

const width = 100
const margin = 4
const column = 15

/** Breaks a text into lines that fit beside its name, each after the first set in. */
function entry(name: string, text: string, at = margin + column): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && at + line.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line, i) => `${(i === 0 ? name : '').padEnd(at)}${line}`).join('\n')
}
const part = (name: string, text: string) => entry(`${' '.repeat(margin)}${name}`, text)
const paragraph = (text: string) => entry('', text, 0)
const heading = (text: string, line: string) => `${text}\n${line.repeat(text.length)}`

const words: Record<string, string> = {
  none: 'None yet',
  'share-set-aside': 'Share, setting the advised conditions aside',
  emergency: 'Sent in an emergency',
}
const advice: Record<string, string> = {
  none: 'Not asked',
  'not-asked': 'Not asked, and why is on record',
  unanswered: 'Not answered yet',
  'share-in-part': 'Share in part: all that the practice lead chose',
  'share-in-part-of-less': 'Share in part: less than the practice lead chose',
}
const labels: Record<keyof Cell, (value: string) => string> = {
  answer: (value) => (value === 'nobody-to-ask' ? 'Nobody to ask' : labelIn(RecordPermission, 'state', value)),
  word: (value) => words[value] ?? labelIn(DecideSharing, 'outcome', value),
  overtaken: (value) => (value === 'yes' ? 'An answer changed' : 'No answer changed'),
  advice: (value) => advice[value] ?? labelIn(AnswerAdvice, 'advice', value),
  countersigned: (value) => (value === 'yes' ? 'Yes' : 'No'),
}
const titles: Record<keyof Cell, string> = {
  answer: 'Their answer',
  word: 'Last word',
  overtaken: 'Since then',
  advice: 'Advice',
  countersigned: 'Countersigned',
}

/** Both kinds of one advice in one list are that advice. */
function short(list: readonly string[]): string[] {
  const kinds = list.map((label) => label.split(':')[0] ?? label)
  const both = (kind: string) => kind === 'Share in part' && kinds.filter((one) => one === kind).length > 1
  return [...new Set(list.map((label, i) => (both(kinds[i] ?? '') ? 'Share in part' : label)))]
}

/** The values that a row names, as a list; where it names all but one, that one. */
function named(key: keyof Cell, wanted: string | readonly string[]): string {
  const values = [wanted].flat()
  const others = (dimensions[key] as readonly string[]).filter((value) => !values.includes(value))
  if (values.length < 5 || others.length !== 1) return short(values.map(labels[key])).join('; ')
  return others.includes('none') ? 'Any' : `Any but: ${others.map(labels[key])}`
}

const situation = (when: Pattern): string[] =>
  (Object.keys(titles) as (keyof Cell)[]).flatMap((key) => {
    const wanted = when[key]
    return wanted === undefined ? [] : [part(titles[key], named(key, wanted))]
  })

const grounds = ({ golden, caldicott, rule }: Grounds): string =>
  part('Rests on', `${[...golden.map((n) => `G${n}`), ...caldicott.map((n) => `C${n}`)].join(', ')}; rule ${rule}`)

const whose: Record<NonNullable<VerdictRow['papers']>, string> = {
  agreed: 'they agreed to',
  decided: 'the practice lead chose',
  'agreed-and-decided': 'they agreed to and the practice lead chose',
}

function outcome({ share, papers }: VerdictRow): string {
  if (share === 'all') return 'YES, the whole package may go'
  if (share === 'none') return 'NO, nothing may go'
  return `IN PART: only the papers that ${papers ? whose[papers] : ''} may go`
}

const isBecause = (reason: unknown): reason is Because => (becauses as readonly unknown[]).includes(reason)

/** A reason as a verdict gives it; in brackets where it depends on more than the row says. */
function said(reason: Reason, { answer }: Pattern): string {
  if (reason === 'the-ground') return '(The ground.)'
  const code = reason === 'the-answer' ? answer : reason
  return isBecause(code) ? reasonsSaid([code]).join(' ') : '(What they answered.)'
}

const verdictEntry = (row: VerdictRow): string =>
  [
    entry(`${verdictRows.indexOf(row) + 1}`.padStart(margin - 2), outcome(row), margin),
    ...situation(row.when),
    part('Why so', row.why),
    part('It will say', row.because.map((reason) => said(reason, row.when)).join(' ')),
    grounds(row),
  ].join('\n')

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const actEntry = (row: ActRow): string =>
  [
    part(row.may ? 'MAY' : 'MAY NOT', capital(row.roles.map((role) => roleWords[role]).join(', '))),
    ...row.if.map((condition, i) => part(i === 0 ? 'if' : 'and', conditions[condition])),
    part('Why so', row.why),
    grounds(row),
  ].join('\n')

const legend = (letter: string, list: Record<number, string>) =>
  Object.entries(list)
    .map(([n, text]) => entry(`  ${letter}${n}`, text, margin + 2))
    .join('\n')

/** The decision table of R4 as a page of text for a Caldicott guardian, at most 100 columns wide. */
export const sharingExplained = (): string =>
  [
    heading('MAY WE SHARE? THE DECISION TABLE', '='),
    paragraph(
      'Part 1 says what may go, from the answer we had, the last word of a practice lead, the advice and the countersignature. Part 2 says who may do what. The exchange is tested against every line of both.',
    ),
    paragraph(
      'Find the row whose lines all fit: there is one. What a row does not name may be anything. It is written for one person whose yes is needed. Where there are more, a paper needs the yes of each, and a word stands until the answer of one of them changes to anything but a yes.',
    ),
    paragraph(
      'Conditions that were advised go with the papers in every row, unless a service manager countersigned setting them aside.',
    ),
    heading('The seven golden rules, in short (Department for Education, 2024)', '-'),
    legend('G', goldenRules),
    heading('The eight Caldicott principles (National Data Guardian, 2020)', '-'),
    legend('C', caldicottPrinciples),
    heading('PART 1. WHAT MAY GO', '='),
    ...verdictGroups.flatMap((group) => [heading(group.heading, '-'), ...group.rows.map(verdictEntry)]),
    heading('What cannot come about', '-'),
    ...cannotBe.map(({ when, why, rule }) =>
      [...situation(when), part('Why never', `${why} Rule ${rule}.`)].join('\n'),
    ),
    heading('PART 2. WHO MAY DO WHAT', '='),
    ...acts.flatMap((act) => [
      heading(verbs[act].title, '-'),
      ...actRows.filter((row) => row.act === act).map(actEntry),
    ]),
    paragraph(
      `${verdictRows.length} rows answer the ${cells.filter((cell) => !whyNever(cell)).length} situations that can come about; ${cannotBe.length} reasons rule out the other ${cells.filter(whyNever).length}. ${actRows.length} rows say who may do the ${acts.length} acts.`,
    ),
  ].join('\n\n')
