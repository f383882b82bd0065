import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { PackKind } from '../../schemas/pack.ts'
import type { BatonEnv } from '../auth/context.ts'
import { requireRate } from '../auth/rate-limit.ts'
import { requireMember, requireSameOrigin, requireSession } from '../auth/require.ts'
import { signInRoutes } from '../auth/sign-in.ts'
import { mostFileBytes } from '../exchange/upload.ts'
import { showBegin } from './pages/begin.tsx'
import { showBeginAlert, takeBeginAlert } from './pages/begin-alert.tsx'
import { showBeginFamily, takeBeginFamily } from './pages/begin-family.tsx'
import { showBoard } from './pages/board.tsx'
import { showBoardPapers } from './pages/board-papers.tsx'
import { showClock } from './pages/clock.tsx'
import { showDocs } from './pages/docs.tsx'
import {
  downloadFile,
  downloadPackage,
  readInvitation,
  readLetterPdf,
  readPackagePdf,
  readRecordPdf,
} from './pages/downloads.ts'
import { formRefusedPage, tooLargePage } from './pages/fault.tsx'
import { showFigures } from './pages/figures.tsx'
import {
  guestFormRefusedPage,
  guestTooManyPage,
  notForGuestsPage,
  showGuestDoor,
  showGuestEnter,
  takeGuestAsk,
  takeGuestEnter,
  tokenOfGuest,
} from './pages/guest-handlers.tsx'
import { showJoin } from './pages/guest-join.tsx'
import { showLadder, showRung, takeResetRung, takeRung } from './pages/ladder-handlers.tsx'
import { showList } from './pages/list.tsx'
import { showNotices, takeResend } from './pages/notices.tsx'
import { operatorPages } from './pages/operator-routes.ts'
import { downloadPack, showPack, takePack } from './pages/pack-handlers.tsx'
import { showPaperForm, takePaper } from './pages/paper.tsx'
import { showPractice, takePractice } from './pages/practice.tsx'
import { downloadPaper, showPaper } from './pages/read-paper.tsx'
import { showRecordFamily, takeRecordFamily } from './pages/record-family.tsx'
import { showResponsibility } from './pages/responsibility.tsx'
import { signInFailurePage } from './pages/sign-in-failed.tsx'
import { showStart } from './pages/start.tsx'
import {
  showMailbox,
  showTelling,
  takeByEmail,
  takeMailbox,
  takeRemoveMailbox,
  takeRemoveWebhook,
  takeSecret,
  takeTest,
  takeTurnOn,
  takeWebhook,
} from './pages/telling-handlers.tsx'
import { showTransfer } from './pages/transfer.tsx'
import { showVerb, takeVerb } from './pages/verb-handlers.tsx'
import { showVerify } from './pages/verify.tsx'
import { showWorkingDays, tooManyPage } from './pages/working-days.tsx'

/** Answers in words, and the room that the other parts of a multipart form take. */
const mostWordBytes = 2 * 1024 * 1024

const ourForm = requireSameOrigin(formRefusedPage)
const words = bodyLimit({ maxSize: mostWordBytes, onError: tooLargePage })
const upload = bodyLimit({ maxSize: mostFileBytes + mostWordBytes, onError: tooLargePage })

/** Every page for people: the same verbs as the API, by plain forms that work without a script. */
export const pages = new Hono<BatonEnv>()

pages.get('/', showStart)
pages.get('/docs', showDocs)
pages.get('/verify', showVerify)
pages.get('/working-days', requireRate(tooManyPage), showWorkingDays)
pages.route('/', signInRoutes({ renderFailure: signInFailurePage }))
pages.route('/', operatorPages)

// Before the guests’ door nobody is known (R9.4).
const guestForm = [
  requireRate(guestTooManyPage, ({ guestLimit }) => guestLimit),
  words,
  requireSameOrigin(guestFormRefusedPage, tokenOfGuest),
] as const
pages.get('/guest/join', showJoin)
pages.get('/guest/:transfer', showGuestDoor)
pages.post('/guest/:transfer/code', ...guestForm, takeGuestAsk)
pages.get('/guest/:transfer/enter', showGuestEnter)
pages.post('/guest/:transfer/enter', ...guestForm, takeGuestEnter)

const members = requireMember(notForGuestsPage)
pages.use('/practice', requireSession, members)
pages.get('/practice', showPractice)
pages.post('/practice', words, ourForm, takePractice)

pages.use('/disputes', requireSession, members)
pages.use('/disputes/*', requireSession, members)
pages.get('/disputes', showBoard)
pages.get('/disputes/papers', showBoardPapers)

pages.use('/figures', requireSession, members)
pages.get('/figures', showFigures)

pages.use('/ladder', requireSession, members)
pages.use('/ladder/*', requireSession, members)
pages.get('/ladder', showLadder)
pages.get('/ladder/:rung', showRung)
pages.post('/ladder/:rung', words, ourForm, takeRung)
pages.post('/ladder/:rung/reset', words, ourForm, takeResetRung)

pages.use('/telling', requireSession, members)
pages.use('/telling/*', requireSession, members)
pages.get('/telling', showTelling)
pages.get('/telling/mailboxes/:role', showMailbox)
pages.post('/telling/mailboxes/:role', words, ourForm, takeMailbox)
pages.post('/telling/mailboxes/:role/remove', words, ourForm, takeRemoveMailbox)
pages.post('/telling/email', words, ourForm, takeByEmail)
pages.post('/telling/webhook', words, ourForm, takeWebhook)
pages.post('/telling/webhook/remove', words, ourForm, takeRemoveWebhook)
pages.post('/telling/webhook/secret', words, ourForm, takeSecret)
pages.post('/telling/webhook/test', words, ourForm, takeTest)
pages.post('/telling/webhook/on', words, ourForm, takeTurnOn)

pages.use('/notices', requireSession, members)
pages.use('/notices/*', requireSession, members)
pages.get('/notices', showNotices)
pages.post('/notices/:id/resend', words, ourForm, takeResend)

pages.use('/transfers', requireSession)
pages.use('/transfers/*', requireSession)
pages.use('/transfers/begin', members)
pages.use('/transfers/begin/*', members)
pages.get('/transfers', showList)
pages.get('/transfers/begin', showBegin)
pages.get('/transfers/begin/alert', showBeginAlert)
pages.post('/transfers/begin/alert', words, ourForm, takeBeginAlert)
for (const kind of ['draft', 'request'] as const) {
  pages.get(`/transfers/begin/${kind}`, showBeginFamily(kind))
  pages.post(`/transfers/begin/${kind}`, words, ourForm, takeBeginFamily(kind))
}
pages.get('/transfers/:id', showTransfer)
pages.get('/transfers/:id/clock', showClock)
pages.get('/transfers/:id/responsibility', showResponsibility)
pages.get('/transfers/:id/package.zip', downloadPackage)
pages.get('/transfers/:id/package.pdf', readPackagePdf)
pages.get('/transfers/:id/record.pdf', readRecordPdf)
pages.get('/transfers/:id/letters/:seq', readLetterPdf)
pages.get('/transfers/:id/meeting.ics', readInvitation)
for (const which of PackKind.options) {
  pages.get(`/transfers/:id/${which}-pack`, showPack(which))
  pages.post(`/transfers/:id/${which}-pack`, words, ourForm, takePack(which))
  pages.get(`/transfers/:id/${which}-pack/json`, downloadPack(which))
}
pages.get('/transfers/:id/papers/:paper', showPaper)
pages.get('/transfers/:id/papers/:paper/json', downloadPaper)
pages.get('/transfers/:id/files/:file', downloadFile)
for (const verb of ['add-paper', 'send-addendum'] as const) {
  pages.get(`/transfers/:id/${verb}`, showPaperForm(verb))
  pages.post(`/transfers/:id/${verb}`, upload, ourForm, takePaper(verb))
}
pages.get('/transfers/:id/record-family', showRecordFamily)
pages.post('/transfers/:id/record-family', words, ourForm, takeRecordFamily)
pages.get('/transfers/:id/:verb', showVerb)
pages.post('/transfers/:id/:verb', words, ourForm, takeVerb)
