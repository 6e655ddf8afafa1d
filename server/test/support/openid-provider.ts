import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider does wrong, to be refused. */
type Fault = 'foreignKey' | 'otherAudience' | 'otherNonce' | 'expired' | 'otherIssuer';

interface Grant {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: object, key: KeyObject): string {
  const head = `${encode({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${encode(claims)}`;
  return `${head}.${createSign('RSA-SHA256').update(head).sign(key).toString('base64url')}`;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

/** A city's single sign-on (OpenID Connect Core 1.0, PKCE by RFC 7636) that says yes to everybody as whom the test says. */
export class OpenIdProvider {
  readonly clientId = 'hotline';
  readonly clientSecret = randomBytes(16).toString('hex');
  /** Who is signed on. */
  staffNo = '';
  /** Whether the number stands in the token or only at the address for more. */
  numberInToken = true;
  fault: Fault | null = null;

  private readonly grants = new Map<string, Grant>();
  private readonly own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    if (url.pathname === '/authorize') return this.authorize(url.searchParams, response);
    const body = await this.document(url.pathname, request);
    response.writeHead(body ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? { error: 'invalid_grant' }));
  }

  private async document(path: string, request: IncomingMessage): Promise<object | null> {
    const { issuer } = this;
    if (path === '/.well-known/openid-configuration') {
      return { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, userinfo_endpoint: `${issuer}/userinfo`, jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], id_token_signing_alg_values_supported: ['RS256'], subject_types_supported: ['public'] };
    }
    if (path === '/keys') return { keys: [{ ...this.own.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] };
    if (path === '/userinfo') return { sub: 'subject-1', staff_no: this.staffNo };
    return path === '/token' ? this.token(await bodyOf(request), request.headers.authorization ?? '') : null;
  }

  private authorize(query: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(16).toString('hex');
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('code_challenge_method') !== 'S256' || query.get('client_id') !== this.clientId) return void response.writeHead(400).end();
    this.grants.set(code, { nonce: query.get('nonce') ?? '', challenge: query.get('code_challenge') ?? '', redirectUri });
    response.writeHead(302, { location: `${redirectUri}?${new URLSearchParams({ code, state: query.get('state') ?? '' }).toString()}` }).end();
  }

  /** A code is good once, for who holds the client's secret and the verifier of its challenge. */
  private token(form: URLSearchParams, authorization: string): object | null {
    const code = String(form.get('code'));
    const grant = this.grants.get(code);
    this.grants.delete(code);
    const known = authorization === `Basic ${Buffer.from(`${this.clientId}:${this.clientSecret}`).toString('base64')}`;
    const proven = createHash('sha256').update(String(form.get('code_verifier'))).digest('base64url') === grant?.challenge;
    if (!grant || !known || !proven || form.get('redirect_uri') !== grant.redirectUri) return null;
    return { access_token: randomBytes(16).toString('hex'), token_type: 'Bearer', expires_in: 60, id_token: this.idToken(grant) };
  }

  private idToken({ nonce }: Grant): string {
    const now = Math.floor(Date.now() / 1000);
    const { fault } = this;
    const claims = {
      iss: fault === 'otherIssuer' ? 'https://elsewhere.example' : this.issuer, sub: 'subject-1', aud: fault === 'otherAudience' ? 'somebody-else' : this.clientId,
      nonce: fault === 'otherNonce' ? 'guessed' : nonce, iat: now, exp: fault === 'expired' ? now - 600 : now + 300, ...(this.numberInToken && { staff_no: this.staffNo }),
    };
    return signed(claims, (fault === 'foreignKey' ? this.foreign : this.own).privateKey);
  }
}
