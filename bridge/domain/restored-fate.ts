/** What became of an act that was open in the backup: a person has to say, it failed, it waits to be looked up, was done now, or was found done. */
export const RESTORED_FATES = ['in_doubt', 'failed', 'waiting', 'sent', 'found'] as const;
export type RestoredFate = (typeof RESTORED_FATES)[number];
