import { isAnswer, isYes, noAt } from './answers.ts'
import type { EventOf, Stamp } from './events.ts'
import type { Advice, Permission, PermissionFacts, SharingDecision } from './transfer.ts'

/** What is folded into what is on record of permission, advice and decision (R4). */
export type PermissionEvent = EventOf<
  | 'PermissionRecorded'
  | 'LawfulBasisRecorded'
  | 'AdviceAsked'
  | 'AdviceAnswered'
  | 'SharingDecided'
  | 'SharingCountersigned'
  | 'EmergencyDeclared'
>

/** Folds one event of permission, advice or decision. */
export function permissionAfter(p: PermissionFacts, event: PermissionEvent, stamp: Stamp): PermissionFacts {
  switch (event.type) {
    case 'PermissionRecorded': {
      const { of, state, papers, understanding, askedOn } = event
      const before = p.given[of]
      const seq = isNews(before, event) ? stamp.seq : (before?.seq ?? 0)
      const saidNo = before && !isAnswer(state) ? noAt(before) : undefined
      const answer = {
        ...{ state, seq },
        ...(saidNo === undefined ? {} : { saidNo }),
        ...(papers ? { papers } : {}),
        ...(understanding ? { understanding } : {}),
        ...(askedOn ? { askedOn } : {}),
      }
      return { ...p, given: { ...p.given, [of]: answer } }
    }
    case 'LawfulBasisRecorded': {
      const { article6, article9, duty } = event
      return { ...p, lawfulBasis: { article6, article9, ...(duty ? { duty } : {}) } }
    }
    case 'AdviceAsked':
      return { ...p, advice: [...p.advice, { of: event.of, by: stamp.by.worker, seq: stamp.seq }] }
    case 'AdviceAnswered': {
      const { question } = event
      const at = p.advice.findIndex(
        ({ of, answer, seq }) =>
          of === event.of && answer === undefined && (question === undefined || seq === question),
      )
      const { advice: answer, papers, conditions } = event
      const answered = {
        ...{ answer, answered: stamp.seq, answeredBy: stamp.by.worker },
        ...(answer === 'share-in-part' && papers ? { papers } : {}),
        ...(answer !== 'do-not-share' && conditions ? { conditions } : {}),
      }
      // Of each adviser the latest answer counts: an earlier one keeps nothing that would have to be carried on.
      return { ...p, advice: p.advice.map((one, i) => (i === at ? { ...one, ...answered } : bare(one, event.of))) }
    }
    case 'SharingDecided':
      return { ...p, decision: decisionOf(event, stamp) }
    case 'SharingCountersigned':
      return { ...p, countersigned: stamp.seq }
    case 'EmergencyDeclared': {
      const { ground, due } = event
      return { ...p, emergency: { ground, due, by: stamp.by.worker, seq: stamp.seq } }
    }
  }
}

/**
 * Whether somebody’s answer changed: a decision made before does not cover it (R4.6). That they were asked once more, or
 * could not be reached, is no answer, and neither is the same one again.
 */
function isNews(before: Permission | undefined, now: EventOf<'PermissionRecorded'>): boolean {
  if (before === undefined) return isAnswer(now.state)
  const same = before.state === now.state && before.understanding === now.understanding
  // Only of a yes in part does it matter to which papers.
  if (same) return now.state === 'given-in-part' && JSON.stringify(before.papers) !== JSON.stringify(now.papers)
  return isAnswer(now.state) || isYes(before.state) || before.understanding !== now.understanding
}

const bare = (one: Advice, of: Advice['of']): Advice => {
  if (one.of !== of) return one
  const { conditions: _conditions, papers: _papers, ...rest } = one
  return rest
}

function decisionOf(event: EventOf<'SharingDecided'>, { by, seq }: Stamp): SharingDecision {
  const { outcome, papers, ground, conditions, setAsideConditions, adviceNotNeeded: why } = event
  return {
    ...{ outcome, by: by.worker, seq, adviceNotNeeded: why !== undefined },
    ...(ground ? { ground } : {}),
    ...(papers ? { papers } : {}),
    ...(conditions ? { conditions } : {}),
    ...(setAsideConditions ? { setAside: true as const } : {}),
    ...(why ? { whyNoAdvice: why } : {}),
  }
}
