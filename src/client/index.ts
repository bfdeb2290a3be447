export {
  type Asking,
  type CrmClient,
  type DraftStore,
  type KnownLookup,
  type NoteDraft,
  ProblemError,
  UnreachableError,
} from './crm-client.ts';
export {type Clock, systemClock} from './clock.ts';
export {type GetToken, HttpCrmClient, type HttpClientOptions} from './http-client.ts';
export type * from '../contract/index.ts';
