declare module 'linebreak' {
  /** Opportunities to break a text into lines, one after the other; `position` is a place between UTF-16 units. */
  export default class LineBreaker {
    constructor(text: string)
    nextBreak(): { position: number; required: boolean } | null
  }
}
