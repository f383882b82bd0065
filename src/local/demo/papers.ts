import type { Assessment } from '../../../schemas/documents/assessment.ts'
import type { Minutes } from '../../../schemas/documents/minutes.ts'
import type { Plan } from '../../../schemas/documents/plan.ts'
import type { Summary } from '../../../schemas/documents/summary.ts'
import { both, healthVisitor, newAddress, practiceLead, serviceManager, teacher, worker } from './people.ts'

const isoldesView = {
  child: 'c1',
  views: 'I like my school and I want to take my frog book with me.\nI do not want Lucan to know the new house.',
  how: 'Drawn and talked over with Perpetua at school, using the three houses.',
}
const corinsView = {
  child: 'c2',
  views: 'Corin points to the picture of his sister when asked who keeps him safe.',
  how: 'Play at nursery with picture cards; his key person was in the room.',
}
const rowenasView = {
  name: 'Rowena Fenwick-Ashgrove',
  relationship: 'Mother',
  views: 'I want the children to start again where nobody knows us. I would like help to find a nursery that signs.',
}

const riskFactors = [
  'Lucan Thistlecombe has assaulted Rowena in front of both children, last in May 2026.',
  'Rowena has stopped taking her medication twice this year when she was under strain.',
]
const protectiveFactors = [
  'Rowena sought help herself and has kept to the safety plan.',
  'The maternal grandmother, Winifred Fenwick, telephones every evening.',
]

/** A finished child and family assessment of both children. */
export const anAssessment = (overrides: Partial<Assessment> = {}): Assessment => ({
  kind: 'assessment',
  title: 'Child and family assessment: Fenwick-Ashgrove',
  datedOn: '2026-09-29',
  authoredBy: worker,
  originalCreatedAt: '2026-09-29T15:40:00+01:00',
  sourceSystem: { name: 'Marlbrook case system', recordId: 'CFA-20817' },
  children: both,
  marks: [
    { kind: 'third-party', who: 'A neighbour of the family', note: 'Reported the May incident; see the analysis.' },
  ],
  assessmentKind: 'child-and-family',
  AssessmentActualStartDate: '2026-09-01',
  AssessmentInternalReviewDate: '2026-09-15',
  AssessmentAuthorisationDate: '2026-09-30',
  authorisedBy: practiceLead,
  reason: 'Police notified the authority of an assault on Rowena at home, with both children present.',
  needs: {
    childDevelopment: [
      { need: 'Isolde sleeps badly and has missed eleven days of school since Easter.', children: ['c1'] },
      { need: 'Corin has few words and uses Makaton; speech therapy began in July.', children: ['c2'] },
    ],
    parentingCapacity: [{ need: 'Rowena needs steady support with her depression in order to keep routines.' }],
    familyAndEnvironment: [{ need: 'The family needs a home that Lucan does not know.' }],
  },
  riskFactors,
  protectiveFactors,
  AssessmentFactors: ['3A', '3B', '4B', '17A'],
  childrensViews: [isoldesView, corinsView],
  parentsViews: [rowenasView],
  analysis:
    'Both children have lived with fear. Rowena protects them when she is well and supported. Without help the strain of ' +
    'moving is likely to undo what she has gained, and Isolde would again carry the worry.',
  decision: 'The children are in need (section 17). A Child in Need plan is to be made.',
  ...overrides,
})

/** The Child in Need plan that followed, with one vague action left as it was written. */
export const aPlan = (overrides: Partial<Plan> = {}): Plan => ({
  kind: 'plan',
  title: 'Child in Need plan: Fenwick-Ashgrove',
  datedOn: '2026-10-05',
  authoredBy: worker,
  originalCreatedAt: '2026-10-05T11:05:00+01:00',
  sourceSystem: { name: 'Marlbrook case system', recordId: 'CINP-20911' },
  children: both,
  marks: [newAddress],
  CINPlanStartDate: '2026-10-05',
  leadProfessional: worker,
  needs: [
    {
      worry: 'The children have seen violence at home and Lucan may look for them.',
      change: 'Isolde and Corin are safe at home and feel it.',
      actions: [
        {
          what: 'Agree a safety plan for the new home with Rowena.',
          who: 'Perpetua Quillfeather',
          role: 'Social worker',
          by: '2026-11-20',
        },
        {
          what: 'Tell the new school who may collect the children.',
          who: 'Barnaby Oakhanger',
          role: 'Brackenfold Primary',
          by: '2026-11-27',
        },
      ],
      resources: [
        { who: 'Lanternlight domestic abuse service', how: 'Outreach worker for Rowena.', availability: 'available' },
        { who: 'Winifred Fenwick, grandmother', how: 'Stays for the first fortnight.', availability: 'available' },
      ],
      measure: 'No contact from Lucan; Isolde says that she sleeps through.',
      contingency:
        'If Lucan finds the family, Rowena calls 999 and both authorities hold a strategy discussion that day.',
    },
    {
      children: ['c2'],
      worry: 'Corin has few words and is about to lose his speech therapist.',
      change: 'Corin’s therapy goes on without a gap of more than four weeks.',
      actions: [{ what: 'Find a speech therapist in the new area.', role: 'Health', byInWords: 'ASAP' }],
      resources: [{ who: 'Community speech therapy', availability: 'scarce' }],
      measure: 'A first appointment is booked before the move.',
    },
  ],
  contacts: [
    {
      who: 'Perpetua Quillfeather',
      withWhom: 'Isolde and Corin',
      nature: 'Home visit, each seen alone',
      frequency: 'Every 15 working days',
    },
    { who: 'Seraphina Wexcombe', withWhom: 'Corin and Rowena', nature: 'Home visit', frequency: 'Monthly' },
  ],
  reviewPoints: [{ on: '2026-11-02', means: 'At the review, from school attendance and the children’s own words.' }],
  agreements: [{ who: 'Rowena Fenwick-Ashgrove', about: 'The whole plan.' }],
  disagreements: [
    {
      who: 'Barnaby Oakhanger',
      about: 'Moving schools before Christmas.',
      reasons: 'Isolde has only just settled and her attendance has recovered.',
      proposed: 'Visits to the new school before the move.',
    },
  ],
  signatures: [
    { name: 'Rowena Fenwick-Ashgrove', capacity: 'parent-or-carer', signedOn: '2026-10-06' },
    { name: 'Ambrose Tidewell', capacity: 'practice-lead', label: 'Practice Manager', signedOn: '2026-10-07' },
    { name: 'Isolde Fenwick-Ashgrove', capacity: 'child', whyNot: 'She chose to draw a frog on the page instead.' },
  ],
  ...overrides,
})

/** The minutes of the latest Child in Need review. */
export const someMinutes = (overrides: Partial<Minutes> = {}): Minutes => ({
  kind: 'minutes',
  title: 'Child in Need review, 2 November 2026',
  datedOn: '2026-11-02',
  authoredBy: teacher,
  originalCreatedAt: '2026-11-03T09:12:00Z',
  sourceSystem: { name: 'Marlbrook case system', recordId: 'CINR-21340' },
  children: both,
  marks: [{ kind: 'keep-from', what: 'The name of the new school', from: 'Lucan Thistlecombe', person: 'p2' }],
  heldOn: '2026-11-02',
  where: 'Brackenfold Primary, the community room',
  chair: practiceLead,
  minuteTaker: teacher,
  attendance: [
    { name: 'Rowena Fenwick-Ashgrove', role: 'Mother' },
    { name: 'Isolde Fenwick-Ashgrove', role: 'Child, for the first half' },
    worker,
    teacher,
  ],
  apologies: [{ ...healthVisitor, wroteInstead: true }],
  excluded: [
    {
      name: 'Lucan Thistlecombe',
      relationship: 'Corin’s father',
      reasons: 'His presence would put Rowena and the children at risk.',
      endorsedBy: serviceManager,
      endorsedOn: '2026-10-26',
    },
  ],
  riskFactors,
  protectiveFactors,
  planElements: [
    {
      element: 'The children have seen violence at home and Lucan may look for them.',
      progress: 'No contact since 9 October. Isolde has missed no school since half-term.',
      newActions: [
        {
          what: 'Send the safety plan to the new school.',
          who: 'Perpetua Quillfeather',
          role: 'Social worker',
          by: '2026-11-27',
        },
      ],
    },
    {
      children: ['c2'],
      element: 'Corin has few words and is about to lose his speech therapist.',
      progress: 'Two sessions held. No therapist found in the new area yet.',
      newActions: [
        {
          what: 'Write to the new area’s therapy service.',
          who: 'Seraphina Wexcombe',
          role: 'Health visitor',
          by: '2026-11-13',
        },
      ],
    },
  ],
  otherDiscussion: 'The family expects to move to Thornwick on 23 November. The plan should go with them.',
  childrensViews: [isoldesView, corinsView],
  parentsViews: [rowenasView],
  agreements: [{ who: 'Everybody present', about: 'The plan continues and goes to Thornwick.' }],
  disagreements: [],
  seen: [
    { child: 'c1', on: '2026-10-12', by: worker, where: 'Home', alone: true },
    { child: 'c2', on: '2026-10-12', by: worker, where: 'Home', alone: false },
    { child: 'c1', on: '2026-10-29', by: teacher, where: 'School', alone: true },
  ],
  nextMeeting: { on: '2026-12-14', at: '15:45', where: 'To be arranged with Thornwick Borough Council' },
  outcomes: [
    { child: 'c1', outcome: 'continues', reasons: 'Her sleep and attendance are better, but the risk remains.' },
    { child: 'c2', outcome: 'continues', reasons: 'His therapy is not secured.', leadProfessional: worker },
  ],
  ...overrides,
})

/** The summary written for the move. */
export const aSummary = (overrides: Partial<Summary> = {}): Summary => ({
  kind: 'summary',
  title: 'Summary for transfer: Fenwick-Ashgrove',
  datedOn: '2026-11-16',
  authoredBy: worker,
  originalCreatedAt: '2026-11-16T16:20:00Z',
  sourceSystem: { name: 'Marlbrook case system', recordId: 'SUM-21502' },
  children: both,
  marks: [newAddress],
  reasonForMove: 'A housing association in Thornwick has offered a house that Lucan does not know of.',
  household: [
    { name: 'Isolde Fenwick-Ashgrove', relationship: 'Child', child: 'c1', birthDate: '2017-03-14' },
    { name: 'Corin Fenwick-Ashgrove', relationship: 'Child', child: 'c2', birthDate: '2022-08-02' },
    { name: 'Rowena Fenwick-Ashgrove', relationship: 'Mother', parentalResponsibility: true },
  ],
  network: [
    { name: 'Winifred Fenwick', relationship: 'Maternal grandmother', note: 'Telephones every evening; will visit.' },
    {
      name: 'Lucan Thistlecombe',
      relationship: 'Corin’s father',
      parentalResponsibility: false,
      note: 'Poses a risk.',
    },
  ],
  history:
    'Known since May 2025, when the school reported that Isolde was tired and watchful. Early help closed that autumn.',
  significantEvents: [
    { onInWords: 'spring 2025', what: 'Lucan moved in.' },
    { on: '2026-05-23', what: 'Rowena was assaulted at home. Both children were present.' },
  ],
  risks: [
    { risk: 'Further assault if Lucan finds the family.', to: 'adults', from: 'Lucan Thistlecombe' },
    { risk: 'Emotional harm from renewed fear.', to: 'children' },
    {
      risk: 'He has threatened staff at the office.',
      to: 'workers',
      from: 'Lucan Thistlecombe',
      handling: 'Visit in pairs if he is near.',
    },
  ],
  strengths: protectiveFactors,
  legalStatus: 'No order about the children. Non-molestation order against Lucan Thistlecombe until 11 June 2027.',
  involved: [worker, teacher, healthVisitor],
  servicesToFind: [
    { service: 'Speech and language therapy', children: ['c2'], why: 'Makaton-based therapy since July 2026.' },
    { service: 'Domestic abuse outreach', why: 'Rowena sees her outreach worker weekly.' },
  ],
  outstandingActions: [
    {
      what: 'Write to the new area’s therapy service.',
      who: 'Seraphina Wexcombe',
      role: 'Health visitor',
      by: '2026-11-13',
    },
  ],
  lastSeen: [
    { child: 'c1', on: '2026-11-12', by: worker, where: 'School', alone: true },
    { child: 'c2', on: '2026-11-12', by: worker, where: 'Home', alone: false },
  ],
  communicationNeeds: [
    { who: 'Corin', need: 'Uses Makaton; speak slowly and show pictures.', language: 'English', interpreter: false },
  ],
  planClocks: [
    { what: 'visit', due: '2026-12-03' },
    { what: 'review', due: '2026-12-28', category: 'welfare' },
  ],
  ...overrides,
})
