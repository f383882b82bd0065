import type { Summary } from '../documents/summary.ts'
import { monthly, oddChildren, oddHealth, oddHousehold, oddIds, oddManager, oddWorker, plainWorker } from './people.ts'

const plain: Summary = {
  kind: 'summary',
  title: 'Summary for transfer: Bramley Oddfellow',
  datedOn: '2026-10-05',
  authoredBy: plainWorker,
  children: ['c1'],
  marks: [],
  reasonForMove: 'His father has found day work in Harrowmere.',
  household: [
    { name: 'Bramley Oddfellow', relationship: 'Child', child: 'c1', birthDate: '2018-02-11' },
    { name: 'Rufus Oddfellow', relationship: 'Father', parentalResponsibility: true },
  ],
  network: [{ name: 'Dorothea Oddfellow', relationship: 'Aunt', note: 'Stays in Fernleigh; telephones daily.' }],
  history: 'Known since April 2026, when the school told us of missed breakfasts.',
  significantEvents: [{ on: '2026-04-02', what: 'Found alone at 7 a.m. by the postman; unhurt.' }],
  risks: [{ risk: 'Mornings alone, now without his aunt.', to: 'children' }],
  strengths: ['A father who asks for help.'],
  legalStatus: 'No orders.',
  involved: [plainWorker],
  servicesToFind: [{ service: 'Breakfast club', children: ['c1'] }],
  outstandingActions: [],
  lastSeen: [{ child: 'c1', on: '2026-10-01', by: plainWorker, where: 'School', alone: true }],
  communicationNeeds: [],
  planClocks: [{ what: 'review', due: '2026-11-16' }],
}

const odd: Summary = {
  kind: 'summary',
  title:
    'CASE REPORT (vol. 9 of 9): Thistledown / Brzęczykiewicz / الشوكي / פרח־בר / ਥਿਸਲਡਾਊਨ / 蓟绒 / Чертополохова & Bump',
  datedOn: '2026-10-31',
  updatedOn: '2026-11-01',
  authoredBy: oddWorker,
  originalCreatedAt: '2026-10-31T01:30:00+00:00',
  sourceSystem: { name: 'Quillon case system, release 12.0.7-β', recordId: '9/9' },
  children: oddIds,
  marks: [
    {
      kind: 'confidential-address',
      whose: 'The whole household',
      from: 'Cornelius Thistledown',
      person: 'p2',
      reason: 'Order of 1 April 2026.',
    },
    { kind: 'third-party', who: 'The lodger’s sister' },
  ],
  reasonForMove:
    'A house. Five bedrooms, a bath. In the next county, by the sea; nobody there knows them.\nKeys on 16 November 2026 “or thereabouts”.',
  reasonForInvolvement: 'Domestic abuse; overcrowding; fourteen children.',
  currentSituation:
    'In the chapel’s hall since the trough burst (2 October). Fire officer: until 30 November at the latest.',
  household: oddHousehold,
  network: [
    {
      name: 'Cornelius Thistledown',
      relationship: 'Father of some',
      relationshipCode: 'FTH',
      parentalResponsibility: true,
      address: 'NOT KNOWN',
      note: 'Drives a green van.',
    },
    {
      name: 'Nain Morfudd',
      relationship: 'Great-grandmother',
      birthDate: '1931-02-01',
      telephone: '01632 960 031',
      note: 'Holds the cat.',
    },
  ],
  history: monthly(
    60,
    (month) => `Month ${month}. Visited; moved; visited. “Not you again,” said Siân, and put the kettle on.`,
  ),
  episodes: [
    {
      CINreferralDate: '2009-03-02',
      ReferralSource: '3B',
      PrimaryNeedCode: 'N1',
      CINclosureDate: '2010-01-29',
      ReasonForClosure: 'RC7',
      note: 'First time; c1 only, before the rest were born.',
    },
    {
      CINreferralDate: '2019-06-03',
      ReferralSource: '5C',
      PrimaryNeedCode: 'N5',
      CINclosureDate: '2019-08-30',
      ReasonForClosure: 'RC5',
      note: 'Moved to the Isles and back.',
    },
    { child: 'c14', CINreferralDate: '2026-07-01', ReferralSource: '3A', PrimaryNeedCode: 'N8' },
    { CINreferralDate: '2025-12-25', ReferralSource: '5D', PrimaryNeedCode: 'N1' },
  ],
  significantEvents: [
    { onInWords: 'Before the war', what: 'Zebulon takes the tenancy of the signal box.' },
    { on: '1931-02-01', what: 'Nain Morfudd is born in it.' },
    { onInWords: 'Some time in spring 2014 (Pip says autumn)', what: 'The first plan.' },
    ...Array.from({ length: 40 }, (_, at) => ({
      on: `20${String(15 + Math.floor(at / 4))}-0${(at % 4) * 2 + 1}-1${at % 10}`,
      what: `Move no. ${at + 1}.\nAll fourteen (as many as there were), the cat and the harmonium.`,
    })),
  ],
  risks: [
    {
      ...{
        risk: 'Cornelius finds the new address through the harmonium’s removal firm.',
        to: 'children' as const,
        from: 'Cornelius Thistledown',
      },
      ...{ handling: 'Do not name the town on any letter.', since: '2014-02-28', until: '2027-02-28', aware: false },
      whyNotInformed: 'It would tell him that they have moved.',
      ...{ discussedWith: oddManager, discussedOn: '2026-10-30' },
    },
    {
      risk: 'He followed a worker to her car (May 2026).',
      to: 'workers',
      from: 'Cornelius Thistledown',
      handling: 'Two workers. Never the green door.',
      aware: true,
      informedOn: '2026-05-20',
      informedHow: 'By letter from Legal',
    },
    { risk: 'Pip does not rest; 34 weeks.', to: 'adults' },
  ],
  strengths: [],
  legalStatus: 'Non-molestation order until 1 April 2027 (case ZZ00F00000). No order about any child; none sought.',
  involved: [oddWorker, oddHealth, oddManager],
  childrensViews: [
    { child: 'c2', views: 'Chcę zobaczyć morze.', how: 'She wants to see the sea.' },
    { child: 'c4', views: 'أُريدُ أنْ أبقى معَ أخواتي.' },
    { child: 'c7', views: 'আমি আমার স্কুলে থাকতে চাই।' },
    { child: 'c8', views: 'મારે મારી બહેનો સાથે રહેવું છે.' },
    { child: 'c10', views: 'ባሕር ማየት እፈልጋለሁ።' },
    { child: 'c12', views: 'Θέλω τη γάτα μου.' },
    { child: 'c13', views: 'Кошка!' },
  ],
  parentsViews: [{ name: 'Pip', relationship: 'Mother', views: 'I will believe it when I turn the tap.' }],
  servicesInPlace: [
    { service: 'Van', by: 'Chapel', note: 'Tuesdays.' },
    { service: 'BSL interpreting', by: 'Saint Quillon’s', children: ['c1'] },
  ],
  universalServices: [
    { kind: 'school', children: ['c1', 'c2'], old: 'Nether Quillon Sixth Form', new: 'To be found' },
    { kind: 'gp', old: 'Dr Üçüncü-Jones, The Green Practice', new: 'Seaside Surgery (made up)' },
    { kind: 'dentist' },
  ],
  servicesToFind: oddChildren.map(({ id, name }) => ({
    service: `Dentist for ${name}`,
    children: [id],
    why: 'See the plan. All the plans.',
  })),
  planStatus: 'Of 31 actions: 4 done, 9 begun, 18 “ongoing”.',
  outstandingActions: [
    { what: 'The bath.', byInWords: 'ongoing' },
    { what: 'Midwife in the new area.', who: oddHealth.name, role: 'Health', by: '2026-11-06' },
  ],
  lastSeen: oddChildren
    .slice(0, 13)
    .map(({ id }) => ({ child: id, on: '2026-10-30', by: oddWorker, where: 'Chapel hall', alone: false })),
  communicationNeeds: [
    { who: 'Pip', need: 'BSL; text before a visit.', language: 'BSL', interpreter: true },
    { who: 'Nain Morfudd', need: 'Cymraeg yn gyntaf.', language: 'Cymraeg', interpreter: false },
  ],
  planClocks: [
    { what: 'visit', due: '2026-11-20', category: 'welfare' },
    { what: 'review', due: '2027-04-12', category: 'disability', children: ['c1'] },
    { what: 'nine-months', due: '2014-11-28' },
    { what: 'twelve-months', due: '2015-02-28' },
  ],
}

/** Two summaries for whoever builds to the schema: one plain, one as long and odd as real ones are. */
export const summaries: readonly [Summary, Summary] = [plain, odd]
