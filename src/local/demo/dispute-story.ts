import { addDays, formatISO } from 'date-fns'
import type { Board } from '../../../schemas/board.ts'
import type { Responsibility } from '../../../schemas/dispute.ts'
import type { Figures } from '../../../schemas/figures.ts'
import type { RecordEntry } from '../../../schemas/record.ts'
import type { Standing } from '../../../schemas/transfer.ts'
import { daysAgo, today } from './days.ts'
import { aWholeDraft } from './family.ts'
import type { Stage } from './stage.ts'

const inDays = (days: number): string => formatISO(addDays(new Date(), days), { representation: 'date' })

/**
 * Brackwater declines one family’s two children: two rungs on each side, a deputy for a manager who is away, legal advice that
 * stays at home, an interim arrangement; and it ends child by child.
 */
export async function tellDisputeStory(stage: Stage): Promise<{ reference: string; state: string }> {
  const { narrator: n, aldermere, brackwater } = stage
  n.heading('Brackwater says: below our threshold')
  const sent = await (await aldermere.a('social-worker')).post(
    '/v1/transfers',
    aWholeDraft(brackwater.council.id, daysAgo(5), { send: true }),
  )
  n.expect('Aldermere sends a second package whole, in one call', sent.body.state === 'sent', sent)
  const { body: taken } = await (await brackwater.a('duty')).does(sent.body, 'acknowledge')
  const raised = await raise(stage, taken)
  const notified = await notifyManagers(stage, raised)
  const arranged = await whileTheyTalk(stage, notified)
  return settle(stage, arranged)
}

/** The first rung: to decline is to dispute, and both positions stand side by side. */
async function raise({ narrator: n, aldermere, brackwater }: Stage, taken: Standing): Promise<Standing> {
  const lead = await brackwater.a('practice-lead')
  const said = { ground: 'threshold', position: 'Their needs are met by universal services.', duty: 'sender' }
  const bare = await lead.does(taken, 'dispute', said)
  n.expect('Brackwater cannot simply say no: to decline is to dispute, with a coded reason', bare.status === 422, bare)
  const { body: raised } = await lead.does(taken, 'dispute', { ...said, code: 'below-threshold' })
  n.expect('Its practice lead declines: below threshold', raised.dispute?.rung === 0, raised)
  await n.until('Aldermere is told at once', 15, () =>
    aldermere.hooks.received.some((hook) => hook.type === 'DisputeRaised' && hook.data.transfer === taken.id),
  )
  const ours = await aldermere.a('practice-lead')
  const reason = await ours.get<{ record: RecordEntry[] }>(`/v1/transfers/${taken.id}/record`)
  const why = reason.body.record.find(({ type }) => type === 'DisputeRaised')?.said
  n.expect('and reads the reason with it', why?.code === 'below-threshold', why)
  const position = 'The plan was reviewed in October and the risk stands.'
  const { body: stated } = await ours.does(raised, 'state-position', { position, duty: 'receiver' })
  const sides = stated.children.every(({ duty }) => duty?.sender === 'receiver' && duty.receiver === 'sender')
  n.expect('Each side says whose duty it is; one authority leads all the while', sides, stated.children)
  const accepting = { leadsFrom: today(), worker: 'Marcus Adebayo-Lunt' }
  n.expect('While it is open nobody accepts past it', (await lead.does(stated, 'accept', accepting)).status === 409)
  const clock = await ours.get<{ due?: { on: string } }>(`/v1/transfers/${taken.id}/clock`)
  n.expect('and the clock runs on', clock.body.due?.on === taken.due?.on, clock.body.due)
  return stated
}

/** The second rung: one press; Brackwater’s manager is away, and the deputy stands in. */
async function notifyManagers({ narrator: n, aldermere, brackwater }: Stage, t: Standing): Promise<Standing> {
  const lead = await aldermere.a('practice-lead')
  const { body: notified } = await lead.does(t, 'escalate')
  const rung = notified.dispute?.ladder[1]
  n.expect(
    `One press notifies both: ${rung?.sender.title}, ${rung?.sender.name}; ${rung?.receiver.title}, ${rung?.receiver.name}`,
    notified.dispute?.rung === 1 && rung?.sender.name !== undefined && rung.receiver.name !== undefined,
    rung,
  )
  const below = await lead.does(notified, 'decide', { decision: 'maintain', reasons: 'As before.' })
  n.expect('A practice lead no longer decides it; the refusal names who does', below.status === 403, below)
  const administrator = await brackwater.a('administrator')
  const own = await administrator.get<{ rungs: (object & { rung: number; title: string; holder?: object })[] }>(
    '/v1/authority/ladder',
  )
  const { title, holder } = own.body.rungs[1] ?? {}
  const deputy = brackwater.council.people.find(({ roles }) => roles.includes('practice-lead'))
  const away = await administrator.put('/v1/authority/ladder/1', {
    ...{ title, holder, deputy: { name: deputy?.name, worker: deputy?.sub } },
    away: { from: today(), until: inDays(9) },
  })
  n.expect('Brackwater’s manager is away: its administrator names the deputy', away.status === 200, away)
  const stands = await brackwater.a('practice-lead')
  const decided = await stands.does(notified, 'decide', { decision: 'maintain', reasons: 'Our assessment differs.' })
  n.expect(
    `${deputy?.name} decides as the deputy; now it is Aldermere’s turn`,
    decided.body.dispute?.turn === 'sender',
    decided,
  )
  const board = await (await aldermere.a('service-manager')).get<Board>('/v1/disputes')
  const line = board.body.lines.find(({ id }) => id === t.id)
  n.expect('On their manager’s board it is theirs to decide, the clock beside it', line?.section === 'yours', line)
  return decided.body
}

/** Legal advice, which stays with whoever took it; and who leads meanwhile. */
async function whileTheyTalk({ narrator: n, aldermere, brackwater }: Stage, t: Standing): Promise<Standing> {
  const manager = await aldermere.a('service-manager')
  const asked = await manager.does(t, 'decide', { decision: 'legal-advice', reasons: 'The threshold needs a view.' })
  const advice = 'Counsel: section 17 follows the child who is physically present.'
  const kept = await (await aldermere.a('legal-adviser')).does(asked.body, 'record-legal-advice', {
    on: today(),
    advice,
  })
  n.expect('Aldermere takes legal advice, on record with its date', kept.body.dispute?.advice.sender === today(), kept)
  const theirs = await (await brackwater.a('director')).text(`/v1/transfers/${t.id}/record`)
  const ours = await manager.text(`/v1/transfers/${t.id}/record`)
  n.expect(
    'What the advice says Aldermere’s managers read, and nobody of Brackwater',
    ours.body.includes('physically present') && !theirs.body.includes('physically present'),
  )
  const interim = { decision: 'interim', weLeadUntil: inDays(10), reasons: 'We lead on until it is settled.' }
  const arranged = await manager.does(kept.body, 'decide', interim)
  n.expect('An interim arrangement: Aldermere leads on meanwhile', arranged.status === 200, arranged)
  const worker = await aldermere.a('social-worker')
  const alert = await worker.does(arranged.body, 'raise-alert', {
    ...{ risk: 'Lucan Thistlecombe was seen at the school gate.', address: '2 Heron Mews, Brackwater' },
    ...{ contact: 'Perpetua Quillfeather, 01632 960101', telephoned: true },
  })
  n.expect('An alert goes through in the midst of it: a dispute stops nobody from acting', alert.status === 200, alert)
  return alert.body
}

/** It ends child by child: one goes back, one is taken on. */
async function settle(
  { narrator: n, aldermere, brackwater }: Stage,
  t: Standing,
): Promise<{ reference: string; state: string }> {
  const manager = await aldermere.a('service-manager')
  const back = await manager.does(t, 'decide', {
    ...{ decision: 'agree', children: ['c2'], reasons: 'The younger child’s needs are met.' },
  })
  const younger = back.body.children.find(({ id }) => id === 'c2')
  n.expect('Aldermere agrees for the younger child, who is returned', younger?.ending?.how === 'returned', back)
  const deputy = await brackwater.a('practice-lead')
  const done = await deputy.does(back.body, 'decide', {
    ...{ decision: 'agree', children: ['c1'], from: today(), reasons: 'We take the older child on from today.' },
  })
  const older = done.body.children.find(({ id }) => id === 'c1')
  n.expect(
    'Brackwater agrees for the older child: that is acceptance, and the dispute is over',
    done.body.state === 'accepted' && older?.leads === 'receiver' && done.body.dispute === undefined,
    done,
  )
  const ledger = await manager.get<Responsibility>(`/v1/transfers/${t.id}/responsibility`)
  const whole = ledger.body.children.every(({ leads }) => leads.every((span, at) => span.to === leads[at + 1]?.from))
  n.expect('The ledger says who led on every day, with no gap and no overlap', whole, ledger.body)
  const { body: figures } = await manager.get<Figures>('/v1/figures')
  const { all, byRung } = figures.disputes
  n.expect(
    'Aldermere’s own figures count both children: ended with the service managers, the same day',
    all.count === 2 && byRung['service-manager'].count === 2 && all.medianDays === 0,
    figures.disputes,
  )
  return { reference: done.body.reference, state: done.body.state }
}
