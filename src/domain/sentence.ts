import type { Role } from './actor.ts'
import { disputeSentences } from './dispute-sentences.ts'
import { plainDate } from './plain-dates.ts'
import type { Procedure, Refusal, RefusalCode, RefusalOf } from './refusal.ts'
import { type Sentence, same, toldSentences } from './told-sentences.ts'
import type { Slot } from './transfer.ts'
import { otherWords, unfitWords } from './unfit.ts'

const roleNames: Record<Role, string> = {
  'social-worker': 'a social worker',
  'practice-lead': 'a practice lead',
  'service-manager': 'a service manager',
  'head-of-service': 'a head of service',
  director: 'the director of children’s services',
  'caldicott-guardian': 'the Caldicott guardian',
  'legal-adviser': 'a legal adviser',
  duty: 'the duty worker',
  auditor: 'an auditor',
  administrator: 'an administrator',
}

const slotNames: Record<Slot, string> = {
  assessment: 'the social work assessment',
  plan: 'the Child in Need plan',
  minutes: 'the minutes of the latest review',
  summary: 'the summary or case report',
}

const procedures: Record<Procedure, string> = {
  'transfer-in-conference':
    'This child is on a child protection plan. Ask the other authority for a transfer-in conference, within 15 working days.',
  'looked-after-placement':
    'This child is looked after. Your authority stays responsible: notify the other authority of the placement instead.',
  'court-order':
    'This child is under an order that stays with your authority. Ask your legal services before anything moves.',
  'missing-family': 'This family’s whereabouts are unknown. Follow your missing family procedure and tell the police.',
}

/** Joins names as a sentence does: "a, b or c". */
export function listed(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}

export const roleName = (role: Role): string => roleNames[role]
const anyOf = (roles: readonly Role[]) => listed(roles.map(roleName), 'or')
const partyName = {
  sender: 'the transferring authority',
  receiver: 'the receiving authority',
  exchange: 'the exchange itself',
}
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const about = (children: readonly string[]) => (children.length === 0 ? 'The children' : upper(listed(children)))
const say: { [C in RefusalCode]: (r: RefusalOf<C>) => Sentence } = {
  'no-such-transfer': same(
    'There is no such transfer',
    'Check the reference. You see only transfers to or from your own authority.',
  ),
  'not-open-to-you': same(
    'The papers are not open to you',
    'They open when a named worker of the receiving authority acknowledges the transfer; never to an administrator.',
  ),
  'wrong-party': (r) => ({
    title: `Only ${partyName[r.party]} may do this`,
    mend: `Ask ${partyName[r.party]} to do it.`,
  }),
  'wrong-role': (r) => ({
    title: 'Your role may not do this',
    mend: `Ask ${anyOf(r.who)} in your authority to do it.`,
  }),
  'out-of-turn': (r) => ({
    title: `This cannot be done while the transfer is ${r.state}`,
    mend:
      r.allowed.length > 0 ? `What you may do now: ${listed(r.allowed)}.` : 'There is nothing for you to do on it now.',
  }),
  'wrong-procedure': (r) => ({ title: 'This is not the procedure for this child', mend: procedures[r.procedure] }),
  'same-authority': same('A transfer goes from one authority to another', 'Choose another authority than your own.'),
  'unknown-authority': same('That authority is not known', 'Choose one from the list of authorities.'),
  'receiver-not-on-exchange': (r) => ({
    title: 'That authority is not on the exchange yet',
    mend: `Nothing was sent. Telephone its duty desk on ${r.telephone}; papers go by your usual secure way.`,
  }),
  'package-incomplete': (r) => ({
    title: 'The package is not complete',
    mend: `Add, or say why it is not available: ${listed(r.missing.map((m) => `${slotNames[m.slot]} for ${listed(m.children)}`))}.`,
  }),
  'reason-for-more': same('The four papers are the ceiling', 'Say why this further paper is needed.'),
  'paper-is-for-another-slot': (r) => ({
    title: `This paper is ${r.kind === 'assessment' ? 'an' : 'a'} ${r.kind}`,
    mend: `Put it in its own slot, not in “${r.slot}”.`,
  }),
  'not-lawful-to-share': (r) => ({ title: 'The package may not be shared yet', mend: r.reasons.join(' ') }),
  'prepared-by-you': same(
    'One person would prepare the package and decide to share it',
    'Ask another practice lead to decide: without permission, whoever decides is not who prepared it.',
  ),
  'knows-the-family': same(
    'You cannot open this transfer',
    'You said that you know the family, or somebody in it is called as you are. If it is only the name, ask a practice lead of your authority to record that.',
  ),
  'no-such-namesake': same('Nobody in the family is called that', 'Give the worker’s full name as they sign in.'),
  'advised-by-you': same('You gave advice on this yourself', 'Another practice lead of your authority decides.'),
  'asked-by-you': same('You asked for this advice yourself', 'Another adviser of your authority answers it.'),
  'basis-not-in-force': (r) => ({
    title: 'That lawful basis is not in force on this day',
    mend:
      r.until !== undefined
        ? `It could be relied on until ${r.until}. Choose another.`
        : r.from === undefined
          ? 'No day is appointed for it yet. Choose another.'
          : `It can be relied on from ${r.from}. Choose another until then.`,
  }),
  'basis-not-recorded': same('No lawful basis is recorded', 'Record the lawful basis on which you share.'),
  'already-notified': same('They were formally told already', 'The record shows when.'),
  'not-to-be-told': same(
    'This person is not to be told',
    'It is on record that telling them would put somebody at risk, or that a court forbids it.',
  ),
  'nothing-to-send': same(
    'No paper would go',
    'Add a paper that may be shared, tell them of the move without papers, or raise an alert.',
  ),
  'trafficking-not-considered': same(
    'An earlier move was found, and trafficking is not considered',
    'Record what the move means again, with your consideration of trafficking and modern slavery. A practice lead sees how long ago the earlier move was.',
  ),
  'no-such-match': same('There is no such earlier move', 'Choose one of those that were found for these children.'),
  'already-asked': same('They have been asked already', 'Wait for their answer; both records show it.'),
  'no-such-contact': same('Nobody has asked you for this contact', 'Choose one that waits for your answer.'),
  'already-answered': same('This has been answered already', 'The answer stands on both records.'),
  'no-such-agency': same('There is no such agency', 'Name the agency first, then say what was done.'),
  'no-such-service': same('There is no such service', 'Choose one of those that the plan needs.'),
  'nothing-to-tell': same(
    'Nothing has changed in who is responsible',
    'Write to the family once the package is sent, or responsibility changes.',
  ),
  'tell-in-person': same(
    'This person is told in person',
    'Nobody has said that a letter is safe for them. Tell them in person, and record that the family was told.',
  ),
  'kept-from-them': (r) => ({
    title: 'This would tell them what must be kept from them',
    mend:
      r.field === 'ownWords'
        ? 'Take the address, council or number that is kept from this person out of your own words.'
        : 'Ask the other authority to write, or tell them in person: a letter from yours would show what is kept.',
  }),
  'no-such-letter': same('There is no such letter', 'Letters are read by the authority that wrote them.'),
  'no-risks-stated': same('The risks have not been stated back', 'The receiving authority states them first.'),
  'no-alert': same('No alert waits', 'Every alert on this transfer has been acknowledged.'),
  'advice-not-considered': same(
    'Advice is not on record yet',
    'Ask the Caldicott guardian or legal services and wait for the answer, or say why you do not.',
  ),
  'no-advice-asked': same('Nobody has asked for your advice on this', 'A practice lead asks first.'),
  'nothing-to-countersign': same(
    'There is nothing to countersign',
    'Only a decision to share against advice is countersigned.',
  ),
  'consent-not-declined': same(
    'Nobody has declined the service',
    'Record first that consent to the service was declined or withdrawn.',
  ),
  'move-not-considered': same(
    'What the move means is not recorded',
    'Record the impact of the move on each child, and its urgency.',
  ),
  'residence-unknown': same(
    'No date of residence is recorded',
    'Report when the family is, or is expected to be, resident.',
  ),
  'nothing-proposed': same('No correction waits for you', 'The other authority has proposed no other date.'),
  'nothing-due': same('No reminder is due', 'Nothing needs doing.'),
  'date-impossible': (r) => ({ title: 'That date cannot be right', mend: `Check it: ${r.why}.` }),
  'no-such-child': (r) => ({
    title: `There is no child ${listed(r.children)} in this transfer`,
    mend: 'Name children by the ids that the transfer gives them.',
  }),
  'child-has-ended': (r) => ({
    title: `The transfer has ended for ${listed(r.children)}`,
    mend: 'Leave them out, or leave out the list to mean all that are open.',
  }),
  'no-such-person': (r) => ({
    title: `${upper(r.person)} is not in this family`,
    mend: 'Name people by the ids that the transfer gives them.',
  }),
  'permission-on-record': (r) => ({
    title: `An answer of ${r.person} about permission is on record`,
    mend: 'Keep them in the family with parental responsibility; a practice lead decides whether to share.',
  }),
  'decided-by-you': same(
    'You made the decision, or prepared the package, yourself',
    'Another service manager countersigns it.',
  ),
  'no-such-question': same('There is no such open question', 'Choose one that was asked and not yet answered.'),
  'no-such-paper': same('There is no such paper', 'Choose one of the papers in the draft.'),
  'no-such-file': same(
    'An uploaded file is not there',
    'Upload it to this transfer first, then name the id that the upload answered.',
  ),
  'not-sent-yet': same('Nothing has been sent yet', 'The package is sealed when it is sent.'),
  'no-such-version': same('There is no such version', 'The package is version 1, and each later paper the next.'),
  'already-rendered': same('That version is already printed', 'It is served as it was printed the first time.'),
  'not-a-document': (r) =>
    r.why === undefined
      ? { title: 'That file is not a PDF, JPEG or PNG', mend: 'Save it as a PDF and upload it again.' }
      : otherWords[r.why],
  'upload-unfit': (r) => unfitWords[r.why],
  'upload-broke-off': same('The upload broke off before its end', 'Nothing was kept. Upload the file again.'),
  'already-accepted': (r) => ({
    title: `${about(r.children)} ${r.children.length === 1 ? 'has' : 'have'} already been accepted`,
    mend: 'The receiving authority has taken them on. If that is wrong, raise a dispute.',
  }),
  'not-accepted': (r) => ({
    title: `Responsibility for ${listed(r.children)} is not accepted yet`,
    mend: 'Accept it first.',
  }),
  'not-leading-yet': (r) => ({
    title: `Your authority does not lead for ${listed(r.children)} yet`,
    mend: 'Complete it on or after the day from which you lead.',
  }),
  'meeting-not-arranged': same('No meeting is arranged', 'Arrange the Child in Need meeting first.'),
  'meeting-not-held': (r) => ({
    title: `No meeting has been held for ${listed(r.children)}`,
    mend: 'Record the meeting and its outcome first.',
  }),
  'outcome-on-record': (r) => ({
    title: `The outcome for ${listed(r.children)} is already recorded`,
    mend: 'Record only the children who have none. If it has changed, hold another meeting.',
  }),
  'late-meeting-needs-a-reason': (r) => ({
    title: `That is after the due date, ${plainDate(r.due)}`,
    mend: 'Say why, or choose an earlier date.',
  }),
  'nothing-to-confirm': same('No earlier due date waits', 'The due date stands as it is.'),
  'no-stay': same('No temporary stay is on record', 'Report the stay first, with the date it is to end.'),
  'no-visit-asked': same('No visit is asked for', 'There is nothing to answer.'),
  'still-in-need': (r) => ({
    title: `No meeting has found ${listed(r.children)} to be no longer in need`,
    mend: 'A closing summary is written once a meeting has come to that outcome.',
  }),
  'closing-summary-missing': (r) => ({
    title: `The closing summary for ${listed(r.children)} is not written yet`,
    mend: 'Write it first: for a child who is no longer in need it says why, and who agrees.',
  }),
  'not-completed': (r) => ({
    title: `The transfer is not complete for ${listed(r.children)}`,
    mend: 'Wait until the meeting is held and the family told: then the pack is there.',
  }),
  'pack-lacks': (r) => ({
    title: 'Something is missing that the census asks for',
    mend: `Fill in ${listed(
      r.lacking.map(({ child, item }) => `${item} of ${child}`),
      'and',
    )}.`,
  }),
  'no-such-invitation': same('No meeting has been arranged', 'The calendar file is there once one is.'),
  'no-such-profile': same(
    'There is no such practice profile',
    'Choose one of those that GET /v1/practice-profiles lists.',
  ),
  'family-not-told': same('The family has not been told', 'Tell the family who is responsible now, and record it.'),
  'in-dispute': (r) => ({
    title: `${about(r.children)} ${r.children.length === 1 ? 'is' : 'are'} in dispute`,
    mend: 'Decide the dispute first: to agree is to accept.',
  }),
  'not-your-rung': (r) => ({
    title: 'The dispute stands at another rung',
    mend: `It is for ${anyOf(r.who)} of either authority.`,
  }),
  'not-the-last-rung': (r) => ({
    title: 'An outcome is recorded at the last rung',
    mend: `Agree, or bring it up to ${anyOf(r.who)}.`,
  }),
  'no-linked-transfer': same(
    'Your new transfer was not found',
    'Open the transfer to the next authority first, then give its id.',
  ),
  'not-in-dispute': (r) => ({
    title: `${about(r.children)} ${r.children.length === 1 ? 'is' : 'are'} not in dispute`,
    mend: 'Decide for the children who are.',
  }),
  ...disputeSentences,
  ...toldSentences,
  'too-much': (r) => ({ title: `There is room for at most ${r.most} ${r.what}`, mend: 'Take something out first.' }),
}

/** Says a refusal in plain words: what is so, and what mends it. Ids and codes may stand in it, nothing that anybody wrote. */
export const sentence = (refusal: Refusal): Sentence => (say[refusal.code] as (r: Refusal) => Sentence)(refusal)
