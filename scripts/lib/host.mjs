/**
 * Does the work of a parent process that cannot import ES modules (Jest): commands come in, answers go out over the
 * channel; when the parent is gone, what it asked for is put away.
 * @param {Record<string, (options: any) => unknown>} commands
 */
export function serve(commands, putAway = () => {}) {
  process.on('message', async ({ id, command, options }) => {
    try {
      process.send({ id, result: (await commands[command](options)) ?? null });
    } catch (error) {
      process.send({ id, error: error.message });
    }
  });
  process.on('disconnect', () => {
    Promise.resolve(putAway()).finally(() => process.exit(0));
  });
}
