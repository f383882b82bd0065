import { nhsNumberFault, upnFault } from '../../schemas/identifiers.ts'

/**
 * Identifiers that are sound and that are not, each with where it is from. Sources: uk-fci/nhs-number (MIT), commit
 * 94d8df575eb4; spikeheap/nhs-number-validator (MIT), commit ab37bb9a; data-to-insight/csc-validator-be-cin, rule 1510
 * (MIT); the pages named. Those of the 999 range, and those said to be made up, belong to nobody.
 */
export const vectors = {
  nhsNumber: {
    valid: [
      { value: '9876543210', from: 'uk-fci/nhs-number tests/test_validate.py valid' },
      { value: '9990000018', from: 'uk-fci testdata-9' },
      { value: '9990000026', from: 'uk-fci testdata-9' },
      { value: '9990000034', from: 'uk-fci' },
      { value: '9990000042', from: 'uk-fci' },
      { value: '9990000050', from: 'uk-fci' },
      { value: '9990000069', from: 'uk-fci' },
      { value: '9990000077', from: 'uk-fci' },
      { value: '9990000085', from: 'uk-fci' },
      { value: '9990000093', from: 'uk-fci' },
      { value: '4000000632', from: 'uk-fci test_valid_england_wales_number' },
      { value: '2983396363', from: 'spikeheap index.spec.js' },
      { value: '2983396339', from: 'spikeheap index.spec.js' },
      { value: '0607230002', from: 'uk-fci leading zero CHI' },
      { value: '9434765919', from: 'Wikipedia NHS number worked example' },
      { value: '9449303223', from: 'DFE-Digital/single-unique-identifier sample data (history)' },
      { value: '9313317125', from: 'max.woolf.io' },
      { value: '5466066893', from: 'max.woolf.io' },
      { value: '9991047298', from: 'made up, of the 999 range' },
      { value: '9992094583', from: 'made up, of the 999 range' },
      { value: '9993141879', from: 'made up, of the 999 range' },
      { value: '9994189166', from: 'made up, of the 999 range' },
      { value: '9995236451', from: 'made up, of the 999 range' },
      { value: '9996283747', from: 'made up, of the 999 range' },
      { value: '9997331036', from: 'made up, of the 999 range' },
      { value: '9999425615', from: 'made up, of the 999 range' },
      { value: '9990472904', from: 'made up, of the 999 range' },
      { value: '9991520198', from: 'made up, of the 999 range' },
      { value: '9992567481', from: 'made up, of the 999 range' },
      { value: '9993614777', from: 'made up, of the 999 range' },
      { value: '9994662066', from: 'made up, of the 999 range' },
      { value: '9996756645', from: 'made up, of the 999 range' },
      { value: '9997803930', from: 'made up, of the 999 range' },
      { value: '9999898513', from: 'made up, of the 999 range' },
      { value: '9990945802', from: 'made up, of the 999 range' },
      { value: '9991993096', from: 'made up, of the 999 range' },
      { value: '9994087673', from: 'made up, of the 999 range' },
      { value: '9995134969', from: 'made up, of the 999 range' },
      { value: '9996182258', from: 'made up, of the 999 range' },
      { value: '9997229541', from: 'made up, of the 999 range' },
      { value: '9998276837', from: 'made up, of the 999 range' },
      { value: '9999324126', from: 'made up, of the 999 range' },
      { value: '9990371415', from: 'made up, of the 999 range' },
      { value: '9991418709', from: 'made up, of the 999 range' },
      { value: '9992465999', from: 'made up, of the 999 range' },
      { value: '9993513288', from: 'made up, of the 999 range' },
      { value: '9994560573', from: 'made up, of the 999 range' },
      { value: '9995607867', from: 'made up, of the 999 range' },
    ],
    invalid: [
      { value: '1234567890', from: 'uk-fci test' },
      { value: '1232331234', from: 'max.woolf.io' },
      { value: '3474782737', from: 'max.woolf.io' },
      { value: '2893585890', from: 'max.woolf.io' },
      {
        value: '9991234566',
        from: 'DFE-Digital/single-unique-identifier mock data uses it although its check digit is wrong',
      },
    ],
    /** Nine digits after which the check digit would be ten. */
    bodiesThatCannotEnd: ['999000000', '999000014', '999000028', '999000031', '999000045'],
  },
  upn: {
    valid: [
      { value: 'A950000178301', from: 'csc-validator rule 1510 test' },
      { value: 'H243278544154', from: 'csc-validator rule 1510 test' },
      { value: 'X845212818005', from: 'csc-validator rule 1510 test (checks out)' },
      { value: 'P207000016049', from: 'correction of the Arbor/Juniper worked example' },
      { value: 'V201000124001', from: 'made up, synthetic' },
      { value: 'A301123419042', from: 'made up, synthetic' },
      { value: 'L943567823007', from: 'made up, synthetic' },
      { value: 'X00180001701A', from: 'made up, synthetic' },
      { value: 'N38343212299Z', from: 'made up, synthetic' },
      { value: 'H94124682110T', from: 'made up, synthetic' },
    ],
    invalid: [
      { value: 'R247962919251', from: 'csc-validator rule 1510 test, wrong letter' },
      { value: 'X428558133462', from: 'csc-validator rule 1510 test, wrong letter' },
      { value: 'B207000016049', from: 'Arbor worked example, wrong letter' },
      {
        value: 'Q207000016049',
        from: 'the answer given by the Arbor and Juniper help pages; it is WRONG (arithmetic slip), kept as a negative vector',
      },
      { value: 'A123456789123', from: 'D2I fake census data, wrong letter' },
    ],
  },
}

/** A sound NHS number of the 999 range, another for each n below 80,000. */
export function aSoundNhsNumber(n: number): string {
  // Nine digits in eleven have a check digit: of two that follow each other, at least one.
  const bodies = [999_000_000 + n * 12, 999_000_001 + n * 12].map(String)
  const numbers = bodies.flatMap((body) => [...Array(10).keys()].map((digit) => `${body}${digit}`))
  return numbers.find((value) => nhsNumberFault(value) === undefined) ?? ''
}

/** A sound UPN of a made-up pupil, another for each n. */
export function aSoundUpn(n: number): string {
  const rest = `820${String(n).padStart(9, '0')}`
  return (
    [...'ABCDEFGHJKLMNPQRTUVWXYZ'].map((letter) => letter + rest).find((value) => upnFault(value) === undefined) ?? ''
  )
}
