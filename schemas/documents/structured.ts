import { z } from 'zod'
import { Assessment } from './assessment.ts'
import { Minutes } from './minutes.ts'
import { Plan } from './plan.ts'
import { Summary } from './summary.ts'

/** Any of the four papers in structured form, told apart by its `kind` (R3.1, R3.2). */
export const StructuredPaper = z
  .discriminatedUnion('kind', [Assessment, Plan, Minutes, Summary])
  .meta({ id: 'StructuredPaper', title: 'Structured paper', description: 'An assessment, plan, minutes or summary.' })
export type StructuredPaper = z.infer<typeof StructuredPaper>
