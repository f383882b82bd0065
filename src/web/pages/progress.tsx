import type { TransferView } from '../../../schemas/transfer.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { residenceWords } from '../../domain/residence-words.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Written } from '../components/readable.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { whyNoClock } from './clock.tsx'
import { isOver } from './clock-history.tsx'
import { all, type Question, questionsIn } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { type Report, reportsIn } from './residence-words.ts'

type Content = NonNullable<TransferView['content']>
type Props = Pick<Opened, 'record' | 'councils' | 'clock' | 'view' | 'today'> & { content: Content }

/** Where the family lives and what the clock says, visits during a stay, and the questions (R6.3, R2.6, R2.4). */
export function ProgressPart(props: Props) {
  const { content, councils } = props
  const { running, proposed, counter } = reportsIn(content.residence)
  return (
    <section aria-labelledby="progress">
      <h2 class="govuk-heading-m" id="progress">
        Residence and the clock
      </h2>
      {[proposed, counter].map((report) =>
        report ? (
          <InsetText>
            Another date is proposed: {residenceWords(report, councils)}. How it is known: {report.known}. It counts
            once {report.by === 'sender' ? councils.receiver : councils.sender} agrees.
          </InsetText>
        ) : null,
      )}
      <SummaryList rows={[...residenceRows(props, running), ...visitRows(props)]} />
      <Questions questions={questionsIn(props.record)} />
    </section>
  )
}

function residenceRows(
  { view, clock, councils, today }: Props,
  running: ReturnType<typeof reportsIn>['running'],
): SummaryRow[] {
  const action = [{ text: 'See every day counted', href: `/transfers/${view.id}/clock` }]
  if (running === undefined) return [{ key: 'Residence', value: 'Not reported yet' }]
  return [
    {
      key: 'Residence',
      value: (
        <>
          {residenceWords(running, councils)}
          <div class="govuk-hint govuk-!-margin-bottom-0">How it is known: {running.known}</div>
          {stayHasEnded(running, today) && !isOver(view) ? (
            <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">
              The stay was to end on {plainDate(running.until ?? '')}. {councils.sender} is asked what has become of it.
            </p>
          ) : null}
        </>
      ),
    },
    clock.due
      ? {
          key: 'Meeting due by',
          value: `${plainDate(clock.due.on)}${clock.due.provisional ? ' (provisional)' : ''}`,
          actions: action,
        }
      : {
          key: 'Meeting due by',
          value: (
            <>
              {whyNoClock(clock.still)}
              <Mend view={view} verb="end-stay">
                Say what became of the stay
              </Mend>
              <Mend view={view} verb="ask-visit">
                Ask for a visit
              </Mend>
            </>
          ),
        },
  ]
}

/** Whether the day has passed on which a temporary stay was to end (R2.6). */
const stayHasEnded = ({ kind, until }: Report, today: string): boolean =>
  kind === 'temporary' && until !== undefined && until < today

/** The visits asked for during a temporary stay, and what came of each (R2.6). */
function visitRows({ content, record, view }: Props): SummaryRow[] {
  const answers = all(record, 'VisitAnswered')
  return all(record, 'VisitAsked').map(({ said }, at): SummaryRow => {
    const visit = content.visits[at]
    const answer = visit?.visited === undefined ? undefined : answers.at(-1)?.said
    return {
      key: `Visit asked for by ${plainDate(said.by)}`,
      value: (
        <>
          <Written text={said.about} />
          <div class="govuk-hint govuk-!-margin-bottom-0">
            {answer === undefined
              ? 'Not answered yet'
              : `${visit?.visited ? `Visited on ${plainDate(visit.on ?? '')}` : 'Not visited'}: ${answer.reasons}`}
          </div>
          {answer === undefined ? (
            <Mend view={view} verb="answer-visit">
              Answer
            </Mend>
          ) : null}
        </>
      ),
    }
  })
}

function Questions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">Questions</h3>
      {questions.map((question) => (
        <QuestionCard question={question} />
      ))}
    </>
  )
}

/** One question with its answer (R2.4). */
export function QuestionCard({ question }: { question: Question }) {
  const { number, items, by, answer } = question
  return (
    <SummaryList
      card={{ title: `Question ${number}`, headingLevel: 4 }}
      rows={[
        {
          key: 'Asked for',
          value: (
            <ul class="govuk-list govuk-list--bullet">
              {items.map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          ),
        },
        { key: 'By', value: plainDate(by) },
        { key: 'Answer', value: answer === undefined ? 'Not answered yet' : <Written text={answer} /> },
      ]}
    />
  )
}
