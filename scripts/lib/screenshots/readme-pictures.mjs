import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { fromRoot } from '../paths.mjs';

/** The pictures the README shows; a palette is enough for flat colours and keeps them small in the repository. */
const pictures = [['h5-home', 'phone'], ['desk-everything', 'desk'], ['desk-register-filled', 'register'], ['desk-wall', 'wall']];

export async function writeReadmePictures(folder) {
  const target = fromRoot('scripts/readme');
  mkdirSync(target, { recursive: true });
  for (const [from, to] of pictures) {
    await sharp(join(folder, `${from}.png`)).png({ palette: true, colours: 256, effort: 10, compressionLevel: 9 }).toFile(join(target, `${to}.png`));
  }
}
