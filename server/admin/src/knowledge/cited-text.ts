import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';

/** 《title》（source，document number）: where an answer comes from. */
export function sourceOf({ title, source, documentNo }: Pick<KnowledgeItem, 'title' | 'source' | 'documentNo'>): string {
  return `《${title}》（${documentNo ? `${source}，${documentNo}` : source}）`;
}

/** The text for a reply, with its source. */
export function citedText(item: KnowledgeItem): string {
  return `${item.body.trim()}\n依据：${sourceOf(item)}`;
}
