/** Stands for a reference to another object, whose value is not looked up here. */
export const reference = Symbol('reference')

/** As much of a value as matters: names begin with their slash; what is neither number, name, list nor dictionary is undefined. */
export type Value = number | string | typeof reference | Dictionary | readonly Value[] | undefined

export type Dictionary = {
  /** Those of Type, Subtype and S that are names. */
  named: { Type?: string; Subtype?: string; S?: string }
  has: (key: string) => boolean
  get: (key: string) => Value
  /** Where the value of /Length stands. */
  length?: [from: number, to: number]
}
