import { searchPolicies } from '@hotline/shared/contracts/knowledge';
import * as words from '@hotline/shared/contracts/knowledge-words.staff';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { Person, staffOf } from '../support/people';
import { verdictOf } from '../support/refusal';

let hotline: Hotline;
let editor: Person;
let operator: Person;

beforeAll(async () => {
  hotline = await openHotline();
  [editor, operator] = [await staffOf(hotline, 'editor'), await staffOf(hotline, 'operator')];
});
afterAll(() => hotline?.stop());

const firstFor = async (q: string): Promise<string | undefined> => (await new Person(hotline.url, {}).call(searchPolicies, { query: { q } })).items[0]?.title;

test('a word nobody wrote in a text finds it within two seconds of becoming a synonym, and no longer once removed', async () => {
  expect(await firstFor('绿皮本')).toBeUndefined();
  const { id } = await editor.call(words.addSynonyms, { body: { words: ['绿皮本', '居住证'] } });
  await eventually(() => firstFor('绿皮本'), (title) => title?.includes('居住证') ?? false, 2000);
  await editor.call(words.changeSynonyms, { params: { id }, body: { version: 1, words: null } });
  await eventually(() => firstFor('绿皮本'), (title) => title === undefined, 2000);
});

test('a word belongs to one group, and of two editors the second is told', async () => {
  const { id } = await editor.call(words.addSynonyms, { body: { words: ['返并', '回太原', '返并'] } });
  expect((await operator.call(words.listSynonyms, {})).items.find((group) => group.id === id)).toMatchObject({ words: ['返并', '回太原'], version: 1, editedBy: expect.stringMatching(/\S/) as string });
  expect(await verdictOf(editor.call(words.addSynonyms, { body: { words: ['回太原', '回并'] } }))).toBe('409 synonym.taken');
  await editor.call(words.changeSynonyms, { params: { id }, body: { version: 1, words: ['返并', '回太原', '回并'] } });
  expect(await verdictOf(editor.call(words.changeSynonyms, { params: { id }, body: { version: 1, words: ['返并', '到太原'] } }))).toBe('409 synonym.changed');
  expect(await verdictOf(operator.call(words.addSynonyms, { body: { words: ['甲', '乙'] } }))).toBe('403 permission.denied');
});

test("a district's numbers are changed as a whole, and citizens are told the new ones", async () => {
  const { items } = await operator.call(words.listTelephones, {});
  const area = items.find(({ numbers }) => numbers.length > 1);
  const numbers = [{ name: '区长热线', number: '0351-7654321' }, ...(area?.numbers.slice(1) ?? [])];
  const change = { params: { area: area?.area ?? '' }, body: { seen: area?.numbers ?? [], numbers } };
  await editor.call(words.changeTelephones, change);
  expect((await hotline.server.api.city.telephones()).find(({ name }) => name === area?.name)?.numbers).toMatchObject(numbers);
  expect(await verdictOf(editor.call(words.changeTelephones, change))).toBe('409 telephones.changed');
  expect(await verdictOf(operator.call(words.changeTelephones, change))).toBe('403 permission.denied');
  expect(await verdictOf(editor.call(words.changeTelephones, { ...change, body: { ...change.body, numbers: [{ name: '热线', number: '请拨打12345' }] } }))).toBe('422 input.invalid');
});
