import { randomUUID } from 'node:crypto';
import { sandboxAsks } from '../people';
import { emptyDiary, Killed, Life, type Diary, type Plant, type World } from './life';
import { Somebody } from './person';
import { faults, sizeOf, type Errand } from './plan';

/** An errand that is over. */
export interface Done {
  readonly errand: Errand;
  readonly diary: Diary;
}

/** Somebody new sets out; the app is killed as planned and opened again with what the phone has stored. */
export async function runErrand(world: World, errand: Errand, plant: Plant = {}): Promise<Done> {
  const { hotline, line } = world;
  const user = `e${randomUUID().slice(0, 8)}`;
  await sandboxAsks(hotline, 'POST /users', { id: user, nick: '测试市民' });
  const diary = emptyDiary();
  const parts = { ...world, user, errand, diary, plant };
  faults[errand.fault](line);
  const first = await Life.begin({ ...parts, killAt: errand.killAt, stored: [] });
  const killed = await live(first);
  if (!killed) diary.lost.push(`${errand.killAt} never came`);
  else {
    await line.anew();
    await live(await Life.begin({ ...parts, killAt: null, stored: first.storage }));
  }
  line.mode = 'pass';
  return { errand, diary };
}

/** To the receipt, or until the app is killed: then true. */
async function live(life: Life): Promise<boolean> {
  try {
    await Promise.race([new Somebody(life).getItDone(), life.end]);
    life.close();
    return false;
  } catch (thrown) {
    if (thrown instanceof Killed) return true;
    life.weapp.close();
    life.parts.diary.lost.push(`gave up: ${thrown instanceof Error ? thrown.message : String(thrown)}; the line: ${life.parts.line.requests.slice(-5).join(', ')}`);
    return false;
  }
}

interface TicketAsStored {
  readonly id: string;
  readonly content: string;
}

interface PictureAsStored {
  readonly ticketId: string | null;
  readonly width: number;
  readonly height: number;
}

/** How often an answer to an upload was lost on purpose: the picture had to be sent again. */
const lostAnswers = ({ fault, killAt }: Errand): number => Number(fault === 'uploadAnswerLost') + Number(killAt === 'firstPictureStored' || killAt === 'secondPictureStored');

/** What is wrong with what the server has, and with how the phone behaved; `from` numbers the first of the errands. */
export async function complaints({ hotline }: Pick<World, 'hotline'>, all: readonly Done[], from = 0): Promise<string[]> {
  const { source } = hotline.server.platform.db;
  const tickets = await source.query<TicketAsStored[]>('SELECT id, content FROM ticket');
  const pictures = await source.query<PictureAsStored[]>('SELECT ticketId, width, height FROM attachment');
  return all.flatMap(({ errand, diary }, at) => {
    const mine = tickets.filter(({ content }) => content === errand.words);
    const sizes = errand.pictures.map((_, picture) => sizeOf(from + at, picture));
    const copies = pictures.filter(({ height }) => height === sizes[0]?.height);
    const attached = copies.filter(({ ticketId }) => ticketId === mine[0]?.id).map(({ width }) => width).sort();
    const found = [
      ...(mine.length === 1 ? [] : [`${mine.length} tickets`]),
      ...(String(attached) === String(sizes.map(({ width }) => width)) ? [] : [`pictures ${String(attached)} instead of ${String(sizes.map(({ width }) => width))}`]),
      ...(copies.length === sizes.length + lostAnswers(errand) ? [] : [`${copies.length} pictures stored`]),
      ...[...diary.heard].filter(([, times]) => times > 1).map(([name, times]) => `${name} sent again after it had arrived, ${times} times in all`),
      ...diary.lost.map((what) => `lost: ${what}`),
      ...diary.silent.map((what) => `silent: ${what}`),
    ];
    return found.map((complaint) => `${from + at} ${errand.killAt} ${errand.fault}: ${complaint}`);
  });
}
