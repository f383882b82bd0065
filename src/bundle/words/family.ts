import { Child, type Family } from '../../../schemas/family.ts'
import { partsOf, type Part as SaidPart } from '../../../schemas/parts.ts'
import { RecordMove } from '../../../schemas/verbs/move.ts'
import { type Names, namesIn } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import type { Block, Part } from '../book/book.ts'
import type { Told } from './facts.ts'
import { partsBlocks } from './said-blocks.ts'

const addressesOf = (family: Family) =>
  [
    ['Address they leave', family.from],
    ['Address they move to', family.to],
  ] as const

/** What must be kept from somebody, one sentence for each address (R3.10). */
export const addressBanners = (family: Family, names: Names): string[] =>
  addressesOf(family).flatMap(([title, address]) =>
    address && address.keepFrom.length > 0
      ? [`Keep from ${namesIn(address.keepFrom, names)}: the ${lower(title)}`]
      : [],
  )

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const plain = (text: string) => text.toLowerCase().replace(/\s+/g, '')
const LEAST_TELLING = 8

/** Every text in a value, wherever it stands. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The banners of those addresses that a text gives away: by its postcode, or by its first line (R3.10). */
export function bannersFor(family: Family, names: Names, text: string): string[] {
  const said = plain(text)
  const carried = ({ lines, postcode }: { lines: string; postcode?: string | undefined }) =>
    [postcode ?? '', lines.split(/[\n,]/)[0] ?? '', lines]
      .map(plain)
      .some((part, at) => part.length >= (at === 0 ? 5 : LEAST_TELLING) && said.includes(part))
  return addressBanners(
    {
      ...family,
      from: family.from && carried(family.from) ? family.from : undefined,
      to: family.to && carried(family.to) ? family.to : undefined,
    },
    names,
  )
}

/** The children, the adults and the addresses, as facts. */
export function familyBlocks(family: Family, names: Names): Block[] {
  const { people } = family
  return [
    { kind: 'heading', level: 2, text: 'Children' },
    ...family.children.flatMap((child): Block[] => [
      { kind: 'heading', level: 3, text: child.name },
      ...partsBlocks(childParts(child), names),
    ]),
    ...(people.length > 0
      ? [
          { kind: 'heading', level: 2, text: 'Parents, carers and other adults' } as const,
          { kind: 'facts', rows: people.map((person) => ({ term: person.name, said: personSaid(person) })) } as const,
        ]
      : []),
    ...addressBlocks(family, names),
  ]
}

const childParts = (child: Family['children'][number]): SaidPart[] =>
  partsOf(Child, child).filter(({ key }) => key !== 'id' && key !== 'name')

function personSaid(person: Family['people'][number]): string[] {
  const { relationship, parentalResponsibility, movesToo, safeContact, tellBy } = person
  return [
    [
      relationship,
      ...(parentalResponsibility ? ['has parental responsibility'] : []),
      ...(movesToo ? [] : ['does not move with the children']),
    ].join(', '),
    ...(safeContact ? [`Safe contact: ${safeContact}`] : []),
    ...(tellBy ? [tellByWords[tellBy]] : []),
  ]
}

/** How somebody is told who is responsible, or that they must not be (R5.5). */
const tellByWords: Record<NonNullable<Family['people'][number]['tellBy']>, string> = {
  letter: 'A letter to them is safe.',
  'in-person': 'Tell them in person only.',
  'not-to-be-told':
    'Do not tell them who is responsible: it would put somebody at risk, or a court forbids it. Nobody writes to them.',
}

function addressBlocks(family: Family, names: Names): Block[] {
  const rows = addressesOf(family).flatMap(([term, address]) => {
    if (address === undefined) return []
    const kept = address.keepFrom.length > 0 ? [`Keep from ${namesIn(address.keepFrom, names)}.`] : []
    return [{ term, said: [[address.lines, address.postcode].filter(Boolean).join(', '), ...kept] }]
  })
  if (rows.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Addresses' },
    { kind: 'facts', rows },
  ]
}

/** The agencies that know the children, and the services that the plan needs: who was told, what must be found (R5.3, R5.4). */
function aroundThem({ transfer: { agencies = [], services = [] } }: Told): Block[] {
  const told = (on: string | undefined) => (on ? plainDate(on) : 'Not yet')
  return [
    ...(agencies.length > 0
      ? [
          { kind: 'heading', level: 2, text: 'Agencies in the plan' } as const,
          {
            kind: 'table',
            head: ['Agency', 'Told of the move', 'Records asked for', 'Counterpart'],
            shares: [34, 20, 20, 26],
            rows: agencies.map(({ name, told: on, recordsAsked, counterpart }) => [
              ...[name, told(on), told(recordsAsked), counterpart ?? 'Not known yet'],
            ]),
          } as const,
        ]
      : []),
    ...(services.length > 0
      ? [
          { kind: 'heading', level: 2, text: 'Services that the plan needs' } as const,
          { kind: 'list', items: services.map(({ name }) => name) } as const,
        ]
      : []),
  ]
}

/** The family, the addresses, and what the worker recorded about the move (R5.1, R5.2). */
export function familyPart(f: Told): Part {
  const { family, consents } = f.transfer
  const consent = Object.entries(consents.sender ?? {}).map(([id, said]) => ({
    term: f.names.get(id) ?? id,
    said: [consentWords[said] ?? said],
  }))
  const move = f.move ? partsBlocks(partsOf(RecordMove, f.move), f.names) : []
  return {
    title: 'Family and move',
    banners: addressBanners(family, f.names),
    blocks: [
      ...familyBlocks(family, f.names),
      ...(move.length > 0 ? [{ kind: 'heading', level: 2, text: 'What the move means' } as const, ...move] : []),
      ...aroundThem(f),
      ...(consent.length > 0
        ? [
            { kind: 'heading', level: 2, text: `Consent to the service, as ${f.sender.name} recorded it` } as const,
            {
              kind: 'paragraph',
              text: 'Consent to the Child in Need service is not permission to share these papers.',
            } as const,
            { kind: 'facts', rows: consent } as const,
          ]
        : []),
    ],
  }
}

const consentWords: Record<string, string> = {
  given: 'Given',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  'not-known': 'Not known',
}
