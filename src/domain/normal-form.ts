/** Sorting a row of marks takes the square of its length; Unicode's own limit for a row. https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format */
const SURPLUS_MARKS = /(\p{M}{30})\p{M}+/gu;

/** The text in the form in which texts are compared: NFKC, with no more marks on a letter than any language has. */
export function normalForm(text: string): string {
  return text.replace(SURPLUS_MARKS, '$1').normalize('NFKC');
}
