import { submitLimits } from '@hotline/shared/rules/limits';
import { errorTexts } from '@hotline/shared/text/errors';

/** A fault for a picture the server would refuse, so that it is not sent at all. */
export const attachmentTooLarge = (bytes: number): string | null => (bytes > submitLimits.pictureBytes ? errorTexts['attachment.tooLarge'] : null);
