import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { getStaffMe, staffGetCity } from '@hotline/shared/contracts/staff.staff';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { FaultState, LoadingState } from '../parts/states';
import { LoginAgain } from './login-again';
import { SessionContext, type Session } from './session';

async function loadSession(): Promise<Session> {
  const staff = await call(getStaffMe, {});
  return { staff, city: await call(staffGetCity, {}) };
}

/** Shows its children to somebody who is logged in; everybody else is sent to the login page and brought back. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data, fault, reload } = useLoad(loadSession);
  const { pathname, search } = useLocation();
  if (data) {
    return (
      <SessionContext.Provider value={data}>
        {children}
        <LoginAgain />
      </SessionContext.Provider>
    );
  }
  if (!fault) return <LoadingState />;
  if (fault.code === 'session.required') return <Navigate to={`/login?to=${encodeURIComponent(pathname + search)}`} replace />;
  return <FaultState fault={fault} onRetry={reload} />;
}
