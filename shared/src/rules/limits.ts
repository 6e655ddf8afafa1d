/** Sizes a citizen's request and the desks' texts are held to, on the phone and on the server alike. Lengths count code points. */
export const submitLimits = {
  contentMin: 5,
  contentMax: 3000,
  addressMax: 200,
  nameMax: 50,
  companyMax: 100,
  reasonMax: 500,
  questionMax: 1000,
  noteMax: 2000,
  replyMax: 5000,
  pictures: 9,
  voices: 9,
  pictureBytes: 10 * 1024 * 1024,
  coDepartments: 10,
  parts: 10,
} as const;

/** An unsent form as the server keeps it: the longest reply, written in JSON, with room for what stands beside it. */
export const draftLimits = { valuesMax: 16_000 } as const;

/** How far a desk's queue is counted: nobody acts on the difference between 101 and 102. */
export const countedTo = 100;
