import { loadCategories } from '../../../api/city-data';
import { useLoad } from '../../../api/use-load';
import type { RuleSet } from '@hotline/shared/rules/rule-set';
import { ruleChanges } from './rule-lines';

interface RuleChangesProps {
  readonly before: RuleSet;
  readonly after: RuleSet;
}

/** Before and after, a line a figure. */
export function RuleChanges({ before, after }: RuleChangesProps) {
  const { data } = useLoad(loadCategories);
  const names = new Map((data ?? []).map(({ code, name }) => [code, name]));
  const changes = ruleChanges(before, after, (code) => names.get(code) ?? code);
  if (changes.length === 0) return <p className="quiet">没有改动。</p>;
  return (
    <table className="plain-table" data-testid="rule-changes">
      <thead>
        <tr><th scope="col">项目</th><th scope="col">原为</th><th scope="col">改为</th></tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.label}><th scope="row">{change.label}</th><td>{change.before ?? '（无）'}</td><td><strong>{change.after ?? '（删除）'}</strong></td></tr>
        ))}
      </tbody>
    </table>
  );
}
