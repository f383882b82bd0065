import type { ClockAnswer } from '../../../schemas/clock.ts'
import { daysAgo } from './days.ts'
import { aWholeDraft } from './family.ts'
import type { Stage } from './stage.ts'

const late = ['MeetingLate', 'MeetingVeryLate']

/** A package that leaves when the 20 working days are already over: both sides are told that it is late. */
export async function tellLateStory(stage: Stage): Promise<{ reference: string; state: string }> {
  const { narrator: n, aldermere, brackwater } = stage
  n.heading('A family has lived in Brackwater for two months before anybody says')
  const priya = await aldermere.a('social-worker')
  const sent = await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(60), { send: true }))
  const t = sent.body
  n.expect('Aldermere sends the package', t.state === 'sent', sent)
  const clock = await (await brackwater.a('social-worker')).get<ClockAnswer>(`/v1/transfers/${t.id}/clock`)
  const counted = clock.body.days.filter((day) => day.counted).length
  n.expect(
    `The meeting was due on ${clock.body.due?.on}: ${counted} working days counted, each skipped day with its reason`,
    counted === 20,
    clock,
  )
  n.expect(
    'It is late, and the clock says by how much',
    (clock.body.workingDaysLeft ?? 0) < 0,
    clock.body.workingDaysLeft,
  )
  for (const [council, name] of [
    [brackwater, 'Brackwater'],
    [aldermere, 'Aldermere'],
  ] as const)
    await n.until(`The exchange’s clock tells ${name} that it is late`, 20, () =>
      council.hooks.received.some((hook) => late.includes(hook.type) && hook.data.transfer === t.id),
    )
  const again = () => aldermere.hooks.received.filter((hook) => late.includes(hook.type) && hook.data.transfer === t.id)
  const ids = new Set(again().map(({ id }) => id))
  n.expect(
    'Late and very late are each told once, however often the clock runs',
    ids.size === again().length && ids.size <= 2,
    again(),
  )
  const record = await priya.get<{ record: { type: string; said: { workingDaysGone?: number } }[] }>(
    `/v1/transfers/${t.id}/record`,
  )
  const gone = record.body.record.find(({ type }) => type === 'TransferSent')?.said.workingDaysGone ?? 0
  n.expect(`The record says that ${gone} working days had gone before Brackwater was told`, gone > 20, gone)
  return { reference: t.reference, state: t.state }
}
