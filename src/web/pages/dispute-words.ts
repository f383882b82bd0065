import type { DisputeStanding } from '../../../schemas/dispute.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { RaiseDispute } from '../../../schemas/verbs/dispute.ts'
import { type Side, theOther } from '../../domain/actor.ts'
import { defaultLadder, lastRung, roleAt } from '../../domain/ladder.ts'
import { counted, longDate, plainDate } from '../../domain/plain-dates.ts'
import { listed } from '../../domain/sentence.ts'
import { roleWords } from '../../domain/words.ts'
import type { DecisionKnown } from './from-record.ts'
import type { CouncilNames } from './names.ts'
import { labelIn, rungWords } from './words.ts'

export const bothSides = ['sender', 'receiver'] as const

type Duties = TransferView['children'][number]['duty']
type Duty = NonNullable<NonNullable<Duties>[Side]>
type Row = DisputeStanding['ladder'][number]

/** Whose duty one side says it to be: "its own", "Thornwick Council’s" (R8.1). */
export function whoseDuty(by: Side, duty: Duty, councils: CouncilNames): string {
  if (duty === 'both') return 'both authorities’, together'
  return duty === by ? 'its own' : `${councils[duty]}’s`
}

/** Each side’s statement of whose duty it is, a sentence for each; that one has said nothing, only where it is disputed (R8.1). */
export const dutySentences = (duty: Duties, disputed: boolean, councils: CouncilNames): string[] =>
  bothSides.flatMap((side) => {
    const said = duty?.[side]
    if (said !== undefined) return [`${councils[side]} says the duty is ${whoseDuty(side, said, councils)}.`]
    return disputed ? [`${councils[side]} has not said whose duty it is.`] : []
  })

/** The names of the councils in place of "the transferring authority" and "the receiving authority". */
export const withCouncils = (text: string, { sender, receiver }: CouncilNames): string =>
  text
    .replace(/\b[Tt]he transferring authority/g, () => sender)
    .replace(/\b[Tt]he receiving authority/g, () => receiver)

/** On what ground and for what reason it was raised: "Case responsibility: not resident here" (R8.2). */
export const groundWords = ({ ground, code }: Pick<DisputeStanding, 'ground' | 'code'>): string => {
  const why = code && labelIn(RaiseDispute, 'code', code)
  return `${labelIn(RaiseDispute, 'ground', ground)}${why ? `: ${why.charAt(0).toLowerCase()}${why.slice(1)}` : ''}`
}

type Follows = { [K in 'outcome' | 'from' | 'until' | 'leads' | 'weLeadUntil']?: DecisionKnown[K] | undefined }

/** What came of a decision, where it says more than its kind (R8.3, R8.6). */
export function whatFollows(
  by: Side,
  { outcome, from, until, leads, weLeadUntil }: Follows,
  councils: CouncilNames,
): string | undefined {
  if (weLeadUntil) return `${councils[by]} leads until ${plainDate(weLeadUntil)}.`
  if (outcome === 'receiver-responsible')
    return `${councils.receiver} is responsible${from ? `, from ${plainDate(from)}` : ''}.`
  if (outcome === 'sender-responsible') return `${councils.sender} is responsible.`
  if (outcome === 'goes-on') return 'The transfer goes on, and nothing changes.'
  if (outcome === 'shared')
    return `Shared${until ? ` until ${plainDate(until)}` : ''}${leads ? `; ${councils[leads]} leads meanwhile` : ''}.`
  return from ? `${councils.receiver} leads from ${plainDate(from)}.` : undefined
}

/** What one side recorded as the outcome: "Recorded by Brackwater: shared until 18 December 2026; Aldermere leads meanwhile." */
export function recordedWords(by: Side, outcome: Follows, councils: CouncilNames): string {
  const follows = whatFollows(by, outcome, councils) ?? ''
  return `Recorded by ${councils[by]}: ${follows.replace(/^(Shared|The)\b/, (word) => word.toLowerCase())}`
}

/** In what two recorded outcomes differ, in words; nothing where they are the same (R8.6). */
export function differsIn(one: Follows, other: Follows, councils: CouncilNames): string[] {
  if (one.outcome !== other.outcome) return ['what the outcome is']
  return [
    ...(one.from === other.from ? [] : [`from which date ${councils.receiver} leads`]),
    ...(one.until === other.until ? [] : ['until when it is shared']),
    ...(one.leads === other.leads ? [] : ['who leads meanwhile']),
  ]
}

/** Who holds a rung on one side, in words; of one that nobody holds, who does in their place (R8.4, R8.5, R9.4). */
export function holderWords(row: Row, side: Side, ladder: readonly Row[], desk: string | undefined): string {
  const held = row[side]
  if (held.by === 'desk') return `Its duty desk${desk ? `: ${desk}` : ''}`
  const whoever = `whoever is ${roleWords[roleAt(held.rung ?? row.rung)]}`
  const deputy =
    held.name && held.by === 'deputy'
      ? `${held.name}, deputy for ${held.standsInFor ?? 'the holder'}, who is away`
      : undefined
  const who = deputy ?? held.name ?? whoever
  if (held.rung === undefined) return who.charAt(0).toUpperCase() + who.slice(1)
  const other = ladder[held.rung]?.[side].title
  return `Nobody holds it. In their place: ${other ? `${other}, ` : ''}${who}`
}

/** Who of both sides is told when it comes to a rung: "both service managers", or each by the title that they have. */
export function bothAt(dispute: DisputeStanding, rung: number, councils: CouncilNames): string {
  const titles = bothSides.map((side) => titleAt(dispute, rung, side))
  const [ours, theirs] = titles
  const usual = defaultLadder[rung]?.title.toLowerCase()
  if (titles.every((title) => title?.toLowerCase() === usual)) return `both ${rungWords[rung]?.toLowerCase()}`
  if (ours === undefined || theirs === undefined || ours === theirs)
    return bothSides.map((side, at) => `the ${titles[at] ?? 'duty desk'} of ${councils[side]}`).join(' and ')
  return `the ${ours} and the ${theirs}`
}

/** What whoever holds a rung on one side is called there; nothing of a side that has a duty desk alone. */
function titleAt({ ladder }: DisputeStanding, rung: number, side: Side): string | undefined {
  const held = ladder[rung]?.[side]
  if (held === undefined || held.by === 'desk') return undefined
  return held.rung === undefined ? held.title : (ladder[held.rung]?.[side].title ?? held.title)
}

/** Where it stands, whose decision is awaited, and when it climbs, in sentences (R8.3–R8.5). */
export function standingWords(
  dispute: DisputeStanding,
  side: Side,
  councils: CouncilNames,
): { where: string; awaited: string; climbs: string } {
  const { rung, openFrom, since, ladder } = dispute
  const below = ladder.slice(openFrom, rung).map(({ rung: at }) => rungWords[at]?.toLowerCase() ?? '')
  const still =
    below.length > 0
      ? ` Time alone brought it there: the ${listed(below, 'and')} may still decide, until somebody above them in their authority has.`
      : ''
  return {
    where: `It has been with ${bothAt(dispute, rung, councils)} since ${plainDate(since)}.${still}`,
    awaited: awaitedWords(dispute, side, councils),
    climbs: climbsWords(dispute),
  }
}

const bothDecided = ({ decided }: Pick<DisputeStanding, 'decided'>): boolean =>
  bothSides.every((side) => decided.includes(side))

function climbsWords(dispute: DisputeStanding): string {
  const { rung, passesOn, ladder } = dispute
  const [day, days] = [longDate(passesOn), ladder[rung]?.days ?? 0]
  if (rung >= lastRung) {
    const ends = bothDecided(dispute) ? 'It ends where both record the same, or one side agrees. ' : ''
    return `${ends}This is the last rung: from ${day} on both directors are reminded every ${counted(days, 'working day')}.`
  }
  return bothDecided(dispute)
    ? `Bring it up, or it climbs on ${day} by itself. That decides nothing.`
    : `If it is still open on the morning of ${day}, it climbs to the next rung by itself. That decides nothing.`
}

function awaitedWords(dispute: DisputeStanding, side: Side, councils: CouncilNames): string {
  const { turn, yours } = dispute
  const other = councils[theOther(side)]
  if (bothDecided(dispute)) return 'Both authorities have decided.'
  if (turn === 'both') return yours ? `It waits for you, and for ${other}.` : 'It waits for both authorities.'
  if (turn !== side) return `It waits for ${other}: your authority has decided.`
  return yours ? 'It waits for you.' : 'It waits for your authority.'
}

/** What a decision is called where it stands: that an outcome is of the last rung alone is for those who have the choice. */
export const decisionSaid = (label: string): string => label.replace(' (last rung only)', '')
