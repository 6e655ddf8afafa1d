import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { contract, type AnyContract } from '@hotline/shared/contracts/contract';
import { columnsFor, fieldsFor, impersonalTables } from '@hotline/shared/rules/purpose-of';
import { privacyGuide, privacyInterfaces, purposeList, purposes } from '@hotline/shared/rules/purposes';
import { DataSource, type EntityMetadata } from 'typeorm';
import { entities } from '../../src/modules';

/** Nothing is collected of a citizen that has no line in the 个人信息收集清单. */
const root = resolve(__dirname, '../../..');
const sourcesUnder = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => join(root, folder, name));

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
}
interface Schema {
  readonly _zod: { readonly def: Definition };
}

/** Names of what is sent, whatever it is wrapped in. */
function namesIn({ _zod: { def } }: Schema): string[] {
  const inner = def.element ?? def.innerType;
  if (inner) return namesIn(inner);
  return Object.entries(def.shape ?? {}).flatMap(([name, field]) => {
    const below = namesIn(field);
    return below.length > 0 ? below : [name];
  });
}

const citizensPath = '/api/citizen/';

function fieldsOf({ path, query, body }: AnyContract): string[] {
  const named = [query, body].flatMap((schema) => {
    if (schema === 'file') return ['file'];
    return schema ? namesIn(schema as unknown as Schema) : [];
  });
  return named.map((name) => `${path.slice(citizensPath.length)} ${name}`);
}

const isContract = (value: unknown): value is AnyContract => typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

/** What citizens' clients can send, by every contract there is. */
function sentFields(): string[] {
  const modules = sourcesUnder('shared/src/contracts').map((file) => jest.requireActual<Record<string, unknown>>(file));
  const contracts = modules.flatMap((exported) => Object.values(exported).filter(isContract)).filter(({ path }) => path.startsWith(citizensPath));
  expect(contracts.length).toBeGreaterThan(25);
  return [...new Set(contracts.flatMap(fieldsOf))].sort();
}

const naming = /sealed$|phone|openid|unionid|citizenId|requesterId|voter|asker/i;
const alsoNaming = /^(subject|submitter|browser|lane|openKey|keyHash|address|holder|visit|question|principalId)$/;

/** Whether there is room for a story in it. */
const isWords = ({ type, length }: EntityMetadata['columns'][number]): boolean => type === 'varchar' ? Number(length) >= 300 : /text|json/.test(String(type));

async function tables(): Promise<readonly EntityMetadata[]> {
  const source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: [...entities] });
  await source.initialize();
  const found = source.entityMetadatas;
  await source.destroy();
  return found;
}

function columnsToName({ tableName, columns }: EntityMetadata): string[] {
  const own = impersonalTables.includes(tableName) ? columns.filter(({ databaseName }) => naming.test(databaseName)) : columns.filter((column) => naming.test(column.databaseName) || alsoNaming.test(column.databaseName) || isWords(column));
  return own.map(({ databaseName }) => `${tableName}.${databaseName}`);
}

const allOf = (listed: typeof fieldsFor): string[] => Object.values(listed).flat();
const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

test('whatever a citizen’s client sends has a line in the list, or says nothing about anybody', () => {
  const listed = allOf(fieldsFor);
  expect(twice(listed)).toEqual([]);
  expect(listed.sort()).toEqual(sentFields());
});

test('so has every column that can hold something of a citizen’s', async () => {
  const found = await tables();
  const names = found.map(({ tableName }) => tableName);
  const columns = found.flatMap((table) => table.columns.map(({ databaseName }) => `${table.tableName}.${databaseName}`));
  const listed = allOf(columnsFor);
  expect(twice([...listed, ...impersonalTables])).toEqual([]);
  expect(found.flatMap(columnsToName).filter((name) => !listed.includes(name))).toEqual([]);
  // Every table has its place, and nothing is listed that is no more.
  expect(names.filter((name) => !impersonalTables.includes(name) && !listed.some((column) => column.startsWith(`${name}.`)))).toEqual([]);
  expect([...listed.filter((name) => !columns.includes(name)), ...impersonalTables.filter((name) => !names.includes(name))]).toEqual([]);
});

test('nothing is in the list that is not collected', () => {
  const collected = purposeList.filter(({ code, wechat }) => wechat || fieldsFor[code].length + columnsFor[code].length > 0).map(({ code }) => code);
  expect(collected).toEqual(Object.keys(purposes));
});

test('the look sees through wrappings, and would miss no new field or column', () => {
  const body = z.strictObject({ identityNo: z.nullable(z.string()), guests: z._default(z.array(z.strictObject({ age: z.optional(z.int()) })), []) });
  const planted = contract({ method: 'POST', path: '/api/citizen/visits', summary: '', query: z.strictObject({ day: z.optional(z.string()) }), body, response: z.object({}) });
  expect(fieldsOf(planted)).toEqual(['visits day', 'visits identityNo', 'visits age']);
  const columns = ['identityNoSealed', 'homePhone', 'story', 'state'].map((databaseName) => ({ databaseName, ...(databaseName === 'story' ? { type: 'text', length: '' } : { type: 'varchar', length: '64' }) }));
  const table = (tableName: string): EntityMetadata => ({ tableName, columns }) as unknown as EntityMetadata;
  expect([columnsToName(table('ticket')), columnsToName(table('department'))]).toEqual([['ticket.identityNoSealed', 'ticket.homePhone', 'ticket.story'], ['department.identityNoSealed', 'department.homePhone']]);
});

/** WeChat's interfaces that its privacy guide covers, as its console lists them; what a mini-program uses of them it must declare. */
const covered = [
  'getPhoneNumber', 'getRealtimePhoneNumber', 'chooseImage', 'chooseMedia', 'chooseVideo', 'chooseMessageFile', 'chooseLocation', 'choosePoi', 'getLocation', 'getFuzzyLocation',
  'startLocationUpdate', 'startLocationUpdateBackground', 'onLocationChange', 'chooseAddress', 'chooseInvoice', 'chooseInvoiceTitle', 'chooseLicensePlate', 'chooseContact', 'addPhoneContact',
  'addPhoneCalendar', 'addPhoneRepeatCalendar', 'saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum', 'setClipboardData', 'getClipboardData', 'startRecord', 'getRecorderManager',
  'createCameraContext', 'createLivePusherContext', 'joinVoIPChat', 'openBluetoothAdapter', 'createBLEPeripheralServer', 'getWeRunData', 'getUserInfo', 'getUserProfile', 'chooseAvatar',
  'startAccelerometer', 'startCompass', 'startDeviceMotionListening', 'startGyroscope',
];
/** Those that need an approval of their own and their name in app.json (requiredPrivateInfos). */
const ofPlaces = ['chooseLocation', 'choosePoi', 'chooseAddress', 'getLocation', 'getFuzzyLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground'];

describe('the mini-program', () => {
  const sources = sourcesUnder('miniprogram/src').map((file) => readFileSync(file, 'utf8'));
  const used = covered.filter((name) => sources.some((text) => new RegExp(`Taro\\.${name}\\b|openType: '${name}'|openType="${name}"`).test(text)));

  test('uses the interfaces of WeChat’s that the list names, and no other', () => {
    expect([...used].sort()).toEqual(Object.keys(privacyInterfaces).sort());
    expect(purposeList.flatMap(({ wechat }) => wechat ?? []).sort()).toEqual(Object.keys(privacyInterfaces).sort());
  });

  test('declares those of places where WeChat looks for them', () => {
    const config = readFileSync(join(root, 'miniprogram/src/app.config.ts'), 'utf8');
    const declared = /requiredPrivateInfos: \[(.*?)\]/.exec(config)?.[1] ?? '';
    expect(declared.match(/\w+/g) ?? []).toEqual(used.filter((name) => ofPlaces.includes(name)));
  });
});

test.each(['README.md', 'README.zh-CN.md'])('%s tells WeChat’s console what the list says', (file) => {
  const [, chapter = ''] = readFileSync(join(root, file), 'utf8').split('用户隐私保护指引');
  const [own = ''] = chapter.split('\n##');
  const rows = [...own.matchAll(/^ *\| (?!-)([^|]+) \| ([^|]+) \|$/gm)].map(([, item, purpose]) => ({ item, purpose })).slice(1);
  expect(rows).toEqual(privacyGuide());
});
