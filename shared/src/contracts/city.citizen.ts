import * as z from 'zod/mini';
import { code, day, id, page, pageQuery } from './fields';
import { contract } from './contract';

export const categoryNode = z.object({ code: code(), name: z.string(), parent: z.nullable(code()) });
export const areaNode = z.object({ code: code(), name: z.string(), parent: z.nullable(code()), hasChildren: z.boolean() });
export type CategoryNode = z.output<typeof categoryNode>;
export type AreaNode = z.output<typeof areaNode>;

/** 城市档案 as a city writes it down: what it is called, its numbers, themes and texts. */
export const cityWords = z.object({
  cityName: z.string(),
  hotlineName: z.string(),
  hotlineNumber: z.string(),
  slogan: z.string(),
  emergencyNumbers: z.array(z.object({ number: z.string(), label: z.string() })),
  themes: z.array(z.object({ key: z.string(), title: z.string(), query: z.string() })),
  hotQuestions: z.array(z.string()),
  consentVersion: z.string(),
  consentTitle: z.string(),
  consentText: z.string(),
});
export type CityWords = z.output<typeof cityWords>;

/** 公告. */
export const announcement = z.object({ id: id(), title: z.string(), body: z.string(), publishedOn: day(), until: z.nullable(day()) });
export type Announcement = z.output<typeof announcement>;

export const cityProfile = z.object({
  ...cityWords.shape,
  /** The newest in force. */
  notices: z.array(z.object({ id: id(), title: z.string() })),
  /** How a web page may log in: `textCode` by a code to the telephone, `anyBrowser` by WeChat's page although the browser is not WeChat's (the sandbox). */
  logIn: z.object({ textCode: z.boolean(), anyBrowser: z.boolean() }),
});
export type CityProfile = z.output<typeof cityProfile>;

export const getCity = contract({
  method: 'GET',
  path: '/api/citizen/city',
  summary: 'City profile; open to everyone.',
  response: cityProfile,
});

export const listAnnouncements = contract({
  method: 'GET',
  path: '/api/citizen/announcements',
  summary: 'Announcements in force, the newest first.',
  query: z.strictObject(pageQuery),
  response: page(announcement),
});

export const listCategories = contract({
  method: 'GET',
  path: '/api/citizen/categories',
  summary: 'The whole category tree as a flat list, in the order of the tree.',
  response: z.object({ items: z.array(categoryNode) }),
});

export const listAreas = contract({
  method: 'GET',
  path: '/api/citizen/areas',
  summary: 'Children of an area (districts without `parent`; then streets; then communities).',
  query: z.strictObject({ parent: z.optional(code()) }),
  response: z.object({ items: z.array(areaNode) }),
});
