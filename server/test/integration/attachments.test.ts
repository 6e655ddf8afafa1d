import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { uploadAttachment } from '@hotline/shared/contracts/attachments';
import { getMyTicket, submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import sharp from 'sharp';
import { openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, draft, Person, staffOf } from '../support/people';
import { verdictOf } from '../support/refusal';
import { countRows } from '../support/rows';
import { hugePng, photo } from '../support/pictures';

let hotline: Hotline;
let citizen: Person;

beforeAll(async () => {
  hotline = await openHotline();
  citizen = (await citizenFrom(hotline)).person;
});
afterAll(() => hotline?.stop());

/** Every file in the uploads folder. */
function storedFiles(): string[] {
  const root = join(hotline.server.platform.config.DATA_DIR, 'uploads');
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch {
    return [];
  }
}

const fetched = (url: string): Promise<Response> => fetch(hotline.url + url);

describe.each(['jpeg', 'png', 'webp'] as const)('a %s photo', (format) => {
  test('is written anew as JPEG, without the place where it was taken, and the right way up', async () => {
    const original = await photo(format);
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const { url } = await citizen.upload(original, `现场照片.${format}`);
    const stored = Buffer.from(await (await fetched(url)).arrayBuffer());
    const { format: kept, exif, xmp, icc, width, height } = await sharp(stored).metadata();
    expect({ kept, exif, xmp, icc, width, height }).toEqual({ kept: 'jpeg', exif: undefined, xmp: undefined, icc: undefined, width: 48, height: 64 });
    expect(stored.includes('GPS') || stored.includes('secret-camera')).toBe(false);
  });
});

test('a very large photo is made smaller, not refused', async () => {
  const view = (await citizen.upload(await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#abc' } }).jpeg().toBuffer(), '大.jpg')) as { width?: number; height?: number };
  expect([view.width, view.height]).toEqual([2560, 1920]);
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><image href="file:///etc/hostname"/></svg>';
const refused: readonly (readonly [string, string, () => Buffer | Promise<Buffer>])[] = [
  ['an SVG with a script', '照片.jpg', () => Buffer.from(svg)],
  ['an SVG behind an XML declaration', 'a.png', () => Buffer.from(`<?xml version="1.0"?>${svg}`)],
  ['a page of HTML', 'a.jpg', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['HTML that begins like a JPEG', 'a.jpg', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>alert(1)</script>')])],
  ['plain text', 'a.jpg', () => Buffer.from('这不是照片')],
  ['nothing at all', 'a.jpg', () => Buffer.alloc(0)],
  ['half a JPEG', 'a.jpg', async () => (await photo('jpeg')).subarray(0, 400)],
  ['a JPEG without its end', 'a.jpg', async () => (await sharp({ create: { width: 600, height: 600, channels: 3, background: '#123', noise: { type: 'gaussian', mean: 120, sigma: 40 } } }).jpeg().toBuffer()).subarray(0, -9000)],
  ['a GIF', 'a.gif', async () => sharp(await photo('png')).gif().toBuffer()],
  ['a TIFF', 'a.jpg', async () => sharp(await photo('png')).tiff().toBuffer()],
  ['a PDF', 'a.jpg', () => Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>')],
  ['a ZIP of zeros', 'a.jpg', () => Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync(Buffer.alloc(8_000_000))])],
  ['a small PNG that unfolds to 50,000 × 50,000', 'a.png', () => hugePng(50_000, 50_000)],
  ['ImageMagick instructions', 'a.mvg', () => Buffer.from("push graphic-context\nimage over 0,0 0,0 'https://127.0.0.1/x.jpg'\npop graphic-context")],
];

test.each(refused)('%s is refused and leaves nothing behind', async (_, name, bytes) => {
  const before = [await countRows(hotline), storedFiles()];
  expect(await verdictOf(citizen.upload(await bytes(), name))).toBe('400 attachment.notPicture');
  expect([await countRows(hotline), storedFiles()]).toEqual(before);
});

test.each([['10 MiB and one byte', 10 * 1024 * 1024 + 1], ['50 MB', 50_000_000]])('a file of %s is refused and leaves nothing behind', async (_, size) => {
  const before = [await countRows(hotline), storedFiles()];
  expect(await verdictOf(citizen.upload(Buffer.alloc(size, 0xff), 'a.jpg'))).toBe('413 attachment.tooLarge');
  expect([await countRows(hotline), storedFiles()]).toEqual(before);
});

const names = [['that climbs', '../../../etc/cron.d/x.jpg'], ['that climbs in disguise', '..%2f..%2fx.jpg'], ['that reads backwards', 'x\u202egpj.exe'], ['of 300 characters', `${'长'.repeat(300)}.jpg`], ['of Windows', 'C:\\windows\\x.jpg']] as const;

test.each(names)('a name %s decides nothing: files are named by id', async (_, name) => {
  const { id } = await citizen.upload(await photo('jpeg'), name);
  expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(storedFiles()).toContain(id);
});

test('a form without a file, with a NUL in its name, or from nobody is refused', async () => {
  const none = new Person(hotline.url, {});
  expect(await verdictOf(none.upload(await photo('jpeg'), 'a.jpg'))).toBe('401 session.required');
  expect(await verdictOf(citizen.upload(await photo('jpeg'), 'x.jpg\u0000.html'))).toBe('400 input.malformed');
  expect(await verdictOf(citizen.send('POST', uploadAttachment.path, { file: 'text' }))).toBe('422 input.invalid');
});

describe('the address of a picture', () => {
  const cut = (url: string, at: number): string => `${url.slice(0, at)}${url[at] === 'A' ? 'B' : 'A'}${url.slice(at + 1)}`;

  test('opens without a session, and what comes cannot act', async () => {
    const answer = await fetched((await citizen.upload(await photo('jpeg'), 'a.jpg')).url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(answer.headers.get('cache-control')).toContain('private');
  });

  test('is good for five minutes, rounded up to the next', async () => {
    const { url } = await citizen.upload(await photo('jpeg'), 'a.jpg');
    hotline.clock.advance(5 * 60_000 - 5_000);
    expect((await fetched(url)).status).toBe(200);
    hotline.clock.advance(65_000);
    expect((await fetched(url)).status).toBe(404);
  });

  test('is worth nothing with a bit changed', async () => {
    const { url, id } = await citizen.upload(await photo('jpeg'), 'a.jpg');
    const other = await citizen.upload(await photo('png'), 'b.png');
    const until = /until=(\d+)/.exec(url)?.[1] ?? '';
    const forged = [
      cut(url, url.length - 2), url.replace(`until=${until}`, `until=${Number(until) + 60_000}`), url.replace(id, other.id), url.replace(/&signature=.*/, ''), `/files/${id}`,
      url.replace(`until=${until}`, `until=${until}&until=9`), `${url}&signature=x`, url.replace(`until=${until}`, 'until=Infinity'), url.replace(id, '..%2f..%2fhotline.sqlite'),
    ];
    for (const address of forged) {
      const answer = await fetched(address);
      expect([address, answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([address, 404, 'attachment.notFound']);
    }
  });
});

test("a picture becomes part of its uploader's ticket only, and only once", async () => {
  const stranger = (await citizenFrom(hotline)).person;
  const { id } = await citizen.upload(await photo('jpeg'), 'a.jpg');
  const before = await countRows(hotline);
  expect(await verdictOf(stranger.call(submitTicket, { body: await draft(hotline, { attachments: [id] }) }))).toBe('400 ticket.unknownAttachment');
  expect(await countRows(hotline)).toEqual(before);
  const receipt = await citizen.call(submitTicket, { body: await draft(hotline, { attachments: [id] }) });
  expect(await verdictOf(citizen.call(submitTicket, { body: await draft(hotline, { attachments: [id] }) }))).toBe('400 ticket.unknownAttachment');
  const params = { id: receipt.id };
  for (const { attachments } of [await citizen.call(getMyTicket, { params }), await (await staffOf(hotline, 'operator')).call(getTicket, { params })]) {
    expect(attachments.map((attachment) => attachment.id)).toEqual([id]);
    expect((await fetched(attachments[0]?.url ?? '')).status).toBe(200);
  }
});
