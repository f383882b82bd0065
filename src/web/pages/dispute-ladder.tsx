import type { DisputeStanding } from '../../../schemas/dispute.ts'
import { counted, plainDate } from '../../domain/plain-dates.ts'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { bothSides, holderWords } from './dispute-words.ts'
import type { Opened } from './opened.ts'
import { rungWords } from './words.ts'

type Props = Pick<Opened, 'councils' | 'authorities'> & { view: Opened['view']; dispute: DisputeStanding }
type Row = DisputeStanding['ladder'][number]

/** Both sides’ ladders side by side: what each rung is called, who holds it today, and where the dispute stands (R8.4, R8.5). */
export function DisputeLadder({ dispute, view, councils, authorities }: Props) {
  const telephone = (side: 'sender' | 'receiver') => authorities.find(({ id }) => id === view[side])?.dutyTelephone
  return (
    <div class="baton-ladder">
      <Table
        caption="The ladder on both sides"
        captionSize="s"
        small
        firstCellIsHeader
        columns={[{ heading: 'Rung' }, ...bothSides.map((side) => ({ heading: councils[side] }))]}
        rows={dispute.ladder.map((row) => [
          <Rung row={row} dispute={dispute} />,
          ...bothSides.map((side) => (
            // On a phone the two sides stand below each other, each under the name of its council.
            <div class="baton-ladder__side" data-council={councils[side]}>
              <strong>{row[side].title}</strong>
              <div>{holderWords(row, side, dispute.ladder, telephone(side))}</div>
            </div>
          )),
        ])}
      />
    </div>
  )
}

function Rung({ row: { rung, days }, dispute }: { row: Row; dispute: DisputeStanding }) {
  const { rung: at, openFrom, passesOn } = dispute
  return (
    <>
      {rung + 1}. {rungWords[rung]}
      {rung === at ? (
        <div>
          <Tag colour="red">With them now</Tag>
        </div>
      ) : rung < at ? (
        <div>
          <Tag colour={rung >= openFrom ? 'yellow' : 'grey'}>{rung >= openFrom ? 'May still decide' : 'Passed'}</Tag>
        </div>
      ) : null}
      <div class="baton-ladder__time">
        {counted(days, 'working day')}
        {rung === at
          ? `: ${rung + 1 < dispute.ladder.length ? 'climbs on the morning of' : 'over on'} ${plainDate(passesOn)}`
          : ''}
      </div>
    </>
  )
}
