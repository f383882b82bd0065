import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const words = new Intl.Segmenter('en', { granularity: 'word' })
/** Long figures are left out, as Flesch has it: a telephone number is neither word nor syllables. */
const telephone = /^\d{5,}$/
const wordsIn = (text: string): string[] =>
  [...words.segment(text)].flatMap(({ segment, isWordLike }) =>
    isWordLike && !telephone.test(segment) ? [segment] : [],
  )
/** Other figures are counted as they are read, digit by digit. */
const syllablesIn = (word: string): number => (/^\d+$/.test(word) ? word.length : Math.max(1, syllable(word)))

/** The school grade in which a text can be read, by Flesch and Kincaid. Each line is a paragraph, and ends its sentence. */
export function gradeOf(text: string): number {
  const said = wordsIn(text)
  return fleschKincaid({
    sentence: [...sentences.segment(text)].filter(({ segment }) => wordsIn(segment).length > 0).length,
    word: said.length,
    syllable: said.reduce((sum, word) => sum + syllablesIn(word), 0),
  })
}
