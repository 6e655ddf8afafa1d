import { createSandbox, type SandboxOptions, type SeedAccount } from './create-sandbox';

const DEFAULT_PORT = 9345;

function fail(message: string): never {
  process.stderr.write(`微信沙箱无法启动：${message}\n`);
  process.exit(1);
}

function readAccounts(text: string): SeedAccount[] {
  if (text === '') return [];
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value as SeedAccount[];
  } catch {
    // Reported below like any other value that is not a list.
  }
  return fail('SANDBOX_SEED_ACCOUNTS 应为 JSON 数组');
}

/** The built mini-program and the server's address built into it; neither is needed for anything but opening it in the phone. */
function readWeapp({ SANDBOX_WEAPP: folder, SANDBOX_WEAPP_SERVER: server }: NodeJS.ProcessEnv): Pick<SandboxOptions, 'weapp'> {
  return folder && server ? { weapp: { folder, server } } : {};
}

function readOptions(env: NodeJS.ProcessEnv): SandboxOptions {
  const port = Number(env['SANDBOX_PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('SANDBOX_PORT 应为 0 到 65535 的整数');
  const key = env['SANDBOX_KEY'] ?? '';
  if (key === '') fail('需要设置 SANDBOX_KEY（控制面口令）');
  return { port, key, accounts: readAccounts(env['SANDBOX_SEED_ACCOUNTS'] ?? ''), ...readWeapp(env) };
}

function explain(error: unknown, port: number): string {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用，请停掉占用它的程序，或用 SANDBOX_PORT 换一个端口`;
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  const options = readOptions(process.env);
  const sandbox = await createSandbox(options).catch((error: unknown) => fail(explain(error, options.port)));
  process.stdout.write(`${JSON.stringify({ ready: true, port: sandbox.port })}\n`);
  const stop = (): void => {
    void sandbox.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

void main();
