import type { Assessment } from '../documents/assessment.ts'
import {
  monthly,
  oddChildren,
  oddHealth,
  oddHousehold,
  oddIds,
  oddManager,
  oddWorker,
  plainManager,
  plainWorker,
} from './people.ts'

const plain: Assessment = {
  kind: 'assessment',
  title: 'Child and family assessment: Bramley Oddfellow',
  datedOn: '2026-05-18',
  authoredBy: plainWorker,
  children: ['c1'],
  marks: [],
  assessmentKind: 'child-and-family',
  AssessmentActualStartDate: '2026-04-07',
  AssessmentAuthorisationDate: '2026-05-20',
  authorisedBy: plainManager,
  reason: 'The school told us that Bramley often comes without breakfast and has missed nine days this term.',
  needs: {
    childDevelopment: [{ need: 'Bramley is tired at school and behind in reading.' }],
    parentingCapacity: [{ need: 'His father works nights and needs help with the mornings.' }],
    familyAndEnvironment: [],
  },
  riskFactors: ['Bramley wakes alone on four mornings a week.'],
  protectiveFactors: ['His father asked for help himself.', 'An aunt lives in the same street.'],
  AssessmentFactors: ['16A'],
  childrensViews: [
    { child: 'c1', views: 'I like it when Auntie Dot does the porridge.', how: 'Walking home from school.' },
  ],
  parentsViews: [
    { name: 'Rufus Oddfellow', relationship: 'Father', views: 'I know that it is not right. I need another shift.' },
  ],
  analysis:
    'Bramley is loved and mostly well cared for; the mornings are not safe. A plan with the aunt and a breakfast club should be enough.',
  decision: 'Bramley is a child in need (section 17). A Child in Need plan is to be made.',
}

const odd: Assessment = {
  kind: 'assessment',
  title: 'S.47 → “single” → pre-birth (Bump) assessment No. 7½ of the Thistledown–Brzęczykiewicz children & others',
  datedOn: '2026-08-31',
  updatedOn: '2026-09-01',
  authoredBy: oddWorker,
  originalCreatedAt: '2026-08-31T23:59:59.999+01:00',
  sourceSystem: { name: 'Quillon case system, release 12.0.7-β', recordId: 'ASS/2026/000 000 417 (b)' },
  children: oddIds,
  marks: [
    {
      kind: 'third-party',
      who: 'The lodger at No. 3, “Old Tom”',
      note: 'Paragraph 4 of the analysis.\nHe asked not to be named.',
    },
    {
      kind: 'keep-from',
      what: 'That c2 has spoken to her teacher',
      from: 'Cornelius Thistledown',
      person: 'p2',
      reason: 'She is afraid of him.',
    },
    { kind: 'confidential-address', whose: 'Pip and the children', from: 'Cornelius Thistledown', person: 'p2' },
  ],
  assessmentKind: 'pre-birth',
  AssessmentActualStartDate: '2026-01-02',
  AssessmentInternalReviewDate: '2026-01-16',
  AssessmentAuthorisationDate: '2026-09-01',
  authorisedBy: oddManager,
  CINreferralDate: '2025-12-25',
  assessmentPlan:
    'Each child seen twice, alone where they wish.\n\t1. Interpreters for BSL, اردو and Polski.\n\t2. Health by post.',
  targetDate: '2026-03-05',
  progress: 'Late, because two interpreters fell ill & the family moved between three addresses in the area.',
  reason: monthly(
    3,
    (month) => `Referral ${month}: a neighbour heard shouting at 3 a.m.; nobody was hurt. “We only sing,” said Pip.`,
  ),
  subjects: oddChildren.map(({ id, born, due }, at) => ({
    child: id,
    ...(born ? { PersonBirthDate: born, Sex: 'F' as const } : {}),
    ...(due ? { ExpectedPersonBirthDate: due, Sex: 'U' as const } : {}),
    Ethnicity: at % 2 === 0 ? ('MOTH' as const) : ('NOBT' as const),
    Disability: at === 0 ? (['HEAR', 'COMM', 'DDA'] as const).slice() : (['NONE'] as const).slice(),
    ...(at === 4 ? { religion: 'יהדות', address: 'With her father, every second שבת' } : {}),
  })),
  household: oddHousehold,
  network: [
    {
      name: 'Cornelius “Corny” Thistledown',
      relationship: 'Father of some; barred',
      isDeceased: false,
      parentalResponsibility: true,
    },
    { name: '?', relationship: 'Father of Bump, not known', note: 'Pip prefers not to say.' },
  ],
  communicationNeeds: [
    {
      who: 'Pip',
      need: 'BSL interpreter (not the cousin).\nNo telephone calls: text.',
      language: 'British Sign Language',
      interpreter: true,
    },
    { who: 'نجمہ', need: 'Reads Urdu right to left; letters in large print.', language: 'اردو', interpreter: false },
  ],
  legalStatus: 'No orders. A child arrangements order about נֹעָה ended on 31 March 2026 when she was 12.',
  immigrationStatus: 'Pre-settled status for five of the children until 30 June 2027; the rest are British.',
  contributions: [
    { by: oddHealth, worksWith: 'Pip and Bump', contributed: true },
    {
      by: { name: 'P.C. 000 X. Y. Zed', role: 'Police, vulnerability desk' },
      contributed: false,
      whyNot: 'Asked three times; no answer by 31 August.',
    },
  ],
  needs: {
    childDevelopment: oddChildren.map(({ id, name }) => ({
      need: `${name}: has moved school four times.\nNeeds one that she stays at.`,
      children: [id],
    })),
    parentingCapacity: [],
    familyAndEnvironment: [
      { need: 'Fifteen people share three rooms and one “bath” (a trough).' },
      {
        need: 'Rent arrears of £4,321.09½; eviction notice <served> & “stayed”; see http://housing.example/?a=1&b=2#c',
        children: ['c13', 'c14'],
      },
    ],
  },
  riskFactors: [
    'Cornelius has found two of the last three addresses.',
    'Overcrowding.',
    'Pip’s midwife has not seen her since week 19 (± 2).',
  ],
  protectiveFactors: [],
  AssessmentFactors: ['3A', '3B', '4C', '5C', '6C', '7A', '8F', '18C', '20', '22A', '24A'],
  childrensViews: [
    {
      child: 'c1',
      views: '[signed] I do the signing for Mum. I am tired.\n\n“Dw i isio cysgu.”',
      how: 'In BSL, with an interpreter; in Welsh with me.',
    },
    {
      child: 'c3',
      views: 'میں اپنی بلی ساتھ لے جانا چاہتی ہوں۔',
      how: 'Written by her in Urdu; she wants to bring her cat.',
    },
    { child: 'c5', views: 'אני רוצה לראות את אבא בלי לריב.', how: 'Through an interpreter.' },
    { child: 'c11', views: '我想和姐姐一个房间。', how: 'Drawn; she wants a room with her sister.' },
    { child: 'c13', views: 'She clung to c1 throughout.' },
  ],
  parentsViews: [
    {
      name: 'Pip',
      relationship: 'Mother',
      views: 'You people keep asking the same thing.\nI want ONE worker & a bath.',
    },
    { name: 'Cornelius Thistledown', views: 'Did not wish to say.' },
  ],
  analysis: monthly(24, (month) =>
    [
      `Month ${month} of 24. What was seen, by whom and what it may mean for the children.`,
      'The older girls carry the younger ones’ care (c1 most of all), and do so with humour; their own rest, school and friends pay for it.',
      '“If we stop moving, it stops,” Pip says. She may be right; nobody has yet been able to offer her the chance.',
    ].join('\n'),
  ),
  recommendation: 'One plan for all fourteen; Bump’s to be looked at again at 32 weeks.',
  decision: 'Children in need, all. Not agreed: pre-proceedings (2 for, 3 against). See the minutes.',
}

/** Two assessments for whoever builds to the schema: one plain, one as long and odd as real ones are. */
export const assessments: readonly [Assessment, Assessment] = [plain, odd]
