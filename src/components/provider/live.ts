// Loaded when the provider first connects, so that drawing the page does not wait for it.
export {SharedStream} from '../../adapters/shared-stream.ts';
export {HttpCrmClient} from '../../client/http-client.ts';
