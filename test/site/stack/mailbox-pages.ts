import type { KeptMail } from './mailbox.ts';

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; }
  h1 { font-size: 1.4rem; } a { color: inherit; }
  ul.mails { list-style: none; margin: 0; padding: 0; }
  ul.mails a { border-top: 1px solid #8885; display: block; padding: .8rem .2rem; text-decoration: none; }
  ul.mails a:hover, ul.mails a:focus-visible { background: #8881; }
  .subject { display: block; font-weight: 600; } .meta { opacity: .75; font-size: .9rem; overflow-wrap: anywhere; }
  iframe { background: #fff; border: 1px solid #8885; border-radius: 6px; height: 46rem; width: 100%; }
  pre { background: #8881; border-radius: 6px; overflow: auto; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
  dl { display: grid; gap: .2rem 1rem; grid-template-columns: max-content 1fr; } dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
`;

export function mailListPage(mails: readonly KeptMail[]): string {
  const items = mails.map(
    ({
      id,
      mail,
    }) => `<li><a href="/mail/${encodeURIComponent(id)}"><span class="subject">${text(mail.subject ?? '(no subject)')}</span>
      <span class="meta">to ${text(addressOf(mail.to))} · ${text(mail.date?.toLocaleString('en') ?? '')}${mail.attachments.length ? ` · ${mail.attachments.length} attached` : ''}</span></a></li>`,
  );
  const list = items.length
    ? `<ul class="mails">${items.join('')}</ul>`
    : '<p>No mail yet. Make a return, and reload this page.</p>';
  return page('Mailbox', `<h1>Mailbox</h1><p>What WordPress would have sent. Nothing leaves this machine.</p>${list}`);
}

export function mailPage({ id, raw, mail }: KeptMail): string {
  const base = `/mail/${encodeURIComponent(id)}`;
  const files = mail.attachments.map(
    (file, index) =>
      `<li><a href="${base}/attachments/${index}">${text(file.filename ?? 'file')}</a> (${Math.ceil(file.size / 1024)} kB)</li>`,
  );
  const headers = raw.slice(0, raw.search(/\r?\n\r?\n/));
  return page(
    mail.subject ?? 'Mail',
    `<p><a href="/">← All mails</a></p><h1>${text(mail.subject ?? '')}</h1>
     <dl><dt>From</dt><dd>${text(addressOf(mail.from))}</dd><dt>To</dt><dd>${text(addressOf(mail.to))}</dd></dl>
     ${files.length ? `<h2>Attached</h2><ul>${files.join('')}</ul>` : ''}
     <h2>HTML part</h2><iframe title="HTML part" src="${base}/html" sandbox="allow-popups"></iframe>
     <h2>Plain part</h2><pre tabindex="0">${text(mail.text ?? '')}</pre>
     <h2>Headers</h2><pre tabindex="0">${text(headers)}</pre>`,
  );
}

function addressOf(field: KeptMail['mail']['to']): string {
  const fields = Array.isArray(field) ? field : field ? [field] : [];
  return fields.map((one) => one.text).join(', ');
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${text(title)}</title><style>${STYLE}</style><main>${body}</main></html>`;
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
