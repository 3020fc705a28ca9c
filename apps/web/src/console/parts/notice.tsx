import type { ReactNode } from 'react';
import { Shape, type ShapeName } from '../../shared/shape.js';

/** A line that says what happened, where it happened, and stays until it is no longer so. There are no notices that fly by. */
export function Notice({
  shape,
  children,
  action,
}: {
  readonly shape: ShapeName;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="notice" role="status">
      <Shape name={shape} />
      <p>{children}</p>
      {action}
    </div>
  );
}
