import { Link } from 'react-router-dom';
import { readCitation } from '@hotline/shared/text/citation';

/** A line of the timeline; a citation leads to the very version that was cited. */
export function CitedDetail({ text }: { readonly text: string }) {
  const cited = readCitation(text);
  if (!cited) return text;
  return <Link to={`/knowledge/${cited.id}?version=${cited.version}`} data-testid="cited-version">引用《{cited.title}》第{cited.version}版</Link>;
}
