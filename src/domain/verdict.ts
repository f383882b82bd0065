import { noAt } from './answers.ts'
import { caldicottOf } from './caldicott.ts'
import {
  type Advice,
  openChildren,
  type PaperKind,
  type Permission,
  type PermissionFacts,
  paperKinds,
  type SharingDecision,
  type Transfer,
  type Verdict,
} from './transfer.ts'
import { type Because, reasonsSaid } from './verdict-words.ts'

/** Somebody whose yes is needed, and what is known of it. */
type Asked = { id: string } & Permission

/**
 * Whose yes is needed: everyone with parental responsibility, and each child whose own view was recorded and who has the age
 * and understanding to give it (R4.1).
 */
export function needed(t: Transfer): Asked[] {
  const people = t.family.people.filter((person) => person.parentalResponsibility).map((person) => person.id)
  const open = openChildren(t)
  const children = Object.entries(t.permission.given)
    .filter(([id, { understanding }]) => open.includes(id) && understanding !== 'has-not')
    .map(([id]) => id)
  return [...people, ...children].map((id) => ({
    id,
    ...(t.permission.given[id] ?? { state: 'not-yet-sought' as const, seq: 0 }),
  }))
}

/** The latest answer of each adviser. */
const latestAdvice = ({ advice }: PermissionFacts) => [
  ...new Map(advice.filter(({ answer }) => answer !== undefined).map((one) => [one.of, one])).values(),
]

/** Whether the decision goes further than the latest advice of either adviser (R4.4). */
export const againstAdvice = (facts: PermissionFacts): boolean => adviceGoneAgainst(facts).length > 0

/** The latest advice that the decision goes further than: a no, fewer papers, or conditions that it sets aside. */
function adviceGoneAgainst(facts: PermissionFacts): Advice[] {
  const { decision } = facts
  if (!decision || decision.outcome === 'do-not-share') return []
  return latestAdvice(facts).filter(({ answer, papers, conditions }) => {
    if (answer === 'do-not-share' || (conditions !== undefined && decision.setAside)) return true
    if (answer !== 'share-in-part') return false
    const advised = papers ?? decision.papers ?? []
    return decision.outcome === 'share' || (decision.papers ?? []).some((paper) => !advised.includes(paper))
  })
}

/** Whether a service manager countersigned after the decision and after the advice that it goes against (R4.4). */
export function isCountersigned(facts: PermissionFacts): boolean {
  const against = adviceGoneAgainst(facts).map(({ answered }) => answered ?? 0)
  return (facts.countersigned ?? 0) > Math.max(facts.decision?.seq ?? 0, ...against)
}

/** The conditions that travel with the papers: those advised, unless setting them aside was countersigned, and the decision’s own (R4.4). */
function conditionsOf(facts: PermissionFacts): string[] {
  const advised =
    facts.decision?.setAside && isCountersigned(facts)
      ? []
      : latestAdvice(facts).flatMap(({ conditions = [] }) => conditions)
  return [...new Set([...advised, ...(facts.decision?.conditions ?? [])])]
}

/** May the package be shared? One verdict from permission, decision and advice (R4.1–R4.4, R4.6, R4.7, R4.9). */
export function mayShare(t: Transfer): Verdict {
  const { decision, emergency } = t.permission
  const yeses = needed(t)
  const whole = yeses.length > 0 && yeses.every(({ state }) => state === 'given')
  const lastNo = Math.max(0, ...yeses.filter(({ state }) => state !== 'given').map(({ seq }) => seq))
  // A decision stands until somebody says no after it; one to send less than all agreed to, until anybody answers (R4.3, R4.6).
  const lastSaid = whole ? Math.max(...yeses.map(({ seq }) => seq)) : lastNo
  const asked = permissionSaid(yeses)
  const verdict = ([share, papers]: Going, because: readonly Because[]): Verdict => ({
    ...{
      share,
      papers,
      because,
      reasons: reasonsSaid(because),
      ...caldicottOf(
        t,
        yeses.some((one) => noAt(one) !== undefined),
      ),
    },
    conditions: share === 'none' ? [] : conditionsOf(t.permission),
  })
  // Of a decision and a word given in an emergency the later one counts (R4.9).
  const word = (emergency?.seq ?? 0) > (decision?.seq ?? 0) ? undefined : decision

  if (word?.outcome === 'do-not-share' && word.seq > lastSaid) return verdict(none, [...asked, 'decided-not-to'])
  // Where all say yes a practice lead may still choose to send less: that is neither refused nor against advice (R4.3).
  if (whole && word?.outcome === 'share-in-part' && word.seq > lastSaid)
    return verdict(part(word.papers), ['decided-in-part'])
  if (whole) return verdict(all, ['all-said-yes'])
  if (word && word.outcome !== 'do-not-share' && word.seq > lastNo) {
    const decided: Because[] = [
      ...asked,
      word.outcome === 'share' ? 'decided-to' : 'decided-in-part',
      ...groundOf(word),
    ]
    const going = word.outcome === 'share' ? all : part(word.papers)
    if (!againstAdvice(t.permission)) return verdict(going, decided)
    if (!isCountersigned(t.permission)) return verdict(none, [...decided, 'waits-for-countersignature'])
    return verdict(going, [...decided, 'countersigned'])
  }
  if (emergency && word === undefined && emergency.seq > lastNo)
    return verdict(all, [...asked, 'emergency', emergency.ground])
  // An answer in part opens nothing that a decision kept back: that takes a yes to everything, or a new decision (R4.6).
  const papers = paperKinds.filter(
    (kind) =>
      notKeptBack(word, kind) &&
      yeses.every((yes) => yes.state === 'given' || (yes.state === 'given-in-part' && yes.papers?.includes(kind))),
  )
  if (yeses.length > 0 && papers.length > 0)
    return verdict(
      part(papers),
      word?.outcome === 'share-in-part' ? [...asked, 'decided-in-part', ...groundOf(word)] : asked,
    )
  return verdict(none, [...asked, (decision ?? emergency) ? 'must-decide-again' : 'must-decide'])
}

const groundOf = ({ ground }: SharingDecision): Because[] => (ground ? [ground] : [])

const notKeptBack = (word: SharingDecision | undefined, kind: PaperKind): boolean =>
  word === undefined || word.outcome === 'share' || (word.outcome === 'share-in-part' && !!word.papers?.includes(kind))

/** Whether they go, and which. */
type Going = readonly [Verdict['share'], readonly PaperKind[]]
const none: Going = ['none', []]
const all: Going = ['all', paperKinds]
const part = (papers: readonly PaperKind[] = []): Going => ['part', papers]

/** Every answer that is not a plain yes, each kind once, the weightiest first. */
function permissionSaid(yeses: readonly Asked[]): Because[] {
  if (yeses.length === 0) return ['nobody-to-ask']
  const states = new Set(yeses.map(({ state }) => state))
  return (
    [
      'refused',
      'withdrawn',
      'given-in-part',
      'not-sought-risk',
      'not-sought-urgent',
      'not-reached',
      'awaiting-answer',
      'not-yet-sought',
    ] as const
  ).filter((state) => states.has(state))
}
