import { describe, expect, test } from 'vitest'
import { TransferPage } from '../../../../src/web/pages/transfer.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { anAcknowledged, doing } from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const worker = aWorkerOf('sender', 'social-worker')
const theirs = aWorkerOf('receiver', 'social-worker')

describe('whoever knows the family (R1.4)', () => {
  const page = (by: typeof worker) => {
    const known = doing(anAcknowledged(), by, 'declare-knowing')
    return textOf(String(<TransferPage {...openedBy(known, by)} once={once} />))
  }

  test.each([worker, theirs])('is told plainly that they cannot open it, and who can mend a mere name', (by) => {
    expect(page(by)).toContain('You cannot open this transfer')
    expect(page(by)).toContain('ask a practice lead or a service manager of your authority')
    for (const word of ['Isolde', 'Rowena', 'Heron Mews', 'You will be told when they are sent'])
      expect(page(by)).not.toContain(word)
  })

  test('may still raise an alert on the transferring side (R2.8)', () => {
    expect(page(worker)).toContain('Raise a risk-of-significant-harm alert')
    expect(page(worker)).not.toContain('Record permission')
  })

  test('and shuts out nobody else', () => {
    const known = doing(anAcknowledged(), worker, 'declare-knowing')
    const other = aWorkerOf('sender', 'practice-lead')
    expect(textOf(String(<TransferPage {...openedBy(known, other)} once={once} />))).toContain('Isolde')
  })
})
