import type { IncomingMessage } from 'node:http';
import { CarrierUnavailable } from '../../ports/carrier.ts';
import { AddressRefused, guardedRequest, type Reach } from '../network/guarded-request.ts';

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_REDIRECTS = 3;

/** The PDF behind a label's URL: from a public https address (or Shippo's own in `reach`), at most 5 MiB, and really a PDF. Throws CarrierUnavailable. */
export async function downloadLabel(labelUrl: string, timeoutMs: number, reach: Reach): Promise<Uint8Array> {
  try {
    const response = await fetchChecked(labelUrl, AbortSignal.timeout(timeoutMs), reach);
    const { statusCode = 0 } = response;
    if (statusCode < 200 || statusCode > 299) {
      response.destroy();
      throw unavailable(`label_${statusCode}`, `The label answers ${statusCode}`);
    }
    const pdf = await readLimited(response);
    if (!isPdf(pdf)) throw unavailable('label_no_pdf', 'The label is no PDF');
    return pdf;
  } catch (error) {
    if (error instanceof CarrierUnavailable) throw error;
    if (error instanceof AddressRefused) {
      throw unavailable('label_address', 'The label lies at an address that is not allowed');
    }
    throw unavailable('label_no_answer', 'The label cannot be downloaded now');
  }
}

/** Redirects are followed by hand, so that each address is checked. */
async function fetchChecked(url: string, signal: AbortSignal, reach: Reach): Promise<IncomingMessage> {
  let address = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await guardedRequest(address, { method: 'GET', signal }, reach);
    const { statusCode = 0 } = response;
    const { location } = response.headers;
    if (statusCode < 300 || statusCode >= 400 || location === undefined) return response;
    response.destroy();
    if (!URL.canParse(location, address)) throw new AddressRefused('not_an_address');
    address = new URL(location, address).href;
  }
  throw unavailable('label_redirects', 'The label redirects too often');
}

/** Leaving the loop ends the connection. */
async function readLimited(response: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > MAX_BYTES) throw unavailable('label_too_large', 'The label is larger than 5 MiB');
    chunks.push(part);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

function unavailable(code: string, message: string): CarrierUnavailable {
  return new CarrierUnavailable(code, message);
}
