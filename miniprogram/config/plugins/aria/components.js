const aria = {
  'aria-role': '',
  'aria-label': '',
  'aria-live': '',
  'aria-checked': '',
  'aria-expanded': '',
  'aria-modal': '',
};

/** The components of ours that carry aria attributes. */
module.exports.ariaComponents = { View: aria, Button: { 'aria-label': '' }, Input: { 'aria-label': '' }, Textarea: { 'aria-label': '' } };
