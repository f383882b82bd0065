import type { Role } from '../../src/domain/actor.ts'
import type { RefusalCode } from '../../src/domain/refusal.ts'
import type { Cell } from '../../src/domain/sharing-table/dimensions.ts'
import type { PaperKind, Transfer } from '../../src/domain/transfer.ts'
import type { VerbName } from '../../src/domain/verbs.ts'
import { act } from './acting.ts'
import { aWorkerOf } from './actors.ts'
import { aFamily, inputs } from './inputs.ts'
import { aDraft } from './transfers.ts'

/**
 * What a situation leaves open, and a case settles: which adviser, whether they answered after the word, the ground, and
 * whether that somebody did not answer was written down after the word: that changes nothing.
 */
export type Case = {
  adviser: 'caldicott-guardian' | 'legal-adviser'
  late: boolean
  ground: 'risk-of-harm' | 'seeking-might-increase-risk' | 'other-lawful-ground'
  writtenLater: boolean
}

/** The papers that they agreed to, that the practice lead chose, and that were advised: more than was chosen, or less. */
const agreedTo: readonly PaperKind[] = ['assessment', 'plan']
const chosen: readonly PaperKind[] = ['plan', 'summary']
export const going = { agreed: agreedTo, decided: chosen, 'agreed-and-decided': ['plan'] as readonly PaperKind[] }
const advised: readonly PaperKind[] = ['plan', 'summary', 'minutes']
const advisedLess: readonly PaperKind[] = ['plan']
export const advisedConditions = ['The school is not told of the address.']

const people = aFamily().people
const nobody = { people: people.map((person) => ({ ...person, parentalResponsibility: false })) }
const [asked, unasked] = [aDraft({ without: 'permission' }), aDraft({ without: 'permission', family: nobody })]

export const isNo = (answer: Cell['answer']) => answer === 'refused' || answer === 'withdrawn'
/** What stands in place of an answer, where there is none. */
const isSilence = (answer: Cell['answer']) =>
  !['given', 'given-in-part', 'refused', 'withdrawn', 'nobody-to-ask'].includes(answer)
export const isDecision = (word: Cell['word']) => word !== 'none' && word !== 'emergency'
export const isAnswered = (advice: Cell['advice']) =>
  advice !== 'none' && advice !== 'not-asked' && advice !== 'unanswered'

/** Every case of a situation. */
export function casesOf({ answer, word, overtaken, advice }: Cell): Case[] {
  const advisers: Case['adviser'][] =
    advice === 'none' || advice === 'not-asked' ? ['caldicott-guardian'] : ['caldicott-guardian', 'legal-adviser']
  const lates = isAnswered(advice) && word !== 'none' ? [false, true] : [false]
  const grounds: Case['ground'][] = [
    'risk-of-harm',
    ...(word === 'none' ? [] : (['seeking-might-increase-risk'] as const)),
    ...(isDecision(word) ? (['other-lawful-ground'] as const) : []),
  ]
  const written = isSilence(answer) && word !== 'none' && overtaken === 'no' ? [false, true] : [false]
  return advisers.flatMap((adviser) =>
    lates.flatMap((late) =>
      grounds.flatMap((ground) => written.map((writtenLater) => ({ adviser, late, ground, writtenLater }))),
    ),
  )
}

/** A situation brought about by the verbs that bring it about; or the first refusal on the way. */
export function broughtAbout(cell: Cell, one: Case): Transfer | { refused: RefusalCode } {
  let t = cell.answer === 'nobody-to-ask' ? unasked : asked
  let refused: RefusalCode | undefined
  const does = (verb: VerbName, role: Role, more: object, drop: readonly string[] = []) => {
    if (refused !== undefined) return
    const input = Object.entries({ ...inputs[verb], ...more }).filter(([key]) => !drop.includes(key))
    const came = act(t, verb, Object.fromEntries(input), aWorkerOf('sender', role))
    if ('refused' in came) refused = came.refused.code
    else t = came.after
  }
  const answer = () => {
    if (cell.answer === 'nobody-to-ask') return
    const papers = cell.answer === 'given-in-part' ? { papers: agreedTo } : {}
    does('record-permission', 'social-worker', { state: cell.answer, note: 'Said at the door.', ...papers })
  }
  const adviser = () => {
    if (!isAnswered(cell.advice)) return
    const inPart = cell.advice === 'share-in-part-of-less'
    const advice = inPart ? 'share-in-part' : cell.advice
    const papers = inPart ? advisedLess : advised
    const conditions = cell.advice === 'share-with-conditions' ? { conditions: advisedConditions } : {}
    does('answer-advice', one.adviser, { advice, papers, ...conditions })
  }
  const word = () => {
    if (cell.word === 'emergency') does('send-in-emergency', 'practice-lead', { ground: one.ground })
    if (!isDecision(cell.word)) return
    const setAside = cell.word === 'share-set-aside'
    does(
      'decide-sharing',
      'practice-lead',
      {
        outcome: setAside ? 'share' : cell.word,
        ground: one.ground,
        groundNamed: 'A court has ordered it.',
        ...(cell.word === 'share-in-part' ? { papers: chosen } : {}),
        ...(setAside ? { setAsideConditions: true } : {}),
      },
      // Where no advice is there yet it is said why it is not waited for.
      cell.advice === 'not-asked' || cell.advice === 'unanswered' || one.late ? [] : ['adviceNotNeeded'],
    )
  }

  const after = cell.overtaken === 'yes' || one.writtenLater
  // Only a yes that was there before can end without an answer.
  if (cell.overtaken === 'yes' && isSilence(cell.answer))
    does('record-permission', 'social-worker', { state: 'given-in-part', papers: agreedTo })
  if (!after) answer()
  if (cell.advice !== 'none' && cell.advice !== 'not-asked') does('ask-advice', 'practice-lead', { of: one.adviser })
  if (!one.late) adviser()
  word()
  if (one.late) adviser()
  if (cell.countersigned === 'yes') does('countersign-sharing', 'service-manager', {})
  if (after) answer()
  return refused === undefined ? t : { refused }
}
