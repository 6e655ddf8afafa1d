import { bigrams, wordRuns } from './bigrams';
import { fold } from './fold';
import { syllablesOf } from './pinyin';

/** The texts of a document that are looked for, before they are taken apart. */
export interface Texts {
  readonly title: string;
  /** Other ways people ask for it, one a line. */
  readonly variants: string;
  readonly body: string;
}

/** Words of a title or variants; its characters stand there alone, too, for a question of one character. */
function headWords(text: string): string[] {
  const characters = [...wordRuns(fold(text))].flatMap((run) => (run.chinese ? [...run.text] : []));
  return [...bigrams(text), ...new Set(characters)];
}

/** The words of a document, column by column; pinyin of what is typed most, for pinyin of whole texts would find everything. */
export function columnsOf({ title, variants, body }: Texts): string[][] {
  return [headWords(title), headWords(variants), bigrams(body), syllablesOf(`${title}\n${variants}`)];
}
