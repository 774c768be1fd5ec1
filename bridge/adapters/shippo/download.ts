import { CarrierUnavailable } from '../../ports/carrier.ts';

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_REDIRECTS = 3;

/** The PDF behind a label's URL: https (plain http to this machine only), at most 5 MiB, and really a PDF. Throws CarrierUnavailable. */
export async function downloadLabel(labelUrl: string, timeoutMs: number): Promise<Uint8Array> {
  try {
    const response = await fetchChecked(labelUrl, AbortSignal.timeout(timeoutMs));
    if (!response.ok) throw unavailable(`label_${response.status}`, `The label answers ${response.status}`);
    const pdf = await readLimited(response);
    if (!isPdf(pdf)) throw unavailable('label_no_pdf', 'The label is no PDF');
    return pdf;
  } catch (error) {
    if (error instanceof CarrierUnavailable) throw error;
    throw unavailable('label_no_answer', 'The label cannot be downloaded now');
  }
}

/** Redirects are followed by hand, so that each address is checked. */
async function fetchChecked(url: string, signal: AbortSignal): Promise<Response> {
  let address = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (!mayFetch(address)) throw unavailable('label_address', 'The label lies at an address that is not allowed');
    const response = await fetch(address, { redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    address = new URL(location, address).href;
  }
  throw unavailable('label_redirects', 'The label redirects too often');
}

function mayFetch(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

async function readLimited(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > MAX_BYTES) {
      await reader?.cancel();
      throw unavailable('label_too_large', 'The label is larger than 5 MiB');
    }
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

function unavailable(code: string, message: string): CarrierUnavailable {
  return new CarrierUnavailable(code, message);
}
