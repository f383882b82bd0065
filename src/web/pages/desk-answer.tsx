import { answerDesk, deskAsked } from '../../exchange/desk-answer.ts'
import { Button } from '../components/button.tsx'
import { PlainPage } from './fault.tsx'
import type { Ctx } from './shell.tsx'

/** Asks a duty desk to say that a test letter has reached it; only the button says so (R9.4). */
export const DeskAskedPage = ({ name, token }: { name: string; token: string }) => (
  <PlainPage title="Does this reach your duty desk?">
    <p class="govuk-body">
      When a family with a Child in Need plan moves to the area of {name}, other councils write to the address where you
      found this link.
    </p>
    <p class="govuk-body">
      If that is the inbox of your duty desk, and somebody reads it every working day, say so here. If it is not, do
      nothing.
    </p>
    <form method="post" action={`/desk/${token}`} novalidate>
      <Button preventDoubleClick>This is the inbox of our duty desk</Button>
    </form>
  </PlainPage>
)

/** Thanks the desk, and says what comes. */
export const DeskAnsweredPage = ({ name }: { name: string }) => (
  <PlainPage title="Thank you: your duty desk can be reached">
    <p class="govuk-body">
      News for {name} now comes to that inbox. Such a letter names nobody: it holds a link, and the page behind it sends
      a code to the same inbox before it shows anything.
    </p>
    <p class="govuk-body">You can close this page.</p>
  </PlainPage>
)

const DeskOverPage = () => (
  <PlainPage title="This link has been used or is over">
    <p class="govuk-body">
      A test letter can be answered once, within seven days, and a newer letter ends the one before. If you have
      answered, you need do nothing.
    </p>
    <p class="govuk-body">If you have not, wait for the next letter. Whoever runs Baton sends it.</p>
  </PlainPage>
)

const over = (c: Ctx) => c.html(<DeskOverPage />, 404)

/** GET /desk/:token: shows, and does nothing; what checks links in letters opens them too. */
export async function showDeskAsked(c: Ctx): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  const token = c.req.param('token') ?? ''
  const name = await deskAsked(c.get('deps'), token)
  return name === undefined ? over(c) : c.html(<DeskAskedPage {...{ name, token }} />)
}

/** POST /desk/:token: the desk’s answer, once. Who holds the link is who is asked: the form needs no other token. */
export async function takeDeskAnswer(c: Ctx): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  const name = await answerDesk(c.get('deps'), c.req.param('token') ?? '')
  return name === undefined ? over(c) : c.html(<DeskAnsweredPage name={name} />)
}
