import type { Minutes } from '../documents/minutes.ts'
import { monthly, oddChildren, oddHealth, oddIds, oddManager, oddWorker, plainManager, plainWorker } from './people.ts'

const plain: Minutes = {
  kind: 'minutes',
  title: 'Child in Need review, 24 August 2026',
  datedOn: '2026-08-24',
  authoredBy: plainWorker,
  children: ['c1'],
  marks: [],
  heldOn: '2026-08-24',
  where: 'Ferny Lane School',
  chair: plainManager,
  minuteTaker: plainWorker,
  attendance: [
    { name: 'Rufus Oddfellow', role: 'Father' },
    { name: 'Dorothea Oddfellow', role: 'Aunt' },
  ],
  apologies: [{ name: 'Ms Quill', role: 'Class teacher', organisation: 'Ferny Lane School', wroteInstead: true }],
  excluded: [],
  riskFactors: ['Bramley wakes alone on some mornings.'],
  protectiveFactors: ['His aunt now comes every morning.'],
  planElements: [
    {
      element: 'Bramley wakes alone and comes to school hungry.',
      progress: 'Two mornings alone in eleven weeks.',
      newActions: [{ what: 'Give the aunt a key.', who: 'Rufus Oddfellow', by: '2026-08-28' }],
    },
  ],
  childrensViews: [{ child: 'c1', views: 'Porridge is all right. Toast would be better.' }],
  parentsViews: [{ name: 'Rufus Oddfellow', views: 'It works. I have asked for days.' }],
  agreements: [{ who: 'Everybody', about: 'The plan goes on until Christmas.' }],
  disagreements: [],
  seen: [{ child: 'c1', on: '2026-08-10', by: plainWorker, where: 'Home', alone: true }],
  nextMeeting: { on: '2026-11-16', at: '15:30', where: 'Ferny Lane School' },
  outcomes: [{ child: 'c1', outcome: 'continues' }],
}

const odd: Minutes = {
  kind: 'minutes',
  title: '“Review” (really the 2nd initial) — 13.09.2026, 8:47 p.m. – 11:58 p.m., by video & in the chapel',
  datedOn: '2026-09-14',
  updatedOn: '2026-09-20',
  authoredBy: { name: 'Bevis-Jørgen ’t Hooft', role: 'Minute taker (agency), 3rd of 4' },
  originalCreatedAt: '2026-09-14T00:03:00.000001+01:00',
  sourceSystem: { name: 'Quillon case system, release 12.0.7-β', recordId: 'MIN-00' },
  children: oddIds,
  marks: [{ kind: 'third-party', who: 'A caller who gave no name', note: 'Under “Other discussion”.' }],
  heldOn: '2026-09-13',
  meetingKind: 'initial',
  where: 'Zebulon’s chapel (vestry), Nether Quillon; and by video (the picture froze)',
  introductions:
    'The chair said why we meet, that it stays in the room, and that a record is made.\nEverybody said who they were, in four languages.',
  participation:
    'BSL interpreter; taxi for 15 (two trips); crèche in the font; held after the mosque’s prayers and before school.',
  chair: oddManager,
  minuteTaker: { name: 'Bevis-Jørgen ’t Hooft', role: 'Minute taker (agency), 3rd of 4' },
  attendance: [
    { name: 'Perpetua “Pip” Thistledown-Brzęczykiewicz', role: 'Mother', address: 'by hand only' },
    { name: 'Siân (c1)', role: 'Child; chaired item 8' },
    {
      name: oddHealth.name,
      role: oddHealth.role,
      organisation: 'Quillon Community Health NHS Trust',
      address: 'mairead@quillon-health.example',
    },
    { name: 'Somebody from Housing', role: 'Did not say' },
    ...Array.from({ length: 12 }, (_, at) => ({ name: `Student social worker no. ${at + 1}`, role: 'Observing' })),
  ],
  apologies: [{ name: 'P.C. 000 X. Y. Zed', role: 'Police', wroteInstead: false }],
  excluded: [
    {
      name: 'Cornelius Thistledown',
      relationship: 'Father of some',
      reasons: 'Non-molestation order of 1 April 2026; he said that he would “sit outside anyway”.',
      endorsedBy: oddManager,
      endorsedOn: '2026-09-11',
    },
  ],
  writtenUpdates: [
    {
      from: 'Mr Ὀρέστης Κάκτος',
      role: 'Head of year 9',
      says: monthly(5, (month) => `Week ${month}: attendance 100%, asleep by ten.`),
    },
    { from: 'A dentist', says: 'Not registered.' },
  ],
  riskFactors: ['Cornelius.', 'The trough.'],
  protectiveFactors: ['The chapel.'],
  planElements: [
    {
      element: 'We are here because nobody stayed.',
      progress: monthly(
        18,
        (month) =>
          `Fortnight ${month}: Housing rang / did not ring (delete as appropriate).\n• viewed: 1\n• offered: 0`,
      ),
      newActions: [
        { what: 'Ring Housing daily.', who: oddWorker.name, by: '2026-09-15' },
        { what: 'Somebody to find out about the bath.', byInWords: 'in due course' },
      ],
    },
    ...oddChildren
      .slice(0, 13)
      .map(({ id, name }) => ({ children: [id], element: `${name}: dentist`, progress: 'None.', newActions: [] })),
  ],
  otherDiscussion:
    'A caller says that they have seen Cornelius’s van (plate not noted).\n\nStep down? No. Strategy discussion? Not tonight; see below.',
  analysis: 'The risk is one man and no house. The children are well; they are also exhausted.',
  decisions: ['One worker until the birth.', 'No more students than children.'],
  unresolved: ['Who pays for the van.', 'Whether c1 may stop interpreting before she is 18.'],
  childrensViews: [
    { child: 'c1', views: 'I would like to be asked second, not first.', how: 'She said so in BSL.' },
    { child: 'c9', views: 'எனக்கு ஒரு மரம் வேண்டும்.', how: 'A tree, please.' },
    { child: 'c6', views: 'ਮੈਨੂੰ ਇੱਕ ਕੁੱਤਾ ਚਾਹੀਦਾ ਹੈ।' },
  ],
  parentsViews: [{ name: 'Pip', relationship: 'Mother', views: 'Three hours. For this.' }],
  agreements: [{ who: 'Pip, c1, health, school', about: 'One worker.' }],
  disagreements: [
    {
      who: 'Housing',
      about: 'That five bedrooms are needed',
      reasons: 'The formula gives four and a half.',
      proposed: 'Appeal.',
    },
    { who: 'Siân', about: 'That she “copes”', reasons: 'I do not.' },
  ],
  seen: oddChildren.slice(0, 13).flatMap(({ id }, at) => [
    { child: id, on: '2026-08-30', by: oddWorker, where: 'Home, at 7 a.m.', alone: at < 5 },
    { child: id, on: '2026-09-10', by: { name: 'A locum', role: 'Social worker (agency)' } },
  ]),
  visitingPattern: 'Health on Mondays, school on weekdays, social worker on the 1st and 15th, chapel on Sundays.',
  nextMeeting: {
    on: '2026-10-12',
    at: '00:00',
    where: 'Here, if the roof holds',
    invite: ['A dentist', 'The Housing formula’s author'],
  },
  outcomes: oddChildren.map(({ id }, at) => ({
    child: id,
    outcome:
      at === 13 ? ('strategy-discussion' as const) : at === 0 ? ('assessment-update' as const) : ('continues' as const),
    ...(at === 13
      ? { reasons: 'Bump: see the pre-birth assessment.', nextSteps: 'By 32 weeks.', leadProfessional: oddHealth }
      : {}),
  })),
}

/** Two sets of minutes for whoever builds to the schema: one plain, one as long and odd as real ones are. */
export const minutes: readonly [Minutes, Minutes] = [plain, odd]
