import type { RecordEntry } from '../../../schemas/record.ts'
import { AnswerAdvice } from '../../../schemas/verbs/permission.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import type { PaperKind } from '../../domain/transfer.ts'
import { Bullets } from '../components/bullets.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Written } from '../components/readable.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { all } from './from-record.ts'
import { adviserWords, labelIn, papersNamed } from './words.ts'

/** Advice on sharing as it was asked, with its answer once there is one (R4.4). */
export type AdviceKnown = {
  of: string
  question: string
  by: string
  at: string
  answer?: {
    advice: string
    papers?: readonly PaperKind[] | undefined
    conditions?: readonly string[] | undefined
    reasons: string
    by: string
    at: string
  }
}

/** The advice on record, as the transferring authority alone reads it: an answer goes to the first that waits for it. */
export function adviceIn(record: readonly RecordEntry[]): AdviceKnown[] {
  const advice = all(record, 'AdviceAsked').map(
    ({ entry, said }): AdviceKnown => ({ of: said.of, question: said.question, by: entry.name, at: entry.at }),
  )
  for (const { entry, said } of all(record, 'AdviceAnswered')) {
    const waiting = advice.find((one) => one.of === said.of && one.answer === undefined)
    if (waiting) waiting.answer = { ...said, by: entry.name, at: entry.at }
  }
  return advice
}

/** The questions that wait for an adviser, above the form that answers (R4.4). */
export function QuestionsAsked({ record }: { record: readonly RecordEntry[] }) {
  const waiting = adviceIn(record).filter(({ answer }) => answer === undefined)
  if (waiting.length === 0) return <InsetText>Nobody waits for your advice.</InsetText>
  return waiting.map(({ of, question, by, at }) => (
    <InsetText>
      <p class="govuk-body">
        <strong>
          {by} asks {adviserWords[of] ?? of}
        </strong>
        , {plainTime(at)}:
      </p>
      <p class="govuk-body">
        <Written text={question} />
      </p>
    </InsetText>
  ))
}

type AdviceProps = {
  record: readonly RecordEntry[]
  headingLevel?: 2 | 3
  /** Leaves out what still waits for an answer. */
  answered?: boolean
}

/** Each piece of advice that was asked, and what came back (R4.4). */
export function AdvicePart({ record, headingLevel = 3, answered = false }: AdviceProps) {
  const shown = adviceIn(record).filter(({ answer }) => answer !== undefined || !answered)
  return shown.map((one) => (
    <SummaryList card={{ title: `Advice of ${adviserWords[one.of] ?? one.of}`, headingLevel }} rows={rowsOf(one)} />
  ))
}

function rowsOf({ question, by, at, answer }: AdviceKnown): SummaryRow[] {
  const asked = {
    key: 'Asked',
    value: (
      <>
        <Written text={question} />
        <div class="govuk-hint govuk-!-margin-bottom-0">
          {by}, {plainTime(at)}
        </div>
      </>
    ),
  }
  if (answer === undefined) return [asked, { key: 'Answer', value: <Tag colour="yellow">Waiting</Tag> }]
  const { advice, papers, conditions, reasons } = answer
  return [
    asked,
    {
      key: 'Answer',
      value: (
        <>
          <strong>{labelIn(AnswerAdvice, 'advice', advice)}</strong>
          {papers && advice === 'share-in-part' ? `: ${papersNamed(papers)}` : ''}
          <div class="govuk-hint govuk-!-margin-bottom-0">
            {answer.by}, {plainTime(answer.at)}
          </div>
        </>
      ),
    },
    ...(conditions?.length && advice !== 'do-not-share'
      ? [{ key: 'Conditions', value: <Bullets items={conditions} /> }]
      : []),
    { key: 'Reasons', value: <Written text={reasons} /> },
  ]
}
