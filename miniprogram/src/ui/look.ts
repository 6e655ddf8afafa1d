import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '@/device/storage';
import { isSystemDark, onSystemTheme, systemTextFactor } from '@/device/theme';
import { textScale, textSizes, type TextSize } from './text-size';

/** Dark follows the system; care (大字版) and the size of the text are the person's own choice, kept on the device. */
interface Choices {
  readonly dark: boolean;
  readonly care: boolean;
  readonly size: TextSize;
}

interface Look extends Choices {
  /** The factor on every text. */
  readonly scale: number;
}

const careKey = 'look.care';
const sizeKey = 'look.size';
let look: Look | null = null;
const listeners = new Set<() => void>();

const scaled = (choices: Choices): Look => ({ ...choices, scale: textScale(choices, systemTextFactor()) });

function change(part: Partial<Choices>): void {
  look = scaled({ ...current(), ...part });
  listeners.forEach((listener) => listener());
}

function current(): Look {
  if (look) return look;
  const size = textSizes.codes.find((code) => code === readStored(sizeKey)) ?? 'standard';
  look = scaled({ dark: isSystemDark(), care: readStored<boolean>(careKey) === true, size });
  onSystemTheme((dark) => change({ dark }));
  return look;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLook = (): Look => useSyncExternalStore(subscribe, current);

export function setCare(care: boolean): void {
  writeStored(careKey, care);
  change({ care });
}

export function setTextSize(size: TextSize): void {
  writeStored(sizeKey, size);
  change({ size });
}
