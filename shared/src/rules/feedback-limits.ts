/** Sizes of an opinion and its answer in code points, and how many a person may send in 24 hours. */
export const feedbackLimits = { opinionMin: 5, opinionMax: 500, answerMax: 1000, perDay: 5 } as const;
