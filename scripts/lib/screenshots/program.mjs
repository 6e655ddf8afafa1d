import { inParallel } from '../replay/client.mjs';
import { CityLife } from './city-life.mjs';
import { deskScenes, emptyDesks } from './desk-scenes.mjs';
import { phoneScenes } from './phone-scenes.mjs';
import { emptySandbox, sandboxScenes } from './sandbox-scenes.mjs';
import { Sessions } from './sessions.mjs';
import { firstVisit, submitOffline } from './submit-scenes.mjs';

/** First what a fresh installation shows, then the first citizen's visit, then a city at work. */
export async function photographAll(studio) {
  const sessions = new Sessions(studio.product);
  const all = (scenes, facts) => inParallel(scenes, 3, (scene) => studio.run(scene, facts));
  await all([...emptyDesks(sessions.asStaff), emptySandbox]);
  await studio.run(firstVisit(sessions));
  const facts = await new CityLife(studio.product, sessions).unfold();
  await all([...phoneScenes(sessions.asCitizen), submitOffline(sessions.asCitizen), ...deskScenes(sessions.asStaff), ...sandboxScenes], facts);
}
