/** The bridge can't have its database; the message is a sentence for the owner, and holds no password. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}
