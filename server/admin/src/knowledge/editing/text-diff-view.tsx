import type { KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import { diffTexts } from '../../parts/text-diff';

/** What is compared, by the names people know. */
const parts: readonly (readonly [string, (text: KnowledgeText) => string])[] = [
  ['标题', ({ title }) => title], ['正文', ({ body }) => body], ['问法', ({ questions }) => questions.join('\n')], ['内部说明', ({ notes }) => notes],
  ['来源', ({ source, documentNo }) => `${source}${documentNo ?? ''}`], ['适用区域', ({ areas }) => areas.join('、') || '全市'], ['有效期', ({ effectiveFrom, effectiveTo }) => `${effectiveFrom} 至 ${effectiveTo ?? '长期'}`],
];

/** How many lines two texts have in common at their beginning. */
function commonLines(one: readonly string[], other: readonly string[]): number {
  const end = Math.min(one.length, other.length);
  let at = 0;
  while (at < end && one[at] === other[at]) at += 1;
  return at;
}

/** Both texts without the lines they begin and end with alike: a whole policy is long, and what changed in it is short. */
function changedParts(older: string, newer: string): { readonly before: string; readonly after: string } {
  const [was, is] = [older.split('\n'), newer.split('\n')];
  const head = commonLines(was, is);
  const tail = commonLines(was.slice(head).reverse(), is.slice(head).reverse());
  return { before: was.slice(head, was.length - tail).join('\n'), after: is.slice(head, is.length - tail).join('\n') };
}

function Compared({ older, newer }: { readonly older: string; readonly newer: string }) {
  const { before, after } = changedParts(older, newer);
  return (
    <p className="prose">
      {diffTexts(after, before).map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>;
        const Mark = kind === 'mine' ? 'ins' : 'del';
        return <Mark key={at} title={kind === 'mine' ? '新增' : '删去'}>{text}</Mark>;
      })}
    </p>
  );
}

/** Two texts against each other, sentence by sentence; what is the same in both is left out. */
export function TextDiff({ older, newer }: { readonly older: KnowledgeText; readonly newer: KnowledgeText }) {
  const changed = parts.filter(([, read]) => read(older) !== read(newer));
  if (changed.length === 0) return <p className="quiet">正文和说明没有变化。</p>;
  return (
    <div className="reply-diff" data-testid="text-diff">
      <p className="quiet"><ins>新增</ins> <del>删去</del></p>
      {changed.map(([name, read]) => <div key={name}><strong>{name}</strong><Compared older={read(older)} newer={read(newer)} /></div>)}
    </div>
  );
}
