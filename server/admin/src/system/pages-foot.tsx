import { Button } from 'antd';

interface PagesFootProps {
  readonly cursor: string | undefined;
  readonly nextCursor: string | null;
  readonly onPage: (cursor: string | null) => void;
}

/** The way through a long list: forward page by page, and back to its beginning. */
export function PagesFoot({ cursor, nextCursor, onPage }: PagesFootProps) {
  if (!cursor && !nextCursor) return null;
  return (
    <div className="pages-foot">
      {cursor ? <Button onClick={() => onPage(null)} data-testid="first-page">回到第一页</Button> : null}
      {nextCursor ? <Button onClick={() => onPage(nextCursor)} data-testid="next-page">下一页</Button> : <span className="quiet">已到最后</span>}
    </div>
  );
}
