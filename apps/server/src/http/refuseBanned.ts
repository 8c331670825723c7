import { CONNECTION_REFUSALS } from '../socket/door/admission.ts';
import type { IsBanned } from '../socket/door/bannedAddresses.ts';
import type { AddressOf } from '../socket/door/clientAddress.ts';
import { sendText } from './sendText.ts';
import type { Answer } from './watchRequests.ts';

/** Answers nothing but that to whoever is kept out. */
export function refuseBanned(
  answer: Answer,
  { isBanned, addressOf }: { isBanned: IsBanned; addressOf: AddressOf },
): Answer {
  return (request, response) => {
    if (!isBanned(addressOf(request))) return answer(request, response);
    sendText(response, 403, CONNECTION_REFUSALS.banned);
    return 'none';
  };
}
