import type { ReactNode, Ref } from 'react';

/** Where a problem's link leads: the field of this path, or the nearest one around it. */
export function focusSetting(root: HTMLElement, path: string): void {
  const segments = path.split('.');
  for (let length = segments.length; length > 0; length--) {
    const place = root.querySelector(`[data-path="${segments.slice(0, length).join('.')}"]`);
    const control = place?.querySelector<HTMLElement>(
      'input:not(:disabled), select:not(:disabled), textarea, button:not(:disabled)',
    );
    if (!control) continue;
    control.focus();
    place?.scrollIntoView?.({ block: 'center' });
    return;
  }
}

/** Marks where the setting of a path stands. */
export function Setting({
  path,
  rootRef,
  children,
}: {
  path: string;
  rootRef?: Ref<HTMLDivElement>;
  children: ReactNode;
}) {
  return (
    <div ref={rootRef} className="boomerang-setting" data-path={path}>
      {children}
    </div>
  );
}

/** What is wrong at a place that is no single field. */
export function SettingProblem({ id, children }: { id?: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p {...(id ? { id } : {})} className="boomerang-field__error">
      {children}
    </p>
  );
}
