import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'

export interface Column {
  heading: Child
  /** Sets the heading and the cells below it to the right, in figures of equal width. */
  numeric?: boolean | undefined
}

export interface Cell {
  content: Child
  numeric?: boolean | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
}

export interface TableProps {
  caption?: string | undefined
  captionSize?: 's' | 'm' | 'l' | 'xl' | undefined
  columns?: Column[] | undefined
  /** A cell is its content, or an object where it needs more than that. */
  rows: (Child | Cell)[][]
  firstCellIsHeader?: boolean | undefined
  /** Smaller text on narrow screens. */
  small?: boolean | undefined
  /** Lets a wide table scroll sideways inside the page; give it a caption, which names the region. */
  scrolls?: boolean | undefined
}

function isCell(cell: Child | Cell): cell is Cell {
  return typeof cell === 'object' && cell !== null && 'content' in cell
}

function Row({ cells, columns, headed }: { cells: (Child | Cell)[]; columns: Column[]; headed: boolean }) {
  return (
    <tr class="govuk-table__row">
      {cells.map((given, at) => {
        const cell: Cell = isCell(given) ? given : { content: given }
        const spans = { colspan: cell.colspan, rowspan: cell.rowspan }
        if (headed && at === 0) {
          return (
            <th scope="row" class="govuk-table__header" {...spans}>
              {cell.content}
            </th>
          )
        }
        const numeric = cell.numeric ?? columns[at]?.numeric
        return (
          <td class={classes('govuk-table__cell', numeric && 'govuk-table__cell--numeric')} {...spans}>
            {cell.content}
          </td>
        )
      })}
    </tr>
  )
}

/** Facts to compare, in rows and columns. */
export function Table(props: TableProps) {
  const columns = props.columns ?? []
  const table = (
    <table class={classes('govuk-table', props.small && 'govuk-table--small-text-until-tablet')}>
      {props.caption ? (
        <caption
          class={classes('govuk-table__caption', props.captionSize && `govuk-table__caption--${props.captionSize}`)}
        >
          {props.caption}
        </caption>
      ) : null}
      {columns.length > 0 ? (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {columns.map((column) => (
              <th scope="col" class={classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric')}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody class="govuk-table__body">
        {props.rows.map((cells) => (
          <Row cells={cells} columns={columns} headed={props.firstCellIsHeader === true} />
        ))}
      </tbody>
    </table>
  )
  if (!props.scrolls) return table
  // A region that scrolls must be reachable by keyboard, and so it needs a name.
  const reachable = { tabindex: 0, role: 'region', 'aria-label': props.caption ?? 'Table' }
  return (
    <div class="baton-scroll" {...reachable}>
      {table}
    </div>
  )
}
