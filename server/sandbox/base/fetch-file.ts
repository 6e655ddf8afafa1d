const PATIENCE = 5_000;

/** A file fetched from the product as WeChat fetches media addresses; null when it cannot be had, is too large or has another status than 200. */
export async function fetchFile(url: string, largest: number): Promise<{ contentType: string; bytes: Uint8Array } | null> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status !== 200 || bytes.length === 0 || bytes.length > largest) return null;
    return { contentType: answer.headers.get('content-type') ?? '', bytes };
  } catch {
    return null;
  }
}
