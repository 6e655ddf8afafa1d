/** What the website publishes for everybody, each with pages and a site map of its own (`<path>sitemap.xml`). */
export const sections = [
  { path: '/policies/', name: '政策与答复' },
  { path: '/cases/', name: '公开案例' },
  { path: '/notices/', name: '公告' },
] as const;

export type SectionPath = (typeof sections)[number]['path'];

export const sectionName = (path: SectionPath): string => sections.find((section) => section.path === path)?.name ?? '';
