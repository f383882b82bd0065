import type { Child } from 'hono/jsx'
import { safeHref } from './link.tsx'
import { Tag, type TagColour } from './tag.tsx'

export interface Slot {
  title: Child
  /** Where the slot is filled or read. */
  href?: string | undefined
  hint?: Child | undefined
  status: string
  colour?: TagColour | undefined
}

/** The slots of a package and how each stands (R3.1). */
export function SlotList({ slots }: { slots: Slot[] }) {
  return (
    <ul class="baton-slots">
      {slots.map((slot) => (
        <li class="baton-slots__slot">
          <div class="baton-slots__words">
            {slot.href ? (
              <a class="govuk-link baton-slots__title" href={safeHref(slot.href)}>
                {slot.title}
              </a>
            ) : (
              <span class="baton-slots__title">{slot.title}</span>
            )}
            {slot.hint ? <div class="baton-slots__hint">{slot.hint}</div> : null}
          </div>
          <div class="baton-slots__status">
            <Tag colour={slot.colour}>{slot.status}</Tag>
          </div>
        </li>
      ))}
    </ul>
  )
}
