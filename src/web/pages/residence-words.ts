import { z } from 'zod'
import type { TransferView } from '../../../schemas/transfer.ts'

const Report = z.looseObject({
  kind: z.enum(['expected', 'resident', 'temporary']),
  on: z.string(),
  until: z.string().optional(),
  known: z.string(),
  by: z.enum(['sender', 'receiver']),
})
export type Report = z.infer<typeof Report>

type Residence = NonNullable<TransferView['content']>['residence']

/** The reports of residence that stand in a view, where they can be read as such; `counter` where both sides propose one. */
export function reportsIn(residence: Residence): {
  running?: Report
  proposed?: Report
  counter?: Report
  before: Report[]
} {
  const one = (value: unknown) => Report.safeParse(value).data
  const [running, proposed, counter] = [one(residence.running), one(residence.proposed), one(residence.counter)]
  const before = residence.before.flatMap((value) => one(value) ?? [])
  return {
    ...(running ? { running } : {}),
    ...(proposed ? { proposed } : {}),
    ...(counter ? { counter } : {}),
    before,
  }
}
