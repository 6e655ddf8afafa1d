import { useState } from 'react';

/** A code WeChat draws; says so where it cannot be had now. */
export function CodePicture({ src, alt }: { readonly src: string; readonly alt: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) return <div className="code-picture code-picture-lost" role="alert">微信暂时没有返回图片，请稍后刷新页面。</div>;
  return <img className="code-picture" src={src} alt={alt} onError={() => setFailed(true)} data-testid="code-picture" />;
}
