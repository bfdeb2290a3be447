import {ProblemError} from '../../../client/crm-client.ts';
import type {AdminClient} from '../../../client/admin-client.ts';
import type {Connection, Credentials, Region} from '../../../contract/index.ts';
import type {SettingsDesk} from '../settings-desk.ts';

const clientId = /^1000\.[A-Za-z0-9]{8,80}$/;
const clientSecret = /^[\x21-\x7e]{8,200}$/;

/** Client and region as they are typed; nothing of it is kept once it is saved, and the secret is never read back. */
export class ConnectForm {
  /** Undefined: as the proxy has it. */
  region: Region | undefined;
  id: string | undefined;
  secret = '';
  /** The stored secret is to be replaced by another. */
  isReplacing = false;
  wrong: {readonly id?: string; readonly secret?: string} = {};

  /** Whether a secret has to be typed: there is none, it is to be replaced, or the client is another one. */
  needsSecret(stored: Credentials): boolean {
    return !stored.secretSet || this.isReplacing || this.isOther(stored);
  }

  /** The stored secret holds after all. */
  keepSecret(): void {
    this.isReplacing = false;
    this.secret = '';
    this.wrong = {...this.wrong, secret: undefined};
  }

  isOther(stored: Credentials): boolean {
    return stored.clientId !== null && this.id !== undefined && this.id.trim() !== stored.clientId;
  }

  /** Whether something was typed that is not saved. */
  isTyped(connection: Connection | undefined, region: Region | undefined): boolean {
    const stored = connection?.credentials.clientId ?? '';
    return this.secret !== '' || (this.id ?? stored) !== stored || (this.region ?? region) !== region;
  }

  /** Finds what cannot be right before anybody is asked. @returns whether all may be right. */
  check(stored: Credentials): boolean {
    const id = (this.id ?? stored.clientId ?? '').trim();
    const secret = this.secret.trim();
    const isNeeded =
      this.needsSecret(stored) && !(stored.secretSet && !this.isOther(stored) && secret === '');
    this.wrong = {
      ...(clientId.test(id) ? {} : {id: id ? 'not_a_client_id' : 'required'}),
      ...(!isNeeded || clientSecret.test(secret)
        ? {}
        : {secret: secret ? 'not_a_client_secret' : 'required'}),
    };
    return Object.keys(this.wrong).length === 0;
  }

  /** Saves what was typed. @throws what stood in the way. */
  async save(admin: AdminClient, settings: SettingsDesk, stored: Credentials): Promise<void> {
    if (this.region !== undefined && this.region !== settings.saved?.region) {
      const saved = await settings.saveOnly(admin, '/region', this.region);
      if (!saved) throw settings.error;
    }
    this.region = undefined;
    const id = (this.id ?? stored.clientId ?? '').trim();
    const secret = this.secret.trim();
    if (id === stored.clientId && secret === '') return;
    await admin.saveCredentials({clientId: id, ...(secret ? {clientSecret: secret} : {})});
    this.forget();
  }

  /** Puts the proxy's complaint at its field. @returns whether it was about a field. */
  refused(error: unknown): boolean {
    if (!(error instanceof ProblemError) || error.problem.code !== 'validation_failed') return false;
    const codes = new Map(error.problem.errors?.map(({pointer, code}) => [pointer, code]));
    const [id, secret] = [codes.get('/clientId'), codes.get('/clientSecret')];
    this.wrong = {...(id ? {id} : {}), ...(secret ? {secret} : {})};
    return Boolean(id ?? secret);
  }

  forget(): void {
    this.id = undefined;
    this.secret = '';
    this.isReplacing = false;
    this.wrong = {};
  }
}
