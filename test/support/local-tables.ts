import type { Minutes } from '../../schemas/documents/minutes.ts'
import { healthVisitor, practiceLead, serviceManager, teacher, worker } from '../../src/local/demo/people.ts'
import { about, local, plan } from './local-forms.ts'

const minutes = (more: Pick<Minutes, 'planElements' | 'outcomes'> & Partial<Minutes>): Minutes => ({
  ...{ kind: 'minutes', title: 'Child in Need review', datedOn: '2026-11-02', ...about, heldOn: '2026-11-02' },
  ...{ chair: practiceLead, attendance: [{ name: 'Rowena Fenwick-Ashgrove', role: 'Mother' }], apologies: [] },
  ...{ excluded: [], riskFactors: [], protectiveFactors: [], childrensViews: [], parentsViews: [] },
  ...{ agreements: [], disagreements: [], seen: [], ...more },
})

/** A plan as a table of five questions, one row for each element. */
export const fiveQuestions = local({
  from: 'Five questions (S3)',
  form: {
    'The Child in Need Plan': [
      {
        'What are we worried about?': 'Isolde misses school.',
        'What actions are required to bring about change?': 'Walk with her every morning.',
        'Who will do what?': 'Winifred Fenwick',
        'By when?': '2026-10-12',
        'What should the result be?': 'Attendance above 95%.',
      },
      {
        'What are we worried about?': 'Corin has no therapist in the new area.',
        'What actions are required to bring about change?': 'Write to the therapy service there.',
        'Who will do what?': 'Seraphina Wexcombe',
        'By when?': '2026-11-13',
        'What should the result be?': 'No gap of more than four weeks.',
      },
    ],
  },
  made: (form) =>
    plan({
      needs: form['The Child in Need Plan'].map((row) => ({
        worry: row['What are we worried about?'],
        change: row['What should the result be?'],
        actions: [
          {
            what: row['What actions are required to bring about change?'],
            who: row['Who will do what?'],
            by: row['By when?'],
          },
        ],
        resources: [],
      })),
    }),
  homes: {
    'What are we worried about?': 'needs.worry',
    'What actions are required to bring about change?': 'needs.actions.what',
    'Who will do what?': 'needs.actions.who',
    'By when?': 'needs.actions.by',
    'What should the result be?': 'needs.change',
  },
})

/** A plan that sets out the work that needs done, why, when and by whom. */
export const workToBeDone = local({
  from: 'What, why, when and by whom (S4)',
  form: {
    'Expected outcomes for the child': [
      {
        'Identified need': 'The house is cold.',
        'Intended outcome': 'Both children sleep warm.',
        Timescale: 'By the first frost.',
      },
    ],
    'The work that needs done': [
      { Task: 'Apply for the boiler grant.', 'By whom': 'Rowena Fenwick-Ashgrove', When: '2026-10-23' },
    ],
    'How often the meeting is held': 'No less than 8 weekly.',
    'Next Child in Need Meeting': [{ Date: '2026-11-30', 'What will be checked': 'The thermometer in the bedroom.' }],
  },
  made: (form) =>
    plan({
      needs: form['Expected outcomes for the child'].map((row) => ({
        worry: row['Identified need'],
        change: row['Intended outcome'],
        timescale: row.Timescale,
        actions: form['The work that needs done'].map((task) => ({
          ...{ what: task.Task, who: task['By whom'], by: task.When },
        })),
        resources: [],
      })),
      reviewFrequency: form['How often the meeting is held'],
      reviewPoints: form['Next Child in Need Meeting'].map((row) => ({
        ...{ on: row.Date, means: row['What will be checked'] },
      })),
    }),
  homes: {
    'Identified need': 'needs.worry',
    'Intended outcome': 'needs.change',
    Timescale: 'needs.timescale',
    Task: 'needs.actions.what',
    'By whom': 'needs.actions.who',
    When: 'needs.actions.by',
    'How often the meeting is held': 'reviewFrequency',
    Date: 'reviewPoints.on',
    'What will be checked': 'reviewPoints.means',
  },
})

/** The agenda that is also the record, in its order. */
export const reviewAgenda = local({
  from: 'Review meeting agenda (S3)',
  form: {
    Introductions: 'Purpose, confidentiality, and that a record is made.',
    'Minute Taker': teacher.name,
    'Record of Attendance': [
      { Attendee: 'Winifred Fenwick', As: 'Grandmother', 'Address for distribution': '3 Larch Row' },
    ],
    Apologies: [{ Absent: healthVisitor.name, Their: 'Health visitor' }],
    'Who Chaired the Meeting': practiceLead.name,
    'Risk Factors': ['Lucan knows the school.'],
    'Protective Factors': ['The school knows Lucan.'],
    'Each element of the Child in Need Plan': [
      {
        Element: 'Isolde misses school.',
        'Update regarding progress': 'One day missed.',
        'Action that results': 'Tell the new school.',
      },
    ],
    'Any additional discussion': 'Not ready to step down to a Team Around the Child.',
    'The views and wishes of the Child/ren': 'I want to keep my frog book.',
    'The views and wishes of the parents/carers': 'I want one worker.',
    Agreement: 'To the actions discussed.',
    'Disagreement and the reasons why': [
      {
        Who: 'Lucan',
        What: 'Being kept out.',
        Why: 'He says that it is unfair.',
        'Action proposed': 'A meeting of his own.',
      },
    ],
    'When the child has been seen': [
      { On: '2026-10-29', 'By whom': worker.name, Where: 'At school', 'Whether alone': 'alone' },
    ],
    'Future visiting patterns': 'School on Mondays, home on Thursdays.',
    'Next meeting': [{ Venue: 'Brackenfold Primary', 'Date next': '2026-12-14', Time: '15:45' }],
    'Excluded family member': [
      {
        Person: 'Lucan Thistlecombe',
        Reason: 'Domestic violence.',
        'Endorsed by the Service Manager': serviceManager.name,
      },
    ],
  },
  made: (form) =>
    minutes({
      introductions: form.Introductions,
      minuteTaker: { ...teacher, name: form['Minute Taker'] },
      attendance: form['Record of Attendance'].map((row) => ({
        ...{ name: row.Attendee, role: row.As, address: row['Address for distribution'] },
      })),
      apologies: form.Apologies.map((row) => ({ name: row.Absent, role: row.Their })),
      chair: { ...practiceLead, name: form['Who Chaired the Meeting'] },
      riskFactors: [...form['Risk Factors']],
      protectiveFactors: [...form['Protective Factors']],
      planElements: form['Each element of the Child in Need Plan'].map((row) => ({
        ...{ element: row.Element, progress: row['Update regarding progress'] },
        newActions: [{ what: row['Action that results'] }],
      })),
      otherDiscussion: form['Any additional discussion'],
      childrensViews: [{ child: 'c1', views: form['The views and wishes of the Child/ren'] }],
      parentsViews: [{ name: 'Rowena', views: form['The views and wishes of the parents/carers'] }],
      agreements: [{ who: 'Everybody', about: form.Agreement }],
      disagreements: form['Disagreement and the reasons why'].map((row) => ({
        ...{ who: row.Who, about: row.What, reasons: row.Why, proposed: row['Action proposed'] },
      })),
      seen: form['When the child has been seen'].map((row) => ({
        ...{ child: 'c1', on: row.On, by: { ...worker, name: row['By whom'] }, where: row.Where },
        alone: row['Whether alone'] === 'alone',
      })),
      visitingPattern: form['Future visiting patterns'],
      nextMeeting: form['Next meeting'].map((row) => ({ on: row['Date next'], at: row.Time, where: row.Venue }))[0],
      excluded: form['Excluded family member'].map((row) => ({
        ...{ name: row.Person, reasons: row.Reason },
        endorsedBy: { ...serviceManager, name: row['Endorsed by the Service Manager'] },
      })),
      outcomes: [{ child: 'c1', outcome: 'continues' }],
    }),
  homes: {
    Introductions: 'introductions',
    'Minute Taker': 'minuteTaker.name',
    Attendee: 'attendance.name',
    As: 'attendance.role',
    'Address for distribution': 'attendance.address',
    Absent: 'apologies.name',
    Their: 'apologies.role',
    'Who Chaired the Meeting': 'chair.name',
    'Risk Factors': 'riskFactors',
    'Protective Factors': 'protectiveFactors',
    Element: 'planElements.element',
    'Update regarding progress': 'planElements.progress',
    'Action that results': 'planElements.newActions.what',
    'Any additional discussion': 'otherDiscussion',
    'The views and wishes of the Child/ren': 'childrensViews.views',
    'The views and wishes of the parents/carers': 'parentsViews.views',
    Agreement: 'agreements.about',
    Who: 'disagreements.who',
    What: 'disagreements.about',
    Why: 'disagreements.reasons',
    'Action proposed': 'disagreements.proposed',
    On: 'seen.on',
    'By whom': 'seen.by.name',
    Where: 'seen.where',
    'Whether alone': 'seen.alone',
    'Future visiting patterns': 'visitingPattern',
    Venue: 'nextMeeting.where',
    'Date next': 'nextMeeting.on',
    Time: 'nextMeeting.at',
    Person: 'excluded.name',
    Reason: 'excluded.reasons',
    'Endorsed by the Service Manager': 'excluded.endorsedBy.name',
  },
})

/** What the London guidance asks of the record of a review. */
export const londonReview = local({
  from: 'Review meeting (S1)',
  form: {
    'Written information by professionals not at the meeting': [{ From: 'The GP', Says: 'No new injuries seen.' }],
    'Updates to the plan': [{ 'Agreed action': 'Six sessions at nursery.', Progress: 'Four of six held.' }],
    'Decisions and actions agreed': ['Two more sessions.'],
    'Issues that cannot be resolved': ['Who pays for the taxi.'],
    'Anyone else to be invited': ['The new health visitor.'],
    'Next CIN meeting': '2027-02-01',
    'Outcome of the review': 'continues',
    'Next steps': 'The same services, with minor amendment.',
  },
  made: (form) =>
    minutes({
      writtenUpdates: form['Written information by professionals not at the meeting'].map((row) => ({
        ...{ from: row.From, says: row.Says },
      })),
      planElements: form['Updates to the plan'].map((row) => ({
        ...{ element: row['Agreed action'], progress: row.Progress, newActions: [] },
      })),
      decisions: [...form['Decisions and actions agreed']],
      unresolved: [...form['Issues that cannot be resolved']],
      nextMeeting: { on: form['Next CIN meeting'], invite: [...form['Anyone else to be invited']] },
      outcomes: [{ child: 'c1', outcome: 'continues', nextSteps: form['Next steps'] }],
    }),
  homes: {
    From: 'writtenUpdates.from',
    Says: 'writtenUpdates.says',
    'Agreed action': 'planElements.element',
    Progress: 'planElements.progress',
    'Decisions and actions agreed': 'decisions',
    'Issues that cannot be resolved': 'unresolved',
    'Anyone else to be invited': 'nextMeeting.invite',
    'Next CIN meeting': 'nextMeeting.on',
    'Outcome of the review': 'outcomes.outcome',
    'Next steps': 'outcomes.nextSteps',
  },
})
