import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** What the line does: `pass` · `drop` cuts every connection · `busy` refuses as an overloaded server would · `loseAnswer` lets a request through and cuts its answer off · `hang` says nothing at all. */
export type LineMode = 'pass' | 'drop' | 'busy' | 'loseAnswer' | 'hang';

/** A line to the server that can be bad. */
export interface Line {
  readonly url: string;
  mode: LineMode;
  /** `POST /api/…` of all that was sent, in order. */
  readonly requests: string[];
  stop(): Promise<void>;
}

const busyAnswer = 'HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

/** Opens a line to a server of this machine. */
export async function openLine(serverUrl: string): Promise<Line> {
  const { hostname, port } = new URL(serverUrl);
  const open = new Set<Socket>();
  const requests: string[] = [];
  const hold = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((near) => {
    hold(near);
    const far = connect(Number(port), hostname);
    hold(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('data', (bytes: Buffer) => {
      const [line = ''] = /^(GET|POST|DELETE) \S+/.exec(bytes.toString('latin1')) ?? [];
      if (line) requests.push(line);
      if (state.mode === 'drop') near.destroy();
      else if (state.mode === 'busy') near.end(busyAnswer);
      else if (state.mode !== 'hang') far.write(bytes);
    });
    far.on('data', (bytes: Buffer) => (state.mode === 'loseAnswer' ? near.destroy() : near.write(bytes)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const state: Line = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, mode: 'pass', requests,
    stop: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
  return state;
}
