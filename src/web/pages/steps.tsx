import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import type { Role } from '../../domain/actor.ts'
import { rungRoles } from '../../domain/ladder.ts'
import { listed, roleName } from '../../domain/sentence.ts'
import { type VerbName, verbNames, verbs } from '../../domain/verbs.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Details } from '../components/details.tsx'
import { Link } from '../components/link.tsx'
import { likelySteps } from './next-step.ts'
import { PackLink, packFor } from './pack-link.tsx'
import { capabilityTitles } from './words.ts'

// The exchange itself reminds.
const WITHOUT_A_PAGE: readonly string[] = ['remind']

/** The verbs of this list that have a page, in the order of the table. */
export const withPages = (allowed: readonly string[]): VerbName[] =>
  verbNames.filter((name) => allowed.includes(name) && !WITHOUT_A_PAGE.includes(name))

const SECONDARY = 2

export interface StepsProps {
  view: TransferView
  record: readonly RecordEntry[]
  /** The London date. */
  today: string
  /** A verb that has its own place on the page. */
  except?: VerbName | undefined
  /** Nobody else of a guest’s authority can do more than they (R9.4). */
  guest?: true | undefined
}

/**
 * What the reader may do, and nothing else (R1.3): the likely next step first, an alert always in sight (R2.8). Of what is
 * complete the first is the pack for their own case system (R7.4).
 */
export function Steps({ view, record, today, except, guest }: StepsProps) {
  const allowed = withPages(view.allowed).filter((verb) => verb !== except)
  const complete = view.state === 'completed'
  const likely = likelySteps(view, record, today).filter((verb) => verb !== except)
  const [next] = likely
  const [primary, ...others] = likely.filter((verb) => allowed.includes(verb))
  const secondary = others.slice(0, SECONDARY)
  const alert = allowed.includes('raise-alert')
  const rest = allowed.filter((verb) => verb !== primary && !secondary.includes(verb) && verb !== 'raise-alert')
  const address = (verb: VerbName) => `/transfers/${view.id}/${verb}`
  return (
    <section class="baton-steps" aria-labelledby="steps">
      <h2 class="govuk-heading-m" id="steps">
        What you may do
      </h2>
      {complete ? <PackLink view={view} /> : null}
      {next !== undefined && next !== primary && !complete && !guest ? (
        <p class="govuk-body">
          Likely next: <strong>{verbs[next].title.toLowerCase()}</strong>. {whoMay(next, view)} in your authority may do
          it.
        </p>
      ) : null}
      {allowed.length === 0 && !(complete && packFor(view)) ? (
        <p class="govuk-body">There is nothing for you to do on it now.</p>
      ) : null}
      {primary || alert ? (
        <ButtonGroup>
          {primary ? (
            <Button kind={complete ? 'secondary' : 'primary'} href={address(primary)}>
              {verbs[primary].title}
            </Button>
          ) : null}
          {secondary.map((verb) => (
            <Button kind="secondary" href={address(verb)}>
              {verbs[verb].title}
            </Button>
          ))}
          {alert ? (
            <Button kind="warning" href={address('raise-alert')}>
              {verbs['raise-alert'].title}
            </Button>
          ) : null}
        </ButtonGroup>
      ) : null}
      <Rest verbs={rest} address={address} first={primary === undefined && !alert} />
    </section>
  )
}

type InDispute = Pick<TransferView, 'disputeRung'> & Partial<Pick<TransferView, 'dispute'>>

/** The roles of the reader’s authority that may do this as the transfer now stands. */
export function rolesFor(verb: VerbName, { disputeRung, dispute }: InDispute): readonly Role[] {
  if (disputeRung === undefined || (verb !== 'decide' && verb !== 'escalate')) return verbs[verb].who
  // Of all who hold a rung, it is for those at which the dispute now stands, and from whom time alone took it (R8.3, R8.5).
  return rungRoles.slice(dispute?.openFrom ?? disputeRung, disputeRung + 1)
}

/** Who may do it, to begin a sentence: "A practice lead or a service manager". */
export function whoMay(verb: VerbName, view: InDispute): string {
  const words = listed(rolesFor(verb, view).map(roleName), 'or')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

interface RestProps {
  verbs: VerbName[]
  address: (verb: VerbName) => string
  /** There is nothing above it, so it stands open. */
  first: boolean
}

function Rest({ verbs: rest, address, first }: RestProps) {
  if (rest.length === 0) return null
  const groups = Object.entries(capabilityTitles)
    .map(([capability, title]) => ({ title, members: rest.filter((verb) => verbs[verb].capability === capability) }))
    .filter(({ members }) => members.length > 0)
  return (
    <Details summary={first ? 'All that you may do' : 'Other things you may do'} open={first}>
      {groups.map(({ title, members }) => (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
          <ul class="govuk-list">
            {members.map((verb) => (
              <li>
                <Link href={address(verb)}>{verbs[verb].title}</Link>
              </li>
            ))}
          </ul>
        </>
      ))}
    </Details>
  )
}
