/** Selects by the hook of an element (`server/admin/README.md`). */
export const id = (name) => `[data-testid="${name}"]`;

export const seen = (name) => (page) => page.locator(id(name)).first().waitFor();
export const clicked = (name) => (page) => page.locator(id(name)).first().click();
export const form = (action) => seen(`form-${action}`);

/** A ticket at a desk, by what it is photographed for; `doing` opens the form of a step. */
export const ticketAt = (desk, { key, doing }) => (facts) => `admin:desks/${desk}/${facts[key].id}${doing ? `?do=${doing}` : ''}`;

export const fill = (page, field, text) => page.fill(`${id(`field-${field}`)} textarea, textarea${id(`field-${field}`)}, input${id(`field-${field}`)}`, text);
