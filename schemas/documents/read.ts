import { type Part, partsOf } from '../parts.ts'
import { Assessment } from './assessment.ts'
import { Minutes } from './minutes.ts'
import { Paper } from './paper.ts'
import { Plan } from './plan.ts'
import type { StructuredPaper } from './structured.ts'
import { Summary } from './summary.ts'

const schemas = { assessment: Assessment, plan: Plan, minutes: Minutes, summary: Summary } as const
const ABOUT: readonly string[] = [
  ...['datedOn', 'updatedOn', 'authoredBy', 'children', 'originalCreatedAt', 'sourceSystem'],
]
const LONGEST_FACT = 60

const isAbout = ({ key, said }: Part): boolean =>
  ABOUT.includes(key) || (said.kind === 'leaf' && typeof said.value === 'string' && said.value.length <= LONGEST_FACT)

/**
 * A paper as it is read, on a page as in print: first what it is, in a few facts, then its sections in the order of its
 * schema (R3.2). Its title and its marks, which stand above everything else (R3.10), are not among them.
 */
export function readingOf(paper: StructuredPaper | Paper): { about: Part[]; sections: Part[] } {
  const parts = partsOf('kind' in paper ? schemas[paper.kind] : Paper, paper).filter(
    ({ key }) => key !== 'title' && key !== 'marks',
  )
  return { about: parts.filter(isAbout), sections: parts.filter((part) => !isAbout(part)) }
}
