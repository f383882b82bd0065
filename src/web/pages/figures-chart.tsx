/** One bar: how long it is, or c where its number is suppressed. */
export interface Bar {
  value: number | 'c'
  /** Which of the series it belongs to, counted from nought. */
  series?: number | undefined
}

export interface FiguresChartProps {
  /** Unique on its page. */
  id: string
  /** What is counted: read out in place of the picture, which says no more than the table below it. */
  title: string
  groups: readonly { label: string; bars: readonly Bar[] }[]
  /** What each series is, where there are several: told apart by pattern and by its name in the key, never by colour alone. */
  series?: readonly string[] | undefined
}

// In units of the picture; at 320 px of screen a unit is nine tenths of a pixel.
const [width, longest, stub, thick, labelLine, gap] = [340, 290, 26, 20, 22, 10]
const patterns = ['hatched', 'dotted'] as const

/**
 * Horizontal bars, each with its number in text. A suppressed number is a dashed outline of one length for all with c, so that
 * it tells nothing; nought is a line. It can be read in black and white.
 */
export function FiguresChart({ id, title, groups, series = [] }: FiguresChartProps) {
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ value }) => (value === 'c' ? 0 : value))))
  let top = 0
  const placed = groups.map((group) => {
    const y = top
    top += labelLine + group.bars.length * (thick + 4) + gap
    return { ...group, y }
  })
  return (
    <figure class="baton-chart">
      <svg class="baton-chart__picture" viewBox={`0 0 ${width} ${top}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{`${title}: a bar chart of the table below`}</title>
        <Patterns id={id} />
        {placed.map(({ label, bars, y }) => (
          <g transform={`translate(0 ${y})`}>
            <text class="baton-chart__label" x={0} y={16}>
              {label}
            </text>
            {bars.map((bar, at) => (
              <g transform={`translate(0 ${labelLine + at * (thick + 4)})`}>
                <OneBar {...bar} id={id} most={most} />
              </g>
            ))}
          </g>
        ))}
      </svg>
      {series.length > 1 ? (
        <ul class="baton-chart__key">
          {series.map((name, at) => (
            <li>
              <svg class="baton-chart__sample" viewBox="0 0 30 20" aria-hidden="true" focusable="false">
                <rect class="baton-chart__bar" x={1} y={1} width={28} height={18} fill={patternOf(id, at)} />
              </svg>
              <span>{name}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </figure>
  )
}

const patternOf = (id: string, series: number): string => `url(#${id}-${patterns[series % patterns.length]})`

function OneBar({ value, series = 0, id, most }: Bar & { id: string; most: number }) {
  const suppressed = value === 'c'
  const length = suppressed ? stub : Math.round((value / most) * longest)
  return (
    <>
      {suppressed ? (
        <rect class="baton-chart__suppressed" x={1} y={1} width={length} height={thick - 2} />
      ) : value === 0 ? (
        <line class="baton-chart__nought" x1={1} y1={0} x2={1} y2={thick} />
      ) : (
        <rect class="baton-chart__bar" x={1} y={1} width={length} height={thick - 2} fill={patternOf(id, series)} />
      )}
      <text class="baton-chart__value" x={(value === 0 ? 0 : length) + 8} y={thick - 4}>
        {value === 'c' ? 'c' : grouped(value)}
      </text>
    </>
  )
}

/** Thousands parted by commas, as they are written in English. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

function Patterns({ id }: { id: string }) {
  const [hatched, dotted] = patterns
  return (
    <defs>
      <pattern id={`${id}-${hatched}`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="baton-chart__ground" width={6} height={6} />
        <line class="baton-chart__hatch" x1={1.5} y1={0} x2={1.5} y2={6} />
      </pattern>
      <pattern id={`${id}-${dotted}`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect class="baton-chart__ground" width={6} height={6} />
        <circle class="baton-chart__dot" cx={3} cy={3} r={1.4} />
      </pattern>
    </defs>
  )
}
