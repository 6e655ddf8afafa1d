const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML that may stand in a page as it is. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | null | readonly Html[];

function written(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return String(piece).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
  return 'html' in piece ? piece.html : piece.map(({ html }) => html).join('');
}

/** HTML in which every text put in is escaped; only what this function made itself goes in as it is. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({ html: parts.reduce((whole, part, at) => whole + written(pieces[at - 1] ?? null) + part) });
