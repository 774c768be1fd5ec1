import type { WriteOutcome } from './store.ts';

/** A message to the owner's receiver, signed with a secret that only the two know. */
export interface ReceiverMessage {
  readonly url: string;
  /** `whsec_` and base64: the key of the signature. */
  readonly secret: string;
  /** The same whenever the message is repeated: the receiver tells by it that it has it. */
  readonly id: string;
  readonly body: string;
}

/** A program of the owner's that is told what happens to returns. */
export interface Receiver {
  /** Any 2xx is "done". Repeating is harmless, so there is nothing to look for: what is lost may be sent again. */
  send(message: ReceiverMessage): Promise<WriteOutcome<null>>;
  /** Why nothing may be sent to this address; null if it may. Plain http is for this machine and private networks only. */
  problemWith(url: string): Promise<'not_an_address' | 'not_https' | 'not_found' | null>;
}
