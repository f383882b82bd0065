import type { Authority } from '../../../schemas/authority.ts'
import { Link } from '../components/link.tsx'

/** The numbers of an authority’s front door, to be pressed or read out: the one that answers at this hour first (R2.8). */
export function FrontDoor({ door, outOfHours }: { door: Authority; outOfHours: boolean }) {
  const duty = { who: 'duty desk', number: door.dutyTelephone }
  const team = door.outOfHoursTelephone ? [{ who: 'out of hours', number: door.outOfHoursTelephone }] : []
  return (outOfHours ? [...team, duty] : [duty, ...team]).map(({ who, number }) => (
    <p class="govuk-body-l govuk-!-margin-bottom-2">
      {door.name}, {who}:{' '}
      <strong class="baton-number">
        <Link href={`tel:${number.replaceAll(/[^0-9+]/g, '')}`}>{number}</Link>
      </strong>
    </p>
  ))
}
