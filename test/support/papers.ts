export { anAssessment, aPlan, aSummary, someMinutes } from '../../src/local/demo/papers.ts'
