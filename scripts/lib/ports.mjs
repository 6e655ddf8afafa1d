import { createServer } from 'node:net';
import { Obstacle } from './messages.mjs';

/** Opens and closes the port: the only sure way to know that it can be opened. Resolves to the error's code, or null. */
function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve({ code: error.code }));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: opened } = server.address();
      server.close(() => resolve({ code: null, port: opened }));
    });
  });
}

export async function freePort(host = '127.0.0.1') {
  return (await tryPort(0, host)).port;
}

const reasons = {
  EADDRINUSE: '已被其他程序占用',
  EACCES: '没有权限使用',
  EADDRNOTAVAIL: '无法在该地址上打开',
};

/** @param {{name: string, port: number, host: string, what: string}} wanted name is the setting's name, what says in Chinese what it is for */
export async function checkPort({ name, port, host, what }) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Obstacle(`${name} 应为 1 到 65535 之间的端口号。`);
  const { code } = await tryPort(port, host);
  if (code === null) return;
  throw new Obstacle(`${what}的端口 ${port} ${reasons[code] ?? `无法打开（${code}）`}。请关闭占用它的程序，或在 .env 文件中写一行 ${name}=其他端口。`);
}
