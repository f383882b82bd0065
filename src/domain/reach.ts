import { type Facts, refuse } from './decision.ts'

/**
 * Where nobody would be told, nothing may read as told: the refusal gives the telephone number instead (R9.3, R9.4). An authority
 * that is not on the exchange is told by its duty inbox, once that has answered for itself.
 */
export const nobodyThere = ({ receiver }: Pick<Facts, 'receiver'>) =>
  receiver.onExchange || receiver.guestDesk
    ? undefined
    : refuse({ code: 'receiver-not-on-exchange', rule: 'R9.4', telephone: receiver.telephone })
