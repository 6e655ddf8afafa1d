import { closedList } from './closed-list';

/**
 * Who may learn of a request, as its requester wishes: 公开 allows an editor to publish it without anything personal, 不公开 is for
 * those who handle it, 保密 keeps it from whoever is complained of as well.
 */
export const visibilities = closedList({ public: '公开', private: '不公开', confidential: '保密' });

export type Visibility = (typeof visibilities.codes)[number];

/** A person's wish is kept as two facts: 保密, which staff may also set, and the leave to publish, which never outweighs it. */
export const visibilityOf = ({ confidential, mayPublish }: { readonly confidential: boolean; readonly mayPublish: boolean }): Visibility => {
  if (confidential) return 'confidential';
  return mayPublish ? 'public' : 'private';
};
