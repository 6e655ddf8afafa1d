/**
 * A push that is not WeChat's, or not for us. Whoever sent it learns nothing: every refusal is answered alike.
 * The reason is for our own log at debug level only.
 */
export class Refused extends Error {
  constructor(readonly reason: string) {
    super('push refused');
  }
}
