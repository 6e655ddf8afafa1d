import { closedList } from './closed-list';

/** 承办单位 kinds. */
export const departmentKinds = closedList({
  bureau: '市直部门',
  public: '事业单位',
  utility: '公用企业',
  district: '县区政府',
  street: '街道乡镇',
});
export type DepartmentKind = (typeof departmentKinds.codes)[number];
