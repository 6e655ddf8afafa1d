import { control } from './dom.js';
import { refresh, say } from './phone-state.js';

/** Does something on the control plane and shows what came of it; a refusal is shown and answered with null. */
export async function change(method, path, body) {
  try {
    return await control(method, path, body);
  } catch (error) {
    say(error.message);
    return null;
  } finally {
    refresh();
  }
}
