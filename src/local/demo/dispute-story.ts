import { daysAgo, today } from './days.ts'
import { aWholeDraft } from './family.ts'
import type { Stage } from './stage.ts'

/** A transfer is declined, disputed, climbs the ladder to a decision, and is accepted. */
export async function tellDisputeStory(stage: Stage): Promise<{ reference: string; state: string }> {
  const { narrator: n, aldermere, brackwater } = stage
  n.heading('Brackwater says: below our threshold')
  const priya = await aldermere.a('social-worker')
  const sent = await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(5), { send: true }))
  n.expect('Aldermere sends a second package whole, in one call', sent.body.state === 'sent', sent)
  let { body: t } = await (await brackwater.a('duty')).does(sent.body, 'acknowledge')
  const lead = await brackwater.a('practice-lead')
  const bare = await lead.does(t, 'dispute', {
    ground: 'threshold',
    position: 'Their needs are met by universal services.',
  })
  n.expect('Brackwater cannot simply say no: to decline is to dispute, with a coded reason', bare.status === 422, bare)
  t = (
    await lead.does(t, 'dispute', {
      ...{ ground: 'threshold', code: 'below-threshold' },
      position: 'Their needs are met by universal services.',
    })
  ).body
  n.expect('Its practice lead declines: below threshold', t.disputeRung === 0, t)
  await n.until('Aldermere is told at once', 15, () =>
    aldermere.hooks.received.some((hook) => hook.type === 'DisputeRaised' && hook.data.transfer === t.id),
  )
  const ours = await aldermere.a('practice-lead')
  t = (await ours.does(t, 'state-position', { position: 'The plan was reviewed in October and the risk stands.' })).body
  const accepting = { leadsFrom: today(), worker: 'Marcus Adebayo-Lunt' }
  n.expect('While it is open nobody accepts past it', (await lead.does(t, 'accept', accepting)).status === 409)
  t = (await ours.does(t, 'escalate', { reasons: 'The practice leads do not agree.' })).body
  n.expect('Aldermere’s practice lead notifies both service managers', t.disputeRung === 1, t)
  const notTheirs = await lead.does(t, 'decide', { decision: 'maintain', reasons: 'As before.' })
  n.expect('A practice lead no longer decides it; the refusal names who does', notTheirs.status === 403, notTheirs)
  const manager = await brackwater.a('service-manager')
  t = (await manager.does(t, 'decide', { decision: 'maintain', reasons: 'Our assessment differs.' })).body
  t = (await manager.does(t, 'escalate', { reasons: 'We do not agree; the children’s clock runs.' })).body
  t = (await (await aldermere.a('head-of-service')).does(t, 'escalate', { reasons: 'No agreement on the threshold.' }))
    .body
  n.expect('It climbs to the directors', t.disputeRung === 3, t)
  const decided = await (await brackwater.a('director')).does(t, 'decide', {
    ...{ decision: 'outcome', outcome: 'receiver-responsible', from: today() },
    reasons: 'The children live here. We take them on today and review the threshold in the meeting.',
  })
  t = decided.body
  n.expect(
    'A director records the outcome: Brackwater is responsible, which is acceptance',
    t.state === 'accepted',
    decided,
  )
  n.expect(
    'The dispute is over and Brackwater leads',
    t.disputeRung === undefined && t.children.every((child) => child.leads === 'receiver'),
    t,
  )
  return { reference: t.reference, state: t.state }
}
