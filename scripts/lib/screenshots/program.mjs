import { inParallel } from '../replay/client.mjs';
import { CityLife } from './city-life.mjs';
import { deskScenes, emptyDesks } from './desk-scenes.mjs';
import { knowledgeScenes } from './knowledge-scenes.mjs';
import { phoneScenes } from './phone-scenes.mjs';
import { emptySandbox, sandboxScenes } from './sandbox-scenes.mjs';
import { Sessions } from './sessions.mjs';
import { firstVisit, submitOffline } from './submit-scenes.mjs';
import { systemScenes } from './system-scenes.mjs';

/** First what a fresh installation shows, then the first citizen's visit, then a city at work, last what its administrators do. */
export async function photographAll(studio) {
  const sessions = new Sessions(studio.product);
  const all = (scenes, facts) => inParallel(scenes, 3, (scene) => studio.run(scene, facts));
  await all([...emptyDesks(sessions.asStaff), emptySandbox]);
  await studio.run(firstVisit(sessions));
  const city = new CityLife(studio.product, sessions);
  const facts = await city.unfold();
  await all([...phoneScenes(sessions.asCitizen), submitOffline(sessions.asCitizen), ...deskScenes(city, sessions), ...sandboxScenes], facts);
  for (const scene of [...systemScenes(sessions.asStaff), ...knowledgeScenes(sessions.asStaff)]) await studio.run(scene, facts);
}
