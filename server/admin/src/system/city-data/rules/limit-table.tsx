import { Form } from 'antd';
import { firstRules } from '@hotline/shared/rules/rule-set';
import { clockKinds, type ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { urgencies, type Urgency } from '@hotline/shared/vocabulary/urgency';
import { LimitField } from './limit-field';

const kinds = Object.keys(firstRules.clocks) as (keyof typeof firstRules.clocks & ClockKind)[];

/** A limit in its cell; the label is said by row and column. */
export function LimitItem({ path, name }: { readonly path: readonly string[]; readonly name: string }) {
  return (
    <Form.Item name={[...path]} noStyle>
      <LimitField name={name} testId={`limit-${path.join('-')}`} />
    </Form.Item>
  );
}

function Row({ kind }: { readonly kind: (typeof kinds)[number] }) {
  const name = clockKinds.labels[kind];
  return (
    <tr>
      <th scope="row">{name}</th>
      {urgencies.codes.map((urgency: Urgency) => (
        <td key={urgency}><LimitItem path={['clocks', kind, urgency]} name={`${name}时限（${urgencies.labels[urgency]}）`} /></td>
      ))}
    </tr>
  );
}

/** Limits of the clocks that depend on urgency alone. */
export function LimitTable() {
  return (
    <div className="rule-scroll">
      <table className="plain-table">
        <thead>
          <tr><th scope="col">环节</th>{urgencies.codes.map((urgency) => <th scope="col" key={urgency}>{urgencies.labels[urgency]}</th>)}</tr>
        </thead>
        <tbody>{kinds.map((kind) => <Row key={kind} kind={kind} />)}</tbody>
      </table>
    </div>
  );
}
