import { z } from 'zod'
import { ChildId } from '../family.ts'
import { text } from '../text.ts'

/** Every verb names the children it covers; left out, it covers every child still open (section 2). */
export const children = z
  .array(ChildId)
  .min(1, { error: 'Name at least one child, or leave this out to mean every child' })
  .max(20)
  .optional()
  .meta({
    title: 'Which children',
    description: 'If you tick none, it is for all the children.',
    choose: 'children',
  })

/** Why, in the person's own words: the record asks for the rationale of every decision (S1, R10.1). */
export const reasons = text(4000).min(1).meta({ title: 'Reasons, in your own words', widget: 'long' })

export const slot = z.enum(['assessment', 'plan', 'minutes', 'summary']).meta({
  id: 'Slot',
  title: 'Paper',
  labels: {
    assessment: 'Social work assessment',
    plan: 'Child in Need plan',
    minutes: 'Minutes of the latest Child in Need review',
    summary: 'Summary or case report',
  },
})

/** Which papers, where only some may go: the four, or what was added beyond them. */
export const paperKinds = z
  .array(
    z.enum([...slot.options, 'other']).meta({
      title: 'Paper',
      labels: {
        assessment: 'Social work assessment',
        plan: 'Child in Need plan',
        minutes: 'Minutes of the latest Child in Need review',
        summary: 'Summary or case report',
        other: 'Papers added beyond the four',
      },
    }),
  )
  .max(5)
