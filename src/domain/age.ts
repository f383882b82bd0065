/** Age in whole years on a date; both are calendar dates. Someone born on 29 February turns on 1 March in a common year. */
export function ageOn(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}
