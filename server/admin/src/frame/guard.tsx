import type { ReactNode } from 'react';
import { workplaceOf, type Tool } from '../desks/desk-table';
import { useSession } from '../session/session';
import { NotYours } from './dead-ends';

/** Shows a tool to the roles that have it. */
export function ToolGuard({ tool, children }: { readonly tool: Tool; readonly children: ReactNode }) {
  const { staff } = useSession();
  return workplaceOf(staff.role).tools.includes(tool) ? children : <NotYours />;
}
