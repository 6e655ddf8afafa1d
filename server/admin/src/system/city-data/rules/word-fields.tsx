import { Button, Form, Input, Select } from 'antd';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { vulnerableNeeds, type VulnerableNeed } from '@hotline/shared/vocabulary/vulnerable-need';
import { optionsOf } from '../../../parts/options';

const tiers = optionsOf(urgencies).filter(({ value }) => value !== 'normal');

/** 紧急词: a word, and the tier it raises to. */
export function UrgencyWords({ readOnly }: { readonly readOnly: boolean }) {
  return (
    <Form.List name="urgencyWords">
      {(fields, { add, remove }) => (
        <>
          <ul className="word-list">
            {fields.map(({ key, name }) => (
              <li key={key}>
                <Form.Item name={[name, 'word']} noStyle><Input maxLength={20} aria-label={`第${name + 1}个紧急词`} data-testid={`word-${name}`} /></Form.Item>
                <Form.Item name={[name, 'urgency']} noStyle><Select options={tiers} aria-label={`第${name + 1}个紧急词的紧急程度`} /></Form.Item>
                {readOnly ? null : <Button onClick={() => remove(name)} aria-label={`删除第${name + 1}个紧急词`}>删除</Button>}
              </li>
            ))}
          </ul>
          {readOnly ? null : <Button onClick={() => add({ word: '', urgency: 'urgent' })} data-testid="add-word">添加紧急词</Button>}
        </>
      )}
    </Form.List>
  );
}

function NeedRow({ at }: { readonly at: number }) {
  const need = Form.useWatch<VulnerableNeed | undefined>(['needs', at, 'need']);
  const name = need ? vulnerableNeeds.labels[need] : '';
  return (
    <li className="need-row">
      <Form.Item name={[at, 'need']} hidden><Input /></Form.Item>
      <span>{name}</span>
      <Form.Item name={[at, 'words']} noStyle><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} aria-label={`${name}的关键词`} placeholder="输入关键词后回车" /></Form.Item>
      <Form.Item name={[at, 'urgency']} noStyle><Select options={tiers} aria-label={`${name}的紧急程度`} /></Form.Item>
    </li>
  );
}

/** 特殊需求: the words that show it, and the tier it raises to. */
export function NeedFields() {
  return <Form.List name="needs">{(fields) => <ul className="word-list">{fields.map(({ key, name }) => <NeedRow key={key} at={name} />)}</ul>}</Form.List>;
}
