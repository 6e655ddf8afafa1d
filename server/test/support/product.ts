import { openHost } from './host';

export interface ProductOptions {
  /** An own folder, kept after stop(); without it a fresh one is made and removed again. */
  readonly dataDir?: string;
  readonly ports?: { readonly server?: number; readonly sandbox?: number };
  /** Settings over the generated ones, as in `.env`; DEMO '0' leaves the city empty. */
  readonly env?: Readonly<Record<string, string>>;
  /** false shows the logs of the programs. */
  readonly quiet?: boolean;
}

export interface DemoLogin {
  readonly staffNo: string;
  readonly password: string;
  readonly role: string;
  readonly roleName: string;
  readonly name: string;
}

interface Doors {
  readonly serverUrl: string;
  readonly h5Url: string;
  readonly adminUrl: string;
  readonly sandboxUrl: string;
  /** Every setting the programs were given, among them SANDBOX_KEY and the WeChat accounts. */
  readonly settings: Readonly<Record<string, string>>;
  readonly demoLogins: readonly DemoLogin[];
}

export interface Product extends Doors {
  /** Pulls the plug of the server; the sandbox goes on. */
  kill(): Promise<void>;
  /** Starts the server again on the same data, ending it first if it runs. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The built product, server and WeChat sandbox, as processes of their own on free ports: what `npm start` runs. */
export async function launchProduct(options: ProductOptions = {}): Promise<Product> {
  const host = openHost('launch-host');
  try {
    const doors = (await host.ask('launch', options)) as Doors;
    const stop = async (): Promise<void> => {
      await host.ask('stop');
      await host.close();
    };
    return { ...doors, stop, kill: async () => void (await host.ask('kill')), restart: async () => void (await host.ask('restart')) };
  } catch (error) {
    await host.close();
    throw error;
  }
}
