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

/** The reports of residence that stand in a view, where they can be read as such. */
export function reportsIn(residence: Residence): { running?: Report; proposed?: Report; before: Report[] } {
  const one = (value: unknown) => Report.safeParse(value).data
  const [running, proposed] = [one(residence.running), one(residence.proposed)]
  const before = residence.before.flatMap((value) => one(value) ?? [])
  return { ...(running ? { running } : {}), ...(proposed ? { proposed } : {}), before }
}
