import { type Facts, refuse } from './decision.ts'

/** Where nobody would be told, nothing may read as told: the refusal gives the telephone number instead (R9.3, R9.4). */
export const nobodyThere = ({ receiver }: Pick<Facts, 'receiver'>) =>
  receiver.onExchange
    ? undefined
    : refuse({ code: 'receiver-not-on-exchange', rule: 'R9.4', telephone: receiver.telephone })
