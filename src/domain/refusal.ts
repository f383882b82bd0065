import type { Role, Side } from './actor.ts'
import type { Slot, State } from './transfer.ts'
import type { OtherKind, Unfit } from './unfit.ts'

/** Every reason a rule says no. The code is stable; `rule` is the id in the domain's rules. */
export type Refusal =
  | { code: 'no-such-transfer'; rule: 'R1.2' }
  | { code: 'not-open-to-you'; rule: 'R2.7' }
  | { code: 'wrong-party'; rule: 'R1.2'; party: Side | 'exchange' }
  | { code: 'wrong-role'; rule: 'R1.3'; who: readonly Role[] }
  | { code: 'out-of-turn'; rule: 'R2.1'; state: State; allowed: readonly string[] }
  | { code: 'wrong-procedure'; rule: 'R2.10'; procedure: Procedure; child?: string }
  | { code: 'same-authority'; rule: 'R1.2' }
  | { code: 'unknown-authority'; rule: 'R1.2' }
  | { code: 'receiver-not-on-exchange'; rule: 'R9.4'; telephone: string }
  | { code: 'package-incomplete'; rule: 'R3.1'; missing: readonly { slot: Slot; children: readonly string[] }[] }
  | { code: 'reason-for-more'; rule: 'R3.12' }
  | { code: 'paper-is-for-another-slot'; rule: 'R3.2'; slot: string; kind: string }
  | { code: 'not-lawful-to-share'; rule: 'R4.7'; reasons: readonly string[] }
  | { code: 'prepared-by-you'; rule: 'R1.4' }
  | { code: 'knows-the-family'; rule: 'R1.4' }
  | { code: 'no-such-namesake'; rule: 'R1.4' }
  | { code: 'asked-by-you'; rule: 'R4.4' }
  | { code: 'advised-by-you'; rule: 'R4.4' }
  | { code: 'basis-not-in-force'; rule: 'R4.5'; basis: string; field: string; from?: string; until?: string }
  | { code: 'basis-not-recorded'; rule: 'R4.5' }
  | { code: 'already-notified'; rule: 'R4.11' }
  | { code: 'not-to-be-told'; rule: 'R5.5'; person: string }
  | { code: 'nothing-to-send'; rule: 'R4.9' }
  | { code: 'trafficking-not-considered'; rule: 'R5.2' }
  | { code: 'no-such-match'; rule: 'R5.2' }
  | { code: 'already-asked'; rule: 'R5.2' }
  | { code: 'no-such-contact'; rule: 'R5.2' }
  | { code: 'already-answered'; rule: 'R5.2' }
  | { code: 'no-such-agency'; rule: 'R5.3' }
  | { code: 'no-such-service'; rule: 'R5.4' }
  | { code: 'nothing-to-tell'; rule: 'R5.5' }
  | { code: 'tell-in-person'; rule: 'R5.5'; person: string }
  | { code: 'kept-from-them'; rule: 'R3.10'; person: string; field: string }
  | { code: 'no-such-letter'; rule: 'R5.5' }
  | { code: 'no-risks-stated'; rule: 'R5.7' }
  | { code: 'no-alert'; rule: 'R2.8' }
  | { code: 'advice-not-considered'; rule: 'R4.4' }
  | { code: 'no-advice-asked'; rule: 'R4.4' }
  | { code: 'nothing-to-countersign'; rule: 'R4.4' }
  | { code: 'consent-not-declined'; rule: 'R4.10' }
  | { code: 'move-not-considered'; rule: 'R5.1' }
  | { code: 'residence-unknown'; rule: 'R6.2' }
  | { code: 'nothing-proposed'; rule: 'R6.3' }
  | { code: 'nothing-due'; rule: 'R6.6' }
  | { code: 'nothing-to-confirm'; rule: 'R6.9' }
  | { code: 'no-stay'; rule: 'R2.6' }
  | { code: 'no-visit-asked'; rule: 'R2.6' }
  | { code: 'date-impossible'; rule: string; field: string; why: string }
  | { code: 'no-such-child'; rule: 'R2'; children: readonly string[] }
  | { code: 'child-has-ended'; rule: 'R2'; children: readonly string[] }
  | { code: 'no-such-person'; rule: 'R4.1'; person: string }
  | { code: 'permission-on-record'; rule: 'R4.3'; person: string }
  | { code: 'decided-by-you'; rule: 'R4.4' }
  | { code: 'no-such-question'; rule: 'R2.4' }
  | { code: 'no-such-paper'; rule: 'R3.1' }
  | { code: 'no-such-file'; rule: 'R3.2' }
  | { code: 'not-sent-yet'; rule: 'R3.9' }
  | { code: 'no-such-version'; rule: 'R2.2' }
  | { code: 'already-rendered'; rule: 'R3.9' }
  | { code: 'not-a-document'; rule: 'R3.2'; why?: OtherKind }
  | { code: 'upload-unfit'; rule: 'R3.2'; why: Unfit }
  | { code: 'upload-broke-off'; rule: 'R3.2' }
  | { code: 'already-accepted'; rule: 'R8.1'; children: readonly string[] }
  | { code: 'not-accepted'; rule: 'R7.4'; children: readonly string[] }
  | { code: 'not-leading-yet'; rule: 'R8.1'; children: readonly string[] }
  | { code: 'meeting-not-arranged'; rule: 'R7.1' }
  | { code: 'meeting-not-held'; rule: 'R7.4'; children: readonly string[] }
  | { code: 'outcome-on-record'; rule: 'R7.3'; children: readonly string[] }
  | { code: 'late-meeting-needs-a-reason'; rule: 'R7.2'; field: 'lateReason'; due: string }
  | { code: 'still-in-need'; rule: 'R7.3'; children: readonly string[] }
  | { code: 'closing-summary-missing'; rule: 'R7.3'; children: readonly string[] }
  | { code: 'family-not-told'; rule: 'R7.4' }
  | { code: 'not-completed'; rule: 'R7.4'; children: readonly string[] }
  | { code: 'pack-lacks'; rule: 'R7.4'; lacking: readonly { child: string; item: string }[] }
  | { code: 'no-such-invitation'; rule: 'R7.1' }
  | { code: 'no-such-profile'; rule: 'R7.5' }
  | { code: 'in-dispute'; rule: 'R8.6'; children: readonly string[] }
  | { code: 'dispute-already-open'; rule: 'R8.2' }
  | { code: 'no-dispute'; rule: 'R8.2' }
  | { code: 'ground-needs-a-reason'; rule: 'R8.2' }
  | { code: 'position-already-stated'; rule: 'R8.2' }
  | { code: 'not-your-rung'; rule: 'R8.3'; who: readonly Role[] }
  | { code: 'last-rung'; rule: 'R8.4' }
  | { code: 'not-the-last-rung'; rule: 'R8.6'; who: readonly Role[] }
  | { code: 'position-not-stated'; rule: 'R8.2' }
  | { code: 'names-yourself'; rule: 'R8.4'; field: 'holder' | 'deputy' }
  | { code: 'reasons-needed'; rule: 'R8.3'; field: 'reasons' }
  | { code: 'not-for-this-ground'; rule: 'R8.6'; field: 'outcome' }
  | { code: 'not-in-dispute'; rule: 'R8.6'; children: readonly string[] }
  | { code: 'last-rung-held'; rule: 'R8.5'; field: 'vacant' | 'deputy' }
  | { code: 'no-linked-transfer'; rule: 'R2.11' }
  | { code: 'nothing-unseen'; rule: 'R9.1' }
  | { code: 'nobody-to-telephone'; rule: 'R9.3' }
  | { code: 'not-for-guests'; rule: 'R9.4'; may: readonly string[] }
  | { code: 'no-other-way'; rule: 'R9.3' }
  | { code: 'no-webhook'; rule: 'R9.1' }
  | { code: 'webhook-address'; rule: 'R9.1'; field: 'url'; why: string }
  | { code: 'no-such-notice'; rule: 'R9.3' }
  | { code: 'not-dead'; rule: 'R9.3' }
  | { code: 'too-much'; rule: 'R2'; what: string; most: number }

export type Procedure = 'transfer-in-conference' | 'looked-after-placement' | 'court-order' | 'missing-family'

export type RefusalCode = Refusal['code']
export type RefusalOf<C extends RefusalCode> = Extract<Refusal, { code: C }>
