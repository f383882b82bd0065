import { partsOf } from '../../../schemas/parts.ts'
import { RecordLawfulBasis } from '../../../schemas/verbs/lawful-basis.ts'
import { plainDate, plainTime } from '../../domain/plain-dates.ts'
import { wordsOf } from '../../domain/plain-words.ts'
import { listed } from '../../domain/sentence.ts'
import { mayShare } from '../../domain/verdict.ts'
import {
  caldicottSaid,
  markKinds,
  paperName,
  roleSaid,
  shareSaid,
  slotTitles,
  urgencyWords,
} from '../../domain/words.ts'
import type { Block } from '../book/book.ts'
import { absent } from './contents.ts'
import { dueRows } from './due.ts'
import type { PartyFacts, Told } from './facts.ts'
import { addressBanners } from './family.ts'

/** The cover sheet: who sent what to whom and when, what asks for care, when the meeting is due, and why it may be shared (R4.7, R4.8). */
export function cover(f: Told): Block[] {
  return [
    ...urgentBanner(f),
    ...emergencyBanner(f),
    ...careBanner(f),
    { kind: 'facts', rows: whoAndWhen(f) },
    ...absentBanner(f),
    { kind: 'heading', level: 2, text: 'Child in Need meeting' },
    { kind: 'facts', rows: dueRows(f) },
    { kind: 'heading', level: 2, text: 'May the papers be shared?' },
    ...sharing(f),
  ]
}

const partySaid = ({ name, telephone }: PartyFacts) => [telephone ? `${name}, duty desk ${telephone}` : name]

function whoAndWhen(f: Told) {
  const { reference, sentAt, urgency, movedOnFrom } = f.transfer
  const sent = `${plainTime(f.at)}, by ${f.sentBy.name}, ${roleSaid(f.sentBy.role)}`
  return [
    { term: 'Reference', said: [reference] },
    { term: 'As at', said: [plainTime(f.at)] },
    { term: 'From', said: partySaid(f.sender) },
    { term: 'To', said: partySaid(f.receiver) },
    ...(f.version > 1 && sentAt ? [{ term: 'First sent', said: [plainTime(sentAt)] }] : []),
    { term: f.version > 1 ? `Version ${f.version} sent` : 'Sent', said: [sent] },
    // Above routine it stands in a banner.
    ...(urgency === 'routine' ? [{ term: 'Urgency', said: [urgencyWords[urgency]] }] : []),
    { term: 'Children', said: f.transfer.family.children.map(childSaid) },
    { term: 'Parental responsibility', said: parents(f) },
    {
      term: 'Who leads',
      said: [
        'Not said here, because it can change: the first line of the transfer’s page in Baton says who leads today.',
      ],
    },
    ...(movedOnFrom
      ? [
          {
            term: 'Moved on',
            said: [`This carries on from the transfer by which the family reached ${f.sender.name}.`],
          },
        ]
      : []),
  ]
}

function urgentBanner({ transfer: { urgency } }: Told): Block[] {
  if (urgency === 'routine') return []
  if (urgency === 'urgent')
    return [{ kind: 'banner', tone: 'urgent', title: 'Urgent', lines: ['To be taken up on the day it was sent.'] }]
  return [
    { kind: 'banner', tone: 'care', title: 'Soon', lines: ['To be taken up within five working days of being sent.'] },
  ]
}

/** It went first, on a practice lead’s word: what is not here may follow (R4.9). */
function emergencyBanner({ transfer: { permission } }: Told): Block[] {
  const { emergency, decision } = permission
  if (emergency === undefined || (decision?.seq ?? 0) > emergency.seq) return []
  const lines = [
    'It went on a practice lead’s word, before everything was recorded.',
    `The reasons are to be recorded by the end of ${plainDate(emergency.due)}.`,
  ]
  return [{ kind: 'banner', tone: 'urgent', title: 'Sent in an emergency', lines }]
}

/** What asks for care, and in which papers; what it is stands there (R3.10). */
function careBanner(f: Told): Block[] {
  const { family } = f.transfer
  const lines = [
    ...addressBanners(family, f.names).map((sentence) => `${sentence}. It stands in “Family and move”.`),
    ...f.papers.flatMap(({ ref, content }) => {
      const kinds = [...new Set(content.marks.map(({ kind }) => markKinds[kind]))]
      if (kinds.length === 0) return []
      return [`${paperName(ref)}: ${listed(kinds, 'and')}.`]
    }),
    ...family.people.flatMap(({ name, safeContact }) =>
      safeContact ? [`Before you contact ${name}, read the safe contact rule in “Family and move”.`] : [],
    ),
  ]
  return lines.length === 0 ? [] : [{ kind: 'banner', tone: 'care', title: 'Handle with care', lines }]
}

function absentBanner(f: Told): Block[] {
  const lines = absent(f)
  return lines.length === 0 ? [] : [{ kind: 'banner', tone: 'plain', title: 'Not in this package', lines }]
}

const childSaid = ({
  name,
  PersonBirthDate,
  ExpectedPersonBirthDate,
}: Told['transfer']['family']['children'][number]) =>
  PersonBirthDate
    ? `${name}, born ${plainDate(PersonBirthDate)}`
    : ExpectedPersonBirthDate
      ? `${name}, birth expected on ${plainDate(ExpectedPersonBirthDate)}`
      : `${name}, date of birth not known`

function parents({ transfer: { family } }: Told): string[] {
  const people = family.people.filter(({ parentalResponsibility }) => parentalResponsibility)
  return people.length === 0 ? ['Nobody is named.'] : people.map(({ name, relationship }) => `${name}, ${relationship}`)
}

const basisSaid = (basis: object, f: Told): string[] =>
  partsOf(RecordLawfulBasis, basis).flatMap(({ title, said }) =>
    said.kind === 'leaf' ? [`${title}: ${wordsOf(said, f.names)}`] : [],
  )

/** The one verdict as it stood when this was sent, the lawful basis beside it, and the Caldicott status (R4.5, R4.7, R4.8). */
function sharing(f: Told): Block[] {
  const verdict = mayShare(f.transfer)
  const { share, papers, reasons, conditions } = verdict
  const basis = f.transfer.permission.lawfulBasis
  return [
    {
      kind: 'facts',
      rows: [
        { term: 'Verdict', said: [shareSaid(verdict)] },
        ...(share === 'part' ? [{ term: 'Papers that may go', said: papers.map((paper) => slotTitles[paper]) }] : []),
        { term: 'Why', said: reasons },
        ...(conditions.length > 0 ? [{ term: 'You must keep to', said: conditions }] : []),
        { term: 'Caldicott guardian', said: [caldicottSaid(verdict)] },
        { term: 'Lawful basis', said: basis ? basisSaid(basis, f) : ['Not recorded'] },
      ],
    },
  ]
}
