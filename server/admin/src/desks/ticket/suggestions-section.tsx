import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { Section } from './section';

/** Departments the dispatch directory names, each with its rule. One click on them is in the dispatch form. */
export function SuggestionsSection({ ticket: { suggestions } }: { readonly ticket: StaffTicket }) {
  if (suggestions.length === 0) return null;
  return (
    <Section title="派单建议">
      <ul className="plain-list">
        {suggestions.map(({ code, name, note }) => (
          <li key={code}>
            <strong>{name}</strong>
            <span className="quiet"> {note}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
