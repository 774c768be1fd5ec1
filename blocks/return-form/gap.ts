import type { CSSProperties } from 'react';

/** Block spacing as a custom property: WordPress itself writes it only for blocks with a layout. PHP does the same for the page. */
export function gapStyle(blockGap: string | undefined): CSSProperties {
  if (!blockGap) return {};
  const value = blockGap.replace(/^var:preset\|spacing\|([\w-]+)$/, 'var(--wp--preset--spacing--$1)');
  return { '--boomerang-gap': value } as CSSProperties;
}
