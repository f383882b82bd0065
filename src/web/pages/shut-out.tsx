import { InsetText } from '../components/inset-text.tsx'
import type { Opened } from './opened.ts'
import { Steps } from './steps.tsx'

/** In place of the papers, for whoever knows the family or is called as somebody in it (R1.4). */
export function ShutOutPart({ view, today }: Pick<Opened, 'view' | 'today'>) {
  return (
    <>
      <h2 class="govuk-heading-m">You cannot open this transfer</h2>
      <p class="govuk-body">
        You said that you know this family, or somebody in it is called as you are. Nobody who knows a family sees its
        papers.
      </p>
      <InsetText>
        If only the name is the same, ask a practice lead or a service manager of your authority to record that. Then
        the transfer opens to you.
      </InsetText>
      <Steps view={view} record={[]} today={today} />
    </>
  )
}
