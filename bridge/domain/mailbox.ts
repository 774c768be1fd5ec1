/** An address without its case and its `+tag`: one mailbox. As the database's index has it (migration 0011). */
export function mailboxOf(email: string): string {
  const [name = '', ...domain] = email.trim().toLowerCase().split('@');
  const [untagged = ''] = name.split('+', 1);
  return [untagged, ...domain].join('@');
}
