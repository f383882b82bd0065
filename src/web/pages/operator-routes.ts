import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { BatonEnv } from '../../auth/context.ts'
import { operatorSignIn, requireOperator, requireOperatorsForm, whereOperated } from '../../auth/operator.ts'
import { showDeskAsked, takeDeskAnswer } from './desk-answer.tsx'
import { tooLargePage } from './fault.tsx'
import { showOperator } from './operator.tsx'
import { showDesk, takeDesk } from './operator-desk-handlers.tsx'
import { deskSteps } from './operator-desk-words.ts'
import { operatorFailurePage, operatorFormRefusedPage, operatorStartPage } from './operator-frame.tsx'

const mostBytes = 16 * 1024
const small = bodyLimit({ maxSize: mostBytes, onError: tooLargePage })
const signedIn = requireOperator(operatorStartPage)
const ourForm = requireOperatorsForm(operatorFormRefusedPage)

/** The pages of whoever runs the exchange, and the one on which a guest’s duty desk answers (R9.3, R9.4). */
export const operatorPages = new Hono<BatonEnv>()

operatorPages.get('/desk/:token', showDeskAsked)
operatorPages.post('/desk/:token', small, takeDeskAnswer)

operatorPages.route('/', operatorSignIn({ renderFailure: operatorFailurePage }))
operatorPages.get('/operator', whereOperated, signedIn, showOperator)
operatorPages.get('/operator/desks/:authority', whereOperated, signedIn, showDesk)
for (const step of deskSteps)
  operatorPages.post(`/operator/desks/:authority/${step}`, whereOperated, signedIn, small, ourForm, takeDesk(step))
