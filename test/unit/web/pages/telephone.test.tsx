import { describe, expect, test } from 'vitest'
import { TelephoneBanner, UnseenBanner } from '../../../../src/web/pages/telephone.tsx'
import { acted } from '../../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../../support/actors.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAcknowledged, aSent, doing } from '../../../support/transfers.ts'

const html = async (element: unknown) => String(await element)
const wednesday = '2026-11-25T08:00:00.000Z'
const silent = () => acted(aSent(), 'remind', {}, theExchange(), wednesday)
const councils = { sender: 'Marlbrook Council', receiver: 'Thornwick Borough Council' }
const once = '019a0c3e-5a00-7a1d-8e00-000000000001'

describe('the duty desk that is to be telephoned (R9.3)', () => {
  test('is named with its number and why, to the sender’s workers', async () => {
    const { view } = openedBy(silent())
    const page = await html(<TelephoneBanner view={view} councils={councils} />)
    expect(page).toContain('Telephone the duty desk of Thornwick Borough Council')
    expect(page).toContain('01632 960 101')
    expect(page).toContain('has not acknowledged what it was told')
    expect(page).toContain(`/transfers/${view.id}/record-call`)
  })

  test('is not, once somebody there has acted', async () => {
    const { view } = openedBy(anAcknowledged())
    expect(await html(<TelephoneBanner view={view} councils={councils} />)).not.toContain('Telephone')
  })
})

describe('news that waits (R9.1)', () => {
  const ours = aWorkerOf('receiver', 'social-worker')
  test('is said to whoever was told, with a button that says it was seen', async () => {
    const { view, record } = openedBy(aDraft({ notified: true }), ours)
    const page = await html(<UnseenBanner view={view} record={record} once={once} csrf="c" />)
    expect(page).toContain('Receiving authority told of the move')
    expect(page).toContain('We have seen it')
  })

  test('says of a dispute its ground and the reason (R8.2)', async () => {
    const later = '2026-11-24T09:00:00.000Z'
    const raised = doing(anAcknowledged(), aWorkerOf('receiver', 'practice-lead'), 'dispute', {}, later)
    const { view, record } = openedBy(raised, aWorkerOf('sender', 'practice-lead'), later)
    const page = await html(<UnseenBanner view={view} record={record} once={once} csrf="c" />)
    expect(page).toContain('Dispute raised (Case responsibility: not resident here)')
  })

  test('is left to the button that acknowledges, where there is one', async () => {
    const { view, record } = openedBy(aSent(), ours)
    expect(await html(<UnseenBanner view={view} record={record} once={once} csrf="c" />)).not.toContain(
      'We have seen it',
    )
  })
})
