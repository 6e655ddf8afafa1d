import { AppError } from '../../../platform/errors';

/** For the system's own steps: whoever was faster has done the better thing, and a refusal is none of our faults. */
export async function quietly(step: Promise<unknown>): Promise<void> {
  await step.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
