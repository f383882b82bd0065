import type { Role } from '../domain/actor.ts'

/** Somebody who works for a council of the demonstration. `sub` is who they are to its sign-in. */
export type Person = { sub: string; name: string; email: string; roles: Role[] }

/** Whoever has a sign-in of their own in the demonstration. `slug` stands in its address. */
export type SignsIn = {
  slug: string
  name: string
  people: readonly { sub: string; name: string; email: string; roles: readonly string[] }[]
}

/** A council of the demonstration. None of them exists; their codes and numbers are set aside for fiction. */
export type LocalCouncil = {
  id: string
  name: string
  shortName: string
  /** Stands in addresses: `/aldermere`. */
  slug: string
  nation: 'england'
  gssCode: string
  dfeCode: string
  onExchange: boolean
  dutyEmail: string
  outOfHoursEmail: string
  dutyTelephone: string
  outOfHoursTelephone: string
  people: Person[]
}

const aldermere: LocalCouncil = {
  id: '019a0c3e-5a00-7a1d-8e00-a1de00000001',
  name: 'Aldermere Council',
  shortName: 'Aldermere',
  slug: 'aldermere',
  nation: 'england',
  gssCode: 'E99000001',
  dfeCode: '991',
  onExchange: true,
  dutyEmail: 'duty@aldermere.example',
  outOfHoursEmail: 'out-of-hours@aldermere.example',
  dutyTelephone: '01632 960101',
  outOfHoursTelephone: '01632 960191',
  people: [
    person('aldermere', 'Priya Nair', 'social-worker'),
    person('aldermere', 'Daniel Osei', 'social-worker'),
    person('aldermere', 'Ruth Bancroft', 'practice-lead'),
    person('aldermere', 'Gareth Llewellyn', 'service-manager'),
    person('aldermere', 'Shabana Mirza', 'head-of-service'),
    person('aldermere', 'Helen Thackray', 'director'),
    person('aldermere', 'Olumide Adeyemi', 'caldicott-guardian'),
    person('aldermere', 'Catherine Moss', 'legal-adviser'),
    person('aldermere', 'Kieran Doyle', 'duty', 'social-worker'),
    person('aldermere', 'Agnieszka Kowalczyk', 'auditor'),
    person('aldermere', 'Simon Pickles', 'administrator'),
  ],
}

const brackwater: LocalCouncil = {
  id: '019a0c3e-5a00-7b2c-8e00-b2ac00000002',
  name: 'Brackwater Borough Council',
  shortName: 'Brackwater',
  slug: 'brackwater',
  nation: 'england',
  gssCode: 'E99000002',
  dfeCode: '992',
  onExchange: true,
  dutyEmail: 'duty@brackwater.example',
  outOfHoursEmail: 'out-of-hours@brackwater.example',
  dutyTelephone: '01632 960202',
  outOfHoursTelephone: '01632 960292',
  people: [
    person('brackwater', 'Tom Hesketh', 'social-worker'),
    person('brackwater', 'Yasmin Rahman', 'social-worker'),
    person('brackwater', 'Marcia Campbell', 'practice-lead'),
    person('brackwater', 'Andrew Fairbrother', 'service-manager'),
    person('brackwater', 'Joanne Whitlock', 'head-of-service'),
    person('brackwater', 'Mandeep Gill', 'director'),
    person('brackwater', 'Fiona Strachan', 'caldicott-guardian'),
    person('brackwater', 'Imran Sheikh', 'legal-adviser'),
    person('brackwater', 'Lucy Penhaligon', 'duty', 'social-worker'),
    person('brackwater', 'Chidi Okafor', 'auditor'),
    person('brackwater', 'Wendy Sugden', 'administrator'),
  ],
}

/** Not on the exchange: what is sent to it leaves as a sealed package for its duty desk. */
const carrowdale: LocalCouncil = {
  id: '019a0c3e-5a00-7c3a-8e00-c3a000000003',
  name: 'Carrowdale County Council',
  shortName: 'Carrowdale',
  slug: 'carrowdale',
  nation: 'england',
  gssCode: 'E99000003',
  dfeCode: '993',
  onExchange: false,
  dutyEmail: 'duty@carrowdale.example',
  outOfHoursEmail: 'out-of-hours@carrowdale.example',
  dutyTelephone: '01632 960303',
  outOfHoursTelephone: '01632 960393',
  people: [],
}

const dunmarsh: LocalCouncil = {
  id: '019a0c3e-5a00-7d4b-8e00-d4b400000004',
  name: 'Dunmarsh Council',
  shortName: 'Dunmarsh',
  slug: 'dunmarsh',
  nation: 'england',
  gssCode: 'E99000004',
  dfeCode: '994',
  onExchange: true,
  dutyEmail: 'duty@dunmarsh.example',
  outOfHoursEmail: 'out-of-hours@dunmarsh.example',
  dutyTelephone: '01632 960404',
  outOfHoursTelephone: '01632 960494',
  people: [
    person('dunmarsh', 'Nell Farrow', 'social-worker'),
    person('dunmarsh', 'Idris Beckwith', 'practice-lead'),
    person('dunmarsh', 'Moira Tranter', 'service-manager'),
    person('dunmarsh', 'Anselm Roper', 'head-of-service'),
    person('dunmarsh', 'Winifred Sale', 'director'),
    person('dunmarsh', 'Bashir Lockwood', 'caldicott-guardian'),
    person('dunmarsh', 'Greta Haslam', 'legal-adviser'),
    person('dunmarsh', 'Piers Yarrow', 'duty', 'social-worker'),
    person('dunmarsh', 'Ottilie Marsh', 'auditor'),
    person('dunmarsh', 'Hugo Penn', 'administrator'),
  ],
}

/** The councils of the demonstration; every role is held by somebody in each one that is on the exchange. */
export const councils: readonly LocalCouncil[] = [aldermere, brackwater, carrowdale, dunmarsh]

/** Who runs the exchange of the demonstration: the address of a guest’s desk takes two of them (R9.4). */
export const operators: SignsIn = {
  slug: 'operator',
  name: 'The Exchange',
  people: ['Odette Marlow', 'Casper Finch'].map((name) => ({ ...person('exchange', name), roles: ['operator'] })),
}

/** Where the duty desks of councils that are not on the exchange are published, by slug. */
export const deskSources: Readonly<Record<string, string>> = {
  carrowdale: 'Carrowdale County Council website, “Report a concern”, read 2 November 2026',
}

function person(council: string, name: string, ...roles: Role[]): Person {
  const sub = name.toLowerCase().replaceAll(' ', '.')
  return { sub, name, email: `${sub}@${council}.example`, roles }
}
