import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, formatISO } from 'date-fns'
import { validateXML } from 'xmllint-wasm'
import type { ClockAnswer } from '../../../schemas/clock.ts'
import type { Pack } from '../../../schemas/pack.ts'
import type { Standing } from '../../../schemas/transfer.ts'
import { daysAgo, today } from './days.ts'
import { aWholeDraft } from './family.ts'
import type { Stage } from './stage.ts'

const inDays = (days: number): string => formatISO(addDays(new Date(), days), { representation: 'date' })

/** A stay that becomes a home: the clock starts, the meeting is moved and cancelled, one child is no longer in need, packs are filed. */
export async function tellClockStory(stage: Stage): Promise<{ reference: string; state: string }> {
  const { narrator: n, aldermere, brackwater } = stage
  n.heading('A family stays with relatives in Brackwater, and then lives there')
  await choosePractices(stage)
  const priya = await aldermere.a('social-worker')
  const stay = { kind: 'temporary' as const, on: daysAgo(20), until: inDays(1), known: 'They are with her sister.' }
  const draft = aWholeDraft(brackwater.council.id, daysAgo(20), { send: true, residence: stay })
  let t = (await priya.post('/v1/transfers', draft)).body
  const path = `/v1/transfers/${t.id}`
  const theirs = await brackwater.a('social-worker')
  const clock = async () => (await theirs.get<ClockAnswer>(`${path}/clock`)).body
  const stays = (await priya.get<ClockAnswer>(`${path}/clock`)).body
  n.expect('No clock runs during a temporary stay', stays.still === 'temporary-stay', stays)
  const shut = await clock()
  n.expect(
    'Before the papers are open Brackwater reads no more than that there is no date',
    shut.still === undefined && shut.due === undefined,
    shut,
  )
  t = (await priya.does(t, 'ask-visit', { by: today(), about: 'Please see where they sleep.' })).body
  t = (await theirs.does(t, 'acknowledge')).body
  const seen = {
    visited: true,
    on: today(),
    seenAlone: true,
    reasons: 'Both were seen; the house is crowded and safe.',
  }
  const answered = await theirs.does(t, 'answer-visit', seen)
  n.expect('Brackwater is asked to visit, and answers what it saw', answered.status === 200, answered)
  const settled = { now: 'resident', on: daysAgo(10), known: 'They have taken a tenancy.' }
  t = (await priya.does(answered.body, 'end-stay', settled)).body
  const running = await clock()
  n.expect(
    `Aldermere says that they live there: the meeting is due on ${running.due?.on}, and the clock says how it was counted`,
    running.days.filter(({ counted }) => counted).length === 20,
    running,
  )
  const accepting = { leadsFrom: today(), worker: 'Marcus Adebayo-Lunt' }
  t = (await (await brackwater.a('practice-lead')).does(t, 'accept', accepting)).body
  t = await meet(stage, t)
  return file(stage, t)
}

/** Each authority works by a practice of its own choice (R7.5). */
async function choosePractices({ narrator: n, aldermere, brackwater }: Stage) {
  const chosen = [
    [aldermere, 'three-monthly'],
    [brackwater, 'twelve-weekly'],
  ] as const
  for (const [council, shipped] of chosen) {
    const administrator = await council.a('administrator')
    const set = await administrator.put('/v1/authority/practice', { replaces: 0, from: today(), shipped })
    n.expect(`${council.council.name} chooses its practice: ${shipped}`, set.status === 200, set)
  }
}

/** The meeting is arranged, moved, cancelled and arranged again, each with a calendar file; then it is held. */
async function meet({ narrator: n, brackwater, output }: Stage, accepted: Standing): Promise<Standing> {
  const theirs = await brackwater.a('social-worker')
  const invitation = async (name: string) => {
    const { body } = await theirs.text(`/v1/transfers/${accepted.id}/meeting.ics`)
    writeFileSync(join(output, name), body)
    return body
  }
  const meeting = {
    ...{ on: today(), time: '14:00', place: 'Brackwater Family Centre', chair: 'Ines Whitcombe' },
    invited: ['Ottilie Marchbanks, school <o.marchbanks@school.example>', 'Health visitor, Mill Lane'],
    ...{ answersTo: 'meetings@brackwater.example', transferringWorkerInvited: true },
    childHelped: 'After school, with an advocate.',
  }
  let { body: t } = await theirs.does(accepted, 'arrange-meeting', meeting)
  const first = await invitation('meeting-1.ics')
  n.expect('The invitation is a calendar file, and names nobody of the family', !/Fenwick|Ashgrove/.test(first), first)
  t = (await theirs.does(t, 'arrange-meeting', { ...meeting, time: '15:00' })).body
  const moved = await invitation('meeting-2.ics')
  n.expect('Moved by an hour it is the same meeting, changed', /SEQUENCE:1/.test(moved), moved)
  t = (await theirs.does(t, 'cancel-meeting', { reasons: 'The chair is ill.' })).body
  n.expect('Cancelled, it leaves every calendar', /METHOD:CANCEL/.test(await invitation('meeting-3.ics')))
  t = (await theirs.does(t, 'arrange-meeting', meeting)).body
  const reasons = 'Said at the meeting.'
  const held = await theirs.does(t, 'hold-meeting', {
    ...{ on: today(), came: ['Ottilie Marchbanks'], wrote: ['Health visitor'], apologies: [] },
    outcomes: [
      { child: 'c1', outcome: 'no-longer-in-need', reasons },
      { child: 'c2', outcome: 'continues', reasons },
    ],
    deficits: [{ child: 'c2', service: 'Speech and language therapy', reasons: 'A long queue.', instead: 'A group.' }],
  })
  n.expect(
    'The meeting is held: one child no longer in need, one goes on, one service is not there',
    held.status === 200,
  )
  t = held.body
  const how = { people: ['p1'], on: today(), how: 'in-person', what: 'Brackwater is responsible now.' }
  t = (await theirs.does(t, 'tell-family', how)).body
  const tooSoon = await theirs.does(t, 'complete')
  n.expect('Without its closing summary it is not complete', tooSoon.status === 409, tooSoon)
  return (
    await theirs.does(t, 'write-closing-summary', {
      ...{
        child: 'c1',
        reasons,
        viewsOfChild: 'Glad.',
        viewsOfParents: 'They agree.',
        viewsOfProfessionals: 'So does school.',
      },
      ...{ nextSteps: 'Early help, by the school.', leadProfessional: 'Ottilie Marchbanks' },
      ...{ practiceLead: 'Marcia Campbell', serviceManager: 'Andrew Fairbrother' },
    })
  ).body
}

/** What follows by Brackwater’s practice; then both file what is theirs, by their own hand (R7.4). */
async function file(stage: Stage, met: Standing) {
  const { narrator: n, aldermere, brackwater, output } = stage
  const [priya, theirs] = [await aldermere.a('social-worker'), await brackwater.a('social-worker')]
  const path = `/v1/transfers/${met.id}`
  const early = await priya.get(`${path}/closing-pack`)
  n.expect('Aldermere gets no closing pack before it is complete', early.status === 409, early)
  const { body: t } = await theirs.does(met, 'complete')
  n.expect('It is complete', t.state === 'completed', t)
  const { follows } = (await theirs.get<ClockAnswer>(`${path}/clock`)).body
  const review = follows.find(({ what }) => what === 'review')
  n.expect(`By Brackwater’s own practice the next review is due on ${review?.due}`, review?.child === 'c2', follows)
  const schema = readFileSync('schemas/census/CIN_schema_2026.xsd', 'utf8')
  const [closing, opening] = ['closing', 'opening'].map((which) => `${path}/${which}-pack`)
  for (const [who, at, fill] of [
    [priya, closing, { own: 'AL', CINreferralDate: '2026-03-02', ReferralSource: '2A', Ethnicity: 'WBRI' }],
    [theirs, opening, { own: 'BW' }],
  ] as const) {
    const { body: pack } = await who.get<Pack>(`${at}`)
    const { own, ...filled } = fill
    const children = pack.children.map(({ child }) => ({ child, LAchildID: `${own}${child}`, ...filled }))
    const xml = await who.text(`${at}.xml`, { children })
    writeFileSync(join(output, `${at?.split('/').at(-1)}.xml`), xml.body)
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'pack.xml', contents: xml.body }],
      schema: [{ fileName: 'census.xsd', contents: schema }],
    })
    n.expect(
      `The ${pack.kind} pack is census XML, valid by the schema of 2026`,
      valid,
      errors.length > 0 ? errors : xml,
    )
  }
  return { reference: t.reference, state: t.state }
}
