import { longDate, plainDate } from '../../domain/plain-dates.ts'
import { type Cell, cellsOf, listedDays, type RulerDay, weeksOf } from './day-ruler-cells.ts'

export interface DayRulerProps {
  /** Every day after day 0 up to the due day, in order, as it was counted. */
  days: readonly RulerDay[]
  dayZero: string
  /** Marked where it lies between day 0 and the due day. */
  today?: string | undefined
  /** The day on which the meeting was held, marked where it is drawn. */
  metOn?: string | undefined
  /** Stands above it, and says what is counted. */
  caption: string
}

// In units of the picture; at 320 px of screen a unit is nine tenths of a pixel.
const [width, plain, wordLine, monthLine, headLine] = [46, 43, 15, 19, 20]
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/**
 * The counted days as a calendar, a week to a row: what is counted has its number, what is skipped its pattern or mark,
 * and day 0, today, the day of the meeting and the due day a word and a shape. It says the same in words to whoever does not see it (R6.4).
 */
export function DayRuler({ days, dayZero, today, metOn, caption }: DayRulerProps) {
  const cells = cellsOf(days, dayZero, today, metOn)
  const due = cells.at(-1)
  if (due === undefined) return null
  const id = `ruler-${dayZero}-${due.date}`
  let top = headLine
  const weeks = weeksOf(cells).map((week) => {
    const labelled = week.some(({ month }) => month !== undefined)
    const height = plain + wordLine * Math.max(...week.map(({ words }) => words.length))
    const y = top + (labelled ? monthLine : 0)
    top = y + height
    return { week, y, height }
  })
  return (
    <figure class="baton-ruler">
      <figcaption class="baton-ruler__caption">{caption}</figcaption>
      <svg
        class="baton-ruler__picture"
        viewBox={`0 0 ${7 * width} ${top + 2}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-words`}
      >
        <title id={`${id}-title`}>{titleOf(days, dayZero, due)}</title>
        <desc id={`${id}-words`}>{skippedWords(cells)}</desc>
        <Hatch id={`${id}-hatch`} />
        <rect class="baton-ruler__ground" width={7 * width} height={top + 2} />
        {weekdays.map((name, at) => (
          <text class="baton-ruler__small" x={(at + 0.5) * width} y={14} text-anchor="middle">
            {name}
          </text>
        ))}
        {weeks.map(({ week, y, height }) =>
          week.map((cell) => (
            <g transform={`translate(${cell.column * width} ${y})`}>
              <Day cell={cell} height={height} hatch={`${id}-hatch`} />
            </g>
          )),
        )}
      </svg>
      <Key cells={cells} due={due} dayZero={dayZero} hatch={`${id}-hatch`} />
    </figure>
  )
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="baton-ruler__ground" width={7} height={7} />
        <line class="baton-ruler__hatch" x1={1} y1={0} x2={1} y2={7} />
      </pattern>
    </defs>
  )
}

/** One day, drawn from its upper left corner; above it the month that it begins. */
function Day({ cell, height, hatch }: { cell: Cell; height: number; hatch: string }) {
  const { kind, due, today, met, words, month } = cell
  const box = { x: 3.5, y: 3.5, width: width - 7, height: height - 7 }
  const ink = due ? 'baton-ruler__ink--due' : 'baton-ruler__ink'
  const middle = { x: width / 2, 'text-anchor': 'middle' }
  return (
    <>
      {month ? (
        <text class="baton-ruler__month" x={4} y={-4}>
          {month}
        </text>
      ) : null}
      {kind === 'weekend' ? <rect {...box} fill={`url(#${hatch})`} /> : null}
      {kind === 'weekend' && !due ? null : (
        <rect class={due ? 'baton-ruler__box--due' : `baton-ruler__box--${kind}`} {...box} />
      )}
      {today ? <rect class="baton-ruler__today" x={1} y={1} width={width - 2} height={height - 2} rx={5} /> : null}
      <text
        class={`baton-ruler__small ${ink}${kind === 'weekend' && !due ? ' baton-ruler__small--hatched' : ''}`}
        x={7}
        y={16}
      >
        {cell.dayOfMonth}
      </text>
      {kind === 'counted' ? (
        <text class={`baton-ruler__count ${ink}`} {...middle} y={35}>
          {cell.day}
        </text>
      ) : null}
      {kind === 'zero' ? (
        <circle class={due ? 'baton-ruler__zero--due' : 'baton-ruler__zero'} cx={width / 2} cy={28} r={8} />
      ) : null}
      {kind === 'holiday' ? <path class="baton-ruler__holiday" d={`M${width / 2} 19l9 9-9 9-9-9z`} /> : null}
      {met ? <path class={due ? 'baton-ruler__met--due' : 'baton-ruler__met'} d={`M${width - 19} 12l4 4 7-9`} /> : null}
      {words.map((word, at) => (
        <text class={`baton-ruler__word ${ink}`} {...middle} y={plain + 4 + at * wordLine}>
          {word}
        </text>
      ))}
    </>
  )
}

/** What the marks mean, with the dates that they stand for: it is read beside the picture and not inside it. */
function Key({ cells, due, dayZero, hatch }: { cells: Cell[]; due: Cell; dayZero: string; hatch: string }) {
  const first = (wanted: Cell['kind']) =>
    cells.find(({ kind, due, today, met }) => kind === wanted && !due && !today && !met)
  const today = cells.find((cell) => cell.today)
  const met = cells.find((cell) => cell.met)
  const holidays = cells.filter(({ kind }) => kind === 'holiday')
  const zero = cells.find(({ kind }) => kind === 'zero')
  const counted = first('counted')
  const weekend = first('weekend')
  const holiday = first('holiday')
  const sample = (cell: Cell) => (
    <svg class="baton-ruler__sample" viewBox={`0 0 ${width} ${plain}`} aria-hidden="true" focusable="false">
      <Day cell={{ ...cell, words: [], month: undefined }} height={plain} hatch={hatch} />
    </svg>
  )
  return (
    <ul class="baton-ruler__key">
      {zero ? (
        <li>
          {sample({ ...zero, due: false, today: false, met: false })}
          <span>Day 0: {longDate(dayZero)}, not counted</span>
        </li>
      ) : null}
      {counted ? (
        <li>
          {sample(counted)}
          <span>Counted: the small figure is the date, the large one the working day</span>
        </li>
      ) : null}
      {weekend ? (
        <li>
          {sample(weekend)}
          <span>Weekend, skipped</span>
        </li>
      ) : null}
      {holiday ? (
        <li>
          {sample(holiday)}
          <span>Bank holiday, skipped: {listedDays(holidays)}</span>
        </li>
      ) : null}
      {met && !met.due ? (
        <li>
          {sample({ ...met, today: false })}
          <span>The meeting was held: {longDate(met.date)}</span>
        </li>
      ) : null}
      {today && !today.due ? (
        <li>
          {sample({ ...today, met: false })}
          <span>Today: {longDate(today.date)}</span>
        </li>
      ) : null}
      <li>
        {sample(due)}
        <span>
          Due: {longDate(due.date)}
          {due.today ? ', today' : ''}
          {due.met ? '; the meeting was held on that day' : ''}
        </span>
      </li>
    </ul>
  )
}

const titleOf = (days: readonly RulerDay[], dayZero: string, due: Cell): string => {
  const n = days.filter(({ counted }) => counted).length
  return `${n} working ${n === 1 ? 'day' : 'days'}, from ${plainDate(dayZero)} to ${longDate(due.date)}`
}

function skippedWords(cells: readonly Cell[]): string {
  const weekends = cells.filter(({ kind }) => kind === 'weekend').length
  const holidays = cells.filter(({ kind }) => kind === 'holiday')
  const today = cells.find((cell) => cell.today)
  const met = cells.find((cell) => cell.met)
  return [
    `Skipped: ${weekends} ${weekends === 1 ? 'day' : 'days'} of weekends`,
    holidays.length > 0 ? `, and bank holidays: ${listedDays(holidays)}` : ', and no bank holiday',
    '.',
    met ? ` The meeting was held on ${longDate(met.date)}${met.day ? `, working day ${met.day}` : ''}.` : '',
    today ? ` Today is ${longDate(today.date)}${today.day ? `, working day ${today.day}` : ''}.` : '',
  ].join('')
}
