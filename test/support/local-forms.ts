import type { Plan } from '../../schemas/documents/plan.ts'
import { worker } from '../../src/local/demo/people.ts'

/** An authority’s own form, filled in: each of its headings, as it prints them, with what was written there. */
type Form = Record<string, string | readonly string[] | readonly Record<string, string>[]>
/** How a form becomes a paper, and in which field each heading’s words are found. */
export type LocalForm<Paper, F extends Form = Form> = {
  from: string
  form: F
  made: (form: F) => Paper
  homes: Record<string, string>
}
/** Keeps a form with the words it is made of, and lets it stand beside others. */
export const local = <Paper, F extends Form>(one: LocalForm<Paper, F>) => one as unknown as LocalForm<Paper>

/** What every paper of the tests says of itself. */
export const about = { authoredBy: worker, children: ['c1'], marks: [] }
/** A plan of one child, but for what a form says. */
export const plan = (more: Pick<Plan, 'needs'> & Partial<Plan>): Plan => ({
  ...{ kind: 'plan', title: 'Child in Need plan', datedOn: '2026-10-05', ...about },
  ...{ CINPlanStartDate: '2026-10-05', leadProfessional: worker, contacts: [], reviewPoints: [] },
  ...{ agreements: [], disagreements: [], signatures: [], ...more },
})

/** The guidance for review meetings that follows the Strengthening Families format. */
export const strengtheningFamilies = local({
  from: 'Strengthening Families (S0)',
  form: {
    'Assessed need': 'Isolde wakes at night and is afraid.',
    'Outcomes to be achieved': 'She sleeps through and says so.',
    'Inter-agency services to meet assessed need': ['A sleep clinic.', 'An outreach worker.'],
    'Actions to do this': [
      { Action: 'Ring the sleep clinic.', 'Identified person responsible': 'Seraphina Wexcombe', Timely: '2026-11-02' },
      { Action: 'Mend the bedroom lock.', 'Identified person responsible': 'Winifred Fenwick', Timely: 'when she can' },
    ],
    'Identified risks to reduce': ['Lucan may look for them.'],
    'Strengths to develop': ['Her grandmother rings every evening.'],
    'Measurable: progress against outcomes': 'Nights slept through in a week.',
    'Lead professional': worker.name,
    'Frequency of review meetings': 'Eight weekly, as a welfare case.',
    Visits: 'At least every 15 working days.',
    'Decisions taken': ['The plan goes on until the move.'],
    'Actions agreed by parents and carers': 'To all of it, as a voluntary service.',
  },
  made: (form) =>
    plan({
      leadProfessional: { ...worker, name: form['Lead professional'] },
      riskFactors: [...form['Identified risks to reduce']],
      strengths: [...form['Strengths to develop']],
      needs: [
        {
          worry: form['Assessed need'],
          change: form['Outcomes to be achieved'],
          services: [...form['Inter-agency services to meet assessed need']],
          actions: form['Actions to do this'].map((row) => ({
            ...{ what: row.Action, who: row['Identified person responsible'] },
            ...(/^\d{4}-/.test(row.Timely) ? { by: row.Timely } : { byInWords: row.Timely }),
          })),
          resources: [],
          measure: form['Measurable: progress against outcomes'],
        },
      ],
      reviewFrequency: form['Frequency of review meetings'],
      contacts: [{ who: worker.name, withWhom: 'Isolde', frequency: form.Visits }],
      decisions: [...form['Decisions taken']],
      agreements: [{ who: 'Rowena', about: form['Actions agreed by parents and carers'] }],
    }),
  homes: {
    'Assessed need': 'needs.worry',
    'Outcomes to be achieved': 'needs.change',
    'Inter-agency services to meet assessed need': 'needs.services',
    Action: 'needs.actions.what',
    'Identified person responsible': 'needs.actions.who',
    Timely: 'needs.actions.by needs.actions.byInWords',
    'Identified risks to reduce': 'riskFactors',
    'Strengths to develop': 'strengths',
    'Measurable: progress against outcomes': 'needs.measure',
    'Lead professional': 'leadProfessional.name',
    'Frequency of review meetings': 'reviewFrequency',
    Visits: 'contacts.frequency',
    'Decisions taken': 'decisions',
    'Actions agreed by parents and carers': 'agreements.about',
  },
})

/** The London plan of eight points, each with its question, and two signatures. */
export const eightPoints = local({
  from: 'Eight points (S1)',
  form: {
    'Why are we here': 'Corin has few words.',
    'Services required': ['Speech and language therapy.'],
    'What needs to change': 'He asks for what he wants.',
    'How can we do it': ['Six sessions at nursery.', 'Signs at home.'],
    'What to do if it does not work': 'His teacher asks for a full assessment.',
    'How soon can be done': 'Before the spring term.',
    'Who can help in the community': ['The toy library.'],
    'Who can help in the support network': [
      { Who: 'Winifred Fenwick', 'Roles and responsibilities': 'Practises the signs with him.' },
    ],
    'Nature and frequency of contact': [
      { Professional: 'Seraphina Wexcombe', With: 'Corin', Nature: 'At nursery', Frequency: 'Weekly' },
    ],
    'How do we know it is working': [{ 'Review point': '2026-12-07', Means: 'Words counted by his key person.' }],
    'Signed by the family': [{ Name: 'Rowena Fenwick-Ashgrove', Date: '2026-10-06' }],
    'Signed by the Practice Lead': [{ Name: 'Ambrose Tidewell', Date: '2026-10-07' }],
  },
  made: (form) =>
    plan({
      needs: [
        {
          worry: form['Why are we here'],
          services: [...form['Services required']],
          change: form['What needs to change'],
          actions: form['How can we do it'].map((what) => ({ what })),
          contingency: form['What to do if it does not work'],
          timescale: form['How soon can be done'],
          resources: form['Who can help in the community'].map((who) => ({ who, availability: 'available' })),
          measure: form['How do we know it is working'].map(({ Means }) => Means).join('\n'),
        },
      ],
      responsibilities: form['Who can help in the support network'].map((row) => ({
        ...{ who: row.Who, responsibility: row['Roles and responsibilities'] },
      })),
      contacts: form['Nature and frequency of contact'].map((row) => ({
        ...{ who: row.Professional, withWhom: row.With, nature: row.Nature, frequency: row.Frequency },
      })),
      reviewPoints: form['How do we know it is working'].map((row) => ({ on: row['Review point'], means: row.Means })),
      signatures: [
        ...form['Signed by the family'].map((row) => ({
          ...{ name: row.Name, capacity: 'parent-or-carer' as const, signedOn: row.Date },
        })),
        ...form['Signed by the Practice Lead'].map((row) => ({
          ...{ name: row.Name, capacity: 'practice-lead' as const, label: 'Practice Lead', signedOn: row.Date },
        })),
      ],
    }),
  homes: {
    'Why are we here': 'needs.worry',
    'Services required': 'needs.services',
    'What needs to change': 'needs.change',
    'How can we do it': 'needs.actions.what',
    'What to do if it does not work': 'needs.contingency',
    'How soon can be done': 'needs.timescale',
    'Who can help in the community': 'needs.resources.who',
    Who: 'responsibilities.who',
    'Roles and responsibilities': 'responsibilities.responsibility',
    Professional: 'contacts.who',
    With: 'contacts.withWhom',
    Nature: 'contacts.nature',
    Frequency: 'contacts.frequency',
    'Review point': 'reviewPoints.on',
    Means: 'reviewPoints.means',
    Name: 'signatures.name',
    Date: 'signatures.signedOn',
  },
})

/** A plan that states strengths, risks and needs, the resources, and how the work is monitored. */
export const strengthsRisksNeeds = local({
  from: 'Strengths, risks and needs (S2)',
  form: {
    Strengths: ['Rowena sought help herself.'],
    Risks: ['She stops her medication under strain.'],
    Needs: 'Steady support with her depression.',
    'Desired outcomes for the child': 'Isolde does not look after her mother.',
    'The resources needed': ['A family support worker, 2 h a week.'],
    'Who will be responsible': [{ Part: 'Visit on Tuesdays.', Responsible: 'The support worker' }],
    'Expected timescales': 'Three months from the first visit.',
    'Contingency plans': 'Her GP sees her the same day.',
    'Monitoring and evaluating': 'A scale from 0 to 10 at each visit.',
    'Does the family find the interventions helpful': 'Yes: “she listens”.',
    'Disagreements with the plan': [{ By: 'Lucan', With: 'The whole plan.', Reasons: 'He was not asked.' }],
    'Level of monitoring': 'First review at 3 months, then 6 monthly.',
  },
  made: (form) =>
    plan({
      strengths: [...form.Strengths],
      riskFactors: [...form.Risks],
      needs: [
        {
          worry: form.Needs,
          change: form['Desired outcomes for the child'],
          actions: form['Who will be responsible'].map((row) => ({ what: row.Part, who: row.Responsible })),
          resources: form['The resources needed'].map((who) => ({ who, availability: 'not-known' })),
          timescale: form['Expected timescales'],
          contingency: form['Contingency plans'],
          measure: form['Monitoring and evaluating'],
          familysView: form['Does the family find the interventions helpful'],
        },
      ],
      disagreements: form['Disagreements with the plan'].map((row) => ({
        ...{ who: row.By, about: row.With, reasons: row.Reasons },
      })),
      reviewFrequency: form['Level of monitoring'],
    }),
  homes: {
    Strengths: 'strengths',
    Risks: 'riskFactors',
    Needs: 'needs.worry',
    'Desired outcomes for the child': 'needs.change',
    'The resources needed': 'needs.resources.who',
    Part: 'needs.actions.what',
    Responsible: 'needs.actions.who',
    'Expected timescales': 'needs.timescale',
    'Contingency plans': 'needs.contingency',
    'Monitoring and evaluating': 'needs.measure',
    'Does the family find the interventions helpful': 'needs.familysView',
    By: 'disagreements.who',
    With: 'disagreements.about',
    Reasons: 'disagreements.reasons',
    'Level of monitoring': 'reviewFrequency',
  },
})
