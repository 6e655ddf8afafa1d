import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly side?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled part of a ticket. */
export function Section({ title, side, className, children }: SectionProps) {
  return (
    <section className={`section${className ? ` ${className}` : ''}`}>
      <div className="section-head">
        <h3>{title}</h3>
        {side}
      </div>
      {children}
    </section>
  );
}

/** A fact with its name. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
