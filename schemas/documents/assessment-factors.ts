import { censusCode } from '../census/census.ts'
import { AssessmentFactors } from '../census/factors.ts'

/** Every factor that the census knows or knew, in its order, each with its newest label. */
export const assessmentFactors = [...new Map(AssessmentFactors.map(([code, words]) => [code, words] as const))]

/** One census factor code. Codes that have gone out of use are known: papers of their time carry them. */
export const AssessmentFactor = censusCode('AssessmentFactors')
