import type { Plan } from '../documents/plan.ts'
import { monthly, oddChildren, oddHealth, oddIds, oddManager, oddWorker, plainManager, plainWorker } from './people.ts'

const plain: Plan = {
  kind: 'plan',
  title: 'Child in Need plan: Bramley Oddfellow',
  datedOn: '2026-06-01',
  authoredBy: plainWorker,
  children: ['c1'],
  marks: [],
  CINPlanStartDate: '2026-06-01',
  leadProfessional: plainWorker,
  needs: [
    {
      worry: 'Bramley wakes alone and comes to school hungry.',
      change: 'An adult is there every school morning and Bramley has breakfast.',
      actions: [
        {
          what: 'Fetch Bramley at 7.15 on the four mornings.',
          who: 'Dorothea Oddfellow',
          role: 'Aunt',
          by: '2026-06-08',
        },
      ],
      resources: [{ who: 'Ferny Lane School breakfast club', availability: 'available' }],
      measure: 'No morning alone for six weeks; attendance above 95%.',
      contingency: 'If his aunt cannot come, his father rings the school before 7 and the club’s minibus fetches him.',
    },
  ],
  contacts: [{ who: 'Tamsin Oatley', withWhom: 'Bramley', nature: 'At home', frequency: 'Every 20 working days' }],
  reviewPoints: [{ on: '2026-08-24' }],
  agreements: [{ who: 'Rufus Oddfellow', about: 'The whole plan.' }],
  disagreements: [],
  signatures: [
    { name: 'Rufus Oddfellow', capacity: 'parent-or-carer', signedOn: '2026-06-02' },
    { name: plainManager.name, capacity: 'practice-lead', label: 'Team manager', signedOn: '2026-06-03' },
  ],
}

const odd: Plan = {
  kind: 'plan',
  title: 'C.I.N. PLAN (v.19, “final FINAL”) ∕ Cynllun Plentyn mewn Angen ∕ Plan dla dziecka ∕ منصوبہ ∕ خطة ∕ תוכנית',
  datedOn: '2026-09-14',
  updatedOn: '2026-09-30',
  authoredBy: oddWorker,
  originalCreatedAt: '2014-02-28T00:00:00Z',
  sourceSystem: { name: 'Quillon case system, release 12.0.7-β' },
  children: oddIds,
  marks: [{ kind: 'keep-from', what: 'The refuge’s telephone number', from: 'Cornelius Thistledown', person: 'p2' }],
  CINPlanStartDate: '2014-02-28',
  CINPlanEndDate: '2027-02-28',
  leadProfessional: oddWorker,
  riskFactors: ['Found again by Cornelius.', 'Fourteen children, one pair of hands.'],
  strengths: ['They sing.', 'c1 and c2 have not missed a day of college since Easter.'],
  needs: [
    {
      services: ['A house of five bedrooms', 'A BSL-speaking family support worker, 12 h a week'],
      worry: monthly(
        12,
        (month) =>
          `Month ${month}: another address, another school, another “initial” meeting.\nWe are here because nobody stayed.`,
      ),
      change: 'They stay.',
      timescale: 'Not before the house; not after the birth. Realistically: by Christmas.',
      actions: [
        { what: 'Find the house.', role: 'Housing', byInWords: 'ongoing' },
        { what: 'Chase Housing.', who: 'Dr Ffion-Haf O’Brambleby', by: '2026-10-02' },
        { what: 'Pray (Zebulon’s chapel).', who: 'Everybody', byInWords: 'ASAP / TBC' },
        { what: 'See whether the trough may be replaced by a bath.' },
      ],
      resources: [
        { who: 'Housing', how: 'Band A+ since 2019; 412 households before them.', availability: 'unavailable' },
        { who: 'BSL-speaking worker', how: 'One for the county.', availability: 'scarce' },
        { who: 'Chapel, mosque, שול & gurdwara', how: 'Meals, one evening each.', availability: 'available' },
        { who: 'The lodger', availability: 'not-known' },
      ],
      measure: 'One address for 6 months.',
      familysView: '“It helps when you bring the van.” The forms do not help.',
      contingency: 'If Cornelius comes: 999, then Pod 7 (out of hours: 01632 960 999), then leave by the back.',
    },
    ...oddChildren.map(({ id, name }) => ({
      children: [id],
      worry: `${name} has had no dentist.`,
      change: 'Teeth.',
      actions: [],
      resources: [],
    })),
  ],
  responsibilities: [
    { who: 'Pip', role: 'Mother', responsibility: 'Says when it is too much.' },
    { who: 'Siân', role: 'Eldest', responsibility: 'NOT the interpreter. NOT the mother.' },
    { who: oddHealth.name, role: oddHealth.role, responsibility: 'Bump’s birth plan; everybody’s vaccinations.' },
  ],
  contacts: [
    {
      who: oddWorker.name,
      withWhom: 'Each child in turn',
      nature: 'Home, school, or on the swing',
      frequency: 'Every 15 working days; weekly from week 32',
    },
    { who: oddHealth.name, withWhom: 'Pip', frequency: 'Fortnightly' },
  ],
  reviewPoints: [{ on: '2026-10-12', means: 'The five-question sheet; what the children draw.' }, { on: '2027-02-28' }],
  reviewFrequency:
    'At least every eight weeks (welfare); every six months for c1 (disability), whichever is the sooner',
  decisions: ['The plan goes past twelve months (service manager, 28 February 2015, and every year since).'],
  agreements: [
    { who: 'Pip', about: 'The bath.' },
    { who: 'Everybody else', about: 'Everything but the bath.' },
  ],
  disagreements: [
    {
      who: 'Cornelius Thistledown (in writing)',
      about: 'All of it',
      reasons: 'I WAS NOT ASKED!!!\n\n— C. T., Esq.',
      proposed: 'Own meeting, at the office, two workers.',
    },
    { who: 'ሰላማዊት (c10)', about: 'The dentist', reasons: 'አልፈልግም።' },
  ],
  signatures: [
    { name: 'Pip', capacity: 'parent-or-carer', signedOn: '2026-09-30' },
    { name: 'Siân Gwenllïan', capacity: 'child', signedOn: '2026-09-30' },
    { name: 'Cornelius Thistledown', capacity: 'parent-or-carer', whyNot: 'Sent it back torn in 2.' },
    {
      name: oddManager.name,
      capacity: 'practice-lead',
      label: 'Practice Lead (acting up)',
      whyNot: 'On leave until 5 October.',
    },
    { name: 'The Reverend Ὀδυσσεύς Παππᾶς', capacity: 'other', label: 'Friend of the family' },
  ],
}

/** Two plans for whoever builds to the schema: one plain, one as long and odd as real ones are. */
export const plans: readonly [Plan, Plan] = [plain, odd]
