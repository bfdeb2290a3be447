/** Pure functions that make other calls of the golden scenarios; each answers new lines. */
export {abandoned} from './abandoned.ts';
export {attendedTransferSecondSession} from './attended-transfer-second-session.ts';
export {dialectSwap} from './dialect-swap.ts';
export {dstShift, summerTimeEnds} from './dst-shift.ts';
export {freshIds} from './fresh-ids.ts';
export {hiddenCaller} from './hidden-caller.ts';
export {otherTenant} from './other-tenant.ts';
export {duplicateWebhooks, interleave, shuffleWebhooks, shuffled, withoutEvents} from './reorder.ts';
export {shiftTimes} from './shift-times.ts';
export {stripCdrId, stripEventId} from './strip-ids.ts';
export {voicemail} from './voicemail.ts';
