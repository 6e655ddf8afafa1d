import { attributeOf, fire } from '../touch';

/** Where a picture of the mini-program really is. */
export type PictureSource = (src: string) => string;

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const roles = new Set(['button', 'checkbox', 'link', 'menuitem', 'option', 'radio', 'switch', 'tab']);

/** An element of WXML: what it says of itself to those who do not see it, and a stop for the Tab key if it can be pressed. */
class WxElement extends HTMLElement {
  static observedAttributes = ['aria-role', 'aria-label', 'aria-checked'];

  attributeChangedCallback(name: string): void {
    this.changed(name, attributeOf(this, name));
  }

  protected changed(name: string, value: unknown): void {
    if (name === 'aria-role') this.takeRole(text(value));
    else if (text(value) === '' && this.hasAttribute(name)) this.removeAttribute(name);
  }

  protected takeRole(role: string): void {
    if (role === '') return;
    this.setAttribute('role', role);
    if (roles.has(role)) this.tabIndex = 0;
  }
}

class WxButton extends WxElement {
  static override observedAttributes = [...WxElement.observedAttributes, 'disabled'];

  connectedCallback(): void {
    this.takeRole('button');
  }

  protected override changed(name: string, value: unknown): void {
    if (name === 'disabled') this.setAttribute('aria-disabled', String(value === true || value === 'true'));
    else super.changed(name, value);
  }
}

const fits: Readonly<Record<string, string>> = { aspectFill: 'cover', aspectFit: 'contain', scaleToFill: 'fill' };

const imageClass = (sourceOf: PictureSource) => class WxImage extends WxElement {
  static override observedAttributes = [...WxElement.observedAttributes, 'src', 'mode'];
  readonly #img = document.createElement('img');

  connectedCallback(): void {
    this.#img.alt = '';
    this.append(this.#img);
  }

  protected override changed(name: string, value: unknown): void {
    if (name === 'src') this.#img.src = sourceOf(text(value));
    else if (name === 'mode') this.#img.style.objectFit = fits[text(value)] ?? 'fill';
    else super.changed(name, value);
  }
};

const heard = ['value', 'type', 'password', 'placeholder', 'disabled', 'maxlength', 'focus', 'aria-label'];

/** What a field of WXML does with each of its attributes. */
const fieldRules: Readonly<Record<string, (field: HTMLInputElement | HTMLTextAreaElement, value: unknown) => void>> = {
  value: (field, value) => field.value !== text(value) && (field.value = text(value)),
  type: (field, value) => (field.inputMode = { number: 'numeric', idcard: 'text', digit: 'decimal' }[text(value)] ?? 'text'),
  password: (field, value) => field instanceof HTMLInputElement && (field.type = value === true ? 'password' : 'text'),
  placeholder: (field, value) => (field.placeholder = text(value)),
  disabled: (field, value) => (field.disabled = value === true || value === 'true'),
  maxlength: (field, value) => (Number(value) < 0 ? field.removeAttribute('maxlength') : (field.maxLength = Number(value ?? 140))),
  focus: (field, value) => value === true && queueMicrotask(() => field.focus()),
  'aria-label': (field, value) => field.setAttribute('aria-label', text(value)),
};

/** The person writes into a real field inside; the mini-program hears of it in WeChat's words. */
const fieldClass = (tag: 'input' | 'textarea') => class WxField extends WxElement {
  static override observedAttributes = heard;
  readonly #field = document.createElement(tag);

  connectedCallback(): void {
    const field = this.#field;
    const tell = (type: string, detail: object): void => fire(this, type, { value: field.value, ...detail });
    // The engine would hear the browser's own event as well, without a value in it.
    const alone = (event: Event): void => event.stopPropagation();
    field.oninput = (event) => {
      alone(event);
      tell('input', { cursor: field.selectionStart ?? field.value.length, keyCode: 0 });
    };
    field.onfocus = () => tell('focus', { height: 0 });
    field.onblur = () => tell('blur', { cursor: field.value.length });
    field.onkeydown = (event: Event) => {
      if (tag === 'input' && (event as KeyboardEvent).key === 'Enter') tell('confirm', {});
    };
    this.append(field);
  }

  protected override changed(name: string, value: unknown): void {
    fieldRules[name]?.(this.#field, value);
  }
};

class WxScrollView extends WxElement {
  static override observedAttributes = [...WxElement.observedAttributes, 'scroll-x', 'scroll-y', 'scroll-top'];

  protected override changed(name: string, value: unknown): void {
    if (name === 'scroll-top') this.scrollTop = Number(value) || 0;
    else if (name === 'scroll-x') this.style.overflowX = value === true ? 'auto' : 'hidden';
    else if (name === 'scroll-y') this.style.overflowY = value === true ? 'auto' : 'hidden';
    else super.changed(name, value);
  }
}

/** Makes this document understand the elements mini-programs are written in. */
export function defineElements(sourceOf: PictureSource): void {
  const elements: Readonly<Record<string, CustomElementConstructor>> = {
    'wx-view': class extends WxElement {},
    'wx-text': class extends WxElement {},
    'wx-button': WxButton,
    'wx-image': imageClass(sourceOf),
    'wx-input': fieldClass('input'),
    'wx-textarea': fieldClass('textarea'),
    'wx-scroll-view': WxScrollView,
  };
  for (const [tag, element] of Object.entries(elements)) customElements.define(tag, element);
}
