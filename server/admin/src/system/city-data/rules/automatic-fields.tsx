import { Form, Select } from 'antd';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { optionsOf } from '../../../parts/options';
import { CategoriesField } from '../categories-field';

/** 办结佐证, and what happens without waiting for a person. */
export function AutomaticFields() {
  return (
    <div className="figure-grid">
      <Form.Item name="evidenceCategories" label="办结须附佐证的分类"><CategoriesField placeholder="没有" /></Form.Item>
      <Form.Item name={['automatic', 'dispatchCategories']} label="自动派单的分类" extra="派单目录只有一个单位时，不等派单员。"><CategoriesField placeholder="没有" /></Form.Item>
      <Form.Item name={['automatic', 'approveTypes']} label="自动通过审核的诉求类型" extra="抽查到的除外。"><Select mode="multiple" options={optionsOf(requestTypes)} placeholder="没有" /></Form.Item>
    </div>
  );
}
