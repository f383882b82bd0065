import { type Pack, PackItem, type PackItems, type PackKind, packCensus } from '../../schemas/pack.ts'
import type { Side } from './actor.ts'
import { disputedChildren } from './dispute.ts'
import { closingItems, lackingOf, openingItems, type PackRow } from './pack-items.ts'
import { type PaperSays, paperItems } from './pack-papers.ts'
import type { Refusal } from './refusal.ts'
import type { ChildStanding, Transfer } from './transfer.ts'

/** What is known when a pack is asked for. */
export type PackFacts = {
  side: Side
  /** The London date. */
  on: string
  /** What the papers that this side may read say, by child. */
  papers?: Readonly<Record<string, PaperSays>>
  /** The day of the meeting from which the receiving authority’s own plan runs, by child; else the meeting on record. */
  plansFrom?: Readonly<Record<string, string>>
}
export type Packed = { pack: Pack } | { refused: Refusal }

type Why = Pack['leftOut'][number]['why']

/**
 * What the transferring authority may file to close its cases: of the children whose transfer is complete (R7.4). Where
 * there is none it is refused: before acceptance, in dispute, not completed, in that order.
 */
export function closingPack(t: Transfer, f: PackFacts): Packed {
  if (f.side !== 'sender') return { refused: { code: 'wrong-party', rule: 'R1.2', party: 'sender' } }
  const how = (id: string, { ending, accepted }: ChildStanding): Why | undefined => {
    if (ending) return ending.how === 'completed' ? undefined : ending.how
    if (accepted === undefined) return 'not-accepted'
    return disputedChildren(t, [id]).length > 0 ? 'in-dispute' : 'not-completed'
  }
  return packed(t, f, 'closing', how, closingItems)
}

/**
 * What the receiving authority may file to open its own: of the children whom it has accepted and over whom there is no
 * dispute (R7.4). A child handed back, or whose family declined the service, has no episode there that this would tell of.
 */
export function openingPack(t: Transfer, f: PackFacts): Packed {
  if (f.side !== 'receiver') return { refused: { code: 'wrong-party', rule: 'R1.2', party: 'receiver' } }
  const how = (id: string, { ending, accepted }: ChildStanding): Why | undefined => {
    const over = ending?.how
    if (over === 'withdrawn' || over === 'returned' || over === 'service-declined') return over
    if (accepted === undefined) return over === undefined || over === 'completed' ? 'not-accepted' : over
    return disputedChildren(t, [id]).length > 0 ? 'in-dispute' : undefined
  }
  return packed(t, f, 'opening', how, openingItems)
}

function packed(
  t: Transfer,
  f: PackFacts,
  kind: PackKind,
  how: (id: string, standing: ChildStanding) => Why | undefined,
  itemsOf: (row: PackRow, t: Transfer) => PackItems,
): Packed {
  const rows = t.family.children.flatMap((child) => {
    const standing = t.children[child.id]
    return standing ? [{ child, standing, why: how(child.id, standing) }] : []
  })
  const leftOut = rows.flatMap(({ child: { id: child }, why }) => (why ? [{ child, why }] : []))
  const ready = rows.filter(({ why }) => why === undefined)
  if (ready.length === 0) return { refused: refusalFor(kind, leftOut) }
  const children = ready.map(({ child, standing }) => {
    const says = f.papers?.[child.id] ?? {}
    const planFrom = plansOn.has(standing.outcome ?? '') ? (f.plansFrom?.[child.id] ?? t.meeting?.heldOn) : undefined
    const items = inOrder(itemsOf({ child, standing, says, planFrom }, t))
    const fromPapers = takenFromPapers[kind].filter(
      (item) => items[item] !== undefined && items[item] === says[item] && !(item in child),
    )
    return { child: child.id, name: child.name, items, fromPapers }
  })
  const { reference } = t
  const about = { kind, reference, asAt: f.on, census: packCensus, says: words[kind] }
  return { pack: { ...about, children, toFill: children.flatMap(toFillOf), leftOut } }
}

const takenFromPapers: Record<PackKind, readonly (keyof PaperSays)[]> = {
  closing: paperItems,
  opening: ['PrimaryNeedCode'],
}

/** After these the plan goes on as the receiving authority’s own (R7.3). */
const plansOn = new Set<string>(['continues', 'assessment-update'])

function refusalFor(kind: PackKind, leftOut: Pack['leftOut']): Refusal {
  const those = (why: Why) => leftOut.filter((one) => one.why === why).map(({ child }) => child)
  const [early, disputed] = [those('not-accepted'), those('in-dispute')]
  if (early.length > 0) return { code: 'not-accepted', rule: 'R7.4', children: early }
  if (disputed.length > 0) return { code: 'in-dispute', rule: 'R8.6', children: disputed }
  const open = those('not-completed')
  const children = open.length > 0 ? open : leftOut.map(({ child }) => child)
  return { code: kind === 'closing' ? 'not-completed' : 'not-accepted', rule: 'R7.4', children }
}

function toFillOf({ child, items }: Pack['children'][number]): Pack['toFill'] {
  const needed = lackingOf(items).map((item) => ({ child, item, needed: true }))
  // Asked of the child’s record alone (rule 8525Q is a query): estimated where it is not known, and once the child is born.
  const birth = items.PersonBirthDate === undefined ? [{ child, item: 'PersonBirthDate' as const, needed: false }] : []
  return [...needed, ...birth]
}

// The schema’s order is the XML’s.
const inOrder = (items: PackItems): PackItems =>
  Object.fromEntries(PackItem.options.flatMap((item) => (items[item] === undefined ? [] : [[item, items[item]]])))

const proposal =
  'This is a proposal. Your own people check it and file it: the exchange writes to nobody’s system and sends nothing to the Department for Education.'
const ofTheYear = `Its codes are those of the children in need census of ${packCensus}.`
const words: Record<PackKind, string[]> = {
  closing: [
    proposal,
    ofTheYear,
    'The date of closure is the day from which the receiving authority led. Check that nothing else of the case is dated after it: the census refuses activity after closure.',
  ],
  opening: [
    proposal,
    ofTheYear,
    'The date of referral is the day on which you were formally told of the move. Ethnicity stands as not yet obtained (NOBT): ask the child, or a carer where they are too young, and replace it.',
  ],
}
