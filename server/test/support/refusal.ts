import { Refusal } from './people';

/** The refusal a call ends in; fails when the call is granted. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('granted, though it had to be refused');
}

/** Status and code of a refusal, for one comparison. */
export async function verdictOf(call: Promise<unknown>): Promise<string> {
  const { status, body } = await refusalOf(call);
  return `${status} ${body.code}`;
}
