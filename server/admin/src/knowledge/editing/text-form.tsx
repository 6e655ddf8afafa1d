import { LockOutlined } from '@ant-design/icons';
import { Form, Input, Select, type FormInstance } from 'antd';
import { useCallback, type ReactNode } from 'react';
import { knowledgeText, type KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import type { KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import { loadAreas } from '../../api/city-data';
import { useLoad } from '../../api/use-load';
import { Field } from '../../parts/form/field';
import { DepartmentField } from '../../parts/form/tree-field';
import { CategoriesField } from '../../system/city-data/categories-field';
import { DayField } from '../../system/city-data/day-field';
import { CitizenPreview } from './citizen-preview';
import { ItemField, type ChosenItem } from './item-field';

export interface Draft {
  readonly text: KnowledgeText;
  /** The item that ends when this one is published. */
  readonly replaces: ChosenItem | null;
}

interface Values extends Omit<KnowledgeText, 'questions'> {
  readonly questions: string;
  readonly replaces: Draft['replaces'];
}

export const emptyText = (today: string): KnowledgeText => ({ title: '', body: '', questions: [], notes: '', source: '', documentNo: null, department: '', owner: '', categories: [], areas: [], effectiveFrom: today, effectiveTo: null, reviewBy: null });

const linesOf = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter(Boolean);
const textOf = ({ questions, replaces: _, ...text }: Values): KnowledgeText => ({ ...text, title: text.title ?? '', body: text.body ?? '', notes: text.notes ?? '', documentNo: text.documentNo?.trim() || null, owner: text.owner || text.department, questions: linesOf(questions) });
const { shape } = knowledgeText;

function AreasField(props: { readonly value?: string[]; readonly onChange?: (areas: string[]) => void; readonly id?: string }) {
  const { data } = useLoad(useCallback(() => loadAreas(), []));
  return <Select mode="multiple" options={(data ?? []).map(({ name }) => ({ value: name, label: name }))} placeholder="不选则全市适用" {...props} />;
}

/** Where a text comes from, for whom and for how long. */
function Facts({ itemId }: { readonly itemId: string | null }) {
  return (
    <div className="figure-grid">
      <Field name="source" label="来源" schema={shape.source}><Input maxLength={200} placeholder="《关于……的通知》" /></Field>
      <Field name="documentNo" label="文号" schema={shape.documentNo} required={false}><Input maxLength={100} /></Field>
      <Field name="department" label="发文单位" schema={shape.department}><DepartmentField /></Field>
      <Form.Item name="owner" label="维护单位" extra="不选则与发文单位相同"><DepartmentField data-testid="field-owner" /></Form.Item>
      <Field name="categories" label="诉求分类" schema={shape.categories} required={false}><CategoriesField placeholder="可选多个" /></Field>
      <Field name="areas" label="适用区域" schema={shape.areas} required={false}><AreasField /></Field>
      <Field name="effectiveFrom" label="生效日期" schema={shape.effectiveFrom}><DayField /></Field>
      <Field name="effectiveTo" label="失效日期" schema={shape.effectiveTo} required={false}><DayField /></Field>
      <Field name="reviewBy" label="复核日期" schema={shape.reviewBy} required={false}><DayField /></Field>
      <Form.Item name="replaces" label="替代的内容" extra="发布后，被替代的内容随即失效并指向本条"><ItemField except={itemId} /></Form.Item>
    </div>
  );
}

function Preview({ form, kind }: { readonly form: FormInstance<Values>; readonly kind: KnowledgeKind }) {
  const values = Form.useWatch([], form);
  return values?.categories ? <CitizenPreview kind={kind} text={textOf(values)} /> : null;
}

interface TextFormProps {
  readonly itemId: string | null;
  readonly kind: KnowledgeKind;
  readonly draft: Draft;
  readonly children: ReactNode;
  readonly onSave: (draft: Draft) => void;
}

/** The text of an item, beside what citizens will see of it. */
export function TextForm({ itemId, kind, draft: { text, replaces }, children, onSave }: TextFormProps) {
  const [form] = Form.useForm<Values>();
  return (
    <Form form={form} layout="vertical" initialValues={{ ...text, department: text.department || undefined, owner: text.owner || undefined, questions: text.questions.join('\n'), replaces }} onFinish={(values) => onSave({ text: textOf(values), replaces: values.replaces ?? null })} className="item-form">
      <div className="item-columns">
        <div>
          <Field name="title" label="标题" schema={shape.title}><Input maxLength={200} /></Field>
          <Field name="body" label={kind === 'policy' ? '正文（全文）' : '答复正文'} schema={shape.body} help="市民看到的内容"><Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} /></Field>
          <Form.Item name="questions" label="问法" extra="市民的其他问法，一行一个，用于查询"><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} data-testid="field-questions" /></Form.Item>
          <div className="note-area">
            <div className="note-area-head"><LockOutlined aria-hidden /> 市民不可见</div>
            <Field name="notes" label="内部说明" schema={shape.notes} required={false}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} /></Field>
          </div>
        </div>
        <div><h3 className="quiet">预览</h3><Preview form={form} kind={kind} /></div>
      </div>
      <Facts itemId={itemId} />
      {children}
    </Form>
  );
}
