import { PermissionState } from '../../schemas/verbs/permission.ts'
import { londonDate } from '../../src/domain/clock.ts'
import { paperKinds, slots } from '../../src/domain/transfer.ts'
import type { VerbName } from '../../src/domain/verbs.ts'
import { contactId, type Knowing, match, nextTransferId, paperId } from './acting.ts'
import { withHoliday } from './clocks.ts'
import { aFamily, inputs, paperFor } from './inputs.ts'

/** Chooses from one list after another by a single number, each time by other digits of it. */
function chooser(n: number) {
  let left = n
  return <T>(...list: [T, ...T[]]): T => {
    const found = list[left % list.length] ?? list[0]
    left = Math.floor(left / list.length)
    return found
  }
}
type Choose = ReturnType<typeof chooser>

const [c1, c2] = aFamily().children
const [p1, p2] = aFamily().people
const c3 = { id: 'c3', name: 'Ottoline Fenwick-Ashgrove', ExpectedPersonBirthDate: '2027-02-01' }
const p3 = { id: 'p3', name: 'Evander Thistlecombe', relationship: 'Father of c2', parentalResponsibility: true }

/** The family as corrections leave it: with another child, with others of parental responsibility, or with nobody. */
const families: [object, ...object[]] = [
  aFamily(),
  { ...aFamily(), children: [c1, c2, c3] },
  { ...aFamily(), people: [p1, { ...p2, parentalResponsibility: true }] },
  { ...aFamily(), people: [p1, p2, p3] },
  { ...aFamily(), people: [p2] },
  { ...aFamily(), people: [p1], to: { lines: '2 Heron Mews, Thornwick' } },
  { ...aFamily(), people: [p1, { ...p3, id: 'p2' }] },
]

const papersOf = (choose: Choose) =>
  choose<readonly string[]>(['plan'], ['plan', 'summary'], ['assessment', 'minutes', 'other'], slots, paperKinds)

const genogram = {
  slot: 'other',
  about: {
    ...{ title: 'Genogram', datedOn: '2026-10-01', children: ['c1'], marks: [] },
    authoredBy: { name: 'Perpetua Quillfeather', role: 'Social worker' },
  },
  files: [paperId(900)],
  reason: 'It shows who lives where.',
}

const sharingInput = (verb: 'record-permission' | 'answer-advice' | 'decide-sharing', choose: Choose): object => {
  const base = inputs[verb]
  if (verb === 'record-permission') {
    const of = choose('p1', 'p1', 'p1', 'p2', 'p3', 'c1', 'c2')
    const state = choose('given', 'given', 'given-in-part', 'refused', 'withdrawn', ...PermissionState.options)
    const understanding = of.startsWith('c') ? { understanding: choose('has', 'has', 'has-not') } : {}
    const part = state === 'given-in-part' ? { papers: papersOf(choose) } : {}
    return { ...base, of, state, ...understanding, ...part, note: 'Said on the doorstep.' }
  }
  const conditions = ['Not to be shown to p2.']
  if (verb === 'answer-advice') {
    const advice = choose('share', 'share-with-conditions', 'share-in-part', 'do-not-share')
    return { ...base, advice, papers: papersOf(choose), ...(advice === 'share' ? {} : { conditions }) }
  }
  return {
    ...{ ...base, outcome: choose('share', 'share-in-part', 'share', 'do-not-share'), papers: papersOf(choose) },
    ...choose({}, {}, { setAsideConditions: true }, { conditions }),
    ...choose({}, { adviceNotNeeded: undefined }),
  }
}

/** The verb’s example input, varied by a number: other people, children, dates and answers. It is always a valid one. */
export function varied(verb: VerbName, at: Date, n: number): object {
  const choose = chooser(n)
  const base = inputs[verb]
  const on = (...days: [number, ...number[]]) => londonDate(new Date(at.getTime() + choose(...days) * 86_400_000))
  const children = choose<object>({}, {}, { children: ['c1'] }, { children: ['c2'] })
  switch (verb) {
    case 'record-permission':
    case 'answer-advice':
    case 'decide-sharing':
      return sharingInput(verb, choose)
    case 'record-family':
      return { family: choose(...families) }
    case 'add-paper':
    case 'send-addendum':
      return choose<object>(paperFor.assessment, paperFor.plan, paperFor.minutes, paperFor.summary, genogram)
    case 'remove-paper':
      return { paper: paperId(choose(1, 2, 3, 4, 5, 11)) }
    case 'explain-unavailable':
      return { ...base, slot: choose(...slots), ...children }
    case 'record-move':
      return choose<object>(base, { ...base, trafficking: 'Considered: no sign.' })
    case 'notify-move':
      return { ...base, outcome: choose('notify', 'do-not-notify') }
    case 'record-lawful-basis':
      return { ...base, ...choose({}, { duty: 'CA1989-s17' }, { duty: 'CA2004-s16LA' }) }
    case 'ask-advice':
      return { ...base, of: choose('caldicott-guardian', 'legal-adviser') }
    case 'send-in-emergency':
      return { ...base, ground: choose('risk-of-harm', 'seeking-might-increase-risk') }
    case 'raise-alert':
    case 'withdraw':
    case 'step-up':
    case 'decline-service':
    case 'move-on':
    case 'complete':
      return { ...base, ...children }
    case 'dispute':
      return { ...base, ...children, ground: choose('case-responsibility', 'delay', 'threshold') }
    case 'accept':
      return { ...base, ...children, leadsFrom: on(0, 0, 1, 9) }
    case 'record-consent':
      return { ...base, consent: choose('given', 'declined') }
    case 'report-residence':
      return { ...base, kind: choose('resident', 'expected', 'temporary'), on: on(-9, -1, 0), until: '2028-01-01' }
    case 'arrange-meeting':
      return { ...base, on: on(0, 1, 9) }
    case 'hold-meeting': {
      const [first, second] = (base as { outcomes: [object, object] }).outcomes
      const outcomes = choose([first, second], [{ ...first, outcome: 'no-longer-in-need' }, second])
      return { ...base, on: on(-1, 0, 1), outcomes }
    }
    case 'end-stay':
      return {
        ...{ ...base, now: choose('resident', 'stays-longer', 'returned', 'moved-on') },
        ...{ on: on(0, -1), until: '2028-02-01' },
      }
    case 'ask-visit':
      return { ...base, by: on(0, 5) }
    case 'answer-visit':
      return { ...base, visited: choose(true, false) }
    case 'tell-family':
    case 'tell-parents':
    case 'record-handover':
      return { ...base, on: on(-1, 0, 1) }
    case 'ask':
      return { ...base, by: on(-1, 5) }
    case 'decide': {
      const decision = choose('maintain', 'interim', 'legal-advice', 'agree', 'outcome')
      const some = { ...base, decision, ...children }
      if (decision === 'interim') return { ...some, ...choose({}, { weLeadUntil: on(0, 3, 20) }) }
      if (decision !== 'outcome') return some
      const outcome = choose('receiver-responsible', 'sender-responsible', 'shared', 'goes-on')
      const lasting = outcome === 'shared' ? { until: on(0, 2, 30), leads: choose('sender', 'receiver') } : {}
      return { ...some, outcome, ...lasting, ...(outcome === 'receiver-responsible' ? { from: on(0, 1, 2) } : {}) }
    }
    case 'state-duty':
      return { ...base, ...children, duty: choose('sender', 'receiver', 'both') }
    default:
      return movingInput(verb, choose)
  }
}

/** The same for what is recorded of the move itself (R5). */
function movingInput(verb: VerbName, choose: Choose): object {
  const base = inputs[verb]
  switch (verb) {
    case 'ask-contact':
      return { ...base, match: choose(match, match, 'cd'.repeat(16)) }
    case 'note-contact':
      return { ...base, contact: choose(contactId, nextTransferId) }
    case 'answer-contact':
      return { ...base, agree: choose(true, false) }
    case 'disclose-contact':
      return choose<object>(base, { contact: contactId, agree: false })
    case 'tick-agency': {
      const done = choose('told', 'records-asked', 'counterpart-known')
      return { ...base, agency: choose('a1', 'a1', 'a2'), done, counterpart: 'Thornwick Primary School' }
    }
    case 'answer-service': {
      const can = choose('same', 'equivalent', 'not-available')
      return { ...base, service: choose('s1', 's1', 's2'), can, reason: 'A long queue.', instead: 'A weekly group.' }
    }
    case 'record-joint-visit':
      return { ...base, state: choose('offered', 'held', 'not-held'), why: 'Nobody could come.' }
    case 'confirm-risks':
      return { understood: choose(true, false), correction: 'He has a key.' }
    case 'write-letter':
      return { person: choose('p1', 'p1', 'p2'), ...choose({}, { ownWords: 'Please telephone us.' }) }
    case 'clear-namesake':
      return { ...base, name: choose('Rowena Fenwick-Ashgrove', 'Octavia Merriweather') }
    default:
      return base
  }
}

/** Facts of the world, varied: an earlier move found or none, no wish for contact, nobody on the other side, no file. */
const another = withHoliday('2026-12-07')

export function variedFacts(n: number): Knowing {
  const choose = chooser(n)
  const found = choose([], [], [], [{ match, months: 5 }])
  const nobody = { receiver: { onExchange: false, telephone: '01632 960 303' } }
  const odd = [nobody, { contact: undefined }, { next: undefined }, { paper: 'missing' as const }] as const
  return {
    ...{
      earlierMoves: found,
      kept: choose<NonNullable<Knowing['kept']>>({}, { p1: { words: ['Heron Mews'], place: true } }),
    },
    ...(choose(0, 1, 2, 3, 4, 5) === 0 ? choose<Knowing>(...odd) : {}),
    // GOV.UK publishes another bank holiday, or takes it back (R6.7).
    ...(choose(0, 1, 2, 3, 4, 5, 6, 7) === 0 ? { calendar: another } : {}),
  }
}
