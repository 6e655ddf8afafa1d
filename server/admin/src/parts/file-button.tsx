import { Button } from 'antd';
import { useRef, type ReactNode } from 'react';

interface FileButtonProps {
  readonly accept: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
  readonly onPick: (file: File) => void;
  /** Of the button; the field behind it has `-file` after it. */
  readonly 'data-testid': string;
}

/** Chooses one file by a button of ours: the browser's own speaks the browser's language. */
export function FileButton({ accept, onPick, 'data-testid': hook, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} data-testid={hook} />
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onPick(file);
          // The same file may be chosen again.
          target.value = '';
        }}
        data-testid={`${hook}-file`}
      />
    </>
  );
}
