/**
 * Pairs of characters in which a question is put rather than what it is about. They are rare in answers, so that rarity alone
 * would take them for the heart of the matter.
 */
const pairs = `如何 怎么 怎样 什么 哪些 哪个 哪里 哪种 多少 多久 请问 是否 有何 可以 需要 为什 么办 么样 为何 何时 何种 请教 咨询 关于 问题 我想 想问 问一 一下
  能否 能不 不能 有什 有哪 是什 些什 些条 样的 么时 时候 几个 目前 现在 谁能 对于 的问 的相 是不 有没 没有 应该 该如 何办 要求 建议 请求 反映 投诉 希望 严重 解决`;

export const idleWords: ReadonlySet<string> = new Set(pairs.split(/\s+/));

/** Their weight beside a word of the same rarity. */
export const idleWeight = 0.3;
