/** What must be so besides the role, each as it is said to a practitioner. */
export const conditions = {
  'our-side': 'You work for the transferring authority.',
  'either-side': 'You work for either authority; the receiving one must have been told.',
  'stranger-to-the-family': 'You do not know the family, and nobody in it has your name.',
  'not-yet-sent': 'The package has not been sent yet.',
  'sent-already': 'The package has been sent.',
  'not-the-preparer': 'You did not prepare the package.',
  'not-the-preparer-to-share': 'You did not prepare the package, unless you keep all of it back.',
  'advice-first-after-a-no':
    'After a no, you asked for advice since, or you say why it is not needed. Where you asked, you have the answer, or say why you do not wait.',
  'you-were-asked': 'Your role was asked for advice and has not answered yet.',
  'not-the-asker': 'You are not the one who asked.',
  'papers-wait': 'The papers wait for it: a decision that stands goes against advice.',
  'not-the-decider': 'You did not make the decision.',
  'not-the-adviser': 'You did not give advice on it yourself.',
  'decider-did-not-prepare':
    'Where it rests on a practice lead’s word, that practice lead did not prepare the package.',
  'not-your-own-word': 'Where it rests on a practice lead’s word, that was not yours.',
  'reasons-not-overdue': 'Where it rests on an emergency, the reasons are not overdue.',
  'not-notified': 'No notification has gone before.',
  'some-may-go': 'Part 1 lets the papers go, all or some. Only those leave.',
  'this-one-may-go': 'Part 1 lets a paper of this kind go.',
  'all-is-ready': 'Each paper is there or accounted for; move, residence date and lawful basis are recorded.',
  'a-paper-is-there': 'There is at least one paper in the package.',
  'in-force': 'The law that you name is in force on the day.',
  'of-this-family': 'The person that you name is of this family.',
  'somebody-is-there': 'The receiving authority is on the exchange; if not, you get its telephone number.',
} as const
export type Condition = keyof typeof conditions
