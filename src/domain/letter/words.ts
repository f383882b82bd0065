import type { Side } from '../actor.ts'
import type { Change } from '../transfer.ts'

type What = Change['what']
/** What a letter says, by which side writes it: `{other}` is the other council, by its name the first time. */
type Texts = Readonly<Record<What, Readonly<Record<Side, string>>>>

const same = (text: string) => ({ sender: text, receiver: text })

/** What has changed. */
export const news: Texts = {
  sent: {
    sender:
      'They are moving to a new area, or have moved. The council there is {other}. We have asked it to take over.',
    receiver: 'They are moving to our area, or have moved. {other} has asked us to take over.',
  },
  accepted: {
    sender: 'They are moving to a new area, or have moved. The council there is {other}. It has agreed to take over.',
    receiver: 'They are moving to our area, or have moved. {other} asked us to take over. We have agreed.',
  },
  shared: {
    sender: 'We have talked with {other} about who should help them. We have agreed to do this together for now.',
    receiver: 'We have talked with {other} about who should help them. We have agreed to do this together for now.',
  },
  interim: {
    sender: 'We are talking with {other} about who should help them. We have not agreed yet. Their help will not stop.',
    receiver:
      'We are talking with {other} about who should help them. We have not agreed yet. Their help will not stop.',
  },
  returned: {
    sender: 'We asked {other} to take over. We have now agreed that we will be the ones to help them.',
    receiver: '{other} asked us to take over. We have now agreed that it will help them, not us.',
  },
  withdrawn: {
    sender: 'We planned for {other} to take over. That will not happen now.',
    receiver: '{other} planned for us to take over. That will not happen now.',
  },
  'moved-on': {
    sender: 'They have moved again, or will soon. {other} will ask for the help to go on in the new place.',
    receiver: 'They have moved again, or will soon. We will ask for the help to go on in the new place.',
  },
  'stepped-up': same('The kind of help that they get will change. A social worker will talk with the family about it.'),
  'service-declined': {
    sender: '{other} offered to help them. The help was not taken up for now.',
    receiver: 'We offered to help them. The help was not taken up for now.',
  },
}

/** What happens next. */
export const after: Texts = {
  sent: same('Nothing changes until then. You will get a letter when there is news.'),
  accepted: {
    sender: 'A social worker from {other} will get in touch with the family. There will be a meeting to plan the help.',
    receiver: 'One of our social workers will get in touch with the family. There will be a meeting to plan the help.',
  },
  shared: same('You will get a letter when this changes.'),
  interim: same('You will get a letter when this is settled.'),
  returned: same('You do not need to do anything. You will get a letter if this changes.'),
  withdrawn: same('You do not need to do anything. You will get a letter if this changes.'),
  'moved-on': same('You will get a letter when this changes.'),
  'stepped-up': same('We know that this can be a worry. You can call us to talk about it.'),
  'service-declined': same('You can still ask for help. You can do so at any time.'),
}

/** What happens next where the meeting was held before the children were accepted. */
export const afterMeeting: Readonly<Record<Side, string>> = {
  sender: '{other} can tell the family more. You can ask at any time.',
  receiver: 'We can tell the family more. You can ask at any time.',
}

/** Whom the news is about, where the letter names other children too. */
export const newsOf = 'We have news of {news}.'

/** Who is responsible, as the record says it of the day of the letter and of a day to come (R8.1). */
export const responsible = {
  we: 'We are responsible for helping {whom} now.',
  they: '{other} is responsible for helping {whom} now.',
  weFrom: 'From {date}, we will be responsible.',
  theyFrom: 'From {date}, {other} will be responsible.',
  weIf: 'If we agree, we will be responsible next.',
  theyIf: 'If {other} agrees, it will be responsible next.',
  both: 'We are both responsible for helping {whom} now.',
  bothUntil: 'Until {until}, we are both responsible for helping {whom}.',
  weLead: 'We are the ones to call first.',
  theyLead: '{other} is the one to call first.',
  newPlace: 'That will change when the council in the new place takes over.',
}

/** To somebody from whom it is kept where the family was or is: only whom to call, the same at every change (R3.10). */
export const whomToCall = 'We want you to know who to call. Please call us if you want to ask about them.'

export const about = 'About {whom}'
export const opening = 'We want you to know who is responsible for helping them.'
export const headings = { change: 'Who is responsible now', call: 'Who to call' }

/** How letters end: whom to call, and what every letter says. */
export const closing = {
  we: 'Please call us on {telephone} if you want to talk about this.',
  only: 'Our number is {telephone}.',
  they: 'Please call {other} on {theirTelephone} to talk about the help. If you have questions about this letter, call us on {telephone}.',
  /** Where one council leads for some of them, and the other for others. */
  each: {
    we: 'Talk to us about {whom}. Call us on {telephone}.',
    they: 'Talk to {other} about {whom}. Call it on {theirTelephone}.',
  },
  danger: 'If you think that a child is in danger, call 999.',
  otherForms: 'We can send you this letter in large print or in another language.',
}

export const signed = 'Children’s social care, {us}'
