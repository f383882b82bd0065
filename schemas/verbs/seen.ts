import { z } from 'zod'
import { text } from '../text.ts'
import { Side } from '../transfer.ts'

export const ConfirmSeen = z.strictObject({}).meta({
  description: 'Says that what was told has reached somebody of your authority: delivered is not seen (R9.1).',
})

export const RecordCall = z
  .strictObject({
    spokeWith: text(200).min(1).meta({ title: 'Who you spoke with', description: 'Their name and role.' }),
    outcome: text(1000).min(1).meta({ title: 'What you agreed', widget: 'long' }),
  })
  .meta({
    description: 'Records that you telephoned the duty desk of the other authority, and what came of it (R9.3).',
  })

export const NoteUntold = z
  .strictObject({ of: z.int().min(1), side: Side })
  .meta({ description: 'What one side could be told by no way, by its place in the record (R9.3).' })
