import { Alert } from 'antd';
import { useCallback, useState } from 'react';
import { listRules, type RuleVersion } from '@hotline/shared/contracts/rules.staff';
import type { RuleSet } from '@hotline/shared/rules/rule-set';
import { call } from '../../../api/call';
import { useLoad } from '../../../api/use-load';
import { FaultState, LoadingState } from '../../../parts/states';
import { formatInstant } from '../../../parts/time';
import { useMayEdit } from '../may-edit';
import { PublishRules } from './publish-rules';
import { RuleVersions } from './rule-versions';
import { RulesForm } from './rules-form';

function RulesDesk({ items, onChanged }: { readonly items: RuleVersion[]; readonly onChanged: (items: RuleVersion[]) => void }) {
  const readOnly = !useMayEdit('systemAdmin');
  const [review, setReview] = useState<RuleSet | null>(null);
  const inForce = items.find(({ standing }) => standing === 'inForce');
  const waiting = items.find(({ standing }) => standing === 'waiting');
  const newest = items[0]?.version ?? 1;
  if (!inForce) return null;
  const shown = waiting ?? inForce;
  const published = (next: RuleVersion[]): void => {
    setReview(null);
    onChanged(next);
  };
  return (
    <div className="rules">
      <div className="rules-main">
        {waiting ? <Alert type="info" showIcon title={`第${waiting.version}版将于 ${formatInstant(waiting.effectiveFrom, Date.now())} 生效，下面显示的是这一版。`} className="form-alert" /> : null}
        <RulesForm key={shown.version} rules={shown.rules} readOnly={readOnly} onReview={setReview} />
      </div>
      <RuleVersions items={items} readOnly={readOnly} onChanged={onChanged} />
      {review ? <PublishRules rules={review} inForce={inForce} newest={newest} waiting={waiting} onClose={() => setReview(null)} onPublished={published} /> : null}
    </div>
  );
}

/** 规则: the figures of a ticket's life, as a form; a version a change. */
export function RulesPage() {
  const { data, fault, reload, put } = useLoad(useCallback(async () => (await call(listRules, {})).items, []));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  return <RulesDesk items={data} onChanged={put} />;
}
