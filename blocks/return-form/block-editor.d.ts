/** What the block uses of a package that ships no types. */
declare module '@wordpress/block-editor' {
  import type { ComponentType, HTMLAttributes, ReactNode } from 'react';

  export const InspectorControls: ComponentType<{ children: ReactNode }>;
  export const PlainText: ComponentType<{
    value: string;
    onChange(value: string): void;
    className?: string;
    placeholder?: string;
    'aria-label'?: string;
  }>;
  export function useBlockProps(props?: HTMLAttributes<HTMLElement>): HTMLAttributes<HTMLElement>;
}
