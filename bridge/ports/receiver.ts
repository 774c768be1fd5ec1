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

/** All that is told of a message that was not taken. */
export type ReceiverAnswer = 'answered_3xx' | 'answered_4xx' | 'answered_5xx' | 'not_reached';

/** A program of the owner's that is told what happens to returns. */
export interface Receiver {
  /**
   * Any 2xx is "done". Repeating is harmless, so there is nothing to look for: what is lost may be sent again. Otherwise the code is a ReceiverAnswer: people read
   * it, and it must not tell them about networks.
   */
  send(message: ReceiverMessage): Promise<WriteOutcome<null>>;
  /**
   * Why nothing may be sent to this address; null if it may. `not_public`: its name can't be found or leads to a private network; plain http and private
   * networks are for the hosts that the bridge's settings name. Sending looks again.
   */
  problemWith(url: string): Promise<'not_an_address' | 'not_https' | 'not_public' | null>;
}
